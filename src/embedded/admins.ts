import { createHash } from "node:crypto";
import type { Admin } from "../model/live.ts";

/** The token's owner where nobody writes an author. */
const OWNER = "docs@example.com";

/**
 * The teammates of an embedded workspace, so that each author that is written means exactly one of them: by id, by
 * e-mail or by name. Their ids are the same in every run.
 * @param written authors as the content and the config spell them; the teammate of the first owns the token
 */
export function embeddedAdmins(written: readonly string[]): Admin[] {
  const admins: Admin[] = [];
  const authors = written.length === 0 ? [OWNER] : written.map((author) => author.trim());
  // What is most exact comes first: a name may then mean the teammate that an e-mail has made.
  const exactFirst = [...authors.filter(isId), ...authors.filter(isEmail), ...authors.filter(isName)];
  for (const author of exactFirst) {
    if (findMeant(author, admins) === undefined) admins.push(newAdmin(author, admins));
  }
  const owner = findMeant(authors[0] ?? OWNER, admins);
  return owner === undefined ? admins : [owner, ...admins.filter((admin) => admin !== owner)];
}

function isId(author: string): boolean {
  return /^\d+$/u.test(author);
}

function isEmail(author: string): boolean {
  return author.includes("@");
}

function isName(author: string): boolean {
  return !isId(author) && !isEmail(author);
}

function findMeant(author: string, admins: readonly Admin[]): Admin | undefined {
  return admins.find(
    ({ id, name, email }) => id === author || sameText(email, author) || (!isId(author) && sameText(name, author)),
  );
}

function sameText(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function newAdmin(author: string, others: readonly Admin[]): Admin {
  if (isId(author)) return { id: author, name: `Teammate ${author}`, email: `${author}@example.com` };
  const hash = createHash("sha256").update(author.toLowerCase()).digest("hex");
  const id = String(Number.parseInt(hash.slice(0, 7), 16));
  if (!isEmail(author)) return { id, name: author, email: `${id}@example.com` };
  const local = author.slice(0, author.indexOf("@"));
  const isTaken = isId(local) || others.some(({ name }) => sameText(name, local));
  return { id, name: isTaken ? author : local, email: author };
}
