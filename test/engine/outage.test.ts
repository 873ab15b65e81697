import { afterEach, describe, expect, it } from "vitest";
import { openDirectWorld, type DirectWorld } from "./direct-world.ts";
import { openWorld, type World } from "./world.ts";

let opened: World | undefined;
afterEach(async () => {
  await opened?.close();
  opened = undefined;
});

const COUNT = 30;
const numbers = Array.from({ length: COUNT }, (_, index) => index);
const FILES = Object.fromEntries([
  ["guides/index.md", "---\ntitle: Guides\n---\n"],
  ...numbers.map((number) => [`guides/page${String(number)}.md`, `---\ntitle: Page ${String(number)}\n---\n\nText.\n`]),
]) as Record<string, string>;

function filled(faults: readonly string[]): DirectWorld {
  const world = openDirectWorld({ sandbox: { faults } });
  for (const [path, text] of Object.entries(FILES)) world.files.set(path, text);
  return world;
}

function writesOf(world: DirectWorld): number {
  return world.requests().filter((request) => !request.startsWith("GET")).length;
}

describe("a run in which nothing works any more", () => {
  it.each([
    ["POST /articles: forbidden from call 4", "refused five writes in a row (403)"],
    ["POST /articles: unauthorized from call 4", "refused five writes in a row (401)"],
    ["POST /articles: 503 from call 4", "five writes in a row failed in Intercom (503)"],
    ["PUT /articles/*: forbidden from call 4", "refused five writes in a row (403)"],
  ])("%s: stops, tells of each item that is left, and keeps what it knows", async (fault, reason) => {
    const world = filled([fault]);
    const { results, outage, wrote, state } = await world.carryOut(await world.plan());
    expect(outage).toContain(reason);
    expect(wrote).toBe("something");
    // Those that were under way when the fifth failed are finished; none is begun after it.
    expect(writesOf(world)).toBeLessThanOrEqual(1 + COUNT + 3 + 5 + 7);
    const skipped = results.filter(({ outcome }) => outcome === "skipped");
    expect(skipped.length).toBeGreaterThan(10);
    expect(skipped.every(({ message }) => message === `not tried: ${outage ?? ""}`)).toBe(true);
    expect(results).toHaveLength(COUNT + 1);
    expect(world.state).not.toBeNull();
    expect(state.resources.has("collection:guides")).toBe(true);
  });

  it("is done by the next one", async () => {
    const world = filled(["POST /articles: 503 on calls 4-11"]);
    expect((await world.carryOut(await world.plan())).outage).toBeDefined();
    const { results, outage } = await world.carryOut(await world.planWhenSure());
    expect(outage).toBeUndefined();
    expect(results.every(({ outcome }) => outcome === "done")).toBe(true);
    expect((await world.tables()).articles).toHaveLength(COUNT);
    expect((await world.plan()).plan.actions.every(({ verb }) => verb === "unchanged")).toBe(true);
  });

  it("is not one in which a single article is refused: all the others are written", async () => {
    const world = filled(["POST /articles: forbidden on call 4"]);
    const { results, outage } = await world.carryOut(await world.plan());
    expect(outage).toBeUndefined();
    expect(results.filter(({ outcome }) => outcome === "failed")).toHaveLength(1);
    expect(results.filter(({ outcome }) => outcome === "done")).toHaveLength(COUNT);
    expect(results.filter(({ outcome }) => outcome === "skipped")).toHaveLength(0);
  });
});

describe("how a stopped run ends", () => {
  const files = Object.fromEntries(Object.entries(FILES).map(([path, text]) => [`content/${path}`, text]));
  it.each([
    ["with 6 where something was written", "POST /articles: forbidden from call 4", 6],
    ["with 1 where nothing was", "write *: forbidden", 1],
  ])("%s", async (_, fault, code) => {
    opened = await openWorld({
      files:
        code === 1
          ? Object.fromEntries(Object.entries(files).map(([path, text]) => [path.replace("guides/", ""), text]))
          : files,
      sandbox: { faults: [fault] },
    });
    const ran = await opened.run("apply", "--yes");
    expect(ran.code).toBe(code);
    expect(ran.noted).toContain("Stopped: Intercom refused five writes in a row (403)");
  });
});
