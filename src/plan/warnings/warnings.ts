import { leadsOf } from "../../dialect/leads.ts";
import type { DesiredResource } from "../../model/desired.ts";
import type { Key } from "../../model/key.ts";
import { fieldsOf } from "../../model/kind.ts";
import type { Locale } from "../../model/locale.ts";
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
  const isPublic = publicity(actions, input);
  return input.desired.resources.flatMap(({ key, locales }) =>
    Object.entries(locales).flatMap(([name, fields]) => {
      const locale = name as Locale;
      if (!isPublic(key, locale)) return [];
      const hidden = new Set(
        (fields.body === undefined ? [] : leadsOf(fields.body))
          .filter((lead) => !isPublic(lead.link, lead.locale))
          .map((lead) => `${lead.link} (${lead.locale})`),
      );
      return [...hidden].map((target) => ({
        code: "link-to-draft",
        message: `${fields.file ?? key} will be public and links to ${target}, which will be a draft.`,
      }));
    }),
  );
}

/** Tells whether a locale of a resource will be public after the apply: what it writes, else what Intercom holds. */
function publicity(
  actions: readonly Action[],
  { desired, live, state, defaults }: PlanInput,
): (key: Key, locale: Locale) => boolean {
  const byKey = new Map(desired.resources.map((resource) => [resource.key, resource]));
  const byId = new Map(live.resources.map((resource) => [`${resource.kind}:${resource.id}`, resource]));
  const byAction = new Map(actions.map((action) => [action.key, action]));
  return (key, locale) => {
    const resource = byKey.get(key);
    if (resource?.kind !== "article") return true;
    const action = byAction.get(key);
    const written = action === undefined ? undefined : writtenState(action, locale);
    const id = action?.id ?? state.resources.get(key)?.id ?? "";
    const now = byId.get(`article:${id}`)?.locales[locale]?.state;
    const said = saidState(resource, locale, desired.defaultLocale);
    return (written ?? now ?? said ?? defaults.state) === "published";
  };
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
