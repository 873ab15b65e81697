import { fingerprint } from "../../src/dialect/fingerprint.ts";
import { describe, expect, it } from "vitest";
import { load, only, placesOf } from "./source.ts";

/** The English of the article in `guides/a.md`, which must be without problems. */
function article(text: string | Uint8Array) {
  const { content, problems } = load({ "guides/a.md": text });
  expect(placesOf(problems)).toEqual([]);
  const english = content.articles[0]?.translations.en;
  if (english === undefined) throw new Error("The article is missing.");
  return { ...english, body: english.body(), bodyPrint: english.bodyPrint() };
}

function problemsIn(text: string | Uint8Array): ReturnType<typeof load>["problems"] {
  return load({ "guides/a.md": text }).problems;
}

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

describe("a frontmatter", () => {
  it("gives title, description, state and author, and the body below it", () => {
    const text = "---\ntitle: Install\ndescription: How to\nstate: published\nauthor: 814\n---\n\n# Hello\n";
    expect(article(text)).toEqual({
      file: "content/guides/a.md",
      path: "guides/a.md",
      title: "Install",
      description: "How to",
      state: "published",
      author: "814",
      body: "\n# Hello\n",
      bodyPrint: fingerprint("body1", "\n# Hello\n"),
      bodyLine: 7,
    });
  });

  it("that says nothing leaves everything without a value", () => {
    expect(article("# Hello\n")).toEqual({
      file: "content/guides/a.md",
      path: "guides/a.md",
      body: "# Hello\n",
      bodyPrint: fingerprint("body1", "# Hello\n"),
      bodyLine: 1,
    });
    expect(article("---\n---\ntext")).toMatchObject({ body: "text", bodyLine: 3 });
  });

  it.each([
    ["Windows' line ends", "---\r\ntitle: A\r\ndescription: B\r\n---\r\none\r\ntwo\r\n"],
    ["old Macs' line ends", "---\rtitle: A\rdescription: B\r---\rone\rtwo\r"],
    ["a byte order mark", "\u{FEFF}---\ntitle: A\ndescription: B\n---\none\ntwo\n"],
    ["spaces behind the fences", "---  \ntitle: A\ndescription: B\n--- \none\ntwo\n"],
    ["the name of its language", "--- yaml\ntitle: A\ndescription: B\n---\none\ntwo\n"],
  ])("is the same with %s", (_, text) => {
    expect(article(text)).toMatchObject({ title: "A", description: "B", body: "one\ntwo\n", bodyLine: 5 });
  });

  it("may hold blank lines, comments, indentation and dashes in a value", () => {
    const text = '---\n  title: "a --- b"\n\n  # comment\n  description: |\n    one\n    --- two\n---\nbody';
    expect(article(text)).toMatchObject({ title: "a --- b", description: "one\n--- two", body: "body" });
  });

  it("empties a description that is written as nothing", () => {
    expect(article('---\ndescription: ""\n---\nx').description).toBe("");
  });

  it("keeps every digit of an id", () => {
    const { content } = load(
      { "a.md": "---\nunlisted: true\nintercom_id: 12345678901234567890\n---\nx" },
      "workspaces: { production: {} }",
    );
    expect(content.articles[0]?.intercomId).toEqual({ production: "12345678901234567890" });
  });

  it("is not what a rule at the start of a text is", () => {
    expect(article("---\n\nA text.\n")).toMatchObject({ body: "---\n\nA text.\n", bodyLine: 1 });
    expect(article("---\n\nA text.\n\n---\n\nMore.\n").body).toBe("---\n\nA text.\n\n---\n\nMore.\n");
    expect(article("----\nA text.\n").body).toBe("----\nA text.\n");
  });
});

describe("mistakes of a frontmatter", () => {
  it.each([
    ["never runs JavaScript", "---js\n({ title: process.exit(3) })\n---\nx", "1:1 frontmatter-language"],
    ["never runs it under its long name", "---javascript\n{}\n---\nx", "1:1 frontmatter-language"],
    ["never runs it with a space and capitals", "--- JS\n{}\n---\nx", "1:1 frontmatter-language"],
    ["is not JSON", "---json\n{}\n---\nx", "1:1 frontmatter-language"],
    ["is not TOML between dashes", "---toml\na = 1\n---\nx", "1:1 frontmatter-language"],
    ["is not TOML", "+++\ntitle = 'A'\n+++\nx", "1:1 frontmatter-language"],
    ["is not closed", "---\ntitle: A\n\ntext\n", "1:1 frontmatter-unclosed"],
    ["is closed with too many dashes", "---\ntitle: A\n----\ntext\n", "1:1 frontmatter-unclosed"],
    ["stands below a blank line", "\n---\ntitle: A\n---\nx", "2:1 frontmatter-not-first"],
    ["is indented with a tab", "---\ntitle:\n\t- A\n---\nx", "3:1 yaml-syntax"],
    ["holds a colon in a value", "---\ntitle: A: B\n---\nx", "2:8 yaml-syntax"],
    ["holds a key twice", "---\ntitle: A\ntitle: B\n---\nx", "3:1 yaml-duplicate-key"],
    ["is text", "---\njust text\n---\nx", "2:1 yaml-not-a-mapping"],
    ["is a list", "---\n- a\n---\nx", "2:1 yaml-not-a-mapping"],
    ["asks for a type", "---\ntitle: !!js/function 'x'\n---\nx", "2:8 yaml-tag"],
    ["names an alias that is not there", "---\ntitle: *a\n---\nx", "2:8 yaml-alias"],
    ["holds a merge conflict", "---\n<<<<<<< HEAD\ntitle: A\n=======\ntitle: B\n>>>>>>> x\n---\nx", "2:1 yaml-syntax"],
    ["has a list for a key", "---\n? [a]\n: b\n---\nx", "2:3 yaml-syntax"],
  ])("%s", (_, text, place) => {
    expect(placesOf(problemsIn(text))).toEqual([`content/guides/a.md:${place}`]);
  });

  it("are at the same place with Windows' line ends and a byte order mark", () => {
    const text = "---\ntitle: A\nstate: public\n---\nx";
    const expected = ["content/guides/a.md:3:8 frontmatter-value"];
    for (const variant of [text, text.replaceAll("\n", "\r\n"), `\u{FEFF}${text}`]) {
      expect(placesOf(problemsIn(variant))).toEqual(expected);
    }
  });

  it("do not let aliases explode", () => {
    const level = (name: string, below: string): string => `${name}: &${name} [${Array(10).fill(`*${below}`).join(", ")}]`;
    const names = Array.from("bcdefghi", (name, index) => level(name, "abcdefgh".charAt(index)));
    const bomb = ["---", "a: &a [x, x, x, x, x, x, x, x, x, x]", ...names, "---", "x"].join("\n");
    expect(only(problemsIn(bomb))).toMatchObject({
      code: "yaml-alias",
      message: "The aliases (`*name`) of this file stand for more values than any file of this kind needs.",
    });
    expect(only(problemsIn("---\ntitle: *a\n---\nx")).message).toContain("`*a` is an alias");
  });

  it.each([
    ["lists", `a: ${"[".repeat(50_000)}`],
    ["mappings", `a: ${"{a: ".repeat(20_000)}`],
    ["items", `a:\n  ${"- ".repeat(20_000)}x`],
    ["keys", `a:\n  ${"? ".repeat(20_000)}x`],
    ["indented keys", `a:\n${Array.from({ length: 600 }, (_, depth) => `${" ".repeat(depth + 1)}a:`).join("\n")}`],
  ])("do not let %s nest until the program ends", (_, yaml) => {
    expect(only(problemsIn(`---\n${yaml}\n---\nx`)).code).toBe("yaml-too-deep");
  });

  it.each([
    ["title: 2024", "must be text, but is the number `2024`", 'Put it in quotes: "2024".'],
    ["title:", "`title` must be text, but is empty", "Give the key a value, or delete the line."],
    ['title: "  "', "must be text that is not empty", "Write"],
    ["title: [a]", "must be text, but is a list", "Write text."],
    ["state: Published", "must be `published` or `draft`, but is `Published`", "Did you mean `published`?"],
    ["unlisted: yes", "must be `true` or `false`, but is `yes`", "Write `true` or `false`."],
    ["uid: Ab", "must be 3 to 64 small letters, digits or `-`, but is `Ab`", "Write 3 to 64"],
    ["moved_from: { a: b }", "must be a former key or a list of them", "Write a former key"],
    ["moved_from: [a, 1]", "Item 2 of `moved_from` must be text, but is the number `1`.", 'Put it in quotes: "1".'],
    ["intercom_id: abc", "must be an id, or a group", "Write an id"],
    ["on_removal: hide", "must be `unpublish`, `delete` or `keep`, but is `hide`", "Write"],
  ])("%s: %s", (line, message, hint) => {
    const problem = only(problemsIn(`---\n${line}\n---\nx`));
    expect(problem.message).toContain(message);
    expect(problem.hint).toContain(hint);
    expect(problem.line).toBe(line);
    expect(problem.place.line).toBe(2);
  });

  it.each([
    ["guides/old.md", "which is no key", "Write `article:guides/old`."],
    ["collection:guides/old", "the key of a collection", "Write `article:guides/old`."],
  ])("moved_from: %s is %s", (written, why, hint) => {
    expect(only(problemsIn(`---\nmoved_from: ["${written}"]\n---\nx`))).toMatchObject({
      code: "moved-from-key",
      message: `\`moved_from\` holds \`${written}\`, ${why}.`,
      hint,
    });
  });
});

describe("keys that mean nothing", () => {
  it("are one warning a key, with its count and first place", () => {
    const text = "---\ntitle: A\nicon: x\n---\nx";
    const { problems } = load({ "g/a.md": text, "g/b.md": text, "g/c.md": text.replace("icon", "titel") });
    expect(problems.map(({ severity, message, place }) => [severity, message, place.file, place.line])).toEqual([
      ["warning", "The frontmatter key `icon` means nothing here (2 files, this is the first).", "content/g/a.md", 3],
      ["warning", "The frontmatter key `titel` means nothing here.", "content/g/c.md", 3],
    ]);
    expect(problems[1]?.hint).toContain("Did you mean `title`?");
  });

  it("are silent where the config allows them, also if they are not ASCII", () => {
    const text = "---\nicon: x\nschlüssel: ü\n---\nx";
    expect(load({ "g/a.md": text }, "frontmatter: { allow: [icon, schlüssel] }").problems).toEqual([]);
  });

  it("include those of the original in a translation, and those of an article in an index without text", () => {
    const { problems } = load(
      {
        "g/index.md": "---\ntitle: G\nstate: draft\n---\n",
        "g/a.md": "x",
        "g/a.fr.md": "---\ntitle: A\nuid: abc\n---\nx",
      },
      "locales: { additional: [fr] }",
    );
    expect(placesOf(problems)).toEqual([
      "content/g/index.md:3:1 frontmatter-key-misplaced",
      "content/g/a.fr.md:3:1 frontmatter-key-misplaced",
    ]);
  });
});

describe("files that are no text", () => {
  it.each([
    ["Latin 1", joined(utf8("one\ntwo é "), bytes(0xe9), utf8(" x")), "2:7 file-not-utf8"],
    ["the first byte", bytes(0xff, 0xfe, 0x41, 0x00), "1:1 file-not-utf8"],
    ["cut in a character", joined(utf8("a\n"), bytes(0xe2, 0x82)), "2:1 file-not-utf8"],
    ["half a surrogate", joined(utf8("a"), bytes(0xed, 0xa0, 0x80)), "1:2 file-not-utf8"],
    ["a NUL", utf8("one\r\ntw\0o"), "2:3 file-holds-nul"],
    ["nothing", utf8(""), "1:1 file-empty"],
    ["blanks", utf8(" \n\t\n"), "1:1 file-empty"],
    ["a byte order mark", utf8("\u{FEFF}"), "1:1 file-empty"],
  ])("%s", (_, text, place) => {
    expect(placesOf(problemsIn(text))).toEqual([`content/guides/a.md:${place}`]);
    expect(only(problemsIn(text)).severity).toBe("error");
  });

  it("stay in the content, so that links to them are not reported, too", () => {
    expect(load({ "g/a.md": bytes(0xff) }).content.articles.map(({ key }) => key)).toEqual(["article:g/a"]);
  });
});
