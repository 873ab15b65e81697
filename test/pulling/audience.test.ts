import { afterEach, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { openWorld, type World } from "../engine/world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function opened(audience: object): Promise<World> {
  const here = (world = await openWorld({ files: {} }));
  const config = parse(await here.read("intercom.config.yaml")) as { workspaces: { test: object } };
  config.workspaces.test = { ...config.workspaces.test, ...audience };
  await here.write("intercom.config.yaml", stringify(config));
  for (const name of ["Guides", "Internal"]) {
    const { id } = await here.call("POST", "/help_center/collections", { name });
    const place = { parent_id: Number(id), parent_type: "collection" };
    await here.call("POST", "/articles", { title: `In ${name}`, author_id: 501, state: "published", ...place });
  }
  return here;
}

it.each([{ only: ["guides/**"] }, { only: ["guides/*"] }, { exclude: ["internal/**"] }, { exclude: ["internal/*"] }])(
  "nothing is pulled where this workspace would not see it (%o)",
  async (audience) => {
    const here = await opened(audience);
    const ran = await here.run("pull");
    expect(ran.lastLine).toBe("Pulled: 2 new files.");
    expect(ran.printed).toContain(
      "1 article and 1 collection get no files, since internal/in-internal would not be for this workspace.",
    );
    expect(await here.read("content/guides/in-guides.md")).toContain("title: In Guides");
    expect((await here.run("plan")).lastLine).toBe("No changes.");
    expect((await here.run("pull")).lastLine).toBe("Nothing to pull.");
    here.requests();
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect(here.requests().filter((request) => !request.startsWith("GET "))).toEqual([]);
  },
);

it("where nothing is for this workspace, nothing is pulled", async () => {
  const here = await opened({ only: ["elsewhere/**"] });
  const ran = await here.run("pull");
  expect(ran.lastLine).toBe("Nothing to pull.");
  expect(ran.printed).toContain("2 articles and 2 collections get no files");
  expect((await here.run("plan")).lastLine).toBe("No changes.");
});
