import { afterEach, expect, it } from "vitest";
import type { Plan } from "../../src/model/plan.ts";
import { openWorld, type World } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

it("a command that prints JSON prints nothing else, and the reason by name where it fails", async () => {
  world = await openWorld({ files: { "content/g/a.md": "---\ntitle: A\n---\n\nWords.\n" } });
  const end = async (...parameters: string[]): Promise<unknown> => {
    const ran = await world?.run("plan", "--format", "json", ...parameters);
    return { code: ran?.code, ...(JSON.parse(ran?.printed ?? "") as Partial<Plan>) };
  };

  expect(await end()).toMatchObject({ code: 0, outcome: "done" });
  expect(await end("--detailed-exitcode")).toMatchObject({ code: 2, outcome: "changes" });
  expect(await end("--workspace", "none")).toMatchObject({
    code: 1,
    outcome: "failed",
    failure: { what: 'The config has no workspace "none".', why: "The config names test." },
  });
  await world.write("content/g/broken.md", "[x](nowhere.md)");
  expect(await end()).toEqual({ code: 3, outcome: "problems" });
});
