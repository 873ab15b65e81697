import { describe, expect, it } from "vitest";
import type { Overrides } from "../../src/model/plan.ts";
import { planText } from "../../src/report/plan-text.ts";
import type { DirectWorld } from "../engine/direct-world.ts";
import { applied, article, folder } from "./story.ts";

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
