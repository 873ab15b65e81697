import { hasSections, type ApiVersion } from "./api-version.ts";

/** What helpsync manages, as plain data: what differs between kinds stands here, and nowhere in an `if`. */
export const KINDS = ["collection", "article"] as const;
export type Kind = (typeof KINDS)[number];

/** A field of one locale of a resource. Intercom calls a collection's title `name`. */
export const FIELDS = ["title", "description", "body", "state", "author"] as const;
export type Field = (typeof FIELDS)[number];

export type PublicationState = "published" | "draft";

export interface KindFacts {
  /** The fields that each locale of this kind has, in the order in which reports show them. */
  readonly fields: readonly Field[];
  /** Whether customers may see it or not, each locale by itself; a collection is always public. */
  readonly publishes: boolean;
  /** Its nouns in reports. */
  readonly singular: string;
  readonly plural: string;
}

/**
 * The fields that a resource has. Up to API 2.9 a collection in a collection is a section, which has no description
 * (OpenAPI descriptions 2.7 to 2.9).
 */
export function fieldsOf(kind: Kind, place: "top" | "nested", version: ApiVersion): readonly Field[] {
  const isSection = kind === "collection" && place === "nested" && hasSections(version);
  return isSection ? kinds.collection.fields.filter((field) => field !== "description") : kinds[kind].fields;
}

export const kinds: Readonly<Record<Kind, KindFacts>> = {
  collection: {
    fields: ["title", "description"],
    publishes: false,
    singular: "collection",
    plural: "collections",
  },
  article: {
    fields: FIELDS,
    publishes: true,
    singular: "article",
    plural: "articles",
  },
};
