import type { Call } from "../call.ts";
import { defaultHelpCenter, helpCenterUrl } from "../helpcenters.ts";
import type { JsonObject } from "../json.ts";
import type { CollectionRecord, GroupContent } from "../records.ts";
import { idAndSlug } from "../slug.ts";
import { spellsSections } from "../versions.ts";

const SHELL: GroupContent = { name: "", description: "" };

/** A collection: schema `collection` of the call's version. */
export function collectionAnswer(call: Call, record: CollectionRecord): JsonObject {
  const older = spellsSections(call.version);
  const { description } = contentOf(call, record);
  const childless = record.parentId === null;
  return {
    ...groupAnswer(call, record),
    description,
    ...(older ? { type: "collection" } : { parent_id: record.parentId }),
    // Only a root collection says which help center it is in.
    help_center_id: childless ? Number(record.helpCenterId) : null,
  };
}

/** A collection in a collection as versions up to 2.9 spell it: schema `section`. */
export function sectionAnswer(call: Call, record: CollectionRecord): JsonObject {
  return { type: "section", ...groupAnswer(call, record), parent_id: Number(record.parentId) };
}

function groupAnswer(call: Call, record: CollectionRecord): JsonObject {
  const { workspace } = call.store;
  const content = contentOf(call, record);
  const helpCenter = workspace.helpCenters.find((candidate) => candidate.id === record.helpCenterId);
  const base = helpCenterUrl(helpCenter ?? defaultHelpCenter(call));
  return {
    id: record.id,
    workspace_id: workspace.id,
    name: content.name,
    url: `${base}/${workspace.defaultLocale}/collections/${idAndSlug(record.id, content.name)}`,
    icon: "book-bookmark",
    order: record.order,
    created_at: record.createdAt,
    updated_at: record.updatedAt,
    ...translationsAnswer(call, record),
  };
}

function translationsAnswer(call: Call, record: CollectionRecord): JsonObject {
  if (call.quirks.languages === "single") return {};
  const { defaultLocale, locales } = call.store.workspace;
  const shown = [...new Set([...locales, ...Object.keys(record.locales)])];
  const translations = shown.map((locale) => [locale, { type: "group_content", ...(record.locales[locale] ?? SHELL) }]);
  const translated: JsonObject = {
    type: "group_translated_content",
    ...(Object.fromEntries(translations) as JsonObject),
  };
  return { default_locale: defaultLocale, translated_content: translated };
}

function contentOf(call: Call, record: CollectionRecord): GroupContent {
  return record.locales[call.store.workspace.defaultLocale] ?? SHELL;
}
