import type { Config } from "../../model/config.ts";
import type { PublicationState } from "../../model/kind.ts";
import type { Admin, LiveFields } from "../../model/live.ts";

/** What a file's text gets where it is created and the file does not say it. */
export interface SilentFields {
  readonly state: PublicationState;
  /** An admin's id; `undefined` where it depends on who creates. */
  readonly author: string | undefined;
}

/** The teammates of a workspace, and how an author line finds them. */
export interface Authors {
  readonly admins: readonly Admin[];
  /** Who an author line means; `undefined` where it fits none or several (`findAdmin` of `src/plan`). */
  readonly find: (written: string) => Admin | undefined;
}

/** What an article's file in the default locale gets. */
export function silentOriginal(defaults: Config["defaults"], authors: Authors): SilentFields {
  return {
    state: defaults.state,
    author: defaults.author === undefined ? undefined : authors.find(defaults.author)?.id,
  };
}

/**
 * What the file of a translation gets: the state and author of its original.
 * @param original what the original's file says or, where it was made by `articleFile`, what Intercom holds of it
 * @param ofOriginal what the original's file gets where it is silent
 */
export function silentTranslation(
  original: Pick<LiveFields, "state" | "author">,
  ofOriginal: SilentFields,
  { admins }: Authors,
): SilentFields {
  const isWritten = admins.some(({ id }) => id === original.author);
  return {
    state: original.state === "published" || original.state === "draft" ? original.state : ofOriginal.state,
    author: isWritten ? original.author : ofOriginal.author,
  };
}

/**
 * How an author line names an admin: by name where that finds only this one, else by e-mail, else by id.
 * @returns `undefined` for one who is no admin any more
 */
export function authorLine(adminId: string | undefined, { admins, find }: Authors): string | undefined {
  const admin = admins.find(({ id }) => id === adminId);
  if (admin === undefined) return undefined;
  const names = [admin.name, admin.email, admin.id].map((name) => name.trim());
  return names.find((name) => name !== "" && find(name)?.id === admin.id);
}
