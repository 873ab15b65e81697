import { leadsOf } from "../../dialect/leads.ts";
import type { DesiredResource } from "../../model/desired.ts";
import { fieldsOf } from "../../model/kind.ts";
import { localesOf, type Locale } from "../../model/locale.ts";
import type { Action, FieldChange, PlanWarning } from "../../model/plan.ts";
import type { PlanInput } from "../input.ts";

/** What the plan does as told, and what people should know before it does. */
export function warningsOf(actions: readonly Action[], input: PlanInput): PlanWarning[] {
  return [...sectionDescriptions(input), ...linksToDrafts(actions, input)];
}

/** Up to API 2.9 a folder in a folder is a section, and a section has no description. */
function sectionDescriptions({ desired, workspace }: PlanInput): PlanWarning[] {
  return desired.resources
    .filter(
      ({ kind, parent }) => parent !== null && !fieldsOf(kind, "nested", workspace.apiVersion).includes("description"),
    )
    .filter(({ locales }) => Object.values(locales).some(({ description }) => description !== undefined))
    .map(({ path }) => ({
      code: "section-description",
      message: `${path}: its description is not sent; up to API 2.9 a folder in a folder is a section, which has none.`,
    }));
}

function linksToDrafts(actions: readonly Action[], input: PlanInput): PlanWarning[] {
  const drafts = draftsAfter(actions, input);
  // Mostly there is none, and then no link needs to be followed.
  if (drafts.size === 0) return [];
  return input.desired.resources.flatMap(({ key, locales }) =>
    Object.entries(locales).flatMap(([locale, fields]) => {
      if (fields.body === undefined || drafts.has(`${key} (${locale})`)) return [];
      const named = leadsOf(fields.body).map((lead) => `${lead.link} (${lead.locale})`);
      const hidden = [...new Set(named)].filter((target) => drafts.has(target));
      return hidden.map((target) => ({
        code: "link-to-draft",
        message: `${fields.file ?? key} will be public and links to ${target}, which will be a draft.`,
      }));
    }),
  );
}

/** What will not be public after the apply, as `article:a (en)`: by what it writes, else by what Intercom holds. */
function draftsAfter(actions: readonly Action[], { desired, live, state, defaults }: PlanInput): ReadonlySet<string> {
  const byId = new Map(live.resources.map((resource) => [`${resource.kind}:${resource.id}`, resource]));
  const byAction = new Map(actions.map((action) => [action.key, action]));
  const drafts = new Set<string>();
  for (const resource of desired.resources) {
    if (resource.kind !== "article") continue;
    const { key } = resource;
    const action = byAction.get(key);
    const id = action?.id ?? state.resources.get(key)?.id ?? "";
    const now = byId.get(`article:${id}`)?.locales;
    for (const locale of localesOf(resource.locales, desired.defaultLocale)) {
      const written = action === undefined ? undefined : writtenState(action, locale);
      const said = saidState(resource, locale, desired.defaultLocale);
      if ((written ?? now?.[locale]?.state ?? said ?? defaults.state) !== "published") drafts.add(`${key} (${locale})`);
    }
  }
  return drafts;
}

function writtenState({ verb, changes }: Action, locale: Locale): string | undefined {
  if (verb === "conflict" || verb === "blocked") return undefined;
  const isState = (change: FieldChange): boolean => change.locale === locale && change.field === "state";
  return changes.find((change) => isState(change) && change.verdict === "write")?.send;
}

/** What a file says of a page that Intercom does not hold. */
function saidState(resource: DesiredResource, locale: Locale, original: Locale): string | undefined {
  return resource.locales[locale]?.state ?? resource.locales[original]?.state;
}
