import { describe, expect, it } from "vitest";
import { compileContent } from "../../src/compile/content.ts";
import { keyOf } from "../../src/model/key.ts";
import { config, folder, type Folder } from "./compiling.ts";

const BASE: Folder = {
  pages: {
    "g/one.md": { body: "To [two](two.md#use), [the folder](./) and ![a flow](flow.png).\n", title: "One" },
    "g/two.md": { body: "## Use\n\nWords.\n", title: "Two" },
    "g/two.fr.md": { body: "## Usage\n\nMots, et [un](one.md).\n", title: "Deux" },
  },
  assets: { "g/flow.png": "hash-1" },
};

function changed(pages: Folder["pages"], rest: Partial<Folder> = {}): Folder {
  return { ...BASE, ...rest, pages: { ...BASE.pages, ...pages } };
}

function compiled(given: Folder, like?: Folder): ReturnType<typeof compileContent> {
  const { content, tree } = folder(given);
  const earlier = like === undefined ? {} : { earlier: compiled(like).compiled };
  return compileContent(content, tree, { config, ...earlier });
}

const others: readonly (readonly [string, Folder])[] = [
  ["nothing", BASE],
  ["the body of a file", changed({ "g/one.md": { body: "Other [words](two.md).\n", title: "One" } })],
  ["a title", changed({ "g/two.md": { body: "## Use\n\nWords.\n", title: "Second" } })],
  ["a heading that another file links to", changed({ "g/two.md": { body: "## Usage\n\nWords.\n", title: "Two" } })],
  ["the bytes of a picture", changed({}, { assets: { "g/flow.png": "hash-2" } })],
  ["a picture that is gone", changed({}, { assets: {} })],
  ["a new file, which a link leads to by now", changed({ "g/index.md": { body: "All of it.\n", title: "G" } })],
  ["a new translation", changed({ "g/one.fr.md": { body: "Un.\n", title: "Un" } })],
];

describe("a content of which most files were compiled already", () => {
  it.each(others)("is what it would be without them, where this differs: %s", (_, now) => {
    const [fresh, taken] = [compiled(now), compiled(now, BASE)];
    expect(taken.desired).toEqual(fresh.desired);
    expect(taken.problems).toEqual(fresh.problems);
  });

  it("takes them where they are the same and all their addresses lead to the same", () => {
    const { content, tree } = folder(changed({ "g/two.md": { body: "## Use\n\nOther words.\n", title: "Two" } }));
    const first = compiled(BASE).compiled;
    const second = compileContent(content, tree, { config, earlier: first }).compiled;
    const file = (of: typeof first, name: string) => of.files.get(keyOf("article", name))?.get("en")?.compiled;
    expect(file(second, "g/one")).toBe(file(first, "g/one"));
    expect(file(second, "g/two")).not.toBe(file(first, "g/two"));
    expect(file(first, "g/one")).toBeDefined();
  });
});
