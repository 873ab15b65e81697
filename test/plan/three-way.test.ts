import { describe, expect, it } from "vitest";
import { answeredFingerprints, meantFingerprint, sentFingerprint } from "../../src/dialect/fingerprints.ts";
import type { UiEdits } from "../../src/model/config.ts";
import type { Verdict } from "../../src/model/plan.ts";
import type { Base } from "../../src/model/state.ts";
import { fieldChange, type FieldContext } from "../../src/plan/fields/field-change.ts";

const URL = "https://help.example.com";
const OLD = "<p>Press the <b>red</b> button.</p>";
const NEW = "<p>Press the <b>green</b> button.</p>";
const EDITED = "<p>Press no button at all.</p>";
const REFORMATTED = "<p>Press the <i>red</i> button.</p>";
const NEW_REFORMATTED = "<p>Press the <i>green</i> button.</p>";

function context(uiEdits: UiEdits): FieldContext {
  return { ids: new Map(), helpCenterUrl: URL, facts: {}, admins: [], uiEdits };
}

interface Sides {
  /** The body that the file describes. */
  readonly file: string;
  /** The body of the last write; none where the state knows nothing of the field. */
  readonly last: string | null;
  /** What Intercom holds; absent where the locale is not there. */
  readonly live?: string;
  readonly uiEdits?: UiEdits;
  readonly base?: Partial<Base>;
  /** The state knows nothing of the whole locale. */
  readonly adopted?: true;
}

function change({ file, last, live, uiEdits = "protect", base = {}, adopted }: Sides): ReturnType<typeof fieldChange> {
  const desired = {
    field: "body" as const,
    meant: meantFingerprint(file),
    body: { meant: meantFingerprint(file), parts: [file] },
  };
  const known: Base | undefined =
    last === null
      ? undefined
      : { meant: meantFingerprint(last), answered: answeredFingerprints("body", last, [URL]), ...base };
  const bases = adopted === true ? undefined : known === undefined ? {} : { body: known };
  const fields = live === undefined ? undefined : { title: "T", body: live, url: null, pendingDraft: false };
  return fieldChange("en", desired, { bases, live: fields, undecided: undefined }, context(uiEdits));
}

type Row = readonly [name: string, sides: Sides, expected: Verdict | undefined];

const TABLE: readonly Row[] = [
  ["nothing changed", { file: OLD, last: OLD, live: OLD }, undefined],
  ["only the file changed", { file: NEW, last: OLD, live: OLD }, "write"],
  ["only Intercom changed", { file: OLD, last: OLD, live: EDITED }, "drift"],
  ["both changed", { file: NEW, last: OLD, live: EDITED }, "conflict"],
  ["both changed to the same", { file: NEW, last: OLD, live: NEW }, "settle"],
  ["markup alone changed in Intercom", { file: OLD, last: OLD, live: REFORMATTED }, "formatting"],
  ["markup in Intercom, words in the file", { file: NEW, last: OLD, live: REFORMATTED }, "write"],
  ["the same words on both sides, in other markup", { file: NEW, last: OLD, live: NEW_REFORMATTED }, "conflict"],
  ["the locale is gone, the file unchanged", { file: OLD, last: OLD }, "drift"],
  ["the locale is gone, the file changed", { file: NEW, last: OLD }, "conflict"],
  ["it was lost in the last write", { file: OLD, last: OLD, live: OLD, base: { lost: ["an image"] } }, "incomplete"],
  ["it was lost, and is reformatted", { file: OLD, last: OLD, live: REFORMATTED, base: { lost: ["x"] } }, "incomplete"],
  ["it was lost, and the file changed", { file: NEW, last: OLD, live: OLD, base: { lost: ["an image"] } }, "write"],
  ["the answer had none, and there is none", { file: OLD, last: OLD, base: { answered: null } }, undefined],
  [
    "the answer had none, and there is one now",
    { file: OLD, last: OLD, live: EDITED, base: { answered: null } },
    "drift",
  ],
  ["a link leads elsewhere", { file: OLD, last: OLD, live: OLD, base: { targets: "t1:other" } }, "settle"],
  ["overwrite: both changed", { file: NEW, last: OLD, live: EDITED, uiEdits: "overwrite" }, "write"],
  ["overwrite: only Intercom changed", { file: OLD, last: OLD, live: EDITED, uiEdits: "overwrite" }, "write"],
  ["overwrite: markup alone", { file: OLD, last: OLD, live: REFORMATTED, uiEdits: "overwrite" }, "formatting"],
  ["theirs: both changed", { file: NEW, last: OLD, live: EDITED, uiEdits: "theirs" }, "drift"],
  ["theirs: only the file changed", { file: NEW, last: OLD, live: OLD, uiEdits: "theirs" }, "write"],
  ["theirs: markup there, words here", { file: NEW, last: OLD, live: REFORMATTED, uiEdits: "theirs" }, "drift"],
  ["theirs: markup alone", { file: OLD, last: OLD, live: REFORMATTED, uiEdits: "theirs" }, "formatting"],
  ["theirs: both the same", { file: REFORMATTED, last: OLD, live: REFORMATTED, uiEdits: "theirs" }, "settle"],
  ["never written, and not there", { file: NEW, last: null }, "write"],
  ["never written, empty there", { file: NEW, last: null, live: "" }, "write"],
  ["never written, the same there", { file: NEW, last: null, live: NEW }, "settle"],
  ["never written, the same words there", { file: NEW, last: null, live: NEW_REFORMATTED }, "settle"],
  ["never written, other words there", { file: NEW, last: null, live: EDITED }, "conflict"],
  ["never written, theirs, other words there", { file: NEW, last: null, live: EDITED, uiEdits: "theirs" }, "drift"],
  ["never written, overwrite", { file: NEW, last: null, live: EDITED, uiEdits: "overwrite" }, "write"],
  ["taken over, empty there", { file: NEW, last: null, live: "", adopted: true }, "conflict"],
  [
    "taken over, empty there, overwrite",
    { file: NEW, last: null, live: "", adopted: true, uiEdits: "overwrite" },
    "write",
  ],
];

const OTHER = { meant: "m0:x", answered: { raw: "r1:x", normal: "n0:x", words: "w0:x" } };
const OTHER_MEANT = { meant: "m0:x" };
const OTHER_ANSWER = { answered: OTHER.answered };

const VERSIONS: readonly Row[] = [
  ["the file says what Intercom holds", { file: OLD, last: OLD, live: OLD, base: OTHER_MEANT }, "settle"],
  [
    "the file says it in other markup",
    { file: OLD, last: REFORMATTED, live: REFORMATTED, base: OTHER_MEANT },
    "settle",
  ],
  ["the file says something else", { file: NEW, last: OLD, live: OLD, base: OTHER_MEANT }, "write"],
  ["reformatted, the file says the same", { file: OLD, last: OLD, live: REFORMATTED, base: OTHER_MEANT }, "settle"],
  [
    "reformatted, the file says something else",
    { file: NEW, last: OLD, live: REFORMATTED, base: OTHER_MEANT },
    "write",
  ],
  ["edited", { file: OLD, last: OLD, live: EDITED, base: OTHER_MEANT }, "drift"],
  ["edited to what the file says", { file: OLD, last: EDITED, live: REFORMATTED, base: OTHER_MEANT }, "settle"],
  ["only the answer: the same words", { file: OLD, last: OLD, live: REFORMATTED, base: OTHER_ANSWER }, "settle"],
  ["only the answer: other words", { file: OLD, last: OLD, live: EDITED, base: OTHER_ANSWER }, "drift"],
  ["only the answer: the file changed, too", { file: NEW, last: OLD, live: EDITED, base: OTHER_ANSWER }, "conflict"],
  [
    "the answer, and the file holds a change",
    { file: NEW, last: OLD, live: NEW_REFORMATTED, base: OTHER_ANSWER },
    "conflict",
  ],
  ["nothing can be compared: the same words", { file: OLD, last: OLD, live: REFORMATTED, base: OTHER }, "settle"],
  ["nothing can be compared: other words", { file: NEW, last: OLD, live: OLD, base: OTHER }, "drift"],
  ["the targets", { file: OLD, last: OLD, live: OLD, base: { targets: "t0:x" } }, "settle"],
  [
    "more differs than what was lost",
    { file: NEW, last: OLD, live: OLD, base: { ...OTHER_MEANT, lost: ['the word "green"'] } },
    "write",
  ],
];

describe("a field's three sides", () => {
  it.each(TABLE)("%s", (_name, sides, expected) => {
    expect(change(sides)?.verdict).toBe(expected);
  });
});

describe("fingerprints of another version", () => {
  it.each(VERSIONS)("%s", (_name, sides, expected) => {
    expect(change(sides)?.verdict).toBe(expected);
  });

  it("report what was lost, while the file says the rest", () => {
    const base = { meant: "m0:x", lost: ['the word "green"'] };
    const file = "<p>Press the button.</p><p>green</p>";
    const sides = { file, last: "<p>Press the button.</p>", live: "<p>Press the button.</p>", base };
    expect(change(sides)?.verdict).toBe("incomplete");
  });

  it("know what was sent by its own fingerprint, whatever Intercom made of it", () => {
    const sent = sentFingerprint("body", NEW, [URL]);
    expect(change({ file: NEW, last: OLD, live: OLD, base: { meant: "m0:x", sent } })?.verdict).toBe("settle");
    expect(change({ file: NEW, last: OLD, live: OLD, base: { meant: "m0:x", sent: "s0:x" } })?.verdict).toBe("write");
  });
});

describe("a write", () => {
  it("says that it drops an edit, or formatting", () => {
    expect(change({ file: OLD, last: OLD, live: EDITED, uiEdits: "overwrite" })).toMatchObject({ overwrites: "edit" });
    expect(change({ file: NEW, last: null, live: EDITED, uiEdits: "overwrite" })).toMatchObject({ overwrites: "edit" });
    const reformatted = change({ file: NEW, last: OLD, live: REFORMATTED });
    expect(reformatted).toMatchObject({ note: "formatting made in Intercom goes", overwrites: "edit" });
    expect(change({ file: NEW, last: OLD, live: OLD })).not.toHaveProperty("overwrites");
    expect(change({ file: NEW, last: OLD, uiEdits: "overwrite" })).not.toHaveProperty("overwrites");
  });

  it("shows what changes word by word, and a drift the other way", () => {
    expect(change({ file: NEW, last: OLD, live: OLD })?.prose).toEqual([
      { kind: "same", text: "Press the " },
      { kind: "removed", text: "red" },
      { kind: "added", text: "green" },
      { kind: "same", text: " button." },
    ]);
    expect(change({ file: OLD, last: OLD, live: NEW })?.prose).toContainEqual({ kind: "added", text: "green" });
    expect(change({ file: OLD, last: OLD, live: REFORMATTED })).not.toHaveProperty("prose");
  });
});
