import fc from "fast-check";

const PIECES = [
  ...[
    "@everyone",
    "@org/team",
    "::error::x",
    "::set-output name=a::b",
    "</details>",
    "<details>",
    "</summary>",
    "</code>",
  ],
  ...["`", "``", "````", "```\n", "~~~", "<!-- helpsync -->", "-->", "${{ secrets.X }}", "<script>alert(1)</script>"],
  ...["#1", "GH-12", "org/repo#3", "e12564c", "e12564cabc0123456789e12564cabc0123456789", "[x](javascript:alert(1))"],
  ...["![x](http://x.example/y.png)", "[x]: http://x.example", "[x]", "[^1]", "[^1]: note", "www.example.com"],
  ...["http://example.com/a", "https://example.com", "mail@example.com", "<a@b.example>", "<http://b.example>"],
  ...["\n", "\n\n", "\r\n", "\u2028", "\u2029", "\t", "    indented", "- item", "1. item", "# head", "> quote", "---"],
  ...["===", "| a | b |", "|---|---|", "**bold**", "__bold__", "_it_", "~~gone~~", "\\", "\\*", "&lt;b&gt;", "&#64;x"],
  ...[
    ":smile:",
    "\u202e",
    "\u2066",
    "\u061c",
    "\u0000",
    "\u001b[31m",
    "שלום",
    "日本語。日本語",
    "x".repeat(10_000),
    " ",
    "",
  ],
  ...["[-removed-]", "{+added+}", "…", "\ud83d", "😀", "- [ ] task", "$x$", "$$", "%", '"', "'", "(", ")", "'.", "(`"],
];

/** Text as an author, a teammate or a title could hold it, made of what means something somewhere. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ unit: "grapheme" })), {
    maxLength: 6,
  })
  .chain((pieces) => fc.constantFrom(" ", "").map((between) => pieces.join(between)));
