import { answeredFingerprints, bodyMeant, meantFingerprint } from "../../src/dialect/fingerprints.ts";
import type { DesiredBody, DesiredResource } from "../../src/model/desired.ts";
import type { Key } from "../../src/model/key.ts";
import type { Overrides, Plan } from "../../src/model/plan.ts";
import { emptyState, type ResourceState } from "../../src/model/state.ts";
import { withOrigins } from "../../src/plan/origins/origins.ts";
import { makePlan } from "../../src/plan/plan.ts";
import { desired, input, known, overrides } from "./planning.ts";

export const PROPOSAL = { since: "b".repeat(40), branch: "main" };
const URL = "https://help.example.com";

/** A file, with its title and body as one word each. */
export function file(
  key: Key,
  title: string,
  more: Partial<DesiredResource> & { body?: DesiredBody } = {},
): DesiredResource {
  const { body, ...rest } = more;
  return { ...desired(key), locales: { en: { title, ...(body === undefined ? {} : { body }) } }, ...rest };
}

export function linking(...targets: Key[]): DesiredBody {
  const parts = ["<p>", ...targets.map((link) => ({ link, locale: "en" as const })), "</p>"];
  return { meant: bodyMeant("o1:same", targets), links: { outline: "o1:same", targets }, parts };
}

/** What was applied: pages by key with their titles, which Intercom holds just so, unless it is said otherwise. */
interface Help {
  readonly applied?: Readonly<Record<Key, string>>;
  readonly live?: Readonly<Record<Key, string | null>>;
  /** Where a page stands in Intercom, and where it was put, by ids of collections, which are their numbers. */
  readonly places?: Readonly<Record<Key, { readonly put: Key; readonly sent: string; readonly stands: string }>>;
  readonly overrides?: Partial<Overrides>;
}

/** The plan of what files say now, told apart from what they said before. */
export function told(
  now: readonly DesiredResource[],
  before: readonly DesiredResource[] | undefined,
  help: Help = {},
): Plan {
  const { applied = {}, live = {}, places = {} } = help;
  const pages = (Object.entries(applied) as [Key, string][]).map(([key, title], index) => ({
    key,
    title,
    id: String(index + 1),
  }));
  const base = (field: "title" | "state", value: string) => ({
    meant: meantFingerprint(value),
    answered: answeredFingerprints(field, value, [URL]),
  });
  const state = pages.map(({ key, title, id }): [Key, ResourceState] => {
    const isArticle = key.startsWith("article:");
    const en = { title: base("title", title), ...(isArticle ? { state: base("state", "published") } : {}) };
    const at = places[key];
    const place = { meant: at?.put ?? null, sent: at?.sent ?? null, answered: at?.sent ?? null };
    return [key, { ...known(id), path: key.slice(key.indexOf(":") + 1), place, locales: { en } }];
  });
  const around = input();
  const resources = pages.flatMap(({ key, title, id }) => {
    const seen = live[key] === undefined ? title : live[key];
    if (seen === null) return [];
    const fields = { title: seen, state: "published", url: null, pendingDraft: false };
    const kind = key.startsWith("collection:") ? ("collection" as const) : ("article" as const);
    return [
      {
        kind,
        id,
        parents: places[key] === undefined ? [] : [places[key].stands],
        helpCenterId: kind === "article" ? null : "1",
        createdAt: 1,
        updatedAt: 1,
        updatedBy: null,
        locales: { en: fields },
      },
    ];
  });
  const stored = { ...emptyState("w", "1"), resources: new Map(state) };
  const planOf = (files: readonly DesiredResource[], only: readonly string[] = []): Plan =>
    makePlan({
      ...around,
      desired: { defaultLocale: "en", resources: files },
      live: { workspace: { ...around.live.workspace, admins: [around.live.workspace.tokenOwner] }, resources },
      state: stored,
      overrides: overrides({ ...help.overrides, only }),
    });
  const side = (files: readonly DesiredResource[]) => ({
    desired: { defaultLocale: "en" as const, resources: files },
    actions: planOf(files).actions,
  });
  return withOrigins(planOf(now, help.overrides?.only), {
    proposal: PROPOSAL,
    desired: { defaultLocale: "en", resources: now },
    state: stored,
    ...(before === undefined ? {} : { before: side(before) }),
  });
}

export function originsIn(plan: Plan): Record<string, string> {
  return Object.fromEntries(
    plan.actions.map(({ key, id, verb, origins, changes, place }) => [
      key ?? id ?? "",
      [
        `${verb} ${origins?.join("+") ?? "-"}`,
        ...changes.flatMap(({ field, origin }) => (origin === undefined ? [] : [`${field} ${origin}`])),
        ...(place?.origin === undefined ? [] : [`place ${place.origin}`]),
      ].join(", "),
    ]),
  );
}
