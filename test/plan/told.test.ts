import { describe, expect, it } from "vitest";
import type { Overrides } from "../../src/model/plan.ts";
import { planText } from "../../src/report/plan-text.ts";
import { openDirectWorld, type DirectWorld } from "../engine/direct-world.ts";
import { applied, article, folder, put } from "./story.ts";

const FILES = {
  "guides/index.md": folder("Guides"),
  "guides/install.md": article("Install", "Press the button."),
  "faq/index.md": folder("FAQ"),
  "faq/billing.md": article("Billing", "You pay monthly."),
};

function idOf({ state }: DirectWorld, key: string): string {
  const { resources } = JSON.parse(state ?? "") as { resources: Readonly<Record<string, { readonly id: string }>> };
  return resources[key]?.id ?? "";
}

async function text(world: DirectWorld, overrides: Partial<Overrides> = {}): Promise<string> {
  return planText((await world.plan(overrides)).plan, { color: "plain", detail: "changes" });
}

describe("a link to a draft", () => {
  const linking = (state: string): typeof FILES & Record<string, string> => ({
    ...FILES,
    "guides/install.md": article("Install", "See [deep](deep.md)."),
    "guides/deep.md": article("Deep", "Down here.", `state: ${state}`),
  });
  const WARNING =
    "! content/guides/install.md will be public and links to article:guides/deep (en), which will be a draft.";

  it("is told of while its target is one, and becomes one", async () => {
    const world = await applied(linking("draft"));
    expect(await text(world)).toContain(WARNING);
    put(world, linking("published"));
    expect(await text(world)).not.toContain(WARNING);
    await world.carryOut(await world.plan());
    put(world, linking("draft"));
    expect(await text(world)).toContain(WARNING);
  });

  it("is none where a teammate published the target, and that is kept", async () => {
    const world = await applied(linking("draft"));
    await world.edit({ action: "change", article: idOf(world, "article:guides/deep"), state: "published" });
    expect(await text(world)).toContain('en state: "draft" → "published" (edited in Intercom, kept)');
    expect(await text(world)).not.toContain(WARNING);
    expect(await text(world, { uiEdits: "overwrite" })).toContain(WARNING);
  });

  it("is one where a teammate made the target a draft, and that is kept", async () => {
    const world = await applied(linking("published"));
    await world.edit({ action: "change", article: idOf(world, "article:guides/deep"), state: "draft" });
    expect(await text(world)).toContain(WARNING);
    expect(await text(world, { uiEdits: "overwrite" })).not.toContain(WARNING);
  });

  it("is told of before the first apply", async () => {
    const world = openDirectWorld();
    put(world, linking("draft"));
    expect(await text(world)).toContain(WARNING);
  });
});

describe("an arrow", () => {
  it("leads from the file to Intercom where a teammate's move is kept, as for fields", async () => {
    const world = await applied(FILES);
    const article = idOf(world, "article:guides/install");
    await world.edit({ action: "move", article, to: [idOf(world, "collection:faq")] });
    await world.edit({ action: "change", article, title: "Installation" });
    const told = await text(world);
    expect(told).toContain("place: Guides → FAQ (edited in Intercom, kept)");
    expect(told).toContain('en title: "Install" → "Installation" (edited in Intercom, kept)');
  });

  it("leads from Intercom to the file where the move is written over", async () => {
    const world = await applied(FILES);
    const article = idOf(world, "article:guides/install");
    await world.edit({ action: "move", article, to: [idOf(world, "collection:faq")] });
    expect(await text(world, { uiEdits: "overwrite" })).toContain("place: FAQ → Guides\n");
  });
});
