import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { decompile, normal, recompile } from "../decompile/round.ts";

const corpora = path.resolve(import.meta.dirname, "../../../shared/corpora");
const names = ["arduino", "plausible", "hexo", "logseq", "taskade", "privacyguides", "business-central"];

/** How many blocks stayed HTML, by reason and help center. */
const kept = new Map<string, Map<string, number>>();

describe.skipIf(!existsSync(corpora))("the help centers in ../shared/corpora, once they were HTML", () => {
  test.each(names)("%s: every file is Markdown again that means the same", { timeout: 600_000 }, (name) => {
    const files = filesOf(name);
    expect(files.length).toBeGreaterThan(4);
    const changed: string[] = [];
    for (const { file, text } of files) {
      const { html } = recompile(text);
      const { markdown, raw } = decompile(html);
      const again = recompile(markdown).html;
      if (normal(again) !== normal(html)) changed.push(`${file}: means something else`);
      if (decompile(again).markdown !== markdown) changed.push(`${file}: is written in another way the second time`);
      for (const { block, reason } of raw) count(`${block}: ${reason}`, name);
    }
    expect(changed).toEqual([]);
  });

  afterAll(() => {
    const rows = [...kept].map(
      ([reason, counts]) => `${reason}: ${[...counts].map((count) => count.join(" ")).join(", ")}`,
    );
    process.stdout.write(
      rows.length === 0 ? "No block stayed HTML.\n" : `Blocks that stayed HTML:\n${rows.join("\n")}\n`,
    );
  });
});

function filesOf(name: string): { readonly file: string; readonly text: string }[] {
  const root = path.join(corpora, name);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => {
      const text = readFileSync(path.join(root, file), "utf8")
        .replace(/^\uFEFF/u, "")
        .replace(/\r\n?/gu, "\n");
      return { file, text: text.replace(/^---\n[\s\S]*?\n---(?:\n|$)/u, "") };
    });
}

function count(reason: string, name: string): void {
  const counts = kept.get(reason) ?? new Map<string, number>();
  kept.set(reason, counts.set(name, (counts.get(name) ?? 0) + 1));
}
