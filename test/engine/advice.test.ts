import { rename } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { edit, openApplied, page } from "./teammate.ts";
import type { World } from "./world.ts";

let world: World;
let id: (title: string) => string;
beforeEach(async () => {
  ({ world, id } = await openApplied());
});
afterEach(async () => {
  await world.close();
});

/** The commands between backticks of what was said. */
async function advised(...parameters: string[]): Promise<string[]> {
  const { noted, printed } = await world.run(...parameters);
  return [...(noted + printed).matchAll(/`(helpsync [^`]*)`/gu)].map(([, command = ""]) => command);
}

const HERE = ["--workspace", "test"];

it("an apply that cannot ask advises itself, with all that was typed", async () => {
  await world.write("content/guides/one.md", page("One", "Other words."));
  expect(await advised("apply")).toEqual(["helpsync apply --yes"]);
  const typed = ["--only", "guides/**", "--overwrite-ui-edits", "--only", "faq/it's", ...HERE];
  await world.write("content/faq/it's.md", page("It", "Words."));
  expect(await advised("apply", ...typed)).toEqual([
    `helpsync apply --workspace test --overwrite-ui-edits --only 'guides/**' --only 'faq/it'\\''s' --yes`,
  ]);
});

it("is a command that can be given so", async () => {
  await world.write("content/guides/one.md", page("One", "Other words."));
  const [command = ""] = await advised("apply", "--rerender", "--only", "guides/one", ...HERE);
  expect(command).toBe("helpsync apply --workspace test --rerender --only guides/one --yes");
  expect((await world.run(...command.split(" ").slice(1))).code).toBe(0);
});

it("restore says which snapshot, once", async () => {
  await edit(world, id("One"), { body: "<p>Theirs.</p>" });
  await world.write("content/guides/one.md", page("One", "Other words."));
  expect((await world.run("apply", "--yes", "--overwrite-ui-edits")).code).toBe(0);
  const key = "article:guides/one";
  const command = `helpsync restore ${key} --workspace test --at 1 --yes`;
  expect(await advised("restore", key, ...HERE)).toEqual([command]);
  expect(await advised("restore", key, "--at", "1", ...HERE)).toEqual([command]);
});

it("the memory is forgotten and made anew in the workspace that was meant", async () => {
  expect(await advised("state", "remove", "article:guides/one", ...HERE)).toEqual([
    "helpsync state remove article:guides/one --workspace test --yes",
  ]);
  expect(await advised("state", "rebuild", ...HERE)).toEqual(["helpsync state remove --workspace test"]);
  expect(await advised("state", "show", "nothing-like-it-at-all", ...HERE)).toEqual([
    "helpsync state list --workspace test",
  ]);
  const state = path.join(world.folder, ".helpsync/state/sandbox1/1.json");
  await rename(state, `${state}.lost`);
  expect(await advised("state", "rebuild", ...HERE)).toEqual(["helpsync state rebuild --workspace test --yes"]);
  await world.write("content/guides/one.md", page("One", "Other words."));
  expect(await advised("state", "rebuild", "--yes", ...HERE)).toContain("helpsync plan --workspace test");
});

it("accept, where and a part of an apply advise for the workspace that was meant", async () => {
  expect(await advised("accept", "article:guides/two", ...HERE)).toEqual(["helpsync plan --workspace test"]);
  await world.call("DELETE", `/articles/${id("One")}`);
  expect(await advised("accept", "article:guides/one", ...HERE)).toEqual([
    "helpsync apply --recreate article:guides/one --workspace test",
    "helpsync state remove article:guides/one --workspace test",
  ]);
  expect(await advised("where", "99999", ...HERE)).toEqual(["helpsync state list --workspace test"]);
  await edit(world, id("Two"), { body: "<p>Theirs.</p>" });
  expect(await advised("accept", "article:guides/two", ...HERE)).toEqual(["helpsync plan --workspace test"]);
});
