import { rm } from "node:fs/promises";
import type { Action, Plan } from "../../src/model/plan.ts";
import { asRepository, commit, git } from "./checkout.ts";
import { page, PAGES } from "./teammate.ts";
import { openWorld, type World, type WorldOptions } from "./world.ts";

/** What somebody does to the files of a world. */
export type Work = (world: World) => Promise<unknown>;

/**
 * A repository whose first commit is applied, with what was merged into main since and nobody applied, and a pull
 * request from the first commit: checked out is its merge commit, as GitHub makes it.
 */
export async function openPullRequest(
  { merged, proposed }: { readonly merged: Work; readonly proposed: Work },
  options: Partial<WorldOptions> = {},
): Promise<World> {
  const world = await openWorld({ files: PAGES, ...options });
  await asRepository(world);
  await commit(world);
  const ran = await world.run("apply", "--yes");
  if (ran.code !== 0) throw new Error(ran.noted + ran.printed);
  await git(world, "checkout", "--quiet", "-b", "change");
  await proposed(world);
  await commit(world);
  await git(world, "checkout", "--quiet", "main");
  await merged(world);
  await commit(world);
  await git(world, "checkout", "--quiet", "--detach", "main");
  await git(world, "merge", "--quiet", "--no-ff", "--message", "Merge change into main", "change");
  await git(world, "update-ref", "refs/pull/7/merge", "HEAD");
  return world;
}

export const nothing: Work = () => Promise.resolve();

/** Writes pages, each with its title, its words and more lines of frontmatter. */
export function writing(pages: Readonly<Record<string, readonly [string, string, string?]>>): Work {
  return async (world) => {
    for (const [file, [title, words, more]] of Object.entries(pages)) {
      await world.write(`content/${file}`, page(title, words, more));
    }
  };
}

export function removing(...files: readonly string[]): Work {
  return async ({ folder }) => {
    for (const file of files) await rm(`${folder}/content/${file}`, { recursive: true });
  };
}

/** Moves a file or a folder. */
export function moving(from: string, to: string): Work {
  return async (world) => {
    await git(world, "mv", `content/${from}`, `content/${to}`);
  };
}

export function both(...works: readonly Work[]): Work {
  return async (world) => {
    for (const work of works) await work(world);
  };
}

/** Whose each action is, and each of its fields, by what the plan calls it. */
export function originsOf(plan: Plan): Record<string, string> {
  const told = plan.actions.filter(({ origins }) => origins !== undefined);
  return Object.fromEntries(told.map((action) => [action.key ?? action.title, wordsOf(action)]));
}

function wordsOf({ verb, origins = [], changes, place }: Action): string {
  const parts = changes.flatMap(({ locale, field, origin }) =>
    origin === undefined ? [] : [`${locale} ${field} ${origin}`],
  );
  const where = place?.origin === undefined ? [] : [`place ${place.origin}`];
  return `${verb} ${origins.join("+")}: ${[...parts, ...where].join(", ")}`;
}
