import { describe, expect, it } from "vitest";
import type { Overrides } from "../../../src/model/plan.ts";
import { planText } from "../../../src/report/plan-text.ts";
import { openDirectWorld, type DirectWorld } from "../../engine/direct-world.ts";
import { applied, article, folder, put, type Files } from "./story.ts";

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

describe("a reason", () => {
  const AT = /, \d{4}-\d\d-\d\d \d\d:\d\d UTC/gu;
  const said = async (world: DirectWorld, overrides: Partial<Overrides> = {}): Promise<string[]> =>
    (await text(world, overrides)).split("\n").flatMap((line) => {
      const found = /^[~→≠!?] \S+ (\S+) ".*" \((.*)\)$/u.exec(
        line.replaceAll(AT, ", AT").replaceAll(/last changed .* UTC/gu, "last changed AT"),
      );
      return found === null ? [] : [`${found[1] ?? ""}: ${found[2] ?? ""}`];
    });
  const CHANGED = { ...FILES, "guides/install.md": article("Install", "Press both buttons.") };
  const OVER = { uiEdits: "overwrite" } as const;

  async function edited(fields: Readonly<Record<string, unknown>>): Promise<DirectWorld> {
    const world = await applied(FILES);
    await world.edit({ action: "change", article: idOf(world, "article:guides/install"), ...fields });
    return world;
  }

  it("of an edit that is written over names who made it, and does not call it a change of the content", async () => {
    const world = await edited({ title: "Installation", admin: "504" });
    const [line] = await said(world);
    expect(line).toMatch(/^guides\/install: edited in Intercom(?: by .*)?, AT$/u);
    expect(await said(world, OVER)).toEqual([`${line ?? ""}; written over`]);
  });

  it("tells the change of the content apart from an edit that is kept, or written over", async () => {
    const world = await edited({ title: "Installation" });
    const [line = ""] = await said(world);
    put(world, CHANGED);
    const both = line.replace(": edited", ": changed in content; edited");
    expect(await said(world)).toEqual([both]);
    expect(await said(world, OVER)).toEqual([`${both}; written over`]);
  });

  it("of a change alone is that", async () => {
    const world = await applied(FILES);
    put(world, CHANGED);
    expect(await said(world, OVER)).toEqual(["guides/install: changed in content"]);
  });

  it("of a collection that a teammate renamed is no change of the content", async () => {
    const world = await applied(FILES);
    await world.call("PUT", `/help_center/collections/${idOf(world, "collection:faq")}`, { name: "Questions" });
    expect(await said(world, OVER)).toEqual(["faq: edited in Intercom, last changed AT; written over"]);
  });

  it("of a move that is undone is no change of the folder", async () => {
    const world = await applied(FILES);
    const article = idOf(world, "article:guides/install");
    await world.edit({ action: "move", article, to: [idOf(world, "collection:faq")] });
    expect(await said(world, OVER)).toEqual(["guides/install: moved in Intercom, last changed AT; written over"]);
  });

  it("of what a pending draft holds says how to end it", async () => {
    const world = await applied(FILES);
    const article = idOf(world, "article:guides/install");
    await world.edit({ action: "draft", article, body: "<p>Theirs.</p>" });
    put(world, CHANGED);
    const { results } = await world.carryOut(await world.plan({ drafts: "overwrite" }));
    expect(results[0]?.message).toContain("a draft is still pending and may hold it: publish it in Intercom");
    expect(await said(world)).toEqual([
      "guides/install: Intercom did not take over all of the last write; a draft is still pending and may hold it: publish it in Intercom (en)",
    ]);
  });
});

describe("the advice for a conflict", () => {
  const BOTH = "take the edit into the file with `helpsync pull`, or write over it with --overwrite-ui-edits";
  const DRAFT = "publish or discard it in Intercom, or write over it with --overwrite-drafts";
  const GONE = "put the file back, accept the edit, undo it in Intercom, or remove the page all the same";
  const DELETED = "make it again with --recreate, or remove its file";
  const CHANGED = { ...FILES, "guides/install.md": article("Install", "Press both buttons.") };
  const { "guides/install.md": _, ...WITHOUT } = FILES;

  async function advice(
    files: Files,
    action: Readonly<Record<string, unknown>>,
    overrides: Partial<Overrides> = {},
  ): Promise<string[]> {
    const world = await applied(FILES);
    await world.edit({ article: idOf(world, "article:guides/install"), ...action });
    put(world, files);
    const told = await text(world, overrides);
    expect(told).toMatch(/ 1 conflict\.$/mu);
    return [BOTH, DRAFT, GONE, DELETED].filter((line) => told.includes(line));
  }

  const EDIT = { action: "change", body: "<p>Theirs.</p>" };
  it.each<readonly [string, Files, Readonly<Record<string, unknown>>, readonly string[]]>([
    ["both sides changed", CHANGED, EDIT, [BOTH]],
    ["a draft is pending", CHANGED, { ...EDIT, action: "draft" }, [DRAFT]],
    ["the file is gone", WITHOUT, EDIT, [GONE]],
    ["the file is gone, and a draft is pending", WITHOUT, { ...EDIT, action: "draft" }, [DRAFT]],
    ["it was deleted in Intercom", CHANGED, { action: "delete" }, [DELETED]],
  ])("is what helps: %s", async (_name, files, action, lines) => {
    expect(await advice(files, action)).toEqual(lines);
  });

  it("does not name an option that was given and does not help", async () => {
    expect(await advice(CHANGED, { ...EDIT, action: "draft" }, { uiEdits: "overwrite" })).toEqual([DRAFT]);
  });
});

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
