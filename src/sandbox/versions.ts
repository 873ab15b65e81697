/** The versions of Intercom's API that the sandbox speaks, oldest first; `Preview` is the one that is not released yet. */
export const API_VERSIONS = [
  ...(["2.7", "2.8", "2.9", "2.10", "2.11", "2.12", "2.13", "2.14", "2.15", "2.16"] as const),
  "Preview",
] as const;
export type ApiVersion = (typeof API_VERSIONS)[number];

/** Reads an `Intercom-Version` header; `undefined` where the sandbox does not speak that version. */
export function parseVersion(header: string): ApiVersion | undefined {
  return API_VERSIONS.find((version) => version === header);
}

/** Whether a version is the other one or a later one. */
export function isAtLeast(version: ApiVersion, other: ApiVersion): boolean {
  return API_VERSIONS.indexOf(version) >= API_VERSIONS.indexOf(other);
}

/** Up to 2.9 a collection in a collection is spelled as a section of its own route; from 2.10 it is a collection with a parent. */
export function spellsSections(version: ApiVersion): boolean {
  return !isAtLeast(version, "2.10");
}
