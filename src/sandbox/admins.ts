import { type Call, idOf } from "./call.ts";
import { ApiError } from "./errors.ts";
import type { Json, JsonObject } from "./json.ts";
import type { AdminRecord } from "./records.ts";
import { isAtLeast } from "./versions.ts";

const AVATAR = "https://static.intercomassets.com/assets/default-avatars/admins/128.png";

/** `GET /me`: schema `admin_with_app`. */
export function me(call: Call): JsonObject {
  const { workspace } = call.store;
  return {
    ...account(tokenOwner(call)),
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

function account(admin: AdminRecord): JsonObject {
  return {
    type: "admin",
    id: admin.id,
    name: admin.name,
    email: admin.email,
    job_title: "",
    away_mode_enabled: false,
    away_mode_reassign: false,
    has_inbox_seat: true,
    team_ids: [],
  };
}

function adminAnswer(call: Call, admin: AdminRecord): JsonObject {
  const { version } = call;
  return {
    ...account(admin),
    ...(isAtLeast(version, "2.8") ? { team_priority_level: { primary_team_ids: [], secondary_team_ids: [] } } : {}),
    ...(isAtLeast(version, "2.14") ? { away_status_reason_id: null } : {}),
    ...(isAtLeast(version, "2.16") ? { role: { type: "role", id: "1", name: "Admin" } } : {}),
  };
}

/** The description of 2.11 alone has an object where the others have the URL. */
function avatarAnswer(call: Call): Json {
  return call.version === "2.11" ? { image_url: AVATAR } : AVATAR;
}
