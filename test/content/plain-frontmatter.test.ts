import fc from "fast-check";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { NO_FRONTMATTER, readFrontmatter } from "../../src/content/frontmatter.ts";
import { splitFrontmatter } from "../../src/content/frontmatter-block.ts";
import { readPlainFrontmatter } from "../../src/content/plain-frontmatter.ts";
import { decodeText } from "../../src/content/text.ts";
import { runs } from "../runs.ts";

const root = path.resolve(import.meta.dirname, "../..");
const corpora = path.resolve(root, "../shared/corpora");

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Holds what is read of plain frontmatter against what YAML says. @returns whether it was plain */
function isPlainAndTrue(text: string): boolean {
  const bytes = encoded(text);
  const plain = readPlainFrontmatter(bytes, "a.md");
  if (plain === undefined) return false;
  const { above, frontmatter: read, ...rest } = plain;
  const { block, body, bodyLine, problems } = splitFrontmatter(text, "a.md");
  const frontmatter = block === undefined ? undefined : readFrontmatter(block);
  const below = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(above));
  const { marks, ...others } = frontmatter ?? NO_FRONTMATTER;
  expect({ text, problems: [], body: below, ...rest }).toEqual({ text, problems, body, bodyLine });
  expect({ ...read, marks: [...read.marks.entries()] }).toEqual({ ...others, marks: [...marks.entries()] });
  for (const [key, mark] of marks.entries()) expect(read.marks.get(key)).toEqual(mark);
  expect([read.marks.size, read.marks.get("absent")]).toEqual([marks.size, undefined]);
  return true;
}

/** How many files of a folder have frontmatter, and of how many it is plain. */
function countIn(folder: string): { files: number; plain: number } {
  const count = { files: 0, plain: 0 };
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!/\.md$/iu.test(name)) continue;
    const decoded = decodeText(readFileSync(path.join(folder, name)), name);
    if (!("text" in decoded) || !decoded.text.startsWith("---")) continue;
    count.files += 1;
    if (isPlainAndTrue(decoded.text)) count.plain += 1;
  }
  return count;
}

const often = <Value>(...values: [number, Value][]): fc.Arbitrary<Value> =>
  fc.oneof(...values.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));
const joined = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((all) => all.join(""));

/** Keys that take any text, those that do not, and those that only look like keys. */
const anyText = fc.constantFrom("title", "description", "author", "moved_from", "icon", "ms.date", "x-y_z");
const typed = fc.constantFrom("state", "uid", "intercom_id", "on_removal", "unlisted", "author", "title", "icon");
const odd = fc.constantFrom(
  "True", "null", "y", "__proto__", "constructor", "a b", "1", "0x1F", "01", "_x", "<<", "é", '"q"', "- i", "? k",
  "#c", "", " title", "&a b", "*a", "!t x", "%x", "[a]", "{a}", "a:b", "a#",
);
const word = fc.constantFrom(
  "Install", "the", "app", "é", "日本", "🚀", "it's", "a:b", "(old)", "/x", "_y_", "¿Qué?", "http://x.y", "C#", "3",
);
const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(" "));
const sign = fc.constantFrom(
  ":", "#", "'", '"', "\\", "\\n", "[", "]", "{", "}", ",", "&", "*", "!", "|", ">", "%", "@", "`", "~", "-", "?",
  "=", "+", ".", "\t", " ", "  ", "\u00A0", "\u0085", "\u2028", "\u3000", "\u{FEFF}", "\u007F", "\u0007", "---",
  "...",
);
const anySign = fc.oneof(
  { weight: 4, arbitrary: sign },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 2 }) },
);
/** Plain text with one thing in it that may mean something, at its start, at its end, or in between. */
const twisted = joined(fc.constantFrom("", "A", "A ", "A b "), anySign, fc.constantFrom("", "b", " b", "b c"));
const scalar = fc.constantFrom(
  "null", "Null", "~", "true", "True", "false", "FALSE", "yes", "on", "1", "0", "007", "-1", "+1", "1.", ".5", "1.5",
  "1e5", "0x1F", "0o17", "0o8", "0b1", "1_000", "12345678901234567890", "999999999999999", "9007199254740993",
  ".inf", ".nan", "Infinity", "NaN", "2024-01-01", "12:30", "٣", "①", "published", "draft", "keep", "abc",
  "article:a/b", "A", "",
);
const long = fc
  .tuple(fc.constantFrom("a - ", "b? ", "c ", "d[", "e"), fc.integer({ min: 1, max: 300 }))
  .map(([text, times]) => text.repeat(times));
const quoted = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  joined(text, often([3, ""], [1, "'"], [1, '"'])).map((all) => (/['"]$/u.test(all) ? `${all.slice(-1)}${all}` : all));
const separator = often([20, ": "], [1, ":  "], [1, ":"], [1, " : "], [1, ":\t"]);
const end = often([20, ""], [1, " "], [1, "   "], [1, "\t"]);
const line = fc.oneof(
  { weight: 6, arbitrary: joined(anyText, separator, quoted(words), end) },
  { weight: 8, arbitrary: joined(anyText, fc.constant(": "), quoted(twisted), end) },
  { weight: 4, arbitrary: joined(typed, fc.constant(": "), quoted(scalar), end) },
  { weight: 2, arbitrary: joined(odd, separator, words) },
  { weight: 1, arbitrary: joined(anyText, fc.constant(": "), quoted(long)) },
  { weight: 1, arbitrary: fc.constantFrom("", " ", "# comment", "  more", "- item", "text", "...", "----", "%YAML") },
);
const fence = often([20, "---"], [1, "--- "], [1, "---\t"], [1, "----"], [1, "--- x"]);
const file = fc
  .tuple(fc.array(line, { maxLength: 3 }), fence, fc.constantFrom("", "\n", "\nText\n", "\n\n---\nText", "\n\u{FEFF}Ü"))
  .map(([lines, close, below]) => `${["---", ...lines, close].join("\n")}${below}`);

describe("plain frontmatter", () => {
  it("says what YAML says, key by key, at the same places", () => {
    let plain = 0;
    fc.assert(
      fc.property(file, (text) => {
        if (isPlainAndTrue(text)) plain += 1;
      }),
      { numRuns: runs(3000) },
    );
    expect(plain).toBeGreaterThan(runs(600));
  });

  it("is that of each page of the manual", () => {
    const { files, plain } = countIn(path.join(root, "content"));
    expect(plain).toBe(files);
    expect(files).toBeGreaterThan(50);
  });

  it.each(["a: b", "2024", "[a]", "A\ntitle: B", "a # b", "A\nstate: Draft", "A\nunlisted: True"])(
    "is not that of a title %s",
    (title) => {
      expect(readPlainFrontmatter(encoded(`---\ntitle: ${title}\n---\n`), "a.md")).toBeUndefined();
    },
  );

  it("is not what stands behind another opening", () => {
    expect(readPlainFrontmatter(encoded("---xtitle: A\n---\n"), "a.md")).toBeUndefined();
  });
});

describe.skipIf(!existsSync(corpora))("real help centers (skipped where ../shared is absent)", () => {
  const names = existsSync(corpora) ? readdirSync(corpora).filter((name) => !name.includes(".")) : [];

  it.each(names)("%s has plain frontmatter that YAML reads alike", (name) => {
    const { files, plain } = countIn(path.join(corpora, name));
    expect(plain).toBeGreaterThan(0);
    process.stdout.write(`${name}: ${String(plain)} of ${String(files)} files have plain frontmatter\n`);
  });
});
