import type { Element } from "hast";
import { toHtml } from "hast-util-to-html";
import { element } from "../../dialect/html-tree.ts";
import type { Locale } from "../../model/locale.ts";
import type { PageSides, PageText } from "../../model/pages.ts";
import type { FieldChange } from "../../model/plan.ts";
import { readBody } from "./body-tree.ts";
import { beginningOf, foldUnchanged, type Shown } from "./fold.ts";
import { LEVELS, type Level } from "./levels.ts";
import { directionOf } from "./locales.ts";
import { markup, NOTHING, sizeOf, type Markup } from "./markup.ts";
import { mergeBlocks, type Merged } from "./merge.ts";
import { nodeKeys } from "./node-key.ts";
import { excerpt } from "./prose.ts";
import { samePictures } from "./same-pictures.ts";
import { sideNames } from "./side-names.ts";
import { sourceDiff } from "./source-diff.ts";
import { writeRows, type RowContext } from "./write-rows.ts";

/** One page of one locale, at each level, in the order of `LEVELS`. */
export type LevelledPage = readonly (() => Markup)[];

export interface PageContext extends RowContext {
  readonly helpCenterUrls: readonly string[];
}

/**
 * Both sides of a page in one: each block once, with marks for what goes and what comes. A side that is not there is
 * left out, and the other one stands without marks.
 * @param changes those of its locale
 */
export function planPage(
  locale: Locale,
  sides: PageSides,
  changes: readonly FieldChange[],
  context: PageContext,
): LevelledPage {
  const { head, rows } = mergedPage(sides, context);
  const hasBoth = sides.before !== undefined && sides.after !== undefined;
  const rowsAt = (level: Exclude<Level, "named">): readonly Shown[] => {
    if (hasBoth) return level === "excerpt" ? [] : foldUnchanged(rows, level);
    return level === "whole" ? rows.map(asShown) : beginningOf(rows, level, bytesOf);
  };
  const framed = (level: Level, content: Markup, note: string): Markup => {
    const [first, second] = sideNames(sides);
    const views = hasBoth && level !== "excerpt" && level !== "named" ? "two" : "one";
    const said = note === "" ? NOTHING : markup`<p class="cut-note">${note}</p>`;
    return markup`${said}<div class="page" lang="${locale}" dir="${directionOf(locale)}" data-views="${views}" data-first="${first}" data-second="${second}"><div class="rows">${writeRows(head, context)}${content}</div></div>`;
  };
  const source = (around: number): Markup => (sides.source === undefined ? NOTHING : sourceDiff(sides.source, around));
  const pages: Readonly<Record<Level, () => Markup>> = {
    whole: () => markup`${framed("whole", writeRows(rowsAt("whole"), context), "")}${source(3)}`,
    near: () => markup`${framed("near", writeRows(rowsAt("near"), context), "")}${source(2)}`,
    changed: () => markup`${framed("changed", writeRows(rowsAt("changed"), context), "")}${source(0)}`,
    excerpt: () =>
      hasBoth
        ? framed("excerpt", excerpt(changes.find(({ field }) => field === "body")?.prose ?? []), TOO_LARGE.excerpt)
        : framed("excerpt", writeRows(rowsAt("excerpt"), context), ""),
    named: () => markup`<p class="cut-note">${TOO_LARGE.named}</p>`,
  };
  return LEVELS.map((level) => once(pages[level]));
}

/** A level is asked for its size first and written later. */
function once(write: () => Markup): () => Markup {
  let written: Markup | undefined;
  return () => (written ??= write());
}

const TOO_LARGE = {
  excerpt: "Only the changed words: the whole page would make this report too large.",
  named: "Its text is not shown: it would make this report too large.",
};

interface MergedPage {
  readonly head: readonly Shown[];
  readonly rows: readonly Merged[];
}

function mergedPage({ before, after }: PageSides, { helpCenterUrls }: PageContext): MergedPage {
  const [was, is] = [before, after].map((text) => (text === undefined ? [] : readBody(text.body, helpCenterUrls)));
  const [old, now] = [was ?? [], is ?? []];
  const keys = nodeKeys(helpCenterUrls, samePictures(old, now));
  if (before === undefined || after === undefined) {
    const only = before ?? after;
    const alone = (node: Element): Merged => ({ status: "same", node });
    return { head: only === undefined ? [] : headOf(only).map(alone).map(asShown), rows: [...old, ...now].map(alone) };
  }
  return { head: mergeBlocks(headOf(before), headOf(after), keys).map(asShown), rows: mergeBlocks(old, now, keys) };
}

/** The title and what stands below it, as the help center shows them above the text. */
function headOf({ title, description }: PageText): Element[] {
  const lead = description.trim() === "" ? [] : [element("p", { className: "lead" }, [text(description)])];
  return [element("h5", { className: "title" }, [text(title)]), ...lead];
}

function text(value: string): { type: "text"; value: string } {
  return { type: "text", value };
}

/** Of a head nothing is folded. */
function asShown(row: Merged): Shown {
  return row.status === "within" ? { ...row, rows: row.rows.map(asShown) } : row;
}

function bytesOf({ node }: Merged): number {
  return Buffer.byteLength(toHtml(node));
}

/** What a page takes at each level, in bytes. */
export function sizesOf(page: LevelledPage): number[] {
  return page.map((write) => sizeOf(write()));
}
