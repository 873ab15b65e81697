import { answeredFingerprints, meantFingerprint } from "../../src/dialect/fingerprints.ts";
import type { UiEdits } from "../../src/model/config.ts";
import type { Field } from "../../src/model/kind.ts";
import type { Base } from "../../src/model/state.ts";
import { fieldChange } from "../../src/plan/fields/field-change.ts";
import type { DesiredValue } from "../../src/plan/fields/values.ts";

export const URL = "https://help.example.com";
export const OLD = "<p>Press the red button.</p>";
export const NEW = "<p>Press the green button twice.</p>";
export const THEIRS = "<p>Theirs.</p>";
const ADMINS = [
  { id: "8", name: "Ann", email: "ann@example.com" },
  { id: "9", name: "Bob", email: "bob@example.com" },
];

/** One field as its file, the state and Intercom have it. */
export interface Sides {
  readonly desired: DesiredValue;
  readonly last?: string;
  readonly live?: string;
  readonly base?: Partial<Base>;
  readonly uiEdits?: UiEdits;
  readonly undecided?: readonly Field[];
}

export function change({
  desired,
  last,
  live,
  base,
  uiEdits = "protect",
  undecided,
}: Sides): ReturnType<typeof fieldChange> {
  const { field } = desired;
  const known: Base | undefined =
    last === undefined
      ? undefined
      : { meant: meantFingerprint(last), answered: answeredFingerprints(field, last, [URL]), ...base };
  const fields = live === undefined ? undefined : { title: "T", [field]: live, url: null, pendingDraft: false };
  const bases = known === undefined ? {} : { [field]: known };
  const context = { ids: new Map(), helpCenterUrl: URL, facts: {}, admins: ADMINS, uiEdits };
  return fieldChange("en", desired, { bases, live: fields, undecided }, context);
}

export function short(field: Field, value: string, shown = value): DesiredValue {
  return { field, meant: meantFingerprint(value), value, shown };
}

export function body(html: string, some: Partial<DesiredValue> = {}): DesiredValue {
  return {
    field: "body",
    meant: meantFingerprint(html),
    body: { meant: meantFingerprint(html), parts: [html] },
    ...some,
  };
}
