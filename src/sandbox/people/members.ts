import type { Call } from "../call.ts";
import { ApiError } from "../errors.ts";
import { readObject } from "../fields.ts";
import type { JsonObject } from "../json.ts";
import type { TeamRecord } from "../records.ts";

const MAXIMUM_MEMBERS = 1000;

/**
 * A team with the members that a request gives it. Who is not named at a level keeps his own; who joins without one
 * is a primary member. Throws 400 for ids of no teammate, and for levels that contradict each other.
 */
export function membersAfter(call: Call, team: TeamRecord): TeamRecord {
  const adminIds = readIds(call.body, "admin_ids");
  if (adminIds === undefined || adminIds.length === 0 || adminIds.length > MAXIMUM_MEMBERS) {
    throw refused(`admin_ids must contain 1 to ${MAXIMUM_MEMBERS} admin ids`);
  }
  const stranger = adminIds.find((id) => !call.store.workspace.admins.some((admin) => admin.id === id));
  if (stranger !== undefined) throw refused(`admin_ids names ${stranger}, which is not an admin of this workspace`);
  const levels = readObject(call.body, "admin_priority_level");
  const primary = readIds(levels, "primary_admin_ids") ?? [];
  const secondary = readIds(levels, "secondary_admin_ids") ?? [];
  for (const id of [...primary, ...secondary]) {
    if (team.adminIds.includes(id) || adminIds.includes(id)) continue;
    throw refused(`admin_priority_level names ${id}, which is on neither the team nor admin_ids`);
  }
  const twice = primary.find((id) => secondary.includes(id));
  if (twice !== undefined) throw refused(`admin_priority_level gives ${twice} more than one priority level`);
  const kept = team.secondaryAdminIds.filter((id) => !primary.includes(id));
  const secondaryAdminIds = adminIds.filter((id) => kept.includes(id) || secondary.includes(id));
  return { ...team, adminIds, secondaryAdminIds };
}

function readIds(body: JsonObject, name: string): readonly string[] | undefined {
  const value = body[name];
  if (value === undefined || value === null) return undefined;
  const ids: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (!ids.every((id) => /^\d+$/.test(String(id)))) throw refused(`${name} must contain only numeric admin ids`);
  return [...new Set(ids.map(String))];
}

function refused(message: string): ApiError {
  return new ApiError(400, "parameter_invalid", message);
}
