import { describe, expect, it } from "vitest";
import { applied, article, folder, put, settled, told, type Files, type MoveCase } from "./story.ts";

const PRESS = "Unpack the box and press the green button.";
const INSTALL = article("Install", PRESS);
const UPDATE = article("Update", "Wait until the lamp turns blue.");
const RESET = article("Reset", "Hold the knob for ten seconds.");
const was = (key: string): string => `moved_from: ${key}`;

const TAKEN: readonly MoveCase[] = [
  {
    name: "a file says where it was, and another took its name",
    before: { "g/a.md": INSTALL },
    after: { "g/b.md": article("Install", PRESS, was("article:g/a")), "g/a.md": RESET },
    lines: ["create article:g/a", "unchanged article:g/b ← article:g/a"],
  },
  {
    name: "with other words and another title, too",
    before: { "g/a.md": INSTALL },
    after: { "g/b.md": article("Set up", "Other words.", was("article:g/a")), "g/a.md": RESET },
    lines: ["create article:g/a", "move article:g/b ← article:g/a"],
  },
  {
    name: "a chain of renames whose first name is taken",
    before: { "g/a.md": INSTALL, "g/b.md": UPDATE },
    after: {
      "g/a.md": RESET,
      "g/b.md": article("Install", PRESS, was("article:g/a")),
      "g/c.md": article("Update", "Wait until the lamp turns blue.", was("article:g/b")),
    },
    lines: ["create article:g/a", "unchanged article:g/b ← article:g/a", "unchanged article:g/c ← article:g/b"],
  },
  {
    name: "a name that its file left for another one's",
    before: { "g/a.md": INSTALL, "g/b.md": UPDATE },
    after: {
      "g/a.md": article("Update", "Wait until the lamp turns blue.", was("article:g/b")),
      "g/b.md": article("New", "Something else altogether."),
      "g/c.md": article("Install", PRESS, was("article:g/a")),
    },
    lines: ["create article:g/b", "unchanged article:g/a ← article:g/b", "unchanged article:g/c ← article:g/a"],
  },
  {
    name: "the file at the old name moved there itself, as its words tell",
    before: { "g/a.md": INSTALL, "g/z.md": RESET },
    after: { "g/b.md": article("Install", PRESS, was("article:g/a")), "g/a.md": RESET },
    lines: ["unchanged article:g/a ← article:g/z", "unchanged article:g/b ← article:g/a"],
  },
  {
    name: "a folder says where it was, and another took its name",
    before: { "g/index.md": folder("Guides"), "g/a.md": INSTALL, "g/b.md": UPDATE },
    after: {
      "h/index.md": folder("Guides", was("collection:g")),
      "h/a.md": INSTALL,
      "h/b.md": UPDATE,
      "g/index.md": folder("Other"),
      "g/a.md": RESET,
    },
    lines: [
      "create article:g/a",
      "create collection:g",
      "unchanged article:h/a ← article:g/a",
      "unchanged article:h/b ← article:g/b",
      "unchanged collection:h ← collection:g",
    ],
  },
  {
    name: "a folder whose title went to the one at its old name",
    before: { "g/index.md": folder("Guides"), "g/a.md": INSTALL, "g/b.md": UPDATE },
    after: {
      "h/index.md": folder("Old guides", was("collection:g")),
      "h/a.md": INSTALL,
      "h/b.md": UPDATE,
      "g/index.md": folder("Guides"),
      "g/c.md": RESET,
    },
    lines: [
      "create article:g/c",
      "create collection:g",
      "move collection:h ← collection:g",
      "unchanged article:h/a ← article:g/a",
      "unchanged article:h/b ← article:g/b",
    ],
  },
];

describe("a name that another file took", () => {
  it.each(TAKEN)("$name", async ({ before, after, lines }) => {
    const world = await applied(before);
    put(world, after);
    const done = await settled(world);
    expect(done.lines).toEqual([...lines].sort());
    expect(done.next).toEqual([]);
  });

  it("is not left by a file that is what it was, whatever another one says", async () => {
    const files: Files = { "g/a.md": RESET, "g/b.md": article("Install", PRESS, was("article:g/a")) };
    const world = await applied({ "g/a.md": RESET });
    put(world, files);
    expect((await settled(world)).lines).toEqual(["create article:g/b"]);
    put(world, { ...files, "g/a.md": article("Reset", "Hold it for a minute.") });
    expect((await settled(world)).lines).toEqual(["update article:g/a"]);
  });

  it("keeps the page and its address, and the file at the old name gets its own", async () => {
    const world = await applied({ "g/a.md": INSTALL, "g/link.md": article("Link", "See [it](a.md).") });
    const ids = async (): Promise<[string | undefined, string][]> =>
      (await world.tables()).articles.map(({ id, locales }) => [locales["en"]?.title, id]);
    const [before] = (await ids()).filter(([title]) => title === "Install");
    put(world, {
      "g/b.md": article("Install", PRESS, was("article:g/a")),
      "g/a.md": RESET,
      "g/link.md": article("Link", "See [it](b.md)."),
    });
    const { lines } = await settled(world);
    expect(lines).toEqual(["create article:g/a", "unchanged article:g/b ← article:g/a"]);
    expect(await ids()).toContainEqual(before);
    expect(await ids()).toHaveLength(3);
    expect(told((await world.plan()).plan)).toEqual([]);
  });
});
