import type { Admin } from "../../src/model/live.ts";
import { findAdmin } from "../../src/plan/fields/authors.ts";
import type { Authors } from "../../src/pull/new/silent.ts";

const ADMINS: readonly Admin[] = [
  { id: "1", name: "Ann Lee", email: "ann@example.com" },
  { id: "2", name: "Bo", email: "bo@example.com" },
  { id: "3", name: "bo ", email: "other@example.com" },
  { id: "4", name: "", email: "" },
  { id: "5", name: "1", email: "five@example.com" },
];
/** Teammates of a workspace, some of whom share a name. */
export const authors: Authors = { admins: ADMINS, find: (written) => findAdmin(written, ADMINS) };
