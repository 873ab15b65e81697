import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editFrontmatter, type FrontmatterEdit } from "../../../src/pull/merge/edit-frontmatter.ts";
import { runs } from "../../runs.ts";
import { read } from "./reading.ts";

const set = (key: FrontmatterEdit["key"], to: string | null): FrontmatterEdit => ({ key, to, as: "value" });

describe("a value of the frontmatter", () => {
  it.each<[string, string, FrontmatterEdit[], string]>([
    [
      "takes the place of the old one, comments and order stay",
      "---\n# about it\ntitle: Old # keep\nuid: abc\n---\nText\n",
      [set("title", "New")],
      "---\n# about it\ntitle: New # keep\nuid: abc\n---\nText\n",
    ],
    [
      "keeps the quotes",
      `---\ntitle: 'Old'\ndescription: "b"\n---\n`,
      [set("title", "It's"), set("description", "c")],
      `---\ntitle: 'It''s'\ndescription: "c"\n---\n`,
    ],
    [
      "gets quotes where it needs them",
      "---\ntitle: Old\n---\n",
      [set("title", "New: a #b")],
      `---\ntitle: "New: a #b"\n---\n`,
    ],
    [
      "is no yes and no number",
      "---\nx: 1\n---\n",
      [set("title", "Yes"), set("author", "12")],
      `---\ntitle: "Yes"\nx: 1\nauthor: "12"\n---\n`,
    ],
    [
      "replaces a block of lines as a whole",
      "---\ndescription: >-\n  one\n  two\n\nuid: abc\n---\n",
      [set("description", "three")],
      "---\ndescription: three\n\nuid: abc\n---\n",
    ],
    [
      "replaces lines that go on",
      "---\ntitle: one\n  two\nuid: abc\n---\n",
      [set("title", "three")],
      "---\ntitle: three\nuid: abc\n---\n",
    ],
    ["comes where nothing stood", "---\ntitle: # none\n---\n", [set("title", "a")], "---\ntitle: a # none\n---\n"],
    [
      "comes below the key that is before it",
      "---\ntitle: a\nuid: abc\n---\n",
      [set("state", "draft")],
      "---\ntitle: a\nstate: draft\nuid: abc\n---\n",
    ],
    [
      "comes with line ends of Windows",
      "\u{FEFF}---\r\ntitle: a\r\n---\r\nText\r\n",
      [set("author", "b")],
      "\u{FEFF}---\r\ntitle: a\r\nauthor: b\r\n---\r\nText\r\n",
    ],
    ["makes a frontmatter", "Text\r\n", [set("state", "draft")], "---\r\nstate: draft\r\n---\r\n\r\nText\r\n"],
    [
      "makes one above a rule",
      "---\n\nText\n\n---\n",
      [set("state", "draft")],
      "---\nstate: draft\n---\n\n---\n\nText\n\n---\n",
    ],
    [
      "fills an empty one",
      "---\n---\nText\n",
      [set("title", "a"), set("state", "draft")],
      "---\ntitle: a\nstate: draft\n---\nText\n",
    ],
    [
      "goes with its line",
      "---\ntitle: a\ndescription: |\n  b\n  c\nuid: abc\n---\n",
      [set("description", null)],
      "---\ntitle: a\nuid: abc\n---\n",
    ],
    ["that was not there is no change", "---\ntitle: a\n---\n", [set("description", null)], "---\ntitle: a\n---\n"],
    [
      "stands in braces, too",
      "---\n{ title: a, uid: abc }\n---\n",
      [set("title", "b, c"), set("state", "draft")],
      `---\n{ state: "draft", title: "b, c", uid: abc }\n---\n`,
    ],
    [
      "goes from braces",
      "---\n{ title: a, uid: abc, state: draft }\n---\n",
      [set("title", null), set("state", null)],
      "---\n{ uid: abc }\n---\n",
    ],
    [
      "that both changed stands between markers",
      "---\ntitle: 'Ours' # x\nuid: abc\n---\n",
      [{ key: "title", to: "Theirs", as: "conflict" }],
      "---\n<<<<<<< content\ntitle: 'Ours' # x\n=======\ntitle: 'Theirs' # x\n>>>>>>> Intercom\nuid: abc\n---\n",
    ],
    [
      "that one side took out stands between markers",
      "---\r\ntitle: a\r\ndescription: b\r\n---\r\n",
      [
        { key: "description", to: null, as: "conflict" },
        { key: "state", to: "draft", as: "conflict" },
      ],
      "---\r\ntitle: a\r\n<<<<<<< content\r\ndescription: b\r\n=======\r\n>>>>>>> Intercom\r\n<<<<<<< content\r\n=======\r\nstate: draft\r\n>>>>>>> Intercom\r\n---\r\n",
    ],
  ])("%s", (_name, text, edits, expected) => {
    expect(editFrontmatter(text, edits)).toBe(expected);
  });

  it("is refused by validate where it stands between markers", () => {
    for (const before of [
      "---\ntitle: a\nuid: abc\n---\n",
      "---\nuid: abc\n---\n",
      "---\ndescription: a\ntitle: >\n  b\n---\n",
      "Text\n",
      "---\n{ title: a }\n---\n",
    ]) {
      const text = editFrontmatter(before, [{ key: "title", to: "b", as: "conflict" }]);
      const errors = read(text).problems.filter(({ severity }) => severity === "error");
      expect(errors.map(({ message }) => message)).toEqual(["A merge conflict was left in the file."]);
    }
  });

  const line = fc
    .array(
      fc.constantFrom(
        ..."a|B|é|💡|yes|no|null|~|true|1|1.5|0x1|2024-01-01|12:30|:|: |#| #|-|- |---|?|? |,|[|]|{|}|&|*|!|\\|||>|'|\"|''|%|@|`|=|<<|\u00a0|\u2028|\u0085|\u0007".split(
          "|",
        ),
        " ",
      ),
      { maxLength: 6 },
    )
    .map((parts) => parts.join("").trim());
  const befores = [
    "title: Old",
    "title: 'Old'",
    'title: "Old" # x',
    "title: >\n  Old\n  one",
    "uid: abc",
    "{ title: Old, uid: abc }",
    "description: |\n  x\n\n# end",
    "title:\ndescription: ''",
  ];

  it("reads back exactly, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...befores),
        line,
        line,
        fc.constantFrom("\n", "\r\n"),
        (before, title, tail, end) => {
          const description = tail === "" || title === "" ? tail : `${title}\n\n ${tail}`;
          const text = `---\n${before}\n---\nText\n`.replaceAll("\n", end);
          const edits = [set("title", title === "" ? "x" : title), set("description", description)];
          const { article, problems } = read(editFrontmatter(text, edits));
          expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
          expect(article?.description).toBe(description.trim());
          expect(article?.title).toBe(title === "" ? "x" : title.replace(/[ \t\n]+/gu, " "));
          expect(article?.body()).toBe("Text\n");
        },
      ),
      { numRuns: runs(300) },
    );
  });
});
