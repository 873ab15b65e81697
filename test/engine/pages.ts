import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { World } from "./world.ts";

/** An article's file. `more` are further lines of its frontmatter. */
export function page(title: string, words: string, more = ""): string {
  return `---\ntitle: ${title}\n${more}---\n\n${words}\n`;
}

/** An article or collection as Intercom lists it. */
export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly state: string;
  readonly body: string;
  readonly url: string | null;
  readonly parent_ids: readonly number[];
}

export async function listed(here: World, route = "/articles"): Promise<Listed[]> {
  return (await here.call("GET", route))["data"] as Listed[];
}

export async function titles(here: World): Promise<string[]> {
  return (await listed(here)).map(({ title }) => title).sort();
}

export async function collections(here: World): Promise<string[]> {
  return (await listed(here, "/help_center/collections")).map(({ name }) => name).sort();
}

export async function article(here: World, title: string): Promise<Listed> {
  const found = (await listed(here)).find((each) => each.title === title);
  if (found === undefined) throw new Error(`no article ${title}`);
  return found;
}

export async function collection(here: World, name: string): Promise<Listed> {
  const found = (await listed(here, "/help_center/collections")).find((each) => each.name === name);
  if (found === undefined) throw new Error(`no collection ${name}`);
  return found;
}

/** The file of the state, from the world's folder. */
export async function stateFile(here: World): Promise<string> {
  const folder = path.join(".helpsync", "state");
  const [workspace = ""] = (await readdir(path.join(here.folder, folder))).filter((name) => !name.endsWith(".json"));
  const names = await readdir(path.join(here.folder, folder, workspace));
  return path.join(folder, workspace, names.find((name) => name.endsWith(".json")) ?? "");
}

export interface Remembered {
  readonly resources: Record<string, { id: string; retired?: string }>;
  readonly snapshots: Record<string, { why: string; of: string; body?: string; withheld?: string[] }[]>;
}

export async function remembered(here: World): Promise<Remembered> {
  return JSON.parse(await readFile(path.join(here.folder, await stateFile(here)), "utf8")) as Remembered;
}

/** Does something as a teammate the nth time that the program makes a call, before the call is answered. */
export function meanwhile(here: World, call: string, nth: number, act: () => Promise<unknown>): void {
  const { sandbox } = here.sandbox;
  const handle = sandbox.handle.bind(sandbox);
  let calls = 0;
  sandbox.handle = async (request) => {
    if (`${request.method} ${request.path}` === call && (calls += 1) === nth) await act();
    return handle(request);
  };
}
