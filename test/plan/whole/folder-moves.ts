import { article, folder, type MoveCase } from "./story.ts";

const INSTALL = article("Install", "Unpack the box and press the green button.");
const UPDATE = article("Update", "Wait until the lamp turns blue.");
const RESET = article("Reset", "Hold the knob for ten seconds.");

/** What becomes of folders, and of what stands in them. */
export const FOLDER_MOVES: readonly MoveCase[] = [
  {
    name: "an index is named by its folder",
    before: { "g/one/index.md": INSTALL, "g/two/index.md": UPDATE, "g/c.md": RESET },
    after: { "h/one/index.md": article("One", "a"), "h/two/index.md": article("Two", "b"), "g/c.md": RESET },
    lines: [
      "create collection:h",
      "move collection:h/one ← collection:g/one",
      "move collection:h/two ← collection:g/two",
      "update article:h/one/index ← article:g/one/index",
      "update article:h/two/index ← article:g/two/index",
    ],
  },
  {
    name: "a folder that gets another name moves, its articles follow",
    before: { "g/a.md": INSTALL, "g/b.md": UPDATE, "g/sub/c.md": RESET },
    after: { "guides/a.md": INSTALL, "guides/b.md": UPDATE, "guides/sub/c.md": RESET },
    lines: [
      "move collection:guides ← collection:g",
      "unchanged article:guides/a ← article:g/a",
      "unchanged article:guides/b ← article:g/b",
      "unchanged article:guides/sub/c ← article:g/sub/c",
      "unchanged collection:guides/sub ← collection:g/sub",
    ],
  },
  {
    name: "a folder split in two: the collection follows the greater part",
    before: { "g/a.md": INSTALL, "g/b.md": UPDATE, "g/c.md": RESET },
    after: { "one/a.md": INSTALL, "one/b.md": UPDATE, "two/c.md": RESET },
    lines: [
      "create collection:two",
      "move article:two/c ← article:g/c",
      "move collection:one ← collection:g",
      "unchanged article:one/a ← article:g/a",
      "unchanged article:one/b ← article:g/b",
    ],
  },
  {
    name: "a folder split in halves: its own collection and both new ones are blocked",
    before: { "g/a.md": INSTALL, "g/b.md": UPDATE, "h/c.md": RESET },
    after: { "one/a.md": INSTALL, "two/b.md": UPDATE, "h/c.md": RESET },
    lines: [
      "blocked article:one/a ← article:g/a",
      "blocked article:two/b ← article:g/b",
      "blocked collection:g",
      "blocked collection:one",
      "blocked collection:two",
    ],
    next: [
      "blocked article:one/a",
      "blocked article:two/b",
      "blocked collection:g",
      "blocked collection:one",
      "blocked collection:two",
    ],
  },
  {
    name: "a folder split in halves, of which one keeps the name of the folder",
    before: { "g/a.md": INSTALL, "g/b.md": UPDATE, "h/c.md": RESET },
    after: { "h/g/a.md": INSTALL, "two/b.md": UPDATE, "h/c.md": RESET },
    lines: [
      "create collection:two",
      "move article:two/b ← article:g/b",
      "move collection:h/g ← collection:g",
      "unchanged article:h/g/a ← article:g/a",
    ],
  },
  {
    name: "a folder merged into another: its collection is gone",
    before: { "g/a.md": INSTALL, "g/b.md": UPDATE, "h/c.md": RESET },
    after: { "h/a.md": INSTALL, "h/b.md": UPDATE, "h/c.md": RESET },
    lines: ["forget collection:g", "move article:h/a ← article:g/a", "move article:h/b ← article:g/b"],
  },
  {
    name: "two folders merged into a new one: it follows the greater part",
    before: { "g/a.md": INSTALL, "g/b.md": UPDATE, "h/c.md": RESET },
    after: { "all/a.md": INSTALL, "all/b.md": UPDATE, "all/c.md": RESET },
    lines: [
      "forget collection:h",
      "move article:all/c ← article:h/c",
      "move collection:all ← collection:g",
      "unchanged article:all/a ← article:g/a",
      "unchanged article:all/b ← article:g/b",
    ],
  },
  {
    name: "a folder whose articles all have a uid",
    before: { "g/a.md": article("Install", "Words.", "uid: aaa"), "g/b.md": article("Update", "More.", "uid: bbb") },
    after: { "h/a.md": article("Install", "Words.", "uid: aaa"), "h/b.md": article("Update", "More.", "uid: bbb") },
    lines: ["move collection:h ← collection:g"],
  },
  {
    name: "a folder that holds nothing that was there, by its title",
    before: { "g/index.md": folder("Guides"), "h/c.md": RESET },
    after: { "manuals/index.md": folder("Guides"), "h/c.md": RESET },
    lines: ["unchanged collection:manuals ← collection:g"],
  },
  {
    name: "a folder that names what it was",
    before: { "g/a.md": INSTALL, "g/b.md": UPDATE },
    after: {
      "one/index.md": folder("One", "moved_from: collection:g"),
      "one/a.md": INSTALL,
      "two/b.md": UPDATE,
    },
    lines: [
      "create collection:two",
      "move article:two/b ← article:g/b",
      "move collection:one ← collection:g",
      "unchanged article:one/a ← article:g/a",
    ],
  },
];
