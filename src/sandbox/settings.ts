import { isLocale } from "./locales.ts";
import type { SandboxOptions } from "./options.ts";
import type { AdminRecord, WorkspaceRecord } from "./records.ts";

/** The teammates of a fresh workspace; the first owns the token. */
const ADMINS: readonly AdminRecord[] = [
  { id: "501", name: "Sam Okafor", email: "sam@example.com" },
  { id: "502", name: "Docs Team", email: "docs@example.com" },
  { id: "503", name: "Maya Lindqvist", email: "maya@example.com" },
];

/**
 * The workspace's settings: what the options say, else what the data file kept, else a fresh workspace's.
 * Throws a RangeError for a locale that Intercom does not know, or an empty list.
 * @param now seconds since epoch
 */
export function settingsOf(options: SandboxOptions, kept: WorkspaceRecord | undefined, now: number): WorkspaceRecord {
  const defaultLocale = options.defaultLocale ?? kept?.defaultLocale ?? "en";
  const locales = [...new Set([defaultLocale, ...(options.locales ?? kept?.locales ?? [])])];
  const unknown = locales.find((locale) => !isLocale(locale));
  if (unknown !== undefined) throw new RangeError(`Intercom has no locale "${unknown}".`);
  const helpCenters = options.helpCenters?.map((helpCenter, index) => ({ id: String(index + 1), ...helpCenter }));
  const settings: WorkspaceRecord = {
    id: options.workspaceId ?? kept?.id ?? "sandbox1",
    name: kept?.name ?? "Sandbox",
    createdAt: kept?.createdAt ?? now,
    defaultLocale,
    locales,
    admins: options.admins ?? kept?.admins ?? ADMINS,
    helpCenters: helpCenters ?? kept?.helpCenters ?? [{ id: "1", identifier: "helpsync", displayName: "Help Center" }],
  };
  if (settings.admins.length === 0) throw new RangeError("A workspace has at least one admin.");
  if (settings.helpCenters.length === 0) throw new RangeError("A workspace has at least one help center.");
  return settings;
}
