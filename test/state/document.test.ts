import { array, assert, constantFrom, option, property, record, string, uniqueArray } from "fast-check";
import { describe, expect, it } from "vitest";
import { Failure } from "../../src/model/failure.ts";
import type { Key } from "../../src/model/key.ts";
import type { ResourceState, State } from "../../src/model/state.ts";
import { countWrite } from "../../src/state/count-writes.ts";
import { formatState, parseState } from "../../src/state/document.ts";
import { runs } from "../runs.ts";
import { fullState } from "./states.ts";

const full = fullState("abc", "1");
const read = (text: string): State => parseState(text, "the store");

const key = constantFrom<Key>("article:a", "article:b", "article:ä", "article:guides/install", "collection:guides");
const answered = record({ raw: string(), normal: string() });
const base = record(
  { meant: string(), answered: option(answered), lost: array(string()), text: constantFrom("0".repeat(64)) },
  { requiredKeys: ["meant", "answered"] },
);
const resource = record({
  id: string(),
  path: string(),
  place: record({ meant: option(key), sent: option(string()) }),
  locales: record({ en: record({ title: base, body: base }), "pt-BR": record({ title: base }) }, { requiredKeys: [] }),
});
const states = uniqueArray(record({ key, resource }), { selector: (one) => one.key }).map((known): State => ({
  ...full,
  resources: new Map<Key, ResourceState>(known.map((one) => [one.key, one.resource])),
}));

/** The document as versions before wrote it. */
function withoutChecksum(text: string): string {
  return text.replace(/,\n"checksum": .*\n/u, "\n");
}

/** The document after somebody changed it in an editor. */
function edited(text: string, from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}

function whyRefused(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof Failure) return error.why;
    throw error;
  }
  throw new Error("It was read.");
}

describe("the document of a state", () => {
  it("gives what it was made of, with its checksum, without it and with one of something else", () => {
    assert(
      property(states, (state) => {
        const text = formatState(state);
        expect(read(text)).toEqual(state);
        expect(read(withoutChecksum(text))).toEqual(state);
        expect(read(edited(text, '"checksum": "', '"checksum": "-'))).toEqual(state);
      }),
      { numRuns: runs(100) },
    );
  });

  it("is the same for the same state, however that came about", () => {
    assert(
      property(states, states, (before, after) => {
        formatState(before);
        const kept = new Map([...before.resources, ...after.resources]);
        const copied = new Map([...kept].map(([name, known]) => [name, structuredClone(known)]));
        expect(formatState({ ...after, resources: kept })).toBe(formatState({ ...after, resources: copied }));
      }),
      { numRuns: runs(100) },
    );
  });

  it("is read with what somebody changed in it, and refused where that is no state any more", () => {
    const text = formatState(full);
    const id = '"article:guides/install": {"id":"12"';
    expect(read(edited(text, id, id.replace("12", "99"))).resources.get("article:guides/install")?.id).toBe("99");
    expect(whyRefused(edited(text, id, id.replace('"12"', "12")))).toContain(
      "The first place that differs is resources → article:guides/install → id",
    );
    expect(whyRefused(edited(text, '"version": 1', '"version": 2'))).toContain("that differs is version");
  });

  it("is refused where it names what is no text of the store's or no picture of Intercom's, whatever its checksum", () => {
    const install = full.resources.get("article:guides/install");
    if (install === undefined) throw new Error("There is no such article.");
    const title = { meant: "m1:a", answered: null };
    const strange: Partial<ResourceState>[] = [
      { locales: { en: { body: { ...title, text: "../../../etc/passwd" } } } },
      { images: { ["ab".repeat(32)]: "http://169.254.169.254/latest" } },
      { images: { short: "https://downloads.intercomcdn.com/i/o/1/flow.png" } },
    ];
    for (const part of strange) {
      const resources = new Map([...full.resources, ["article:guides/install" as const, { ...install, ...part }]]);
      expect(() => read(formatState({ ...full, resources }))).toThrow(Failure);
    }
  });
});

describe("a write of a state", () => {
  it("counts where a resource differs, and does not where it is the same in another order", () => {
    const stored = countWrite(full, null);
    expect(stored.writes).toBe(1);
    const copied = structuredClone([...full.resources]).reverse();
    expect(countWrite({ ...full, resources: new Map(copied) }, stored).writes).toBe(1);
    const other = new Map([...copied].map(([name, known]) => [name, { ...known, path: "elsewhere" }] as const));
    expect(countWrite({ ...full, resources: other }, stored).writes).toBe(2);
    expect(countWrite({ ...full, resources: new Map() }, stored).writes).toBe(2);
    expect(countWrite({ ...full, commit: "fedcba9" }, stored).writes).toBe(2);
  });
});
