import { expect, test } from "vitest";
import { compilePage } from "./compiling.ts";

/** Where the problems of a body are told that starts on line 4 of its file and is three lines of prose above the text. */
function placesIn(text: string): string[] {
  const body = `one\n\ntwo\n\n${text}`;
  const { problems } = compilePage({ pages: { "page.md": { body, bodyLine: 4, title: "T" } } }, "page");
  return problems.map(({ code, place, line }) => `${String(place.line)} ${code} ${line ?? ""}`);
}

test.each([
  ["- [x] a", "task-list-lost"],
  ["- [x] a\n\n- [ ] b", "task-list-lost"],
  ["> a", "block-quote-lost"],
  ["~~a~~", "strikethrough-lost"],
  ["##### a", "heading-level-lost"],
  ["3. a", "list-start-lost"],
  ["- | a |\n  |---|\n  | b |", "table-nested"],
  ['<table><tr><td colspan="2">a</td></tr></table>', "table-span-lost"],
  ["<dl><dt>a</dt><dd>b</dd></dl>", "definition-list-lost"],
  ["<blink>a</blink>", "html-element-lost"],
  ["a <u>b</u>", "html-element-lost"],
  ["<script>a</script>", "html-element-dropped"],
  ['<p style="color: red">a</p>', "html-style-lost"],
  ["a [](https://example.com)", "link-without-text"],
  ['<video src="a.mp4"></video>', "video-file-dropped"],
  ['<iframe src="https://example.com/v"></iframe>', "video-host-refused"],
  ["[^1]: a", "footnote-lost"],
  ["{{ a }}", "foreign-syntax"],
  ["> [!NOPE]\n> a", "alert-unknown"],
  ['[a](https://example.com "b")', "tooltip-lost"],
  ['![a](https://example.com/a.png "b")', "tooltip-lost"],
  ["> [!NOTE]\n> > [!TIP]\n> > b", "callout-nested"],
])("the warning about %j stands at its line", (text, code) => {
  const places = placesIn(text).filter((place) => place.includes(` ${code} `));
  const line = code === "callout-nested" ? 9 : 8;

  expect(places).toEqual([`${String(line)} ${code} ${text.split("\n")[line - 8] ?? ""}`]);
});
