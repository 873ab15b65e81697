import { describe, expect, it } from "vitest";
import { openDirectWorld, type DirectWorld } from "../../engine/direct-world.ts";
import { applied, article } from "./story.ts";

const CONFIG = `
locales: { default: fr, additional: [en] }
defaults: { author: docs@example.com, state: published }
workspaces: { test: { token_env: TOKEN, help_center: one } }
`;

/** A French content folder before a help center of which English is the default language. */
function frenchWorld(apiVersion: "2.10" | "2.14" | "2.16" = "2.14"): DirectWorld {
  const helpCenters = ["one", "two"].map((identifier) => ({
    identifier,
    displayName: identifier,
  }));
  const world = openDirectWorld({ apiVersion, config: CONFIG, sandbox: { locales: ["en", "fr"], helpCenters } });
  world.files.set("g/un.md", article("Un", "Des mots."));
  return world;
}

async function codes(world: DirectWorld): Promise<string[]> {
  return (await world.plan({ firstRun: "allow", allowCreates: 1 })).plan.guards.map(({ code }) => code);
}

describe("another default locale than the help center's stops", () => {
  it.each(["2.10", "2.14", "2.16"] as const)("where only articles in no collection tell it: %s", async (apiVersion) => {
    const world = frenchWorld(apiVersion);
    await world.call("POST", "/articles", { title: "One", body: "<p>English words.</p>", author_id: 503 });
    expect(await codes(world)).toEqual(["default-locale"]);
  });

  it("where the collections of another help center fill the first page", async () => {
    const world = frenchWorld();
    await world.call("POST", "/help_center/collections", { name: "Guides", help_center_id: 1 });
    for (let number = 0; number < 60; number += 1) {
      await world.call("POST", "/help_center/collections", { name: `T${String(number)}`, help_center_id: 2 });
    }
    expect(await codes(world)).toEqual(["default-locale"]);
  });

  it("but not for what stands in another help center alone", async () => {
    const world = frenchWorld();
    const { id } = await world.call("POST", "/help_center/collections", { name: "Guides", help_center_id: 2 });
    const theirs = { title: "One", body: "<p>Words.</p>", author_id: 503, parent_id: Number(id) };
    await world.call("POST", "/articles", theirs);
    expect(await codes(world)).toEqual([]);
  });
});

it("a resource that turns out to have another default locale is not written", async () => {
  const world = await applied({ "g/one.md": article("One", "Words.") });
  world.files.set("g/one.md", article("One", "Other words."));
  const planned = await world.plan();
  world.wire = async (call, answer) => {
    const exchange = await answer();
    return exchange.kind === "answer" && call.method === "GET" && /^\/articles\/\d+$/u.test(call.path)
      ? { ...exchange, text: exchange.text.replace('"default_locale":"en"', '"default_locale":"fr"') }
      : exchange;
  };
  const { results } = await world.carryOut(planned);
  expect(results).toMatchObject([
    { outcome: "conflict", message: "its default language in Intercom is fr, the content's is en" },
  ]);
  expect(world.requests().filter((request) => request.startsWith("PUT"))).toEqual([]);
});
