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

describe("an edit made in Intercom", () => {
  it("changes the lines that it is about, and nothing else of its file or of others", async () => {
    const { here, one, body } = await applied();
    const two = await here.read("content/guides/two.md");
    await edit(here, one, {
      title: "One: more",
      body: body.replace("another", "one more").replace("Last.", "Last <b>of all</b>."),
    });
    expect((await here.run("pull")).lastLine).toBe("Pulled: 1 changed file.");
    expect(await here.read(FILE)).toBe(
      TEXT.replace("'One'", "'One: more'").replace("another", "one more").replace("Last.", "Last **of all**."),
    );
    expect(await here.read("content/guides/two.md")).toBe(two);
    await noChanges(here);
  });

  it("of a translation goes into its file alone", async () => {
    const { here, one } = await applied();
    await edit(here, one, { locale: "fr", title: "Un", body: "<p>Appuyez ici.</p>" });
    await here.run("pull");
    expect(await here.read("content/guides/one.fr.md")).toBe(page("Un", "Appuyez ici."));
    expect(await here.read(FILE)).toBe(TEXT);
    await noChanges(here);
  });

  it("of formatting alone comes home, too", async () => {
    const { here, one, body } = await applied();
    await edit(here, one, { body: body.replace("Last.", "<i>Last.</i>") });
    expect((await here.run("pull")).lastLine).toBe("Pulled: 1 changed file.");
    expect(await here.read(FILE)).toBe(TEXT.replace("Last.", "*Last.*"));
    await noChanges(here);
  });

  it("of a collection goes into its index.md, which is made where there is none", async () => {
    const { here } = await applied();
    const { data } = (await here.call("GET", "/help_center/collections")) as { data: { id: string; name: string }[] };
    for (const { id, name } of data) await here.call("PUT", `/help_center/collections/${id}`, { name: `${name}!` });
    expect((await here.run("pull")).lastLine).toBe("Pulled: 1 new file, 1 changed file.");
    expect(await here.read("content/faq/index.md")).toBe("---\ntitle: FAQ!\n---\n");
    expect(await here.read("content/guides/index.md")).toBe("---\ntitle: guides!\n---\n");
    await noChanges(here);
  });

  it("keeps the file's line ends and its byte order mark", async () => {
    const { here, one, body } = await applied();
    await here.write(FILE, `\u{FEFF}${TEXT.replaceAll("\n", "\r\n")}`);
    await edit(here, one, { body: body.replace("Last.", "Gone.") });
    await here.run("pull");
    expect(await here.read(FILE)).toBe(`\u{FEFF}${TEXT.replace("Last.", "Gone.").replaceAll("\n", "\r\n")}`);
  });

  it("is written down for the next apply, which writes nothing", async () => {
    const { here, one, body } = await applied();
    await edit(here, one, { body: body.replace("Last.", "Theirs.") });
    await here.run("pull");
    here.requests();
    expect((await here.run("apply", "--yes")).lastLine).toBe("No changes.");
    expect(here.requests().filter((request) => !request.startsWith("GET "))).toEqual([]);
    await here.write(FILE, (await here.read(FILE)).replace("Theirs.", "Ours again."));
    expect((await here.plan()).summary).toMatchObject({ update: 1, conflict: 0 });
  });

  it("stays an edit for those who do not have the file yet", async () => {
    const { here, one, body } = await applied();
    await edit(here, one, { body: body.replace("Last.", "Theirs.") });
    await here.run("pull");
    await here.write(FILE, TEXT);
    const plan = await here.plan();
    expect(plan.summary).toMatchObject({ update: 0, drift: 1 });
    await here.write(FILE, TEXT.replace("Last.", "Something else."));
    expect((await here.plan()).summary).toMatchObject({ update: 0, conflict: 1 });
    expect((await here.run("apply", "--yes")).code).toBe(4);
    expect((await here.call("GET", `/articles/${one}`))["body"]).toContain("Theirs.");
  });

  it("is told, and left, where it is no text of a file", async () => {
    const { here, two } = await applied();
    await here.call("DELETE", `/articles/${two}`);
    const ran = await here.run("pull");
    expect([ran.code, ran.lastLine]).toEqual([0, "Nothing to pull."]);
    expect(ran.printed).toContain('article:guides/two "Two": deleted in Intercom');
  });

  it("that moved a page names the command that lets its file follow", async () => {
    const { here, two } = await applied();
    const { data } = (await here.call("GET", "/help_center/collections")) as { data: { id: string; name: string }[] };
    const faq = data.find(({ name }) => name === "FAQ")?.id;
    await here.call("PUT", `/articles/${two}`, { parent_id: Number(faq), parent_type: "collection" });
    const { printed } = await here.run("pull");
    expect(printed).toContain("moved in Intercom to FAQ; `helpsync mv guides/two.md faq/two.md` lets its file follow");
    expect((await here.run("mv", "guides/two.md", "faq/two.md")).code).toBe(0);
    await noChanges(here);
  });
});

describe("an edit of what the file leaves to Intercom", () => {
  it("is told and comes home, since the file's silence would be taken for what it was", async () => {
    const { here, one } = await applied();
    await edit(here, one, { state: "draft" });
    expect((await here.run("plan")).lastLine).toBe("No changes.");
    const drift = await here.run("drift");
    expect([drift.code, drift.printed.includes('en state: "published" → "draft"')]).toEqual([2, true]);
    expect((await here.run("pull")).lastLine).toBe("Pulled: 1 changed file.");
    expect(await here.read(FILE)).toBe(TEXT.replace("# the title\n", "# the title\nstate: draft\n"));
    await noChanges(here);
    expect((await here.run("drift")).code).toBe(0);
  });
});

describe("what a pull brought into files that are not merged yet", () => {
  it("is void once the content was written over it: the files are a change then", async () => {
    const { here, one, body } = await applied();
    await edit(here, one, { body: body.replace("Last.", "Theirs.") });
    await here.run("pull");
    const pulled = await here.read(FILE);
    await here.write(FILE, TEXT);
    expect((await here.run("apply", "--yes", "--overwrite-ui-edits")).code).toBe(0);
    await here.write(FILE, pulled);
    expect((await here.plan()).summary).toMatchObject({ update: 1, drift: 0, conflict: 0 });
    await here.run("apply", "--yes");
    expect((await here.call("GET", `/articles/${one}`))["body"]).toContain("Theirs.");
  });

  it("is not taken for another file of the same name: a new page of one title is no one's else", async () => {
    const { here } = await applied();
    const [author] = (await here.call("GET", "/admins"))["admins"] as { id: string }[];
    const made = await here.call("POST", "/articles", {
      ...{ title: "Install", body: "<p>Theirs.</p>", state: "published", author_id: Number(author?.id) },
    });
    await here.run("pull", "--new");
    await here.remove("content/install.md");
    await here.write("content/install.md", page("Set up the thing", "Ours.", "unlisted: true\n"));
    expect((await here.plan()).summary).toMatchObject({ create: 1, update: 0 });
    await here.run("apply", "--yes");
    expect((await here.call("GET", `/articles/${String(made["id"])}`))["body"]).toContain("Theirs.");
  });

  it("is not taken for a translation that somebody else wrote", async () => {
    const { here, two } = await applied();
    await edit(here, two, { locale: "fr", title: "Deux", body: "<p>Le leur.</p>" });
    await here.run("pull", "--new");
    await here.write("content/guides/two.fr.md", page("Deux", "Le nôtre."));
    expect((await here.plan()).summary).toMatchObject({ update: 0, conflict: 1 });
  });
});
