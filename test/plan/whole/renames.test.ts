import { describe, expect, it } from "vitest";
import { FILE_MOVES } from "./file-moves.ts";
import { FOLDER_MOVES } from "./folder-moves.ts";
import { applied, article, put, settled, told, type Files } from "./story.ts";

const INSTALL = article("Install", "Unpack the box and press the green button.");
const RESET = article("Reset", "Hold the knob for ten seconds.");

describe("what became of files", () => {
  it.each([...FILE_MOVES, ...FOLDER_MOVES])("$name", async ({ before, after, lines, next = [] }) => {
    const world = await applied(before);
    put(world, after);
    const done = await settled(world);
    expect(done.lines).toEqual([...lines].sort());
    expect(done.next).toEqual([...next].sort());
  });
});

describe("what is told of a move", () => {
  it("names its fields that change, too", async () => {
    const world = await applied({ "g/install.md": INSTALL, "g/c.md": RESET });
    put(world, { "g/setup.md": article("Set up", "Unpack the box and press the green button."), "g/c.md": RESET });
    const { plan } = await world.plan();
    const action = plan.actions.find(({ verb }) => verb === "move");
    expect(action?.changes.map(({ field, after }) => [field, after])).toEqual([["title", "Set up"]]);
  });

  it("names the line to write, and the file that it goes into, where it cannot be told", async () => {
    const world = await applied({ "g/a.md": article("A", "Coming soon."), "g/b.md": article("B", "Coming soon.") });
    put(world, { "g/x y.md": article("X", "Coming soon."), "g/z.md": article("Y", "Coming soon.") });
    const { plan } = await world.plan();
    const action = plan.actions.find(({ key }) => key === "article:g/x y");
    expect(action).toMatchObject({
      remedies: ["moved_from: article:g/a", "moved_from: article:g/b"],
      remedyFile: "content/g/x y.md",
    });
    expect(action?.reason).toBe("it could be g/a or g/b, whose files are gone");
    expect(plan.outcome).toBe("stopped");
  });

  it.each(["moved_from: article:g/a", "moved_from: article:g/b"])("is settled by the line %s", async (line) => {
    const world = await applied({ "g/a.md": article("A", "Coming soon."), "g/b.md": article("B", "Coming soon.") });
    put(world, { "g/x.md": article("X", "Coming soon.", line), "g/y.md": article("Y", "Coming soon.") });
    const { plan, next } = await settled(world);
    expect(plan.actions.filter(({ verb }) => verb === "move")).toHaveLength(2);
    expect(next).toEqual([]);
  });
});

it("takes time in proportion to what moved", async () => {
  const files = (folderName: string): Files =>
    Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [
        `${folderName}/page-${String(index)}.md`,
        article(`Page ${String(index)}`, `Words of page ${String(index)}.`),
      ]),
    );
  const world = await applied(files("g"));
  put(world, files("h"));
  await world.load();
  const started = performance.now();
  const { plan } = await world.plan();
  expect(told(plan)).toHaveLength(401);
  expect(performance.now() - started).toBeLessThan(2500);
});
