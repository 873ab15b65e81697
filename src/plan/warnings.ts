import type { DesiredResource } from "../model/desired.ts";
import type { Key } from "../model/key.ts";
import { fieldsOf } from "../model/kind.ts";
import type { Locale } from "../model/locale.ts";
import type { PlanWarning } from "../model/plan.ts";
import type { PlanInput } from "./input.ts";

/** What the plan does as told, and what people should know before it does. */
export function warningsOf(input: PlanInput): PlanWarning[] {
  return [...sectionDescriptions(input), ...linksToDrafts(input)];
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

function linksToDrafts(input: PlanInput): PlanWarning[] {
  const isPublic = publicity(input);
  return input.desired.resources.flatMap(({ key, locales }) =>
    Object.entries(locales).flatMap(([name, fields]) => {
      const locale = name as Locale;
      if (!isPublic(key, locale)) return [];
      const hidden = new Set(
        (fields.body?.parts ?? []).flatMap((part) =>
          typeof part === "object" && "link" in part && !isPublic(part.link, part.locale)
            ? [`${part.link} (${part.locale})`]
            : [],
        ),
      );
      return [...hidden].map((target) => ({
        code: "link-to-draft",
        message: `${fields.file ?? key} will be public and links to ${target}, which will be a draft.`,
      }));
    }),
  );
}

/** Tells whether a locale of a resource will be public after the apply. */
function publicity({ desired, live, state, defaults }: PlanInput): (key: Key, locale: Locale) => boolean {
  const byKey = new Map(desired.resources.map((resource) => [resource.key, resource]));
  const byId = new Map(live.resources.map((resource) => [resource.id, resource]));
  return (key, locale) => {
    const resource = byKey.get(key);
    if (resource?.kind !== "article") return true;
    const said = saidState(resource, locale, desired.defaultLocale);
    const base = state.resources.get(key);
    const now = base === undefined || base.nonce !== undefined ? undefined : byId.get(base.id)?.locales[locale]?.state;
    return (resource.locales[locale]?.state ?? now ?? said ?? defaults.state) === "published";
  };
}

function saidState(resource: DesiredResource, locale: Locale, original: Locale): string | undefined {
  return resource.locales[locale]?.state ?? resource.locales[original]?.state;
}
