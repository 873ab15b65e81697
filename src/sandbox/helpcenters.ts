import { type Call, idOf } from "./call.ts";
import { notFound } from "./errors.ts";
import type { JsonObject } from "./json.ts";
import type { HelpCenterRecord } from "./records.ts";
import { isAtLeast } from "./versions.ts";

/** `GET /help_center/help_centers`: schema `help_center_list`, not paged. */
export function listHelpCenters(call: Call): JsonObject {
  return { type: "list", data: call.store.workspace.helpCenters.map((record) => helpCenterAnswer(call, record)) };
}

/** `GET /help_center/help_centers/{id}`: schema `help_center`. */
export function getHelpCenter(call: Call): JsonObject {
  const record = call.store.workspace.helpCenters.find((candidate) => candidate.id === idOf(call));
  if (record === undefined) throw notFound();
  return helpCenterAnswer(call, record);
}

/** The help center that things go to where a request names none. */
export function defaultHelpCenter(call: Call): HelpCenterRecord {
  const [first] = call.store.workspace.helpCenters;
  if (first === undefined) throw new Error("A workspace has at least one help center.");
  return first;
}

/** Where a help center without a custom domain is found. */
export function helpCenterUrl(record: HelpCenterRecord): string {
  return `https://intercom.help/${record.identifier}`;
}

function helpCenterAnswer(call: Call, record: HelpCenterRecord): JsonObject {
  const { workspace } = call.store;
  const newest = { default: record === defaultHelpCenter(call), locales: workspace.locales };
  return {
    id: record.id,
    workspace_id: workspace.id,
    created_at: workspace.createdAt,
    updated_at: workspace.createdAt,
    identifier: record.identifier,
    website_turned_on: true,
    display_name: record.displayName,
    url: helpCenterUrl(record),
    custom_domain: null,
    ...(isAtLeast(call.version, "2.16") ? newest : {}),
  };
}
