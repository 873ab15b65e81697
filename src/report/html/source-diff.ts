import { markup, type Markup } from "./markup.ts";
import { runsOf } from "./runs.ts";

/** The Markdown of a page, line by line, with a few lines around each change. */
export function sourceDiff(
  { before, after }: { readonly before: string; readonly after: string },
  around: number,
): Markup {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const lines: { readonly kind: "same" | "removed" | "added"; readonly text: string }[] = [];
  let [left, right] = [0, 0];
  for (const { kind, count } of runsOf(old, now)) {
    const run = kind === "removed" ? old.slice(left, left + count) : now.slice(right, right + count);
    lines.push(...run.map((text) => ({ kind, text })));
    if (kind !== "added") left += count;
    if (kind !== "removed") right += count;
  }
  const changes = lines.flatMap(({ kind }, index) => (kind === "same" ? [] : [index]));
  const near = new Set(
    changes.flatMap((at) => Array.from({ length: 2 * around + 1 }, (_, step) => at - around + step)),
  );
  const shown = lines.flatMap(({ kind, text }, index): Markup[] => {
    if (!near.has(index)) return [];
    const isCut = index > 0 && !near.has(index - 1);
    return [...(isCut ? [markup`<span class="cut">…</span>\n`] : []), line(kind, text)];
  });
  return markup`<details class="source"><summary>In Markdown</summary><pre tabindex="0">${shown}</pre></details>`;
}

function line(kind: "same" | "removed" | "added", text: string): Markup {
  switch (kind) {
    case "removed":
      return markup`<del>- ${text}</del>\n`;
    case "added":
      return markup`<ins>+ ${text}</ins>\n`;
    case "same":
      return markup`  ${text}\n`;
  }
}
