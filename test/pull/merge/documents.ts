import fc from "fast-check";
import { markdownBlocks } from "../../../src/compile/markdown/blocks.ts";
import { decompile, recompile } from "../../decompile/round.ts";

/** Blocks in spellings that the decompiler does not choose; each says something else than the others. */
const spellings: readonly ((word: string) => string)[] = [
  (word) => `Some ${word} words\nthat are _wrapped_ here.`,
  (word) => `One line __${word}__ and a [link](https://x.example/${word} "t").`,
  (word) => `A [${word}][ref] by reference and [ref].`,
  (word) => `Ends ${word} hard\\\nbreak, *and* \`code ${word}\``,
  (word) => `Heading ${word}\n-------`,
  (word) => `### Deep ${word} ###`,
  (word) => `*   first ${word}\n*   second _${word}_\n\n    more of it\n*   third`,
  (word) => `+ one ${word}\n+ two\n    * deep ${word}\n    * deeper\n+ three`,
  (word) => `1) eins ${word}\n1) zwei\n1) drei`,
  (word) => `3. drei ${word}\n4. vier\n5. fünf`,
  (word) => `|a ${word}|b|\n|:--|---|\n|1|  2 |\n|3|__${word}__|`,
  (word) => `~~~ js\nlet ${word} = 1;\n\nreturn ${word};\n~~~`,
  (word) => `> [!TIP]\n> Do ${word}\n> now.\n>\n> * a ${word}`,
  (word) => `![](images/${word}.png)`,
  (word) => `<div align="center">\n\nmiddle ${word}\n\n</div>`,
  (word) => `:::collapsible title="More ${word}"\n\nhidden ${word}\n\n:::`,
  (word) => `:::button href="https://x.example/${word}" label="Go ${word}"\n:::`,
  (word) => `<p>raw <b>${word}</b></p>`,
];
const rule = () => "* * *";
const comments: readonly ((word: string) => string)[] = [
  (word) => `<!-- not for ${word} -->`,
  (word) => `[${word}]: https://x.example/defined`,
];

export const word = fc.integer({ min: 10, max: 9999 }).map((number) => `w${String(number)}w`);

const block = fc
  .tuple(fc.constantFrom(...spellings, ...spellings, ...comments, rule), word)
  .map(([spell, one]) => spell(one));

/** A text of a writer; all its blocks differ, but for rules. */
export const document = fc
  .tuple(
    fc.constantFrom("", "\n", "\n\n"),
    fc.array(fc.tuple(block, fc.constantFrom("\n\n", "\n\n", "\n\n\n")), { maxLength: 9 }),
    fc.boolean(),
  )
  .map(([start, blocks, isDefined]) => {
    const text = blocks.map(([one, gap]) => one + gap).join("");
    const definition = isDefined ? "[ref]: https://x.example/ref\n" : "[ref]: <https://x.example/a b>\n";
    return `${start}${text}${text.includes("][ref]") ? definition : ""}`.replace(/\n+$/u, "\n");
  });

/** What Intercom answers to a text, as Markdown. */
export function canonical(markdown: string): string {
  return decompile(recompile(markdown).html).markdown;
}

/** What a workspace answers that takes no callouts and makes all headings below the first level alike. */
export function lossy(markdown: string): string {
  const html = recompile(markdown).html;
  const flat = html
    .replace(/<div class="intercom-interblocks-callout"[^>]*>(.*?)<\/div>/gu, "$1")
    .replace(/<(\/?)h3\b/gu, "<$1h2");
  return decompile(flat).markdown;
}

export function textsOf(markdown: string): string[] {
  return markdownBlocks(markdown).map(({ start, end }) => markdown.slice(start, end));
}

/** One edit of a teammate at a place, which counts from the start and begins again after the last block. */
export interface Edit {
  readonly kind: "insert" | "delete" | "change" | "move";
  readonly at: number;
  readonly to: number;
  readonly text: string;
}

export const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom("insert", "delete", "change", "move"),
  at: fc.nat(20),
  to: fc.nat(20),
  text: fc
    .tuple(fc.constantFrom(...spellings), word)
    .map(([spell, one]) => spell(`${one}new`).replaceAll("][ref]", "](https://x.example/other)")),
});

/** Canonical Markdown after edits in Intercom. */
export function edited(markdown: string, edits: readonly Edit[]): string {
  const blocks = textsOf(markdown);
  for (const { kind, at, to, text } of edits) {
    const place = blocks.length === 0 ? 0 : at % blocks.length;
    const target = to % (blocks.length + 1);
    switch (kind) {
      case "insert":
        blocks.splice(target, 0, text);
        break;
      case "delete":
        blocks.splice(place, 1);
        break;
      case "change":
        blocks.splice(place, 1, changed(blocks[place] ?? "", text));
        break;
      case "move":
        blocks.splice(target, 0, ...blocks.splice(place, 1));
    }
  }
  return canonical(blocks.join("\n\n"));
}

/** Another word within a block where that is easy, else another block. */
function changed(block: string, text: string): string {
  const found = /\bw\d+w\b/u.exec(block);
  if (found === null || found.index % 2 === 0) return text;
  return block.replace(found[0], `${found[0]}changed`);
}
