import { isMap, isScalar, parseDocument, type YAMLMap } from "yaml";

/** A file's text in parts that together are the text. */
export interface FileParts {
  /** A byte order mark, or nothing. */
  readonly mark: string;
  /** The first `---` with its line end; empty where there is no frontmatter. */
  readonly opening: string;
  readonly yaml: string;
  /** The second `---` with its line end. */
  readonly closing: string;
  readonly body: string;
  /** The line end that the file uses first. */
  readonly lineEnd: string;
}

const BLOCK = /^(---[ \t]*(?:ya?ml[ \t]*)?(?:\r\n|\n|\r))((?:[^\r\n]*(?:\r\n|\n|\r))*?)(---[ \t]*(?:\r\n|\n|\r|$))/i;

/** Cuts a file at its frontmatter, as it is read; a rule and text below it, up to another rule, are none. */
export function splitFile(text: string): FileParts {
  const mark = text.startsWith("\u{FEFF}") ? "\u{FEFF}" : "";
  const rest = text.slice(mark.length);
  const lineEnd = /\r\n|\n|\r/.exec(rest)?.[0] ?? "\n";
  const [all = "", opening = "", yaml = "", closing = ""] = BLOCK.exec(rest) ?? [];
  const isRule = /^[ \t]*(?:\r\n|\n|\r)/.test(yaml) && !isMapping(yaml);
  if (all === "" || isRule) return { mark, opening: "", yaml: "", closing: "", body: rest, lineEnd };
  return { mark, opening, yaml, closing, body: rest.slice(all.length), lineEnd };
}

/** The mapping of a frontmatter with offsets of its own text; `undefined` where it is empty. */
export function mappingOf(yaml: string): YAMLMap | undefined {
  // YAML knows no line that ends as on old Macs; a character for a character leaves the offsets as they are.
  const { contents } = parseDocument(yaml.replace(/\r(?!\n)/g, "\n"), { prettyErrors: false });
  return isMap(contents) ? contents : undefined;
}

function isMapping(yaml: string): boolean {
  return mappingOf(yaml) !== undefined || yaml.replace(/#.*/g, "").trim() === "";
}

/** The title that a frontmatter says, as it is read; `undefined` where it says none. */
export function titleIn(yaml: string): string | undefined {
  const value: unknown = mappingOf(yaml)?.items.find(({ key }) => isScalar(key) && key.value === "title")?.value;
  if (!isScalar(value) || typeof value.value !== "string") return undefined;
  return value.value.replace(/[ \t\n]+/g, " ").trim();
}
