import { afterEach, describe, expect, it } from "vitest";
import { PROBES } from "../../src/calibrate/calibrate.ts";
import { QUIRKS, type Quirks } from "../../src/sandbox/quirks.ts";
import { openWorld, type World } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

/** What a probe cannot tell apart, or only sees by a failure. */
const UNTOLD = new Set(["clearParent=parentIdsEmptyArray", "clearParent=parentIdNull"]);

const cases = Object.entries(QUIRKS).flatMap(([name, values]) =>
  PROBES.some(({ quirk }) => quirk === name) ? values.map((value) => ({ name, value })) : [],
);

async function total(of: World): Promise<unknown[]> {
  const articles = await of.call("GET", "/articles");
  const collections = await of.call("GET", "/help_center/collections");
  return [articles["total_count"], collections["total_count"]];
}

describe("doctor --calibrate", () => {
  it.each(cases)("tells $name=$value, and deletes all that it made", async ({ name, value }) => {
    const picture = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");
    const fetchImage = (url: string): Promise<Uint8Array | null> =>
      Promise.resolve(url.includes("helpsync.invalid") ? null : picture);
    const quirks: Partial<Quirks> = { [name]: value };
    world = await openWorld({ files: {}, sandbox: { quirks, fetchImage } });
    const ran = await world.run("doctor", "--calibrate", "--yes", "--image", "https://example.com/point.gif");
    expect(ran.noted).toBe("");
    expect(ran.code).toBe(0);
    const report = JSON.parse(await world.read("helpsync-quirks.json")) as { quirks: Record<string, string> };
    expect(report.quirks[name]).toBe(UNTOLD.has(`${name}=${value}`) ? undefined : value);
    expect(await total(world)).toEqual([0, 0]);
  });

  it("sends every construct and tells what came back of it", async () => {
    world = await openWorld({
      files: {},
      sandbox: { quirks: { calloutOnWrite: "toParagraph", nestedLists: "reject400" } },
    });
    const ran = await world.run("doctor", "--calibrate", "--yes");
    expect(ran.printed).toContain("\ntable: kept\n");
    expect(ran.printed).toMatch(/\ncallout: .*paragraph/u);
    expect(ran.printed).toContain("\nlist in a list: refused\n");
    const kept = [...ran.printed.matchAll(/^(.+): kept$/gmu)].map((match) => match[1]);
    expect(kept).toHaveLength(14);
  });

  it.each(["POST /articles: resetAfter on call 2", "DELETE /articles/{id}: 500 on call 1"])(
    "leaves nothing behind under %s",
    async (fault) => {
      world = await openWorld({ files: {}, sandbox: { faults: [fault] } });
      await world.run("doctor", "--calibrate", "--yes");
      expect(await total(world)).toEqual([0, 0]);
    },
  );

  it("deletes what it made when it is stopped in the middle, and says that it was", async () => {
    world = await openWorld({ files: {} });
    const { sandbox } = world.sandbox;
    const handle = sandbox.handle.bind(sandbox);
    let creates = 0;
    sandbox.handle = async (request) => {
      if (request.method === "POST" && ++creates === 4) world?.stop();
      return handle(request);
    };
    const ran = await world.run("doctor", "--calibrate", "--yes");
    expect(ran.code).toBe(130);
    expect(creates).toBeLessThan(8);
    await expect(world.read("helpsync-quirks.json")).rejects.toThrow("ENOENT");
    expect(await total(world)).toEqual([0, 0]);
  });

  it("asks first, and does nothing without an answer", async () => {
    world = await openWorld({ files: {} });
    const ran = await world.run("doctor", "--calibrate");
    expect(ran.code).toBe(1);
    expect(world.requests().filter((request) => !request.startsWith("GET"))).toEqual([]);
  });

  it("stores what it saw, so that an apply knows from its first write on", async () => {
    const files = { "content/g/a.md": "---\ntitle: A\n---\n\n## One\n\n[one](#one)\n" };
    world = await openWorld({ files });
    await world.run("doctor", "--calibrate", "--yes");
    expect(await world.read(".helpsync/state/sandbox1/1.json")).toContain('"headingIds":{"value":"replaced"');
    const applied = await world.run("apply", "--yes");
    expect(applied.code).toBe(0);
    expect(JSON.stringify(await world.call("GET", "/articles"))).not.toContain("#h_");
  });
});
