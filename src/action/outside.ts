import path from "node:path";
import { leadsInto } from "../disk/new-file.ts";
import type { Config } from "../model/config.ts";
import { Failure } from "../model/failure.ts";

/**
 * Refuses a config behind a link that leads out of the repository, or into git's own folder: whoever opens a pull request
 * could have any file of the machine read, and its lines shown.
 * @param file absolute; one that is not there is let through
 * @throws Failure
 */
export async function refuseLinkOut(root: string, file: string): Promise<void> {
  // Outside it stands only where the workflow itself says so.
  const isNamedOutside = path.relative(root, file).startsWith("..");
  if (isNamedOutside || (await isOfRepository(root, file))) return;
  throw new Failure({
    what: `${path.relative(root, file)} is not read: it is a link to a file outside of the repository.`,
    why: "What stands in it would be shown to whoever can see this run.",
    next: "Put the file itself there in place of the link.",
  });
}

/**
 * Refuses folders that the config names and that lie outside of the repository.
 * @throws Failure
 */
export async function refuseFoldersOutside(root: string, { folder, content, assets }: Config): Promise<void> {
  const named = [
    ["content", content.root],
    ["assets.root", assets.root ?? "."],
    ["helpsync's own folder", ".helpsync/sandbox"],
    ["helpsync's own folder", ".helpsync/state"],
  ] as const;
  for (const [key, name] of named) {
    const place = path.resolve(folder, name);
    // A config that the workflow itself took from elsewhere has its folders there.
    if ((await isOfRepository(root, place)) || (await isOfRepository(folder, place))) continue;
    throw new Failure({
      what: `\`${key}\` is ${name}, which lies outside of the repository.`,
      why: "In a workflow only what was checked out is read.",
      next: key.startsWith("helpsync") ? "Delete the link from the repository." : `Mend \`${key}\` in the config.`,
    });
  }
}

async function isOfRepository(root: string, file: string): Promise<boolean> {
  return (await leadsInto(root, file)) && !(await leadsInto(path.join(root, ".git"), file));
}
