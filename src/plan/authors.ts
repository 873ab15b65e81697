import type { Admin } from "../model/live.ts";

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
