import { afterEach, describe, expect, it } from "vitest";
import { FILE, noChanges, openPages, TEXT } from "./pulled-pages.ts";
import { edit, page } from "./teammate.ts";
import type { World } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

async function applied(): ReturnType<typeof openPages> {
  const opened = await openPages();
  world = opened.here;
  return opened;
}

describe("edits on both sides", () => {
  it("of different blocks become one text, which is then to be written", async () => {
    const { here, one, body } = await applied();
    await here.write(FILE, TEXT.replace("an item", "my item"));
    await edit(here, one, { body: body.replace("Last.", "Theirs.") });
    expect((await here.run("plan")).code).toBe(4);
    expect((await here.run("pull")).code).toBe(0);
    expect(await here.read(FILE)).toBe(TEXT.replace("an item", "my item").replace("Last.", "Theirs."));
    const plan = await here.plan();
    expect(plan.summary).toMatchObject({ update: 1, conflict: 0 });
    expect(plan.actions.some(({ changes }) => changes.some(({ overwrites }) => overwrites !== undefined))).toBe(false);
    expect((await here.run("apply", "--yes")).code).toBe(0);
    const now = String((await here.call("GET", `/articles/${one}`))["body"]);
    expect([now.includes("my item"), now.includes("Theirs.")]).toEqual([true, true]);
    await noChanges(here);
  });

  it("of the same words stand between conflict markers, and nothing is applied until somebody chose", async () => {
    const { here, one, body } = await applied();
    await here.write(FILE, TEXT.replace("Last.", "Ours."));
    await edit(here, one, { body: body.replace("Last.", "Theirs.") });
    const ran = await here.run("pull");
    expect([ran.code, ran.lastLine]).toEqual([4, "Pulled: 1 changed file; 1 file to settle."]);
    expect(await here.read(FILE)).toContain("<<<<<<< content\n\nOurs.\n\n=======\n\nTheirs.\n\n>>>>>>> Intercom\n");
    expect((await here.run("plan")).code).toBe(3);
    expect((await here.run("apply", "--yes")).code).toBe(3);

    expect(ran.printed).toContain("`helpsync accept article:guides/one`");

    await here.write(FILE, TEXT.replace("Last.", "Both."));
    expect((await here.plan()).summary).toMatchObject({ update: 0, conflict: 1 });
    expect((await here.run("accept", "article:guides/one")).code).toBe(0);
    expect((await here.plan()).summary).toMatchObject({ update: 1, conflict: 0 });
    expect((await here.run("apply", "--yes")).code).toBe(0);
    expect((await here.call("GET", `/articles/${one}`))["body"]).toContain("Both.");
  });

  it("of a title, too", async () => {
    const { here, one } = await applied();
    await here.write(FILE, TEXT.replace("'One'", "'Ours'"));
    await edit(here, one, { title: "Theirs" });
    expect((await here.run("pull")).code).toBe(4);
    expect(await here.read(FILE)).toMatch(
      /<<<<<<< content\ntitle: 'Ours'.*\n=======\ntitle: 'Theirs'.*\n>>>>>>> Intercom\n/u,
    );
    expect((await here.run("plan")).code).toBe(3);
    await here.write(FILE, TEXT.replace("'One'", "'Theirs'"));
    expect((await here.run("plan")).lastLine).toBe("No changes.");
  });

  it("are decided for the text that was chosen alone: any other is a conflict", async () => {
    const { here, one, body } = await applied();
    await here.write(FILE, TEXT.replace("Last.", "Ours."));
    await edit(here, one, { body: body.replace("Last.", "Theirs.") });
    await here.run("pull");
    for (const chosen of ["Both.", "Ours."]) {
      await here.write(FILE, TEXT.replace("Last.", chosen));
      expect((await here.run("accept", "article:guides/one")).code).toBe(0);
      const plan = await here.plan();
      expect(plan.summary).toMatchObject({ update: 1, conflict: 0 });
      expect(plan.actions.flatMap(({ changes }) => changes).some(({ overwrites }) => overwrites === "edit")).toBe(true);
    }
    // A branch that never saw the markers, and its writer nothing of the edit.
    await here.write(FILE, TEXT.replace("an item", "my item"));
    expect((await here.plan()).summary).toMatchObject({ update: 0, conflict: 1 });
    await here.run("pull");
    expect(await here.read(FILE)).toBe(TEXT.replace("an item", "my item").replace("Last.", "Theirs."));
  });

  it("where somebody saves the file while it is pulled, are a conflict as before", async () => {
    const { here, one, body } = await applied();
    await here.write(FILE, TEXT.replace("Last.", "Ours."));
    await edit(here, one, { body: body.replace("Last.", "Theirs.") });
    await here.run("pull");
    await here.write(FILE, TEXT.replace("Last.", "Ours. And more."));
    expect((await here.run("pull")).code).toBe(4);
    expect(await here.read(FILE)).toContain(">>>>>>> Intercom");
  });

  it.each([
    ["bold", "Last one.", "<b>Last one.</b>"],
    ["spaces", "nowhere to be", "now here tobe"],
  ])("that read alike and differ in %s are a conflict", async (_, ours, theirs) => {
    const { here, one, body } = await applied();
    await here.write(FILE, TEXT.replace("Last.", ours));
    await edit(here, one, { body: body.replace("Last.", theirs) });
    expect((await here.run("pull")).code).toBe(4);
  });

  it("of which one is a footnote are left to people, whole as they are", async () => {
    const { here, one } = await applied();
    const text = `${TEXT}\nText[^1] more.\n\n<!-- keep me -->\n\n[^1]: The note.\n`;
    await here.write(FILE, text);
    await here.run("apply", "--yes");
    const body = String((await here.call("GET", `/articles/${one}`))["body"]);
    await edit(here, one, { body: body.replace("The note.", "Their note.") });
    const ran = await here.run("pull");
    expect(ran.printed).toContain("its footnotes were edited");
    expect(await here.read(FILE)).toBe(text);
    await edit(here, one, { body: body.replace("an item", "their item") });
    await here.run("pull");
    expect(await here.read(FILE)).toBe(text.replace("an item", "their item"));
  });

  it("never cost the writer's words, where the two together cannot be said", async () => {
    const { here, one } = await applied();
    const text = (first: string): string => page("One", `${first}\n\n\`\`\`\n<<<<<<< HEAD\n>>>>>>> x\n\`\`\`\n\nLast.`);
    await here.write(FILE, text("First."));
    await here.run("apply", "--yes");
    const body = String((await here.call("GET", `/articles/${one}`))["body"]);
    await here.write(FILE, text("First. Precious."));
    await edit(here, one, { body: body.replace("Last.", "&lt;&lt;&lt;&lt;&lt;&lt;&lt; HEAD begins it.") });
    await here.run("pull");
    expect(await here.read(FILE)).toContain("Precious.");
  });

  it("that a pull brought are known in a file that was edited further, and no longer where they were taken out", async () => {
    const { here, one, body } = await applied();
    await edit(here, one, { body: body.replace("Last.", "Theirs.") });
    await here.run("pull");
    const text = (await here.read(FILE)).replace("an item", "my item");
    await here.write(FILE, text);
    expect((await here.plan()).summary).toMatchObject({ update: 1, conflict: 0 });
    expect((await here.run("pull")).lastLine).toBe("Nothing to pull.");
    await here.write(FILE, text.replace("Theirs.", "Ours."));
    expect((await here.plan()).summary).toMatchObject({ update: 0, conflict: 1 });
    await here.write(FILE, text);
    expect((await here.run("apply", "--yes")).code).toBe(0);
    const now = String((await here.call("GET", `/articles/${one}`))["body"]);
    expect([now.includes("my item"), now.includes("Theirs.")]).toEqual([true, true]);
    await noChanges(here);
  });
});
