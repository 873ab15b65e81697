import { afterEach, describe, expect, it } from "vitest";
import { openWorld, type World, type WorldOptions } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const FILES = {
  "content/guides/index.md": "---\ntitle: Guides\n---\n",
  "content/guides/one.md": "---\ntitle: One\n---\n\n> [!NOTE]\n> A callout.\n\nSee [two](two.md).\n",
  "content/guides/one.fr.md": "---\ntitle: Un\n---\n\nVoir [deux](two.md).\n",
  "content/guides/two.md": "---\ntitle: Two\n---\n\nSee [one](one.md).\n",
};

const CHANGED = {
  "content/guides/one.fr.md": "---\ntitle: Un\n---\n\nVoir maintenant [deux](two.md).\n",
  "content/guides/two.md": "---\ntitle: Two, renamed\n---\n\nSee [one](one.md).\n",
};

const CUT = "The connection ends here.";

/** Loses the nth write of a run: before it took effect, or after. The program only sees its connection end. */
function loseWrite(here: World, number: number, when: "before" | "after", then: "on" | "off" = "on"): void {
  const { sandbox } = here.sandbox;
  const handle = sandbox.handle.bind(sandbox);
  let writes = 0;
  let isOff = false;
  sandbox.handle = async (request) => {
    if (isOff) throw new Error(CUT);
    if (request.method === "GET" || ++writes !== number) return handle(request);
    if (when === "after") await handle(request);
    isOff = then === "off";
    throw new Error(CUT);
  };
  goOn = () => (sandbox.handle = handle);
}
let goOn = (): unknown => undefined;

async function titles(here: World): Promise<string[]> {
  const articles = (await here.call("GET", "/articles")) as { data: { title: string }[] };
  const collections = (await here.call("GET", "/help_center/collections")) as { data: { name: string }[] };
  return [...articles.data.map(({ title }) => title), ...collections.data.map(({ name }) => name)].sort();
}

function open(options: Partial<WorldOptions> = {}): Promise<World> {
  return openWorld({ files: FILES, requestTimeout: 1, ...options });
}

const lost = [1, 2, 3, 4, 5].flatMap((number) => (["before", "after"] as const).map((when) => ({ number, when })));

describe("an answer that never came", () => {
  it.each(lost)("write $number of a first apply, lost $when it took effect: the same run goes on", async (fault) => {
    world = await open({ sandbox: { quirks: { calloutOnWrite: "toParagraph" } } });
    loseWrite(world, fault.number, fault.when);
    const first = await world.run("apply", "--yes");
    expect(first).toMatchObject({ code: 0 });
    expect((await world.run("plan")).lastLine).toBe("No changes.");
    expect(await titles(world)).toEqual(["Guides", "One", "Two"]);
    const plan = await world.plan();
    expect(plan.summary.unmanaged).toBe(0);
  });

  it.each(lost.slice(0, 4))("write $number of an update, lost $when it took effect", async (fault) => {
    world = await open();
    await world.run("apply", "--yes");
    for (const [file, text] of Object.entries(CHANGED)) await world.write(file, text);
    loseWrite(world, fault.number, fault.when);
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect((await world.run("plan")).lastLine).toBe("No changes.");
    expect(await titles(world)).toEqual(["Guides", "One", "Two, renamed"]);
  });

  it("and the network lost with it: a plan shows what it would settle and writes nothing, the next run does the rest", async () => {
    world = await open();
    loseWrite(world, 2, "before", "off");
    const first = await world.run("apply", "--yes");
    expect(first.code).toBe(6);
    expect(first.noted).toContain("nothing is known of the outcome");
    goOn();
    const state = await world.read(".helpsync/state/sandbox1/1.json");
    world.requests();
    const planned = await world.run("plan");
    expect(planned.noted).toContain("From an interrupted run");
    expect(world.requests().filter((request) => !request.startsWith("GET"))).toEqual([]);
    expect(await world.read(".helpsync/state/sandbox1/1.json")).toBe(state);
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect((await world.run("plan")).lastLine).toBe("No changes.");
    expect(await titles(world)).toEqual(["Guides", "One", "Two"]);
  });
});
