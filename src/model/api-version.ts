/** The versions of Intercom's API that helpsync speaks, oldest first. */
export const API_VERSIONS = ["2.7", "2.8", "2.9", "2.10", "2.11", "2.12", "2.13", "2.14", "2.15", "2.16"] as const;
export type ApiVersion = (typeof API_VERSIONS)[number];
export const NEWEST_API_VERSION: ApiVersion = "2.16";

/** Whether folders in folders are sections (up to 2.9) or nested collections (OpenAPI descriptions 2.9 and 2.10). */
export function hasSections(version: ApiVersion): boolean {
  return API_VERSIONS.indexOf(version) < API_VERSIONS.indexOf("2.10");
}

/** How many collections may stand in each other. Up to 2.9: a collection and its sections. */
export function maximumDepth(version: ApiVersion): number {
  return hasSections(version) ? 2 : 3;
}
