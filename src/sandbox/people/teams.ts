import { type Call, idOf } from "../call.ts";
import { ApiError } from "../errors.ts";
import type { JsonObject } from "../json.ts";
import type { TeamRecord } from "../records.ts";
import { isAtLeast } from "../versions.ts";
import { membersAfter } from "./members.ts";

/** `GET /teams`: schema `team_list`, not paged. */
export function listTeams(call: Call): JsonObject {
  return { type: "team.list", teams: call.store.workspace.teams.map((team) => teamAnswer(call, team)) };
}

/** `GET /teams/{id}`. */
export function getTeam(call: Call): JsonObject {
  return teamAnswer(call, find(call));
}

/** `PUT /teams/{id}`, Preview: who is on the team, and at which level; nothing else of a team can be changed. */
export function putTeam(call: Call): JsonObject {
  const before = find(call);
  refuseOtherFields(call, teamAnswer(call, before));
  const team = membersAfter(call, before);
  const { workspace } = call.store;
  const teams = workspace.teams.map((each) => (each.id === team.id ? team : each));
  call.store.commit({ workspace: { ...workspace, teams } });
  return teamAnswer(call, team);
}

/** `GET /teams/{id}/metrics`, from 2.16. The workspace has no conversations, so all is 0 whatever counts as idle. */
export function getTeamMetrics(call: Call): JsonObject {
  const none = { open: 0, idle: 0, snoozed: 0 };
  const data = find(call).adminIds.map((id) => ({ type: "team_metric", admin_id: id, ...none }));
  return { type: "team_metric.list", data };
}

function teamAnswer(call: Call, team: TeamRecord): JsonObject {
  const { version } = call;
  const primary = team.adminIds.filter((id) => !team.secondaryAdminIds.includes(id));
  const levels = {
    primary_admin_ids: primary.map(Number),
    secondary_admin_ids: team.secondaryAdminIds.map(Number),
  };
  return {
    type: "team",
    id: team.id,
    name: team.name,
    admin_ids: team.adminIds.map(Number),
    ...(isAtLeast(version, "2.8") ? { admin_priority_level: levels } : {}),
    ...(isAtLeast(version, "2.14") ? { assignment_limit: 10, distribution_method: "load_balanced" } : {}),
  };
}

/** A team that was read can be sent back whole; a field with another value, or one that teams lack, is refused. */
function refuseOtherFields(call: Call, answer: JsonObject): void {
  const writable = ["admin_ids", "admin_priority_level"];
  for (const [name, value] of Object.entries(call.body)) {
    if (writable.includes(name) || value === answer[name]) continue;
    const message = `Only ${writable.join(" and ")} can be updated on a team, but the request changed ${name}`;
    throw new ApiError(400, "parameter_invalid", message);
  }
}

function find(call: Call): TeamRecord {
  const team = call.store.workspace.teams.find((candidate) => candidate.id === idOf(call));
  if (team === undefined) throw new ApiError(404, "team_not_found", "Team not found");
  return team;
}
