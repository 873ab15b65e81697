import fc from "fast-check";
import { expect, it } from "vitest";
import { openCompiler } from "../../src/compile/compiler.ts";
import { compileContent } from "../../src/compile/content.ts";
import { decompileBody } from "../../src/decompile/body.ts";
import type { StoredImage } from "../../src/decompile/context.ts";
import { bindBody } from "../../src/dialect/bind.ts";
import { normalForm } from "../../src/dialect/normal.ts";
import { keyOf } from "../../src/model/key.ts";
import { articleFile } from "../../src/pull/new/article-file.ts";
import { collectionFile } from "../../src/pull/new/collection-file.ts";
import { silentOriginal, silentTranslation } from "../../src/pull/new/silent.ts";
import { load } from "../content/source.ts";
import { runs } from "../runs.ts";
import { authors } from "./authors.ts";
import { fields } from "./placing.ts";

const NASTY = [
  ...[
    "Yes",
    "012",
    "1e3",
    "0x1F",
    "null",
    "~",
    "a: b",
    "- x",
    "#x",
    "a #b",
    "'",
    '"',
    'it\'s "so"',
    "---",
    "...",
    "? x",
    "| x",
    "> x",
  ],
  ...[
    "*x",
    "&x",
    "!x",
    "%x",
    "@x",
    "`x`",
    "{a}",
    "[b]",
    ", x",
    "key:",
    "a\\b",
    "<<<<<<< HEAD",
    "=======",
    "2024-01-01",
    "true",
  ],
  ...[
    "x".repeat(10_000),
    "[".repeat(5_000),
    "{[".repeat(90),
    "- ".repeat(400) + "x",
    "a: ".repeat(500) + "b",
    `"${"[\\".repeat(200)}`,
  ],
  ...[
    "a\u2028b\u2029c\u0085d",
    "a\u0000b\u0007c",
    "a\rb",
    "tab\there",
    "🎉",
    "\uFEFFx\uFEFFy",
    "two\nlines",
    "  around  ",
    "x\uD800y",
  ],
];
const textOf = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.string({ maxLength: 300 }),
);

/** What a file can say of a text: half characters have no bytes, and readers trim. */
const kept = (text: string): string => text.replace(/\p{Surrogate}/gu, "\uFFFD").trim();

it("whatever the texts, content reads back what Intercom held", () => {
  const liveOf = fc.record({
    title: textOf.filter((title) => title.trim() !== ""),
    description: fc.oneof(textOf, fc.constant("")),
    state: fc.constantFrom("published", "draft"),
    author: fc.constantFrom("1", "2", "3", "4", "5"),
  });
  const uidOf = fc.oneof(
    fc.stringMatching(/^[a-z0-9][a-z0-9-]{2,63}$/),
    fc.constantFrom("2024", "1e3", "null", "0x1", "2024-01-01", "1--"),
  );
  fc.assert(
    fc.property(liveOf, liveOf, uidOf, fc.boolean(), textOf, (live, french, uid, unlisted, text) => {
      // The parser of HTML gives no NUL, and no carriage return.
      const markdown = `${kept(text).replace(/[\0\r]/g, "")}\n`;
      const defaults = { state: "published" } as const;
      const silent = silentOriginal(defaults, authors);
      const page = articleFile(fields("", live), { original: { uid, unlisted }, silent, authors }, markdown);
      const translation = articleFile(
        fields("", french),
        { silent: silentTranslation(live, silent, authors), authors },
        "x\n",
      );
      const { content, problems } = load(
        {
          "page.md": page,
          "page.fr.md": translation,
          "a/index.md": collectionFile(live, uid),
          "a/index.fr.md": collectionFile(french),
        },
        "locales: { additional: [fr] }",
      );
      expect(problems).toEqual([]);
      const said = content.articles[0];
      expect(said).toMatchObject({ key: `article:${uid}`, uid, translations: { en: { title: oneLine(live.title) } } });
      expect(said?.unlisted).toBe(unlisted ? true : undefined);
      const [en, fr] = [said?.translations.en, said?.translations.fr];
      expect(en?.state ?? defaults.state).toBe(live.state);
      expect(fr?.state ?? en?.state ?? defaults.state).toBe(french.state);
      expect(authors.find(en?.author ?? "")?.id).toBe(live.author);
      expect(authors.find(fr?.author ?? en?.author ?? "")?.id).toBe(french.author);
      expect([en?.description ?? "", fr?.description ?? ""]).toEqual([
        kept(live.description),
        kept(french.description),
      ]);
      expect(en?.body()).toBe(`\n${markdown}`);
      const { key, translations } = content.collections[0] ?? {};
      expect(key).toBe(`collection:${uid}`);
      expect([translations?.en?.title, translations?.fr?.title]).toEqual([oneLine(live.title), oneLine(french.title)]);
      expect(translations?.fr?.description ?? "").toBe(kept(french.description));
      expect(page.split("\n---\n")[0]?.split("\n").length).toBeLessThanOrEqual(7);
    }),
    { numRuns: runs(200) },
  );
});

function oneLine(title: string): string {
  return kept(title).replace(/[ \t\n]+/g, " ");
}

it.each(["<h1>A page</h1><p>Text</p>", "<p>Text</p><h1>a  Page</h1>", "<h2>A page</h2><h3>A page</h3>"])(
  "a heading that repeats the title stays in the text: %s",
  async (body) => {
    const context = {
      helpCenterUrls: [],
      key: keyOf("article", "a-page"),
      title: "A page",
      link: (address: string) => address,
      image: ({ src }: StoredImage) => ({ address: src, size: "natural" as const }),
      keepsHeadingId: () => false,
    };
    const silent = silentOriginal({ state: "published" }, authors);
    const files = {
      "page.md": articleFile(fields("A page"), { silent, authors }, decompileBody(body, context).markdown),
    };
    const { content, config } = load(files);
    const tree = { documents: [], assets: new Map(), rootAssets: new Map(), ignored: [], problems: [] };
    const { desired } = await compileContent(content, tree, { config, compiler: openCompiler(), records: new Map() });
    const said = desired.resources[0]?.locales.en;
    expect(said?.title).toBe("A page");
    expect(normalForm(bindBody(said?.body?.parts ?? [], { link: () => "", image: () => "" }), [])).toBe(
      normalForm(body, []),
    );
  },
);
