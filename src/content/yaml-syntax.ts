import { isAlias, isNode, isPair, isScalar, visit, type Document } from "yaml";
import type { Problem } from "../model/problem.ts";
import { raiseAt, type NamedText } from "./yaml-marks.ts";
import { CONFLICT_MARKER, SYNTAX_WORDING, yamlDuplicateKey, yamlSyntax, yamlTag } from "./yaml-problems.ts";

/** What the parser found wrong with a text, and what it allows and no writer needs. */
export function syntaxProblems(document: Document, named: NamedText): Problem[] {
  const { text } = named;
  // The first mistake makes the parser stumble over what follows: only keys that are there twice are told one by one.
  const first = document.errors.find((error) => error.code !== "DUPLICATE_KEY");
  const problems = document.errors
    .filter((error) => error === first || error.code === "DUPLICATE_KEY")
    .map((error) => {
      const [start, end] = error.pos;
      if (error.code === "DUPLICATE_KEY") {
        const key = /^[^:\n]*/.exec(text.slice(start))?.[0] ?? "";
        return raiseAt(named, start, start + key.length, yamlDuplicateKey, { key });
      }
      const marker = /^(?:<{7}|={7}|>{7})(?: |$)/m.exec(text);
      if (marker) return raiseAt(named, marker.index, marker.index + 7, yamlSyntax, CONFLICT_MARKER);
      const words = SYNTAX_WORDING[error.code] ?? {
        message: error.message.endsWith(".") ? error.message : `${error.message}.`,
        hint: "Put the value in quotes, or check the indentation of the lines around.",
      };
      return raiseAt(named, start, end, yamlSyntax, words);
    });
  for (const warning of document.warnings) {
    const [start, end] = warning.pos;
    problems.push(raiseAt(named, start, end, yamlTag, { tag: text.slice(start, end) }));
  }
  visit(document, {
    Pair(_, pair) {
      if (!isPair(pair) || isScalar(pair.key)) return;
      const start = isNode(pair.key) ? (pair.key.range?.[0] ?? 0) : 0;
      const what = isAlias(pair.key) ? "an alias" : "a list or a mapping";
      const words = { message: `A key must be text, not ${what}.`, hint: "Write the key as one word." };
      problems.push(raiseAt(named, start, start + 1, yamlSyntax, words));
    },
  });
  return problems;
}
