/** Directives without content: Intercom may or may not close them with a `:::` of their own. */
const LEAVES = new Set(["button", "video", "attachment", "intercom-block"]);
const CONTAINERS = new Set("callout collapsible table note tip info warning danger caution important".split(" "));

/** Quote and list markers before a line's own text. */
const MARKERS = String.raw`(?:[\s>]|[-*+]\s|\d{1,9}[.)]\s)*`;
const OPENING = new RegExp(String.raw`^(${MARKERS})(:{3,})\s*([A-Za-z][\w-]*)([^\n]*)$`);
const CLOSING = /^([\s>]*)(:{3,})\s*$/;
const FENCE = new RegExp(`^${MARKERS}(\`{3,}|~{3,})`);
const ATTRIBUTES = /^\s+((?:[\w-]+="[^"]*"\s*)+)$/;

interface Opening {
  readonly line: number;
  readonly before: string;
  readonly colons: string;
  readonly name: string;
  readonly rest: string;
}

/**
 * Rewrites directives as Intercom and Docusaurus write them to the form that the parser knows, on the same lines:
 * `:::callout color="x"` → `:::callout{color="x"}`, `:::tip Title` → `:::tip[Title]`, `:::button href="…"` →
 * `::button{href="…"}`, and the outer one of two nested ones gets more colons than the inner one.
 */
export function rewriteDirectiveLines(text: string): string {
  if (!text.includes(":::")) return text;
  const lines = text.split("\n");
  const { openings, closings } = directiveLines(lines);
  const leaves = openings.filter((opening) => LEAVES.has(opening.name));
  const containers = openings.filter((opening) => !LEAVES.has(opening.name));
  for (const leaf of leaves) {
    lines[leaf.line] = `${leaf.before}::${leaf.name}${braced(leaf)}`;
    const closing = closings.findIndex((line) => closesLeaf(line, leaf, lines));
    const outside = countBefore(containers, leaf.line) <= closings.filter((line) => line < leaf.line).length;
    // Within a container the next `:::` may be the container's: it is the leaf's only where there are enough for all.
    if (closing === -1 || !(outside || closings.length > containers.length)) continue;
    const closed = closings.splice(closing, 1)[0] ?? 0;
    // In a quote an empty line would end it.
    lines[closed] = (lines[closed] ?? "").replace(/:+\s*$/, "");
  }
  const colons = nestedColons(containers, closings, lines);
  for (const opening of containers) {
    const marker = colons.get(opening.line) ?? opening.colons;
    const line = lines[opening.line] ?? "";
    const known = CONTAINERS.has(opening.name);
    lines[opening.line] = known
      ? opening.before + marker + opening.name + braced(opening)
      : line.replace(/:{3,}/, marker);
  }
  for (const line of closings) {
    const marker = colons.get(line);
    if (marker !== undefined) lines[line] = (lines[line] ?? "").replace(/:+/, marker);
  }
  return lines.join("\n");
}

function directiveLines(lines: readonly string[]): { openings: Opening[]; closings: number[] } {
  const code = codeLines(lines);
  const openings: Opening[] = [];
  const closings: number[] = [];
  lines.forEach((line, index) => {
    if (code.has(index)) return;
    const opening = OPENING.exec(line);
    if (opening !== null) {
      const [, before = "", colons = "", name = "", rest = ""] = opening;
      openings.push({ line: index, before, colons, name, rest });
    } else if (CLOSING.test(line)) closings.push(index);
  });
  return { openings, closings };
}

function closesLeaf(line: number, leaf: Opening, lines: readonly string[]): boolean {
  return line > leaf.line && lines.slice(leaf.line + 1, line).every(isBlank);
}

function countBefore(openings: readonly Opening[], line: number): number {
  return openings.filter((opening) => opening.line < line).length;
}

function isBlank(line: string): boolean {
  return /^[\s>]*$/.test(line);
}

/** What follows a name, as the parser wants it. */
function braced({ name, rest }: Opening): string {
  if (/^\s*[[{]/.test(rest)) return rest.trimStart();
  const attributes = ATTRIBUTES.exec(rest)?.[1];
  if (attributes !== undefined) return `{${attributes.trim()}}`;
  const title = rest.trim();
  if (title === "" || !CONTAINERS.has(name)) return rest;
  return `[${title.replace(/[[\]]/g, "\\$&")}]`;
}

/** The lines, from 0, that fenced code covers. */
export function codeLines(lines: readonly string[]): Set<number> {
  const inside = new Set<number>();
  let fence = "";
  lines.forEach((line, index) => {
    const marker = FENCE.exec(line)?.[1] ?? "";
    if (fence !== "") {
      inside.add(index);
      if (marker.startsWith(fence) && line.trim().replace(/^[>\s]*/, "") === marker) fence = "";
    } else if (marker !== "") {
      inside.add(index);
      fence = marker;
    }
  });
  return inside;
}

/** Colons for each opening and closing line, so that an outer container has more than what it holds. */
function nestedColons(
  openings: readonly Opening[],
  closings: readonly number[],
  lines: readonly string[],
): Map<number, string> {
  const colons = new Map<number, string>();
  const stack: { opening: Opening; inner: number }[] = [];
  const events = [...openings.map((opening) => opening.line), ...closings].sort((left, right) => left - right);
  for (const line of events) {
    const opening = openings.find((candidate) => candidate.line === line);
    if (opening !== undefined) {
      stack.push({ opening, inner: 0 });
      continue;
    }
    const top = stack.pop();
    if (top === undefined) continue;
    const written = CLOSING.exec(lines[line] ?? "")?.[2]?.length ?? 3;
    const width = Math.max(top.opening.colons.length, written, top.inner + 1);
    colons.set(top.opening.line, ":".repeat(width)).set(line, ":".repeat(width));
    const outer = stack.at(-1);
    if (outer !== undefined) outer.inner = Math.max(outer.inner, width);
  }
  return colons;
}
