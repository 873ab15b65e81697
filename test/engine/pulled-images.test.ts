import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { edit, page } from "./teammate.ts";
import { openWorld, type World, type WorldOptions } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

/** Smallest pictures: one black point, one white point. */
const BLACK = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");
const WHITE = Buffer.from("R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");
const PAGE = "content/g/page.md";

function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function applied(options: Partial<WorldOptions> = {}): Promise<{ here: World; id: string; body: string }> {
  const files = {
    [PAGE]: page("Page", "Words.\n\n![A point](images/point.gif)"),
    "content/g/images/point.gif": BLACK,
    "elsewhere/white.gif": WHITE,
  };
  const here = (world = await openWorld({ files, ...options }));
  expect((await here.run("apply", "--yes")).code).toBe(0);
  const [found] = (await here.call("GET", "/articles"))["data"] as { id: string; body: string }[];
  return { here, id: found?.id ?? "", body: found?.body ?? "" };
}

/** Where a teammate finds a picture that no file holds. */
function whiteOf({ images }: World): string {
  return images.pattern.replace("{hash}", hashOf(WHITE)).replace("{path}", "elsewhere/white.gif");
}

async function imagesIn(here: World): Promise<string[]> {
  return (await readdir(path.join(here.folder, "content/g/images"))).sort();
}

describe("pictures of an article that is pulled", () => {
  it("come from the file that is there, where Intercom holds a copy of it", async () => {
    const { here, id, body } = await applied();
    await edit(here, id, { body: body.replace("Words.", "Other words.").replace('alt="A point"', 'alt="The point"') });
    expect((await here.run("pull")).lastLine).toBe("Pulled: 1 changed file.");
    expect(await here.read(PAGE)).toBe(page("Page", "Other words.\n\n![The point](images/point.gif)"));
    expect(await imagesIn(here)).toEqual(["point.gif"]);
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });

  it("are downloaded beside it where a teammate added them, and are then known by their bytes", async () => {
    const { here, id, body } = await applied();
    await edit(here, id, { body: `${body}<p>New:</p><img src="${whiteOf(here)}" alt="White">` });
    expect((await here.run("pull")).lastLine).toBe("Pulled: 1 changed file, 1 image.");
    const name = `${hashOf(WHITE).slice(0, 12)}.gif`;
    expect(await imagesIn(here)).toEqual([name, "point.gif"]);
    expect(await here.read(PAGE)).toContain(`![White](images/${name})`);
    expect((await here.run("plan")).lastLine).toBe("No changes.");
    expect((await here.run("pull")).lastLine).toBe("Nothing to pull.");

    await here.images.close();
    await here.write(PAGE, (await here.read(PAGE)).replace("Words.", "No host is needed for this."));
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect((await here.call("GET", `/articles/${id}`))["body"]).toContain("No host is needed");
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });

  it("stay Intercom's where links are asked for", async () => {
    const { here, id, body } = await applied();
    await edit(here, id, { body: `${body}<img src="${whiteOf(here)}" alt="White">` });
    await here.run("pull", "--images", "link");
    // How large it is by itself nobody looked, so the size that Intercom shows it in is said.
    expect(await here.read(PAGE)).toMatch(
      /<img src="https:\/\/downloads\.intercomcdn\.com\/i\/o\/[^?"]+" alt="White" width="1" height="1">/u,
    );
    expect(await imagesIn(here)).toEqual(["point.gif"]);
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });

  it("are not fetched where a pull only says what it would do", async () => {
    const { here, id, body } = await applied();
    await edit(here, id, { body: `${body}<img src="${whiteOf(here)}">` });
    here.requests();
    expect((await here.run("pull", "--check")).lastLine).toBe("Would pull: 1 changed file.");
    expect(await imagesIn(here)).toEqual(["point.gif"]);
    expect(here.requests().filter((request) => request.includes("/i/o/"))).toEqual([]);
  });
});
