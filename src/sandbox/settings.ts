import { isLocale } from "./locales.ts";
import type { SandboxOptions } from "./options.ts";
import type {
  AdminRecord,
  HelpCenterRecord,
  NewsfeedRecord,
  SegmentRecord,
  TeamRecord,
  WorkspaceRecord,
} from "./records.ts";

/** The teammates of a fresh workspace; the first owns the token. */
const ADMINS: readonly AdminRecord[] = [
  { id: "501", name: "Sam Okafor", email: "sam@example.com" },
  { id: "502", name: "Docs Team", email: "docs@example.com" },
  { id: "503", name: "Maya Lindqvist", email: "maya@example.com" },
];

const HELP_CENTERS: readonly HelpCenterRecord[] = [{ id: "1", identifier: "helpsync", displayName: "Help Center" }];

const NEWSFEEDS: readonly NewsfeedRecord[] = [
  { id: "601", name: "Customer news" },
  { id: "602", name: "Visitor feed" },
];

const SEGMENTS: readonly SegmentRecord[] = [
  { id: "6762f25c1bb69f9f2193bc22", name: "Active", personType: "user", count: 12 },
  { id: "6762f25c1bb69f9f2193bc23", name: "New leads", personType: "contact", count: 3 },
];

/** As a data file has it: one of an earlier sandbox lacks what came later. */
type KeptWorkspace = Partial<WorkspaceRecord>;

/**
 * The workspace's settings: what the options say, else what the data file kept, else a fresh workspace's.
 * Throws a RangeError for a locale that Intercom does not know, or an empty list.
 * @param now seconds since epoch
 */
export function settingsOf(options: SandboxOptions, kept: KeptWorkspace | undefined, now: number): WorkspaceRecord {
  const defaultLocale = options.defaultLocale ?? kept?.defaultLocale ?? "en";
  const locales = [...new Set([defaultLocale, ...(options.locales ?? kept?.locales ?? [])])];
  const numbered = options.helpCenters?.map((helpCenter, index) => ({ id: String(index + 1), ...helpCenter }));
  const helpCenters = numbered ?? kept?.helpCenters ?? HELP_CENTERS;
  const spoken = [...locales, ...helpCenters.flatMap((helpCenter) => helpCenter.locales ?? [])];
  const unknown = spoken.find((locale) => !isLocale(locale));
  if (unknown !== undefined) throw new RangeError(`Intercom has no locale "${unknown}".`);
  const admins = options.admins ?? kept?.admins ?? ADMINS;
  const settings: WorkspaceRecord = {
    id: options.workspaceId ?? kept?.id ?? "sandbox1",
    name: kept?.name ?? "Sandbox",
    createdAt: kept?.createdAt ?? now,
    defaultLocale,
    locales,
    admins,
    helpCenters,
    newsfeeds: kept?.newsfeeds ?? NEWSFEEDS,
    segments: options.segments ?? kept?.segments ?? SEGMENTS,
    teams: teamsOf(kept, admins),
  };
  if (settings.admins.length === 0) throw new RangeError("A workspace has at least one admin.");
  if (settings.helpCenters.length === 0) throw new RangeError("A workspace has at least one help center.");
  return settings;
}

/** Nobody is on a team who is no teammate any more. */
function teamsOf(kept: KeptWorkspace | undefined, admins: readonly AdminRecord[]): readonly TeamRecord[] {
  const ids = admins.map((admin) => admin.id);
  const everybody = { id: "701", name: "Support", adminIds: ids, secondaryAdminIds: ids.slice(1) };
  const present = (each: readonly string[]): readonly string[] => each.filter((id) => ids.includes(id));
  return (kept?.teams ?? [everybody]).map((team) => ({
    ...team,
    adminIds: present(team.adminIds),
    secondaryAdminIds: present(team.secondaryAdminIds),
  }));
}
