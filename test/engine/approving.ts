import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Plan } from "../../src/model/plan.ts";
import { asRepository, commit, git } from "./checkout.ts";
import { openWorld, type World, type WorldOptions } from "./world.ts";

export function article(title: string, body = `Words of ${title}.`): string {
  return `---\ntitle: ${title}\n---\n\n${body}\n`;
}

const FILES = {
  "content/g/install.md": article("Install"),
  "content/g/install.fr.md": article("Installer"),
  "content/g/billing.md": article("Billing"),
};

/** A repository whose main is applied, with a branch that changes one article and adds one. */
export async function openBranched(options: Partial<WorldOptions> = {}): Promise<World> {
  const world = await openWorld({ files: FILES, ...options });
  await asRepository(world);
  await commit(world);
  const ran = await world.run("apply", "--yes");
  if (ran.code !== 0) throw new Error(ran.noted);
  await git(world, "checkout", "--quiet", "-b", "change");
  await world.write("content/g/install.md", article("Install", "Words that the branch says."));
  await world.write("content/g/new.md", article("New"));
  await commit(world);
  return world;
}

/** Where no checkout changes it. */
const FILE = ".helpsync/approved.json";
export const APPLY = ["apply", FILE] as const;

export async function approve(here: World, ...parameters: string[]): Promise<void> {
  const ran = await here.run("plan", "--out", FILE, ...parameters);
  if (ran.code !== 0) throw new Error(ran.noted + ran.printed);
  here.requests();
}

/** Changes the approved plan by hand. */
export async function tamper({ folder }: World, values: (plan: Plan) => object): Promise<void> {
  const file = path.join(folder, FILE);
  const plan = JSON.parse(await readFile(file, "utf8")) as Plan;
  await writeFile(file, JSON.stringify({ ...plan, ...values(plan) }));
}

export async function mergeBranch(here: World): Promise<void> {
  await git(here, "checkout", "--quiet", "main");
  await git(here, "merge", "--quiet", "--no-ff", "--message", "a merge", "change");
}

export async function idOf(here: World, title: string): Promise<string> {
  const { data } = (await here.call("GET", "/articles")) as { data: { id: string; title: string }[] };
  return data.find((found) => found.title === title)?.id ?? "";
}

/** What a run wrote in Intercom since the last question. */
export function writesOf(here: World): string[] {
  return here.requests().filter((request) => !request.startsWith("GET "));
}
