import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { decompile, recompile } from "./round.ts";

const texts = readFileSync(path.join(import.meta.dirname, "everyday.txt"), "utf8").split(/^@@\n/mu);

/** What comes back in the one way that helpsync writes, of several that Markdown has. */
const otherwise: Readonly<Record<string, readonly [written: string, back: string]>> = {
  "other signs for lists, headings and marks": [
    "Setext\n======\n\n__bold__ _it_\n\n+ plus\n+ list\n\n- - -\n\n> [!tip] In\n> one line",
    "## Setext\n\n**bold** *it*\n\n- plus\n- list\n\n---\n\n> [!TIP]\n> In one line\n",
  ],
  "breaks by two spaces, and paragraphs over several lines": ["One  \ntwo\nthree", "One\\\ntwo three\n"],
  "items with empty lines between them": ["1. one\n\n2. two", "1. one\n2. two\n"],
  "code, whose language Intercom does not keep": [
    "```sh\nnpm install\n```\n\n    four",
    "```\nnpm install\n```\n\n```\nfour\n```\n",
  ],
  "bare addresses and references": [
    "Auto https://x.example/a_b and me@x.example and [ref][r].\n\n[r]: https://x.example/",
    "Auto <https://x.example/a_b> and <me@x.example> and [ref](https://x.example/).\n",
  ],
  "callouts in the editor's colours, and those of Docusaurus": [
    ':::callout color="yellow"\nA\n:::\n\n:::tip[Title]\nB\n:::',
    "> [!WARNING]\n> A\n\n> [!TIP]\n> **Title**\n>\n> B\n",
  ],
  "a size that is the picture's own": ['<img src="images/a.png" alt="A" width="640">', "![A](images/a.png)\n"],
  "a file on another host": [
    ':::attachment href="https://x.example/m.pdf" name="M"\n:::',
    "[M](https://x.example/m.pdf)\n",
  ],
  "backslashes that nothing needs": ["a \\* b \\_ c \\# d\\.", "a * b _ c # d.\n"],
  "what Intercom cannot hold": [
    "> quote\n\n- [x] done\n\nText[^1] ~~out~~\n\n[^1]: Note.",
    "quote\n\n- ☑ done\n\nText[1] out\n\n---\n\n1. Note.\n",
  ],
};

describe("Markdown that was compiled", () => {
  it.each(texts.map((text) => [text.split("\n", 1)[0], text]))("comes back as it was written: %s", (_name, text) => {
    expect(decompile(recompile(text).html).markdown).toBe(text);
  });

  it.each(Object.entries(otherwise))("comes back in one form: %s", (_name, [written, back]) => {
    const { markdown } = decompile(recompile(written).html);

    expect(markdown).toBe(back);
    expect(decompile(recompile(markdown).html).markdown).toBe(back);
  });
});
