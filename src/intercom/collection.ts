import * as z from "zod";
import type { ResourceWrite, WriteFields } from "../model/intercom.ts";
import type { LiveFields, LiveResource } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import {
  anyId,
  anyLocale,
  anySeconds,
  anyText,
  anyTranslations,
  defaultLocaleTold,
  languagesTold,
  maybe,
  readTranslations,
  understand,
  writeTranslations,
} from "./answers.ts";

// Of a collection and of a section (API up to 2.9) alike.
const contentShape = z.object({ name: anyText, description: anyText });

const collectionShape = contentShape.extend({
  id: anyId,
  url: anyText,
  parent_id: maybe(anyId),
  help_center_id: maybe(anyId),
  default_locale: anyLocale,
  translated_content: anyTranslations,
  created_at: anySeconds,
  updated_at: anySeconds,
});

/**
 * A collection or section of an answer. A child may come with a help center of null (recorded answers): the caller
 * gives it the root's.
 * @param defaultLocale the locale of the top level where the answer does not name it
 * @throws Failure where the answer is neither
 */
export function readCollection(json: unknown, defaultLocale: Locale, call: string): LiveResource {
  const collection = understand(collectionShape, json, call);
  const top = collection.default_locale ?? defaultLocale;
  const translations = readTranslations(collection.translated_content, (content, locale) =>
    locale === top ? null : readContent(understand(contentShape, content, call)),
  );
  return {
    kind: "collection",
    id: collection.id,
    parents: collection.parent_id === null ? [] : [collection.parent_id],
    helpCenterId: collection.help_center_id,
    locales: { [top]: { ...fieldsOf(collection), url: collection.url ?? null }, ...translations },
    createdAt: collection.created_at,
    updatedAt: collection.updated_at,
    updatedBy: null,
    ...languagesTold(collection),
    ...defaultLocaleTold(collection),
  };
}

/** The names and descriptions of a write: the default locale's at the top level, the others in `translated_content`. */
export function writeCollection(write: ResourceWrite): Record<string, unknown> {
  return {
    ...writeContent(write.locales[write.defaultLocale] ?? {}),
    ...writeTranslations(write, writeContent),
  };
}

function writeContent({ title, description }: WriteFields): Record<string, unknown> {
  return {
    ...(title === undefined ? {} : { name: title }),
    ...(description === undefined ? {} : { description }),
  };
}

type Content = z.output<typeof contentShape>;

function readContent(content: Content): LiveFields | null {
  return (content.name ?? "") === "" && (content.description ?? "") === "" ? null : fieldsOf(content);
}

function fieldsOf({ name, description }: Content): LiveFields {
  return { title: name ?? "", description: description ?? "", url: null, pendingDraft: false };
}
