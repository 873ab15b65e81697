import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { loseSight } from "./lose-sight.ts";
import { openWorld, type World } from "./world.ts";

const FILES = {
  "content/guides/index.md": "---\ntitle: Guides\n---\n",
  "content/guides/install.md": "---\ntitle: Install\n---\n\nPress the button.\n",
  "content/guides/install.fr.md": "---\ntitle: Installer\n---\n\nAppuyez.\n",
  "content/guides/update.md": "---\ntitle: Update\nstate: draft\n---\n\nWait.\n",
};

let world: World;
beforeEach(async () => {
  world = await openWorld({ files: FILES });
  const { code, noted } = await world.run("apply", "--yes");
  if (code !== 0) throw new Error(noted);
  world.requests();
});
afterEach(() => world.close());

async function idOf(title: string): Promise<string> {
  const { data } = (await world.call("GET", "/articles")) as { data: { id: string; title: string }[] };
  return data.find((one) => one.title === title)?.id ?? "";
}

function writes(): string[] {
  return world.requests().filter((request) => !request.startsWith("GET"));
}

describe("state list", () => {
  it("names the workspace first, then each key with its id and title", async () => {
    const { code, printed } = await world.run("state", "list");
    expect(code).toBe(0);
    expect(printed).toMatch(/^Workspace test \(/u);
    expect(printed).toContain(`article:guides/install  ${await idOf("Install")}`);
    expect(printed).toContain('"Install"\n');
    expect(printed.trimEnd().endsWith("1 collection, 2 articles.")).toBe(true);
  });

  it("tells what is retired, also while the content has mistakes", async () => {
    await world.remove("content/guides/install.md");
    await world.remove("content/guides/install.fr.md");
    await world.run("apply", "--yes");
    await world.write("content/guides/update.md", "---\ntitle: [\n---\n");
    const { code, printed } = await world.run("state", "list");
    expect(code).toBe(0);
    expect(printed).toMatch(/article:guides\/install .* guides\/install \(retired: its file is gone/u);
  });

  it("says that there is nothing where nothing was applied", async () => {
    await world.remove(".helpsync");
    expect((await world.run("state", "list")).printed).toContain("The state is empty");
  });
});

describe("state show", () => {
  it("tells id, files, addresses, place and each field with what became of it", async () => {
    const id = await idOf("Install");
    await world.call("PUT", `/articles/${id}`, { body: "<p>Maya was here.</p>" });
    const { printed } = await world.run("state", "show", "article:guides/install");
    expect(printed).toContain(`id          ${id}`);
    expect(printed).toContain("content/guides/install.md (en), content/guides/install.fr.md (fr)");
    expect(printed).toMatch(/place +guides \(collection \d+\)\n/u);
    expect(printed).toMatch(new RegExp(`en +http\\S+/en/articles/${id}-install`, "u"));
    expect(printed).toMatch(new RegExp(`fr +http\\S+/fr/articles/${id}-installer`, "u"));
    expect(printed).toMatch(/title +meant m1:\S+, answered r1:\S+: as answered/u);
    expect(printed).toMatch(/body +meant m\d:\S+, answered r1:\S+: edited in Intercom since/u);
  });

  it("takes a name that only one kind has, and says what is spelled nearly so", async () => {
    expect((await world.run("state", "show", "guides/update")).printed).toContain("a draft, without a public address");
    const wrong = await world.run("state", "show", "article:guides/instal");
    expect(wrong.code).toBe(1);
    expect(wrong.noted).toContain("Did you mean article:guides/install?");
  });

  it("takes exactly one key", async () => {
    expect((await world.run("state", "show")).noted).toContain("takes one key");
    expect((await world.run("state", "list", "article:guides/install")).noted).toContain("takes no key");
  });
});

describe("state remove", () => {
  it("asks first", async () => {
    const { code, noted } = await world.run("state", "remove", "guides/install");
    expect(code).toBe(1);
    expect(noted).toContain("state remove guides/install --yes");
    expect((await world.run("state", "list")).printed).toContain("article:guides/install");
  });

  it("forgets without a call that writes; the next plan takes it over again", async () => {
    const { code, printed } = await world.run("state", "remove", "article:guides/install", "--yes");
    expect(code).toBe(0);
    expect(printed).toContain("content/guides/install.md (en) is still there: the next plan takes it over again");
    expect((await world.plan()).summary).toMatchObject({ adopt: 1, create: 0, update: 0 });
    expect((await world.run("apply", "--yes")).code).toBe(0);
    expect(writes()).toEqual([]);
    expect((await world.run("plan")).lastLine).toBe("No changes.");
  });

  it("of a file that is gone lets its page be", async () => {
    await world.remove("content/guides/update.md");
    const { printed } = await world.run("state", "remove", "guides/update", "--yes");
    expect(printed).toContain("helpsync does not touch it any more");
    expect((await world.plan()).summary).toMatchObject({ unpublish: 0, delete: 0, forget: 0, unmanaged: 1 });
  });

  it("forgets a create of which nobody can tell whether it took place", async () => {
    await world.write("content/more/a.md", "---\ntitle: A\n---\n\nWords.\n");
    const seeAgain = loseSight(world, ({ method }) => method === "POST", "after");
    await world.run("apply", "--yes");
    seeAgain();
    await world.call("POST", "/help_center/collections", { name: "more" });
    expect((await world.run("plan")).printed).toContain("several alike");
    expect((await world.run("state", "remove", "collection:more", "--yes")).code).toBe(0);
    const blocked = (await world.run("plan")).printed;
    expect(blocked).not.toContain("several alike");
    expect(blocked).toContain("2 collections in Intercom have its title in its place");
  });
});

describe("state rebuild", () => {
  it("makes a lost memory anew, and writes nothing in Intercom", async () => {
    await world.remove(".helpsync");
    world.requests();
    const { code, printed } = await world.run("state", "rebuild", "--yes");
    expect(code).toBe(0);
    expect(printed).toContain("The state knows 3 again; nothing was written to Intercom.");
    expect(writes()).toEqual([]);
    expect((await world.run("plan")).lastLine).toBe("No changes.");
  });

  it("remembers what differs without writing it, and creates nothing", async () => {
    await world.remove(".helpsync");
    await world.write("content/guides/install.md", "---\ntitle: Install\n---\n\nPress nothing.\n");
    await world.write("content/guides/install.de.md", "---\ntitle: Installieren\n---\n\nDrücken.\n");
    await world.write("content/guides/new.md", "---\ntitle: New\n---\n\nWords.\n");
    world.requests();
    const { code, printed } = await world.run("state", "rebuild", "--yes");
    expect(code).toBe(0);
    expect(printed).toContain("2 more differ or are new");
    expect(printed).toContain("! article guides/install");
    expect(printed).toContain("2 to adopt; 1 conflict.");
    expect(printed).toContain("The state knows 3 again");
    expect(writes()).toEqual([]);
    expect((await world.plan()).summary).toMatchObject({ create: 1, conflict: 1, adopt: 0 });
  });

  it("asks first, and refuses where there is a memory", async () => {
    const refused = await world.run("state", "rebuild", "--yes");
    expect([refused.code, refused.noted.includes("There is a state already")]).toEqual([1, true]);
    await world.remove(".helpsync");
    expect((await world.run("state", "rebuild")).noted).toContain("state rebuild --yes");
    expect((await world.run("state", "list")).printed).toContain("The state is empty");
  });
});

describe("where", () => {
  it("gives the address of each language of a collection, of which the API tells one", async () => {
    await world.write("content/guides/index.fr.md", "---\ntitle: Manuels\n---\n");
    expect((await world.run("apply", "--yes")).code).toBe(0);
    const { data } = (await world.call("GET", "/help_center/collections")) as { data: { id: string }[] };
    const { printed } = await world.run("where", "collection:guides");
    const route = `/collections/${data[0]?.id ?? ""}`;
    expect(printed).toMatch(new RegExp(`^  en +http\\S+/en${route}`, "mu"));
    expect(printed).toMatch(new RegExp(`^  fr +http\\S+/fr${route}$`, "mu"));
  });

  it.each([
    ["a key", (): string => "article:guides/install"],
    ["a file from the config's folder", (): string => "content/guides/install.fr.md"],
    ["a file from the content's folder", (): string => "guides/install.md"],
    ["a path without ending", (): string => "guides/install"],
  ])("knows %s", async (_name, text) => {
    const id = await idOf("Install");
    const { code, printed } = await world.run("where", text());
    expect(code).toBe(0);
    expect(printed).toMatch(/^Workspace test \(/u);
    expect(printed).toContain('article:guides/install "Install"');
    expect(printed).toContain("content/guides/install.fr.md (fr)");
    expect(printed).toMatch(new RegExp(`en +http\\S+/en/articles/${id}-install\n`, "u"));
  });

  it.each([
    ["an id", (id: string): string => id],
    [
      "an address in any language and with any title",
      (id: string): string => `https://help.example.com/fr/articles/${id}-old-title`,
    ],
    [
      "an address of the page's editor",
      (id: string): string => `https://app.intercom.com/a/apps/x/articles/articles/${id}/show`,
    ],
  ])("knows %s", async (_name, text) => {
    const { code, printed } = await world.run("where", text(await idOf("Install")));
    expect(code).toBe(0);
    expect(printed).toContain("content/guides/install.md (en)");
  });

  it("of a folder's index is the collection, with its address", async () => {
    const { printed } = await world.run("where", "content/guides/index.md");
    expect(printed).toContain('collection:guides "Guides"');
    expect(printed).toMatch(/en +http\S+\/collections\/\d+/u);
  });

  it("of a page that helpsync does not manage says so", async () => {
    const { id } = await world.call("POST", "/articles", { title: "Maya's", author_id: 503, body: "<p>x</p>" });
    const { code, printed } = await world.run("where", String(id));
    expect(code).toBe(0);
    expect(printed).toContain("helpsync does not manage it");
  });

  it("of a file that was not applied yet has no id", async () => {
    await world.write("content/guides/new.md", "---\ntitle: New\n---\n\nWords.\n");
    expect((await world.run("where", "content/guides/new.md")).printed).toContain("none yet");
  });

  it("of what nobody knows fails with what is near", async () => {
    const file = await world.run("where", "content/guides/instal.md");
    expect([file.code, file.noted.includes("Did you mean content/guides/install.md?")]).toEqual([1, true]);
    const id = await world.run("where", "999999");
    expect(id.noted).toContain("Intercom holds no collection and no article 999999");
  });
});
