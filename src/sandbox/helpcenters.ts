import { type Call, idOf } from "./call.ts";
import { notFound } from "./errors.ts";
import type { JsonObject } from "./json.ts";
import type { HelpCenterRecord } from "./records.ts";
import { slice } from "./paging.ts";
import { isAtLeast } from "./versions.ts";

/** The default that the description of 2.11 gives. */
const PER_PAGE = 15;

/**
 * `GET /help_center/help_centers`: schema `help_center_list`.
 * Its envelope says nothing of pages. Only 2.11 describes them, but Intercom's own client reads on until one is empty.
 */
export function listHelpCenters(call: Call): JsonObject {
  const { shown } = slice(call, call.store.workspace.helpCenters, PER_PAGE);
  return { type: "list", data: shown.map((record) => helpCenterAnswer(call, record)) };
}

/** `GET /help_center/help_centers/{id}`: schema `help_center`. */
export function getHelpCenter(call: Call): JsonObject {
  const record = findHelpCenter(call, idOf(call));
  if (record === undefined) throw notFound();
  return helpCenterAnswer(call, record);
}

/** The help center of an id; `undefined` where there is none. */
export function findHelpCenter(call: Call, id: string): HelpCenterRecord | undefined {
  return call.store.workspace.helpCenters.find((candidate) => candidate.id === id);
}

/** The help center that things go to where a request names none. */
export function defaultHelpCenter(call: Call): HelpCenterRecord {
  const [first] = call.store.workspace.helpCenters;
  if (first === undefined) throw new Error("A workspace has at least one help center.");
  return first;
}

/** Where customers find a help center: at its own host where it has one. */
export function helpCenterUrl(record: HelpCenterRecord): string {
  return record.customDomain === undefined ? sharedUrl(record) : `https://${record.customDomain}`;
}

/** Where a help center is found at the host that all of them share. */
export function sharedUrl(record: HelpCenterRecord): string {
  return `https://intercom.help/${record.identifier}`;
}

/** The languages of a help center, the default one first. */
export function localesOf(call: Call, record: HelpCenterRecord): readonly string[] {
  return record.locales ?? call.store.workspace.locales;
}

function helpCenterAnswer(call: Call, record: HelpCenterRecord): JsonObject {
  const { workspace } = call.store;
  const newest = { default: record === defaultHelpCenter(call), locales: localesOf(call, record) };
  return {
    id: record.id,
    workspace_id: workspace.id,
    created_at: workspace.createdAt,
    updated_at: workspace.createdAt,
    identifier: record.identifier,
    website_turned_on: true,
    display_name: record.displayName,
    url: helpCenterUrl(record),
    custom_domain: record.customDomain ?? null,
    ...(isAtLeast(call.version, "2.16") ? newest : {}),
  };
}
