/** One page with what changes of it, as Markdown. */
export interface Item {
  readonly head: string;
  readonly details: readonly Detail[];
}

/** A part of what changes: lines that stay together or go together. */
export interface Detail {
  readonly lines: readonly string[];
  /** Said in its place where there is no room for it. */
  readonly short?: string;
}

/** Pages that stand together. */
export interface Group {
  /** Markdown around the pages; none for a plain list. */
  readonly frame?: { readonly open: readonly string[]; readonly close: readonly string[] };
  /** Said in the place of its pages where there is no room for them. */
  readonly short: string;
  readonly items: readonly Item[];
}

/** What there was no room for. */
export interface LeftOut {
  /** Texts of which only the numbers are told. */
  readonly diffs: number;
  /** Pages of which only the title is told. */
  readonly details: number;
  /** Pages that are only counted. */
  readonly titles: number;
  /** Groups of which nothing is told. */
  readonly groups: number;
}

/**
 * The groups as lines, in no more characters than there is room for. Whole parts go, never a part of one: the diffs of
 * the longest texts first, then what changes, then the titles, then the groups.
 */
export function fitGroups(groups: readonly Group[], room: number): { lines: readonly string[]; left: LeftOut } {
  const items = groups.flatMap((group) => group.items);
  const dropped = new Set<object>();
  let size = sizeOf(groups.flatMap((group) => groupLines(group, dropped)));
  const drop = <Part extends object>(parts: readonly Part[], savingOf: (part: Part) => number): void => {
    if (size <= room) return;
    const bySaving = parts.map((part) => ({ part, saving: savingOf(part) })).filter(({ saving }) => saving > 0);
    bySaving.sort((left, right) => right.saving - left.saving);
    for (const { part, saving } of bySaving) {
      if (size <= room) break;
      dropped.add(part);
      size -= saving;
    }
  };
  drop(
    items.flatMap(({ details }) => details.filter(({ short }) => short !== undefined)),
    ({ lines, short = "" }) => sizeOf(lines) - sizeOf([short]),
  );
  drop(items, (item) => sizeOf(itemLines(item, dropped)) - sizeOf([item.head]));
  drop(groups, (group) => sizeOf(groupLines(group, dropped)) - sizeOf([group.short]));
  const kept = new Set(groups);
  for (const group of [...groups].sort(byItems)) {
    if (size <= room) break;
    size -= sizeOf(groupLines(group, dropped));
    kept.delete(group);
  }
  const shown = groups.filter((group) => kept.has(group));
  const listed = shown.filter((group) => !dropped.has(group)).flatMap((group) => group.items);
  const told = listed.filter((item) => !dropped.has(item));
  return {
    lines: shown.flatMap((group) => groupLines(group, dropped)),
    left: {
      diffs: told.flatMap((item) => item.details.filter((detail) => dropped.has(detail))).length,
      details: listed.length - told.length,
      titles: items.length - listed.length,
      groups: groups.length - shown.length,
    },
  };
}

function groupLines(group: Group, dropped: ReadonlySet<object>): readonly string[] {
  if (dropped.has(group)) return [group.short];
  const { open, close } = group.frame ?? { open: [], close: [] };
  return [...open, ...group.items.flatMap((item) => itemLines(item, dropped)), ...close];
}

function itemLines(item: Item, dropped: ReadonlySet<object>): readonly string[] {
  if (dropped.has(item)) return [item.head];
  return [
    item.head,
    ...item.details.flatMap((detail) =>
      dropped.has(detail) && detail.short !== undefined ? [detail.short] : detail.lines,
    ),
  ];
}

function byItems(left: Group, right: Group): number {
  return left.items.length - right.items.length;
}

/** In characters, with the ends of the lines. */
function sizeOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
