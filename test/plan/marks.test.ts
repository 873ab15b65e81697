import { describe, expect, it } from "vitest";
import type { FieldChange } from "../../src/model/plan.ts";
import { bodyChange, type ToldBody } from "../../src/plan/fields/field-change.ts";
import { readBody } from "../../src/dialect/read-body.ts";
import { wordsTextOf } from "../../src/dialect/words.ts";
import { body, change } from "./field-sides.ts";

const HELP_CENTER = "https://help.example.com";
const A = "a".repeat(64);
const B = "b".repeat(64);
const COPY = "https://downloads.intercomcdn.com/i/o/1/one/flow.png";
const OTHER = "https://downloads.intercomcdn.com/i/o/2/two/flow.png";

const link = (address: string, words = "a"): string => `<p>See <a href="${address}">${words}</a> now.</p>`;
const picture = (address: string, alt = "Flow"): string => `<p>See.</p><p><img src="${address}" alt="${alt}"></p>`;

/** What is told of a body in which Intercom's copy of the file A is known. */
function told(before: string, after: string): Pick<FieldChange, "marks" | "note" | "prose"> {
  const parts = [
    { image: A, name: "flow.png", path: "flow.png" },
    { image: B, name: "chart.png", path: "chart.png" },
  ];
  const told = (html: string): ToldBody => {
    const read = readBody(html, [HELP_CENTER]);
    return { body: read, text: wordsTextOf(read.normal) };
  };
  return bodyChange([told(before), told(after)], {
    helpCenterUrl: HELP_CENTER,
    images: { [A]: COPY },
    body: { meant: "m1:x", parts },
  });
}

describe("what changes of a body besides its words", () => {
  it("is the address of a link, with its words", () => {
    expect(told(link("https://good.example/"), link("https://evil.example/"))).toEqual({
      note: "the same words; links differ",
      marks: {
        shown: [{ what: "link", name: "a", before: "https://good.example/", after: "https://evil.example/" }],
        more: 0,
      },
    });
  });

  it("is told of a link also where its words change", () => {
    const { prose, marks, note } = told(link("https://good.example/"), link("https://evil.example/", "b"));
    expect(prose).toContainEqual({ kind: "added", text: "b" });
    expect(marks?.shown).toMatchObject([{ name: "b", after: "https://evil.example/" }]);
    expect(note).toBeUndefined();
    expect(told(link("https://good.example/"), link("https://good.example/", "b"))).not.toHaveProperty("marks");
  });

  it("is a link that is new or gone, and none that only stands elsewhere", () => {
    const x = link("https://x.example/", "x");
    const y = link("https://y.example/", "y");
    expect(told(x, "<p>See x now.</p>").marks?.shown).toEqual([
      { what: "link", name: "x", before: "https://x.example/", after: null },
    ]);
    expect(told(x + y, y + x)).not.toHaveProperty("marks");
  });

  it.each<readonly [string, string, string, object | undefined]>([
    ["the copy of its file", picture(COPY), picture(`helpsync-image:${A}`), undefined],
    ["a copy, read anew", picture(`${COPY}?signature=1`), picture(`${COPY}?signature=2`), undefined],
    ["copies that nobody knows", picture(OTHER), picture(`helpsync-image:${B}`), undefined],
    [
      "another file",
      picture(COPY),
      picture(`helpsync-image:${B}`),
      { what: "picture", name: "Flow", before: "flow.png", after: "chart.png" },
    ],
    [
      "a teammate's",
      picture(`helpsync-image:${A}`),
      picture(OTHER),
      { what: "picture", name: "Flow", before: "flow.png", after: "flow.png" },
    ],
    [
      "another text for those who cannot see it",
      picture(COPY),
      picture(`helpsync-image:${A}`, "Chart"),
      { what: "alt", name: "flow.png", before: "Flow", after: "Chart" },
    ],
  ])("is a picture, where it is another one: %s", (_name, before, after, mark) => {
    expect(told(before, after).marks).toEqual(mark === undefined ? undefined : { shown: [mark], more: 0 });
  });

  it("is the formatting where nothing else is another one, and along with others", () => {
    expect(told("<p>See it.</p>", "<p>See <b>it</b>.</p>")).toEqual({ note: "the same words; formatting differs" });
    const bold = link("https://evil.example/").replace("See", "<b>See</b>");
    expect(told(link("https://good.example/"), bold).note).toBe("the same words; links and formatting differ");
    expect(told(picture(OTHER), picture(`helpsync-image:${B}`)).note).toBe(
      "the same words; links, pictures or formatting differ",
    );
  });

  it("is shown for the first few, and counted", () => {
    const many = (host: string): string =>
      Array.from({ length: 8 }, (_, index) => link(`https://${host}.example/${String(index)}`)).join("");
    expect(told(many("good"), many("evil")).marks).toMatchObject({ shown: { length: 5 }, more: 3 });
  });

  it("leads from the content to Intercom where a teammate's is kept", () => {
    const [ours, theirs] = [link("https://good.example/"), link("https://evil.example/")];
    expect(change({ desired: body(ours), last: ours, live: theirs })).toMatchObject({
      verdict: "drift",
      marks: { shown: [{ before: "https://good.example/", after: "https://evil.example/" }] },
    });
  });
});

describe("a value that is longer than a line", () => {
  const long = (word: string): string =>
    `It keeps an Intercom Help Center in step with a folder of Markdown files in a ${word}`;

  it("is told by what changes of it", () => {
    const desired = {
      field: "description" as const,
      meant: "m1:x",
      value: long("repository"),
      shown: long("repository"),
    };
    const made = change({ desired, last: long("folder"), live: long("folder") });
    expect(made?.prose?.at(-1)).toEqual({ kind: "added", text: "repository" });
    expect(made?.before).toBe(long("folder"));
    expect(made?.after).toBe(long("repository"));
  });
});
