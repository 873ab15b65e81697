import type { Action, Overrides, Plan } from "../../../src/model/plan.ts";
import { openDirectWorld, type DirectOptions, type DirectWorld } from "../../engine/direct-world.ts";

/** Markdown by path from the content root. */
export type Files = Readonly<Record<string, string>>;

/** Files before and after. */
export interface MoveCase {
  readonly name: string;
  readonly before: Files;
  readonly after: Files;
  /** What the plan does. */
  readonly lines: readonly string[];
  /** What the plan after an apply still tells; nothing, where it is not said. */
  readonly next?: readonly string[];
}

/** An article: its title, its words, and more lines of frontmatter. */
export function article(title: string, words: string, ...lines: readonly string[]): string {
  return `---\n${[`title: ${JSON.stringify(title)}`, ...lines].join("\n")}\n---\n\n${words}\n`;
}

/** A folder's own page without a body: its title, and more lines of frontmatter. */
export function folder(title: string, ...lines: readonly string[]): string {
  return article(title, "", ...lines);
}

/** A world in which these files were applied. */
export async function applied(files: Files, options?: DirectOptions): Promise<DirectWorld> {
  const world = openDirectWorld(options);
  put(world, files);
  const { results } = await world.carryOut(await world.plan());
  const failed = results.filter(({ outcome }) => outcome !== "done");
  if (failed.length > 0) throw new Error(failed.map(({ message }) => message).join("; "));
  world.requests();
  return world;
}

/** Replaces all files. */
export function put(world: DirectWorld, files: Files): void {
  world.files.clear();
  for (const [path, text] of Object.entries(files)) world.files.set(path, text);
}

/** What a plan does, a line each: the verb, the key, and where it came from. What stays as it is, is left out. */
export function told({ actions }: Plan): string[] {
  return actions
    .filter(({ verb, movedFrom }) => verb !== "unmanaged" && (verb !== "unchanged" || movedFrom !== undefined))
    .map(
      ({ verb, key, movedFrom }: Action) => `${verb} ${key ?? ""}${movedFrom === undefined ? "" : ` ← ${movedFrom}`}`,
    )
    .sort();
}

/** Plans, carries out what no guard stops, and tells what the plan was and what the next one finds to do. */
export async function settled(
  world: DirectWorld,
  overrides: Partial<Overrides> = {},
): Promise<{ readonly lines: string[]; readonly plan: Plan; readonly next: string[]; readonly writes: string[] }> {
  const planned = await world.plan({ allowRemovals: unpublishedBy(await world.plan(overrides)), ...overrides });
  world.requests();
  if (planned.plan.guards.length > 0) throw new Error(planned.plan.guards.map(({ message }) => message).join("; "));
  await world.carryOut(planned);
  const writes = world.requests().filter((request) => !request.startsWith("GET"));
  return { lines: told(planned.plan), plan: planned.plan, next: told((await world.plan(overrides)).plan), writes };
}

function unpublishedBy({ plan }: { readonly plan: Plan }): number {
  const changes = plan.actions.filter(({ verb }) => verb !== "conflict").flatMap((action) => action.changes);
  return changes.filter(({ publication }) => publication === "unpublishes").length;
}
