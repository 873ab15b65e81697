import { hasSections, type ApiVersion } from "../model/api-version.ts";

/**
 * How a collection is spelled: up to API 2.9 one that stands in another is a section, with paths of its own; from 2.10
 * the same thing, with the same id, is a collection with a parent (OpenAPI descriptions, recorded answers).
 */
export type Spelling = "collection" | "section";

export const PATHS: Readonly<Record<Spelling, string>> = {
  collection: "/help_center/collections",
  section: "/help_center/sections",
};

/** The spellings that an API version has. */
export function spellingsOf(version: ApiVersion): readonly Spelling[] {
  return hasSections(version) ? ["collection", "section"] : ["collection"];
}
