import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Plan } from "../../src/model/plan.ts";
import { openSandbox } from "../../src/sandbox/server.ts";
import { openWorld, type World } from "./world.ts";

let world: World;

const FILES = {
  "content/guides/index.md": "---\ntitle: Guides\n---\n",
  "content/guides/install.md": "---\ntitle: Install\n---\n\nRead [use](use.md).\n\n- one\n  - deep\n",
  "content/guides/install.fr.md": "---\ntitle: Installer\n---\n\nLire.\n",
  "content/guides/use.md": "---\ntitle: Use\n---\n\nWords.\n",
};

beforeEach(async () => {
  world = await openWorld({ files: FILES });
  expect((await world.run("apply", "--yes")).code).toBe(0);
});

afterEach(async () => {
  await world.close();
});

/** Rewrites what the state remembers, as another version of helpsync would have written it. */
async function rewriteState(edit: (text: string) => string): Promise<void> {
  const folder = ".helpsync/state";
  for (const name of await readdir(path.join(world.folder, folder), { recursive: true })) {
    if (!name.endsWith(".json")) continue;
    const file = path.join(folder, name);
    await world.write(file, edit(await world.read(file)));
  }
}

const anotherRendering = (text: string): string =>
  text.replaceAll(/("sent":\s*"s\d+:)[^"]+"/gu, '$1AAAAAAAAAAAAAAAAAAAAAA"');

function written(plan: Plan): (readonly [string, string, string])[] {
  return plan.actions
    .filter(({ verb }) => verb === "update")
    .flatMap(({ path: file = "", reason, changes }) =>
      changes.filter(({ verdict }) => verdict === "write").map((change) => [file, change.locale, reason] as const),
    );
}

describe("bodies that helpsync would render otherwise than it did", () => {
  beforeEach(async () => {
    await rewriteState(anotherRendering);
  });

  it("are not sent by themselves", async () => {
    const planned = await world.run("plan");
    expect([planned.code, planned.lastLine]).toEqual([0, "No changes."]);
  });

  it("are sent with --rerender, all of them without a pattern, and then no more", async () => {
    expect(written(await world.plan("--rerender"))).toEqual([
      ["guides/install", "en", "rendered anew"],
      ["guides/install", "fr", "rendered anew"],
      ["guides/use", "en", "rendered anew"],
    ]);
    expect((await world.run("apply", "--yes", "--rerender")).code).toBe(0);
    const again = await world.run("plan", "--rerender");
    expect([again.code, again.lastLine]).toEqual([0, "No changes."]);
  });

  it("are sent only where the pattern or key names them", async () => {
    expect(written(await world.plan("--rerender", "guides/u*"))).toEqual([["guides/use", "en", "rendered anew"]]);
    expect(written(await world.plan("--rerender", "article:guides/use"))).toHaveLength(1);
  });

  it("stay as teammates edited them, as drift", async () => {
    const { data } = (await world.call("GET", "/articles")) as { data: { id: string; title: string }[] };
    const use = data.find(({ title }) => title === "Use");
    await world.call("PUT", `/articles/${use?.id ?? ""}`, { body: "<p>Edited in Intercom.</p>" });
    const plan = await world.plan("--rerender");
    expect(written(plan).map(([file]) => file)).toEqual(["guides/install", "guides/install"]);
    expect(plan.actions.find((action) => action.path === "guides/use")?.verb).toBe("drift");
  });

  it("are told as a changed file's where the file changed, too", async () => {
    await world.write("content/guides/use.md", "---\ntitle: Use\n---\n\nOther words.\n");
    expect(written(await world.plan("--rerender", "guides/use"))).toEqual([["guides/use", "en", "changed in content"]]);
  });
});

describe("--rerender", () => {
  it("sends nothing where the rendering is as it was", async () => {
    expect((await world.run("plan", "--rerender")).lastLine).toBe("No changes.");
  });

  it("holds a body against Intercom's where the state does not know how it was sent", async () => {
    await rewriteState((text) => text.replaceAll(/,?\s*"sent":\s*"s\d+:[^"]+"/gu, ""));
    expect((await world.run("plan")).lastLine).toBe("No changes.");
    expect((await world.run("plan", "--rerender")).lastLine).toBe("No changes.");
  });

  it("sends flat lists once the workspace is known to refuse others", async () => {
    await rewriteState((text) => text.replace(/("nestedLists":\s*\{\s*"value":\s*)"kept"/u, '$1"refused"'));
    expect((await world.run("plan")).lastLine).toBe("No changes.");
    const plan = await world.plan("--rerender");
    expect(written(plan)).toEqual([["guides/install", "en", "rendered anew"]]);
    expect(plan.warnings.map(({ code }) => code)).toContain("nested-lists");
  });

  it("mends links where the help center has a new address; without it nothing is sent", async () => {
    const data = path.join(world.folder, "intercom.jsonl");
    const kept = await openWorld({ files: FILES, sandbox: { data } });
    expect((await kept.run("apply", "--yes")).code).toBe(0);
    await kept.sandbox.close();
    const helpCenters = [{ identifier: "renamed", displayName: "Help Center" }];
    const moved = await openSandbox({ data, helpCenters, token: kept.sandbox.token });
    try {
      const config = await kept.read("intercom.config.yaml");
      await kept.write("intercom.config.yaml", config.replace(kept.sandbox.url, moved.url));
      expect((await kept.run("plan")).lastLine).toBe("No changes.");
      expect(written(await kept.plan("--rerender"))).toEqual([["guides/install", "en", "rendered anew"]]);
      expect((await kept.run("apply", "--yes", "--rerender")).code).toBe(0);
      expect((await kept.run("plan", "--rerender")).lastLine).toBe("No changes.");
    } finally {
      await moved.close();
      await kept.images.close();
      await rm(kept.folder, { recursive: true, force: true });
    }
  });

  it("sends nothing for a new base_url of images", async () => {
    const config = await world.read("intercom.config.yaml");
    await world.write(
      "intercom.config.yaml",
      config.replace(/base_url: .*/u, "base_url: https://other.example.com/{hash}/{name}"),
    );
    expect((await world.run("plan", "--rerender")).lastLine).toBe("No changes.");
  });
});
