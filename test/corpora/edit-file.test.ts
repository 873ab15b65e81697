import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { titleHeading } from "../../src/compile/title-heading.ts";
import { canonical, textsOf } from "../pull/merge/documents.ts";
import { edit, read } from "../pull/merge/reading.ts";

const corpora = join(import.meta.dirname, "../../../shared/corpora");
/** Every how many files one is taken; for the merges, which compile each text five times, ten times as many. */
const share = Number(process.env["CORPORA_SHARE"] ?? 8);
const names = ["arduino", "plausible", "hexo", "logseq", "taskade", "privacyguides", "business-central"];

describe.skipIf(!existsSync(corpora))("files of the help centers in ../shared/corpora", () => {
  it.each(names)("%s: no edit changes no byte, another title only the lines of the title", (name) => {
    for (const { path, text } of filesOf(name, share)) {
      const { article, problems } = read(text);
      if (article === undefined || problems.some(({ severity }) => severity === "error")) continue;
      expect(edit(text, {}).text).toBe(text);
      const said = edit(text, { title: { to: "Another title", as: "value" } }).text;
      const now = read(said).article;
      const heading = now === undefined ? undefined : titleHeading(now.body(), now.title);
      const written = heading === undefined ? undefined : now?.body().slice(heading.start, heading.end);
      expect(now?.title ?? written?.split("\n")[0], path).toMatch(/^(?:#+ )?Another title(?: \{.*\})?$/u);
      expect(changedLines(text, said), path).toBeLessThanOrEqual(4);
    }
  });

  it.each(names)("%s: an edit of one block in Intercom comes home, and only that", (name) => {
    for (const { path, text } of filesOf(name, share * 10)) {
      const { article, problems } = read(text);
      if (article === undefined || problems.some(({ severity }) => severity === "error")) continue;
      const source = article.body();
      const answer = canonical(source);
      const same = edit(text, { body: { source, answer, theirs: answer } });
      expect(same, path).toEqual({ text, conflicts: 0 });
      const blocks = textsOf(answer);
      const place = Math.floor(blocks.length / 2);
      const theirs = canonical([...blocks.slice(0, place), "A new paragraph.", ...blocks.slice(place)].join("\n\n"));
      const merged = edit(text, { body: { source, answer, theirs } });
      expect(merged.conflicts, path).toBe(0);
      expect(canonical(read(merged.text).article?.body() ?? ""), path).toBe(theirs);
      // Where it came into what Intercom cannot hold, a quote say, that one is paragraphs now.
      expect(changedLines(text, merged.text), path).toBeLessThanOrEqual(12);
    }
  });
});

function filesOf(name: string, every: number): { readonly path: string; readonly text: string }[] {
  const files = readdirSync(join(corpora, name), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .filter((_path, index) => index % every === 0)
    .map((path) => ({ path, text: readFileSync(join(corpora, name, path), "utf8") }));
  expect(files.length).toBeGreaterThan(1);
  return files;
}

/** Lines that are only in one of two texts, line ends taken with them. */
function changedLines(before: string, after: string): number {
  const [left, right] = [before.split("\n"), after.split("\n")];
  const [old, now] = [new Set(left), new Set(right)];
  return left.filter((line) => !now.has(line)).length + right.filter((line) => !old.has(line)).length;
}
