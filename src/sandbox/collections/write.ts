import type { Call } from "../call.ts";
import { invalid, missing } from "../errors.ts";
import { readId, readText } from "../fields.ts";
import { defaultHelpCenter } from "../helpcenters.ts";
import type { JsonObject } from "../json.ts";
import type { CollectionRecord, GroupContent } from "../records.ts";
import { readTranslations } from "../translations.ts";
import { depthOf, heightOf, MAXIMUM_DEPTH, subtreeOf } from "./tree.ts";

/** The names and descriptions of a collection after a write. Throws 400 where the default locale has no name. */
export function localesAfter(call: Call, current: CollectionRecord["locales"]): CollectionRecord["locales"] {
  const { defaultLocale } = call.store.workspace;
  const { written, removed } = readTranslations(call);
  const locales: Record<string, GroupContent> = { ...current };
  for (const [locale, sent] of written) {
    const before = call.quirks.localeFields === "replace" ? undefined : locales[locale];
    locales[locale] = merge(before, sent);
  }
  locales[defaultLocale] = merge(locales[defaultLocale], call.body);
  for (const locale of removed) Reflect.deleteProperty(locales, locale);
  if (locales[defaultLocale].name.trim() === "") throw missing("name", "Name is a required parameter.");
  return locales;
}

function merge(before: GroupContent | undefined, sent: JsonObject): GroupContent {
  return {
    name: readText(sent, "name") ?? before?.name ?? "",
    description: readText(sent, "description") ?? before?.description ?? "",
  };
}

/** The parent that a request names, checked: there, not in the collection itself, not too deep. Throws 400. */
export function parentAfter(call: Call, current: CollectionRecord | undefined): string | null {
  const sent = readId(call.body, "parent_id");
  if (sent === undefined) return current?.parentId ?? null;
  if (sent === null) return null;
  const { store } = call;
  if (!store.collections.has(sent)) throw invalid("parent_id", "parent_id must be the id of a collection");
  if (current !== undefined && subtreeOf(store, current).some((record) => record.id === sent)) {
    throw invalid("parent_id", "A collection cannot stand in itself");
  }
  const height = current === undefined ? 1 : heightOf(store, current.id);
  if (depthOf(store, sent) + height > MAXIMUM_DEPTH) {
    throw invalid("parent_id", `Collections can be nested at most ${MAXIMUM_DEPTH} levels deep`);
  }
  return sent;
}

/** The help center of a new collection: its parent's, the one that is named, or the default. Throws 400. */
export function helpCenterOf(call: Call, parentId: string | null): string {
  const parent = parentId === null ? undefined : call.store.collections.get(parentId);
  if (parent !== undefined) return parent.helpCenterId;
  const sent = readId(call.body, "help_center_id") ?? defaultHelpCenter(call).id;
  if (!call.store.workspace.helpCenters.some((candidate) => candidate.id === sent)) {
    throw invalid("help_center_id", "help_center_id must be the id of a help center");
  }
  return sent;
}
