import ts from "typescript";

export interface Import {
  /** As written; `null` where it is computed and so cannot be checked. */
  readonly specifier: string | null;
  /** `type` leaves no trace at run time; `dynamic` is `import()` or a worker's file. */
  readonly form: "static" | "type" | "dynamic";
  /** From 1. */
  readonly line: number;
}

/** Every way in which a module can name another one: imports, re-exports, import types, `import()`, `require()`, `new URL(…, import.meta.url)` of a module. */
export function readImports(text: string): Import[] {
  const source = ts.createSourceFile("module.ts", text, ts.ScriptTarget.Latest, true);
  const imports: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, form: Import["form"]) => {
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    const literal = specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier.text : null;
    imports.push({ specifier: literal, form, line });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node, node.moduleSpecifier, isTypeImport(node) ? "type" : "static");
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      add(node, node.moduleSpecifier, node.isTypeOnly ? "type" : "static");
    } else if (ts.isImportTypeNode(node)) {
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, "type");
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node, node.arguments[0], "dynamic");
    } else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "require") {
      add(node, node.arguments[0], "static");
    } else if (ts.isNewExpression(node) && isUrlOfModule(node)) {
      add(node, node.arguments?.[0], "dynamic");
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
}

function isTypeImport(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause;
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  if (clause.name !== undefined || named === undefined || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}

function isUrlOfModule(node: ts.NewExpression): boolean {
  const base = node.arguments?.[1];
  const isOwn =
    ts.isIdentifier(node.expression) && node.expression.text === "URL" && base?.getText() === "import.meta.url";
  const target = node.arguments?.[0];
  return isOwn && !(target !== undefined && ts.isStringLiteralLike(target) && !/\.[cm]?[jt]s$/u.test(target.text));
}

/** Whether a module holds nothing but re-exports. */
export function isBarrel(text: string): boolean {
  const { statements } = ts.createSourceFile("module.ts", text, ts.ScriptTarget.Latest, true);
  const reExports = statements.filter((node) => ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined);
  return reExports.length > 0 && reExports.length === statements.length;
}
