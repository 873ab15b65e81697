import { describe, expect, it } from "vitest";
import type { Action } from "../../src/model/plan.ts";
import { restoreWarnings } from "../../src/plan/restore/restore-warnings.ts";
import { text } from "./pages.ts";
import { action, change } from "./planning.ts";
import { restoring, type Restoring } from "./restoring.ts";

function told(some: Restoring = {}, about: Partial<Action> = {}): string[] {
  return restoreWarnings(restoring(some), action(about)).map(({ code, message }) => `${code}: ${message}`);
}

/** Of the warnings, those that are not about the file. */
function others(some: Restoring = {}, about: Partial<Action> = {}): string[] {
  return told(some, about).slice(1);
}

const NOWHERE = { verdict: "write", before: null, beforeTitle: null, after: null, afterTitle: null } as const;
const PICTURE =
  '<p>Look.</p><img src="https://downloads.intercomcdn.com/i/o/1/a.png"><img src="https://img.example.com/b.png">';

describe("before a snapshot is brought back", () => {
  it("people are told what its file does with it", () => {
    expect(told({}, { afterwards: "left" })).toEqual([
      "restore-file: No file describes it: once it is back, helpsync leaves it as it is.",
    ]);
    expect(told()).toEqual([
      "restore-file: a is there: what comes back is shown as edited in Intercom (kept) until the file says the same, and as a conflict where the file changes.",
    ]);
  });

  it("people are told that it is a draft", () => {
    expect(others({ snapshot: { of: "draft" } })).toEqual([
      "restore-draft: This is a draft that a teammate had pending: it becomes the text of the page.",
    ]);
  });

  it("people are told which languages were not kept", () => {
    expect(others({ snapshot: { withheld: ["fr"] } })).toEqual([
      "restore-withheld: fr was not public and not kept (state.bodies in the config).",
    ]);
    expect(others({ snapshot: { withheld: ["de", "fr"] } })).toEqual([
      "restore-withheld: de, fr were not public and not kept (state.bodies in the config).",
    ]);
    expect(others({ snapshot: { withheld: [] } })).toEqual([]);
  });

  it("people are told that its collection is gone", () => {
    expect(others({}, { verb: "create", place: NOWHERE })).toEqual([
      "restore-place: The collection that it stood in is not there any more: restore the collection first, or move it in Intercom.",
    ]);
  });

  it.each<readonly [string, Restoring, Partial<Action>]>([
    ["it stood in none", { parents: [] }, { verb: "create", place: NOWHERE }],
    ["it is there", {}, { verb: "create", place: { ...NOWHERE, after: "collection:g" } }],
    ["the page is there", {}, { verb: "update", place: NOWHERE }],
    ["the page has no place", {}, { verb: "create" }],
  ])("people are not told of the collection where %s", (_why, some, about) => {
    expect(others(some, about)).toEqual([]);
  });

  it("people are told that its author is gone, in whichever language", () => {
    const content = { en: text("A", { author: "3" }), fr: text("Un", { author: "404" }) };
    expect(others({ content })).toEqual([
      "restore-author: Its author is no teammate any more, so another one stands in their place.",
    ]);
    expect(others({ content: { en: content.en, fr: text("Un") } })).toEqual([]);
  });

  it("people are told that pictures may stay away, of a text that is written", () => {
    const content = { en: text("A"), fr: text("Un", { body: PICTURE }) };
    const images = "restore-images: Its pictures are Intercom's own copies: one that Intercom deleted stays away.";
    expect(others({ content }, { changes: [change({ locale: "fr", field: "body" })] })).toEqual([images]);
    const both = [change({ field: "body" }), change({ locale: "fr", field: "body" })];
    expect(others({ content }, { changes: both })).toEqual([images]);
  });

  it.each([
    ["the text is not written", PICTURE, change({ field: "title" })],
    ["another language is written", PICTURE, change({ field: "body", locale: "fr" })],
    ["the picture is not Intercom's", '<img src="https://img.example.com/b.png">', change({ field: "body" })],
    [
      "it is no picture",
      '<p><a href="x" src="https://downloads.intercomcdn.com/a.png">x</a></p>',
      change({ field: "body" }),
    ],
  ])("people are not told of pictures where %s", (_why, body, written) => {
    expect(others({ content: { en: text("A", { body }) } }, { changes: [written] })).toEqual([]);
  });
});
