import { describe, expect, it } from "vitest";
import { answeredFingerprints, meantFingerprint } from "../../src/dialect/fingerprints.ts";
import type { DesiredFields } from "../../src/model/desired.ts";
import { FIELDS, type Field } from "../../src/model/kind.ts";
import type { LiveFields } from "../../src/model/live.ts";
import type { Base } from "../../src/model/state.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { desired, input } from "./planning.ts";

const URL = "https://help.example.com";
const KEY = "article:a";
const EMPTY = "<p></p>";
const LAST = { title: "A", description: "About it", body: "<p>Words.</p>", state: "published", author: "9" };
const THEIRS = { title: "B", description: "Theirs", body: "<p>Theirs.</p>", state: "draft", author: "8" };

const body = (html: string): NonNullable<DesiredFields["body"]> => ({ meant: meantFingerprint(html), parts: [html] });
const ALL: DesiredFields = {
  ...{ title: "A", description: "About it", state: "published", author: "9" },
  body: body(LAST.body),
};

function base(field: Field, value: string): Base {
  return { meant: meantFingerprint(value), answered: answeredFingerprints(field, value, [URL]) };
}

/** The changes of an article whose last write said all fields, and in which Intercom holds these now. */
function changes(file: DesiredFields, live: Readonly<Record<Field, string>>): unknown {
  const about = input();
  const fields: LiveFields = { ...live, url: null, pendingDraft: false };
  const en = Object.fromEntries(FIELDS.map((field) => [field, base(field, LAST[field])]));
  const known = { id: "7", path: "a", place: { meant: null, sent: null, answered: null }, locales: { en } };
  const plan = makePlan({
    ...about,
    desired: { defaultLocale: "en", resources: [{ ...desired(KEY), locales: { en: file } }] },
    state: { ...about.state, resources: new Map([[KEY, known]]) },
    live: {
      workspace: { ...about.live.workspace, admins: [{ id: "9", name: "CI", email: "ci@example.com" }] },
      resources: [
        {
          ...{ kind: "article", id: "7", parents: [], helpCenterId: null, createdAt: 1, updatedAt: 1, updatedBy: null },
          locales: { en: fields },
        },
      ],
    },
  });
  const action = plan.actions.find(({ key }) => key === KEY);
  return { verb: action?.verb, changes: action?.changes.map(({ field, verdict }) => [field, verdict]) };
}

function without(field: Field): DesiredFields {
  return Object.fromEntries(Object.entries(ALL).filter(([name]) => name !== field)) as unknown as DesiredFields;
}

describe("a field that the file does not say", () => {
  const optional = ["description", "body", "state", "author"] as const;

  it.each(optional)("%s: what Intercom has is left, edited or not", (field) => {
    expect(changes(without(field), LAST)).toEqual({ verb: "unchanged", changes: [] });
    expect(changes(without(field), { ...LAST, [field]: THEIRS[field] })).toEqual({ verb: "unchanged", changes: [] });
  });

  it.each(optional)("%s: says so again, and is compared again", (field) => {
    expect(changes(ALL, { ...LAST, [field]: THEIRS[field] })).toEqual({ verb: "drift", changes: [[field, "drift"]] });
  });

  it("the title: there is always one, of the first heading or of the file's name", () => {
    expect(changes({ ...ALL, title: "From the heading" }, LAST)).toEqual({
      verb: "update",
      changes: [["title", "write"]],
    });
    expect(changes(ALL, { ...LAST, title: "B" })).toEqual({ verb: "drift", changes: [["title", "drift"]] });
  });
});

describe("a field that the file says is empty", () => {
  it("is emptied", () => {
    expect(changes({ ...ALL, description: "" }, LAST)).toEqual({ verb: "update", changes: [["description", "write"]] });
    expect(changes({ ...ALL, body: body("") }, LAST)).toEqual({ verb: "update", changes: [["body", "write"]] });
  });

  it("is settled where Intercom holds nothing, either", () => {
    expect(changes({ ...ALL, description: "" }, { ...LAST, description: "" })).toEqual({
      verb: "unchanged",
      changes: [["description", "settle"]],
    });
    expect(changes({ ...ALL, body: body("") }, { ...LAST, body: EMPTY })).toEqual({
      verb: "unchanged",
      changes: [["body", "settle"]],
    });
  });

  it("is in conflict where teammates wrote something else", () => {
    expect(changes({ ...ALL, description: "" }, { ...LAST, description: "Theirs" })).toEqual({
      verb: "conflict",
      changes: [["description", "conflict"]],
    });
  });
});
