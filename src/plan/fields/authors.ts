import type { Admin } from "../../model/live.ts";

/** Finds the teammate that an author line means: by id, e-mail or name; `undefined` where none or several fit. */
export function findAdmin(written: string, admins: readonly Admin[]): Admin | undefined {
  const wanted = written.trim().toLowerCase();
  const byId = admins.find((admin) => admin.id === wanted);
  if (byId !== undefined) return byId;
  const found = admins.filter(
    (admin) => admin.email.toLowerCase() === wanted || admin.name.trim().toLowerCase() === wanted,
  );
  return found.length === 1 ? found[0] : undefined;
}

/** The reason of an action that waits for an author who is not there. */
export function unknownAuthor(written: string): string {
  return `the author "${written}" is no teammate of this workspace, or several have that name`;
}
