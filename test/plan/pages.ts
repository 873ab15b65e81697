import { answeredFingerprints, meantFingerprint } from "../../src/dialect/fingerprints.ts";
import type { Field, Kind } from "../../src/model/kind.ts";
import type { Live, LiveFields, LiveResource } from "../../src/model/live.ts";
import type { PerLocale } from "../../src/model/locale.ts";
import type { Base } from "../../src/model/state.ts";
import { planContext, type PlanContext } from "../../src/plan/context.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import { input } from "./planning.ts";

/** The address of the help center of `planning.ts`. */
export const HELP = "https://help.example.com";

/** What Intercom holds of one locale: public, unless it says otherwise. */
export function text(title: string, some: Partial<LiveFields> = {}): LiveFields {
  return { title, state: "published", url: null, pendingDraft: false, ...some };
}

/** What Intercom holds, in no collection unless it says so. */
export function held(
  kind: Kind,
  id: string,
  locales: PerLocale<LiveFields>,
  some: Partial<LiveResource> = {},
): LiveResource {
  return {
    ...{ kind, id, parents: [], helpCenterId: null, createdAt: 1, updatedAt: 1, updatedBy: null },
    locales,
    ...some,
  };
}

/** An Intercom that holds this; its teammates are the one whose token it is, and another one. */
export function holding(...resources: readonly LiveResource[]): Live {
  const { workspace } = input().live;
  const writer = { id: "3", name: "Wanda", email: "wanda@example.com" };
  return { workspace: { ...workspace, admins: [workspace.tokenOwner, writer] }, resources };
}

/** What the state knows of a value that a file said and that Intercom answered just so. */
export function base(field: Field, value: string, some: Partial<Base> = {}): Base {
  return { meant: meantFingerprint(value), answered: answeredFingerprints(field, value, [HELP]), ...some };
}

/** The same of several fields of one locale. */
export function bases(values: Partial<Record<Field, string>>): Partial<Record<Field, Base>> {
  return Object.fromEntries(
    (Object.entries(values) as [Field, string][]).map(([field, value]) => [field, base(field, value)]),
  );
}

/** What decisions look up, for an input in which nothing is wrong. */
export function context(some: Partial<PlanInput> = {}): PlanContext {
  return planContext(input(some), { managed: [], unmanaged: [], guards: [] });
}
