import { answeredFingerprints, meantFingerprint } from "../../src/dialect/fingerprints.ts";
import type { DesiredFields, DesiredResource } from "../../src/model/desired.ts";
import { kindOf, type Key } from "../../src/model/key.ts";
import type { Field } from "../../src/model/kind.ts";
import type { LiveFields, LiveResource } from "../../src/model/live.ts";
import type { Locale, PerLocale } from "../../src/model/locale.ts";
import type { Action, Plan } from "../../src/model/plan.ts";
import type { Base, PlaceBase, ResourceState } from "../../src/model/state.ts";
import type { PlanInput } from "../../src/plan/input.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { desired, input, known } from "./planning.ts";

const URL = "https://help.example.com";
const A: Key = "article:a";

/** The teammates: the token is the second's. */
const ADMINS = [
  { id: "8", name: "Ann", email: "ann@example.com" },
  { id: "9", name: "CI", email: "ci@example.com" },
];

/** One resource from its three sides: what its file says, what was last written, and what Intercom holds. */
export interface Page {
  readonly key?: Key;
  readonly file?: PerLocale<DesiredFields>;
  readonly described?: Partial<DesiredResource>;
  readonly last?: PerLocale<Partial<Record<Field, string>>>;
  readonly known?: Partial<ResourceState>;
  readonly place?: Partial<PlaceBase>;
  readonly live?: PerLocale<Partial<LiveFields>>;
  readonly found?: Partial<LiveResource>;
  /** Sides that there are not. */
  readonly gone?: readonly ("file" | "state" | "live")[];
}

/** A page titled `A` on all its sides, which stands in no collection: `id` 7. */
function sidesOf(page: Page): { file: DesiredResource; state: ResourceState; live: LiveResource } {
  const { key = A, last = { en: { title: "A" } }, live = last } = page;
  const locales: PerLocale<Partial<Record<Field, Base>>> = {};
  const found: PerLocale<LiveFields> = {};
  for (const [locale, fields] of Object.entries(last) as [Locale, Partial<Record<Field, string>>][]) {
    locales[locale] = Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [
        field,
        { meant: meantFingerprint(value), answered: answeredFingerprints(field as Field, value, [URL]) },
      ]),
    );
  }
  for (const [locale, fields] of Object.entries(live) as [Locale, Partial<LiveFields>][]) {
    found[locale] = { title: "A", url: null, pendingDraft: false, ...fields };
  }
  const about = { updatedAt: 100, updatedBy: null, createdAt: 1, parents: [] };
  const helpCenterId = kindOf(key) === "collection" ? "1" : null;
  return {
    file: { ...desired(key), locales: page.file ?? { en: { title: "A" } }, ...page.described },
    state: {
      ...known("7"),
      place: { meant: null, sent: null, answered: null, ...page.place },
      locales,
      ...page.known,
    },
    live: { kind: kindOf(key), id: "7", helpCenterId, ...about, locales: found, ...page.found },
  };
}

/** Collections that content, state and Intercom hold alike, by their names: the id is the name with `-id`. */
export interface Around {
  readonly collections?: readonly string[];
  /** Those of them that were deleted in Intercom. */
  readonly gone?: readonly string[];
  readonly input?: Partial<PlanInput>;
}

export function planOf(page: Page, { collections = [], gone = [], input: some = {} }: Around = {}): Plan {
  const about = input(some);
  const others = collections.map((name): Page => ({
    key: `collection:${name}`,
    file: { en: { title: name } },
    last: { en: { title: name } },
    known: { id: `${name}-id`, path: name },
    found: { id: `${name}-id` },
    gone: gone.includes(name) ? ["live"] : [],
  }));
  const all = [...others, page].map((each) => ({ ...sidesOf(each), gone: each.gone ?? [] }));
  const ofSide = (side: "file" | "state" | "live"): typeof all => all.filter((each) => !each.gone.includes(side));
  return makePlan({
    ...about,
    desired: { defaultLocale: "en", resources: ofSide("file").map((each) => each.file) },
    state: { ...about.state, resources: new Map(ofSide("state").map((each) => [each.file.key, each.state])) },
    live: {
      workspace: { ...about.live.workspace, admins: ADMINS },
      resources: ofSide("live").map((each) => each.live),
    },
  });
}

/** What a plan does with the page. */
export function actionOf(page: Page, around?: Around): Action {
  const action = planOf(page, around).actions.find(({ key }) => key === (page.key ?? A));
  if (action === undefined) throw new Error("The plan says nothing of the page.");
  return action;
}
