import { type Call, idOf } from "./call.ts";
import { ApiError } from "./errors.ts";
import type { Json, JsonObject } from "./json.ts";
import type { AdminRecord, TeamRecord } from "./records.ts";
import { isAtLeast } from "./versions.ts";

const AVATAR = "https://static.intercomassets.com/assets/default-avatars/admins/128.png";

const ROLE = { type: "role", id: "1", name: "Admin" };

/** `GET /me`: schema `admin_with_app`. */
export function me(call: Call): JsonObject {
  const { workspace } = call.store;
  return {
    ...account(call, tokenOwner(call)),
    ...(isAtLeast(call.version, "Preview") ? { role: ROLE } : {}),
    email_verified: true,
    avatar: { type: "avatar", image_url: AVATAR },
    app: {
      type: "app",
      id_code: workspace.id,
      name: workspace.name,
      region: "US",
      timezone: "America/Los_Angeles",
      created_at: workspace.createdAt,
      identity_verification: false,
    },
  };
}

/** `GET /admins`: schema `admin_list`. */
export function listAdmins(call: Call): JsonObject {
  const withAvatar = call.query.get("display_avatar") === "true";
  const admins = call.store.workspace.admins.map((admin) => ({
    ...adminAnswer(call, admin),
    ...(withAvatar ? { avatar: avatarAnswer(call) } : {}),
  }));
  return { type: "admin.list", admins };
}

/** `GET /admins/{id}`: schema `admin`. */
export function getAdmin(call: Call): JsonObject {
  const admin = call.store.workspace.admins.find((candidate) => candidate.id === idOf(call));
  if (admin === undefined) throw new ApiError(404, "admin_not_found", "Admin not found");
  return adminAnswer(call, admin);
}

/** The admin that the token belongs to, or the teammate who acts in the editor. */
export function tokenOwner(call: Call): AdminRecord {
  const owner = call.actor ?? call.store.workspace.admins[0];
  if (owner === undefined) throw new Error("A workspace has at least one admin.");
  return owner;
}

function account(call: Call, admin: AdminRecord): JsonObject {
  return {
    type: "admin",
    id: admin.id,
    name: admin.name,
    email: admin.email,
    job_title: "",
    away_mode_enabled: false,
    away_mode_reassign: false,
    has_inbox_seat: true,
    team_ids: teamIds(call, (team) => team.adminIds.includes(admin.id)),
  };
}

function adminAnswer(call: Call, admin: AdminRecord): JsonObject {
  const { version } = call;
  const isSecondary = (team: TeamRecord): boolean => team.secondaryAdminIds.includes(admin.id);
  const levels = {
    primary_team_ids: teamIds(call, (team) => team.adminIds.includes(admin.id) && !isSecondary(team)),
    secondary_team_ids: teamIds(call, isSecondary),
  };
  return {
    ...account(call, admin),
    ...(isAtLeast(version, "2.8") ? { team_priority_level: levels } : {}),
    ...(isAtLeast(version, "2.14") ? { away_status_reason_id: null } : {}),
    ...(isAtLeast(version, "2.16") ? { role: ROLE } : {}),
  };
}

function teamIds(call: Call, has: (team: TeamRecord) => boolean): readonly number[] {
  return call.store.workspace.teams.filter(has).map((team) => Number(team.id));
}

/** The description of 2.11 alone has an object where the others have the URL. */
function avatarAnswer(call: Call): Json {
  return call.version === "2.11" ? { image_url: AVATAR } : AVATAR;
}
