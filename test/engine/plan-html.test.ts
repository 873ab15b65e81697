import { afterEach, describe, expect, it } from "vitest";
import { asRepository, commit } from "./checkout.ts";
import { edit, openApplied } from "./teammate.ts";
import { page } from "./pages.ts";
import type { World } from "./world.ts";

let world: World | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

const BLACK = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");
const WHITE = Buffer.from("R0lGODlhAQABAIAAAP///wAAACH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");

const FILES = {
  "content/guides/one.md": page("One", "Press the **red** button.\n\n![A point](images/black.gif)\n\nThe end."),
  "content/guides/one.fr.md": page("Un", "Appuyez."),
  "content/guides/images/black.gif": BLACK,
  "content/guides/images/white.gif": WHITE,
  "content/guides/two.md": page("Two", "The second words."),
  "content/guides/idea.md": page("Idea", "A secret of ours.", "state: draft\n"),
  "content/faq/refunds.md": page("Refunds", "Money comes back."),
};

/** The card of an article: from its heading to the next card. */
function cardOf(report: string, title: string): string {
  const card = report.split('<details class="card ').find((one) => one.includes(`<h3><bdi>${title}</bdi>`));
  if (card === undefined) throw new Error(`The report does not show ${title}.`);
  return card.split("</main>")[0] ?? "";
}

describe("plan --html", () => {
  it("shows what a change, a new page, a removal, a teammate's edit and a draft come to, and writes nothing else", async () => {
    const applied = await openApplied({ files: FILES });
    world = applied.world;
    await edit(world, applied.id("Two"), { body: "<p>The second words, better.</p><script>alert(1)</script>" });
    const one = "Press the **green** button, see [the new page](new.md).\n\n![A point](images/white.gif)\n\nThe end.";
    await world.write("content/guides/one.md", page("One", one));
    await world.write("content/guides/new.md", page("New", "Words that nobody saw."));
    await world.write("content/guides/idea.md", page("Idea", "A better secret of ours.", "state: draft\n"));
    await world.remove("content/faq/refunds.md");

    expect((await world.run("plan", "--html", "out/report.html")).code).toBe(0);
    const report = await world.read("out/report.html");
    expect(report).toContain("Pages that stop being public: 1");

    const changed = cardOf(report, "One");
    expect(changed).toContain("<strong><del>red</del><ins>green</ins></strong>");
    // Both pictures are in the report itself, the old one known by its bytes, and the new page is led to within it.
    expect(
      [...changed.matchAll(/<(del|ins)><svg class="picture"[^>]* aria-label="A point"/gu)].map(([, mark]) => mark),
    ).toEqual(["del", "ins"]);
    expect(report.match(/<symbol /gu)).toHaveLength(2);
    expect(changed).toMatch(
      /<ins><a href="#change-\d+">the new page<\/a><small [^>]*> \(guides\/new\)<\/small><\/ins>/u,
    );
    expect(changed).toContain("<del>- Press the **red** button.</del>");
    expect(changed).not.toContain('lang="fr"');

    expect(cardOf(report, "New")).toContain("Words that nobody saw.");
    expect(cardOf(report, "New")).not.toContain("<ins>");
    expect(cardOf(report, "Refunds")).toContain("not public any more");
    expect(cardOf(report, "Refunds")).toContain("Money comes back.");
    expect(cardOf(report, "Two")).toContain('data-first="In the files" data-second="In Intercom"');
    expect(cardOf(report, "Two")).toContain("<ins>, better</ins>");
    expect(report).not.toContain("alert(1)");

    expect(report).not.toContain("secret of ours");
    await world.run("plan", "--html", "shown.html", "--show-drafts");
    expect(cardOf(await world.read("shown.html"), "Idea")).toMatch(
      /<del>A<\/del><ins>A better<\/ins>|<ins>better <\/ins>/u,
    );

    expect((await world.run("plan")).printed).toContain("1 to create, 2 to update");
  });

  it("shows after a write what it leaves: a teammate's words where they are kept, and the former picture from git", async () => {
    const applied = await openApplied({ files: FILES });
    world = applied.world;
    await asRepository(world);
    await commit(world);
    await world.run("apply", "--yes");
    await edit(world, applied.id("Two"), { body: "<p>The words of a teammate.</p>" });
    await world.write("content/guides/two.md", page("Two, renamed", "The second words."));
    await world.write("content/guides/images/black.gif", WHITE);
    await commit(world);
    await world.run("plan", "--html", "report.html");
    const report = await world.read("report.html");

    const two = cardOf(report, "Two, renamed");
    expect(two).toContain("body edited in Intercom, kept");
    expect(two).toMatch(/English, body:<\/span> .*<ins>.*teammate.*\(edited in Intercom, kept\)/u);
    const shown = two.slice(two.indexOf('<div class="rows">'));
    expect(shown).toContain("<ins>, renamed</ins>");
    expect(shown).toContain("<p>The words of a teammate.</p>");
    expect(shown).not.toContain("second");

    expect(report.match(/<symbol /gu)).toHaveLength(2);
    expect(cardOf(report, "One")).toMatch(/<del><svg [^>]*>.*?black\.gif “A point” \(43 bytes\)/u);
    for (const bytes of [BLACK, WHITE]) expect(report).toContain(bytes.toString("base64"));
  });

  it("is a short page right after an apply", async () => {
    const applied = await openApplied({ files: FILES });
    world = applied.world;
    await world.run("plan", "--html", "report.html");
    const report = await world.read("report.html");
    expect(report).toContain("No changes.");
    expect(report).toContain("There is nothing to show");
    expect(report.length).toBeLessThan(40_000);
  });
});
