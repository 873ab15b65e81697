import { getAdmin, listAdmins, me } from "../admins.ts";
import type { Route } from "../route.ts";
import { type ApiVersion, isAtLeast } from "../versions.ts";
import { getSegment, listSegments } from "./segments.ts";
import { getTeam, getTeamMetrics, listTeams, putTeam } from "./teams.ts";

const measuresTeams = (version: ApiVersion): boolean => isAtLeast(version, "2.16");
const writesTeams = (version: ApiVersion): boolean => isAtLeast(version, "Preview");

/** The routes of who is in the workspace. */
export const PEOPLE_ROUTES: readonly Route[] = [
  { method: "GET", path: "/me", handle: me },
  { method: "GET", path: "/admins", handle: listAdmins },
  { method: "GET", path: "/admins/{id}", handle: getAdmin },
  { method: "GET", path: "/segments", handle: listSegments },
  { method: "GET", path: "/segments/{id}", handle: getSegment },
  { method: "GET", path: "/teams", handle: listTeams },
  { method: "GET", path: "/teams/{id}", handle: getTeam },
  { method: "PUT", path: "/teams/{id}", handle: putTeam, within: writesTeams },
  { method: "GET", path: "/teams/{id}/metrics", handle: getTeamMetrics, within: measuresTeams },
];
