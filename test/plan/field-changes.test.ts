import { describe, expect, it } from "vitest";
import { meantFingerprint, rawFingerprint, wordsFingerprint } from "../../src/dialect/fingerprints.ts";
import type { DesiredValue } from "../../src/plan/fields/values.ts";
import { body, change, NEW, OLD, short, THEIRS, URL, type Sides } from "./field-sides.ts";

describe("the change of a short field", () => {
  it("goes from Intercom's value to the file's, which is sent", () => {
    expect(change({ desired: short("title", "New"), last: "Old", live: "Old" })).toEqual({
      ...{ locale: "en", field: "title", verdict: "write", before: "Old", after: "New" },
      ...{ meant: meantFingerprint("New"), send: "New", seen: rawFingerprint("title", "Old") },
    });
  });

  it("goes from nothing where Intercom has none, and has seen none", () => {
    expect(change({ desired: short("title", "New") })).toEqual({
      ...{ locale: "en", field: "title", verdict: "write", before: null, after: "New" },
      ...{ meant: meantFingerprint("New"), send: "New" },
    });
  });

  it("goes from the file's to Intercom's where a teammate's is kept", () => {
    expect(change({ desired: short("title", "Old"), last: "Old", live: "Theirs" })).toEqual({
      ...{ locale: "en", field: "title", verdict: "drift", before: "Old", after: "Theirs" },
      ...{ meant: meantFingerprint("Old"), send: "Old", seen: rawFingerprint("title", "Theirs") },
    });
  });

  it("says what both hold where they settle", () => {
    const settled = change({ desired: short("title", "New"), last: "Old", live: "New" });
    expect(settled).toMatchObject({ verdict: "settle", before: "New", after: "New" });
    expect(settled).not.toHaveProperty("overwrites");
    expect(settled).not.toHaveProperty("note");
  });

  it("names an author, and shows the id of one who is no teammate any more", () => {
    expect(change({ desired: short("author", "8", "Ann"), last: "9", live: "9" })).toMatchObject({
      ...{ before: "Bob", after: "Ann", send: "8" },
    });
    expect(change({ desired: short("author", "8", "Ann"), last: "7", live: "7" })).toMatchObject({ before: "7" });
    expect(change({ desired: short("title", "8"), last: "9", live: "9" })).toMatchObject({ before: "9", after: "8" });
  });

  it("sends nothing of an author who is no teammate", () => {
    const stranger: DesiredValue = { field: "author", meant: "m1:x", shown: "nobody@example.com" };
    const blocked = change({ desired: stranger, last: "9", live: "9" });
    expect(blocked).toMatchObject({ verdict: "write", before: "Bob", after: "nobody@example.com" });
    expect(blocked).not.toHaveProperty("send");
  });
});

describe("the publication of a locale", () => {
  it.each<readonly [string, string, string | undefined, string | undefined]>([
    ["a draft becomes public", "published", "draft", "publishes"],
    ["what is new becomes public", "published", undefined, "publishes"],
    ["what is public becomes a draft", "draft", "published", "unpublishes"],
    ["what is new becomes a draft", "draft", undefined, undefined],
  ])("%s", (_name, state, live, expected) => {
    const sides = live === undefined ? {} : { live, last: live };
    expect(change({ desired: short("state", state), ...sides })?.publication).toBe(expected);
  });

  it("changes by a write alone, and by the state alone", () => {
    expect(change({ desired: short("state", "draft"), last: "draft", live: "published" })).toMatchObject({
      verdict: "drift",
    });
    const drift = change({ desired: short("state", "draft"), last: "draft", live: "published" });
    expect(drift).not.toHaveProperty("publication");
    expect(change({ desired: short("title", "published"), last: "draft", live: "draft" })).not.toHaveProperty(
      "publication",
    );
  });
});

describe("the change of a body", () => {
  it("tells how many words it has, which words change, and over which words it goes", () => {
    const written = change({ desired: body(NEW, { targets: "t1:x" }), last: OLD, live: OLD });
    expect(written).toEqual({
      ...{ locale: "en", field: "body", verdict: "write", before: "4 words", after: "5 words" },
      meant: meantFingerprint(NEW),
      prose: [
        { kind: "same", text: "Press the " },
        { kind: "removed", text: "red" },
        { kind: "added", text: "green" },
        { kind: "same", text: " button" },
        { kind: "added", text: " twice" },
        { kind: "same", text: "." },
      ],
      seen: rawFingerprint("body", OLD),
      over: wordsFingerprint(OLD, [URL]),
      targets: "t1:x",
    });
  });

  it.each<readonly [string, string, string]>([
    ["no word", "<p></p>", "0 words"],
    ["one word", "<p>Theirs.</p>", "1 word"],
    ["two words over two lines", "<p>One</p><p>two</p>", "2 words"],
  ])("counts %s", (_name, live, expected) => {
    expect(change({ desired: body(NEW), last: live, live })?.before).toBe(expected);
  });

  it("of something new goes from nothing, over nothing, and shows no words", () => {
    const made = change({ desired: body(NEW) });
    expect(made).toEqual({
      ...{ locale: "en", field: "body", verdict: "write", before: null, after: "5 words" },
      meant: meantFingerprint(NEW),
    });
  });

  it("that a teammate made goes from the file's words to Intercom's, over nothing", () => {
    const drift = change({ desired: body(OLD), last: OLD, live: THEIRS });
    expect(drift).toMatchObject({ verdict: "drift", before: "4 words", after: "1 word" });
    expect(drift?.prose?.[0]).toEqual({ kind: "removed", text: "Press the red button" });
    expect(drift?.prose?.[1]).toEqual({ kind: "added", text: "Theirs" });
    expect(drift).not.toHaveProperty("over");
    expect(drift).not.toHaveProperty("overwrites");
    expect(drift).not.toHaveProperty("note");
  });

  it("that settles shows no words: both sides hold the same", () => {
    expect(change({ desired: body(NEW), last: OLD, live: NEW })).toEqual({
      ...{ locale: "en", field: "body", verdict: "settle", before: null, after: null },
      ...{ meant: meantFingerprint(NEW), seen: rawFingerprint("body", NEW) },
    });
  });

  it("in markup alone says neither words nor a note", () => {
    const formatting = change({ desired: body(OLD), last: OLD, live: "<p>Press the <b>red</b> button.</p>" });
    expect(formatting).toMatchObject({ verdict: "formatting", before: "4 words", after: "4 words" });
    expect(formatting).not.toHaveProperty("prose");
    expect(formatting).not.toHaveProperty("note");
  });
});

describe("a note", () => {
  const note = (sides: Sides): string | undefined => change(sides)?.note;

  it.each<readonly [string, Sides, string | undefined]>([
    [
      "says that the words are the same where something else changed",
      {
        desired: body('<p>See <a href="https://a.example">it</a>.</p>'),
        last: "<p>See it.</p>",
        live: "<p>See it.</p>",
      },
      "the same words; links differ",
    ],
    [
      "names what Intercom did not take over",
      { desired: body(OLD), last: OLD, live: OLD, base: { lost: ["an image", "a video"] } },
      "an image; a video",
    ],
    [
      "says that Intercom wins in a folder of teammates",
      { desired: short("title", "New"), last: "Old", live: "Theirs", uiEdits: "theirs" },
      "kept: Intercom wins in this folder",
    ],
    ["is not needed where an edit is kept", { desired: short("title", "Old"), last: "Old", live: "Theirs" }, undefined],
    [
      "does not say so of what settles there",
      { desired: short("title", "New"), last: "Old", live: "New", uiEdits: "theirs" },
      undefined,
    ],
    [
      "says that accepted words go",
      { desired: short("title", "New"), last: "Old", live: "Old", base: { ofTeammates: "value" } },
      "what was accepted of Intercom goes",
    ],
    [
      "says that accepted formatting goes",
      { desired: body(NEW), last: OLD, live: OLD, base: { ofTeammates: "formatting" } },
      "formatting made in Intercom goes",
    ],
    [
      "says nothing more of an edit that is written over",
      { desired: short("title", "New"), last: "Old", live: "Theirs", uiEdits: "overwrite" },
      undefined,
    ],
  ])("%s", (_name, sides, expected) => {
    expect(note(sides)).toBe(expected);
  });
});

describe("a write goes over an edit", () => {
  it.each<readonly [string, Sides, "edit" | undefined]>([
    ["that was made since", { desired: short("title", "N"), last: "O", live: "T", uiEdits: "overwrite" }, "edit"],
    [
      "that was accepted",
      { desired: short("title", "N"), last: "O", live: "O", base: { ofTeammates: "value" } },
      "edit",
    ],
    [
      "that cannot be told from none",
      {
        desired: short("title", "N"),
        last: "O",
        live: "T",
        base: { answered: { raw: "r0:x", normal: "n0:x" } },
        uiEdits: "overwrite",
      },
      "edit",
    ],
    ["not where nothing was edited", { desired: short("title", "N"), last: "O", live: "O" }, undefined],
    ["not where it is empty", { desired: short("title", "N"), last: "O", live: "", uiEdits: "overwrite" }, undefined],
    ["not where it is gone", { desired: short("title", "N"), last: "O", uiEdits: "overwrite" }, undefined],
  ])("%s", (_name, sides, expected) => {
    const written = change(sides);
    expect(written?.verdict).toBe("write");
    expect(written?.overwrites).toBe(expected);
  });
});
