/** A piece of Markdown in Intercom's dialect: plain Markdown, or a directive and what it holds. */
export type Piece =
  { readonly kind: "markdown"; readonly text: string } | { readonly kind: "directive"; readonly directive: Directive };

export interface Directive {
  readonly name: DirectiveName;
  readonly attributes: Readonly<Record<string, string>>;
  readonly pieces: readonly Piece[];
}

const NAMES = ["callout", "button", "collapsible", "video", "attachment", "attachments", "intercom-block"] as const;
export type DirectiveName = (typeof NAMES)[number];

interface Open {
  readonly name: DirectiveName;
  readonly attributes: Readonly<Record<string, string>>;
  readonly pieces: Piece[];
}

const OPENING = /^ {0,3}:::([a-z-]+)((?:[ \t]+[A-Za-z_]+="[^"]*")*)[ \t]*$/;
const CLOSING = /^ {0,3}:::[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})(.*)$/;

/**
 * Takes Markdown apart at Intercom's directives: `:::name attribute="value"` up to a bare `:::`, also those that hold
 * nothing. What is not closed ends with the text. Inside a code block nothing is a directive.
 */
export function splitDirectives(markdown: string): readonly Piece[] {
  const top: Piece[] = [];
  const open: Open[] = [];
  let lines: string[] = [];
  let fence: string | undefined;
  const pieces = (): Piece[] => open.at(-1)?.pieces ?? top;
  const flush = (): void => {
    const text = lines.join("\n");
    if (text.trim() !== "") pieces().push({ kind: "markdown", text });
    lines = [];
  };
  const close = (): void => {
    flush();
    const directive = open.pop();
    if (directive !== undefined) pieces().push({ kind: "directive", directive });
  };
  for (const line of markdown.replace(/\r\n?/g, "\n").split("\n")) {
    const opening = fence === undefined ? readOpening(line) : undefined;
    if (opening !== undefined) {
      flush();
      open.push(opening);
    } else if (fence === undefined && open.length > 0 && CLOSING.test(line)) {
      close();
    } else {
      fence = fenceAfter(line, fence);
      lines.push(line);
    }
  }
  while (open.length > 0) close();
  flush();
  return top;
}

function readOpening(line: string): Open | undefined {
  const [, word, rest = ""] = OPENING.exec(line) ?? [];
  const name = NAMES.find((known) => known === word);
  if (name === undefined) return undefined;
  const attributes = [...rest.matchAll(/([A-Za-z_]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [
    key,
    value.replaceAll("&quot;", '"').replaceAll("&amp;", "&"),
  ]);
  return { name, attributes: Object.fromEntries(attributes) as Record<string, string>, pieces: [] };
}

/** The fence of the code block that the next line stands in. */
function fenceAfter(line: string, fence: string | undefined): string | undefined {
  const [, marks = "", rest = ""] = FENCE.exec(line) ?? [];
  if (marks === "") return fence;
  if (fence === undefined) return marks.startsWith("`") && rest.includes("`") ? undefined : marks;
  return marks.startsWith(fence) && rest.trim() === "" ? undefined : fence;
}

/** The line that opens a directive; attributes without a value are left out. */
export function openingLine(name: DirectiveName, attributes: Readonly<Record<string, string | undefined>>): string {
  const words = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}="${value.replaceAll("&", "&amp;").replaceAll('"', "&quot;")}"`],
  );
  // A line end would end the line.
  return [`:::${name}`, ...words].join(" ").replace(/\s*\n\s*/g, " ");
}
