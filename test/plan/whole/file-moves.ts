import { article, type MoveCase } from "./story.ts";

const INSTALL = article("Install", "Unpack the box and press the green button.");
const UPDATE = article("Update", "Wait until the lamp turns blue.");
const RESET = article("Reset", "Hold the knob for ten seconds.");

/** What becomes of files that are not where they were. */
export const FILE_MOVES: readonly MoveCase[] = [
  {
    name: "a file that gets another name",
    before: { "g/install.md": INSTALL, "g/update.md": UPDATE },
    after: { "g/setup.md": INSTALL, "g/update.md": UPDATE },
    lines: ["unchanged article:g/setup ← article:g/install"],
  },
  {
    name: "a file that goes to another folder",
    before: { "g/install.md": INSTALL, "h/update.md": UPDATE, "g/reset.md": RESET },
    after: { "h/install.md": INSTALL, "h/update.md": UPDATE, "g/reset.md": RESET },
    lines: ["move article:h/install ← article:g/install"],
  },
  {
    name: "a file that moves and is edited, by its file name",
    before: { "g/install.md": INSTALL, "h/update.md": UPDATE, "g/reset.md": RESET },
    after: { "h/install.md": article("Set up", "Other words."), "h/update.md": UPDATE, "g/reset.md": RESET },
    lines: ["move article:h/install ← article:g/install"],
  },
  {
    name: "a file that moves and is edited, by its title",
    before: { "g/install.md": INSTALL, "h/update.md": UPDATE, "g/reset.md": RESET },
    after: { "h/setup.md": article("Install", "Other words."), "h/update.md": UPDATE, "g/reset.md": RESET },
    lines: ["move article:h/setup ← article:g/install"],
  },
  {
    name: "a file that has nothing in common with the one that is gone",
    before: { "g/install.md": INSTALL, "g/update.md": UPDATE },
    after: { "g/reset.md": RESET, "g/update.md": UPDATE },
    lines: ["create article:g/reset", "unpublish article:g/install"],
  },
  {
    name: "two files that swap their names: they are what they are called",
    before: { "g/a.md": INSTALL, "g/b.md": UPDATE },
    after: { "g/a.md": UPDATE, "g/b.md": INSTALL },
    lines: ["update article:g/a", "update article:g/b"],
  },
  {
    name: "a chain of renames without a word: the one in the middle keeps its name",
    before: { "g/a.md": INSTALL, "g/b.md": UPDATE },
    after: { "g/b.md": INSTALL, "g/c.md": UPDATE },
    lines: ["create article:g/c", "unpublish article:g/a", "update article:g/b"],
  },
  {
    name: "a chain of renames that the files say",
    before: { "g/a.md": INSTALL, "g/b.md": UPDATE },
    after: {
      "g/b.md": article("Install", "Unpack the box and press the green button.", "moved_from: article:g/a"),
      "g/c.md": article("Update", "Wait until the lamp turns blue.", "moved_from: article:g/b"),
    },
    lines: ["unchanged article:g/b ← article:g/a", "unchanged article:g/c ← article:g/b"],
  },
  {
    name: "a ring of moved_from: nothing is followed",
    before: { "g/a.md": INSTALL, "g/b.md": UPDATE },
    after: {
      "g/a.md": article("Install", "Unpack the box and press the green button.", "moved_from: article:g/b"),
      "g/b.md": article("Update", "Wait until the lamp turns blue.", "moved_from: article:g/a"),
    },
    lines: [],
  },
  {
    name: "moved_from a file that is still there: it stays, the new one is new",
    before: { "g/a.md": INSTALL },
    after: { "g/a.md": INSTALL, "g/b.md": article("Update", "Wait.", "moved_from: article:g/a") },
    lines: ["create article:g/b"],
  },
  {
    name: "moved_from against the words: the file is believed",
    before: { "g/a.md": INSTALL, "g/b.md": UPDATE },
    after: { "g/c.md": INSTALL, "g/d.md": article("Other", "Other words.", "moved_from: article:g/a") },
    lines: ["create article:g/c", "move article:g/d ← article:g/a", "unpublish article:g/b"],
  },
  {
    name: "a file that is copied: the old one stays what it is",
    before: { "g/install.md": INSTALL },
    after: { "g/install.md": INSTALL, "h/install.md": INSTALL },
    lines: ["create article:h/install", "create collection:h"],
  },
  {
    name: "a uid that is added while the file moves",
    before: { "g/install.md": INSTALL, "g/update.md": UPDATE },
    after: {
      "h/setup.md": article("Install", "Unpack the box and press the green button.", "uid: the-first"),
      "g/update.md": UPDATE,
    },
    lines: ["create collection:h", "move article:the-first ← article:g/install"],
  },
  {
    name: "a uid that is taken away",
    before: { "g/install.md": article("Install", "Unpack.", "uid: the-first") },
    after: { "g/install.md": article("Set up", "Other words.") },
    lines: ["move article:g/install ← article:the-first"],
  },
  {
    name: "files with the same words, told by their names",
    before: { "g/a.md": article("A", "Coming soon."), "g/b.md": article("B", "Coming soon."), "g/c.md": RESET },
    after: { "h/a.md": article("A", "Coming soon."), "h/b.md": article("B", "Coming soon."), "g/c.md": RESET },
    lines: ["create collection:h", "move article:h/a ← article:g/a", "move article:h/b ← article:g/b"],
  },
  {
    name: "files with the same words, told by their titles",
    before: { "g/a.md": article("A", "Coming soon."), "g/b.md": article("B", "Coming soon.") },
    after: { "g/one.md": article("B", "Coming soon."), "g/two.md": article("A", "Coming soon.") },
    lines: ["unchanged article:g/one ← article:g/b", "unchanged article:g/two ← article:g/a"],
  },
  {
    name: "files with the same words that nothing tells apart: both sides are blocked",
    before: { "g/a.md": article("A", "Coming soon."), "g/b.md": article("B", "Coming soon."), "g/c.md": RESET },
    after: { "g/x.md": article("X", "Coming soon."), "g/y.md": article("Y", "Coming soon."), "g/c.md": RESET },
    lines: ["blocked article:g/a", "blocked article:g/b", "blocked article:g/x", "blocked article:g/y"],
    next: ["blocked article:g/a", "blocked article:g/b", "blocked article:g/x", "blocked article:g/y"],
  },
  {
    name: "one that the name points to and another that the title points to: all are blocked",
    before: { "g/install.md": INSTALL, "g/c.md": RESET },
    after: { "h/install.md": article("Other", "One."), "g/setup.md": article("Install", "Two."), "g/c.md": RESET },
    lines: ["blocked article:g/install", "blocked article:g/setup", "blocked article:h/install", "create collection:h"],
    next: ["blocked article:g/install", "blocked article:g/setup", "blocked article:h/install"],
  },
  {
    name: "texts without a word have no words in common",
    before: { "g/a.md": article("A", ""), "g/b.md": article("B", ""), "g/c.md": RESET },
    after: { "g/x.md": article("X", ""), "g/y.md": article("Y", ""), "g/c.md": RESET },
    lines: ["create article:g/x", "create article:g/y", "unpublish article:g/a", "unpublish article:g/b"],
  },
  {
    name: "a name in another normal form of Unicode",
    before: { ["g/café.md".normalize("NFC")]: INSTALL },
    after: { ["g/café.md".normalize("NFD")]: INSTALL },
    lines: [],
  },
];
