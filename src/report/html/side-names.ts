import type { PageSides, SideKind } from "../../model/pages.ts";

const NAMES: Readonly<Record<SideKind, readonly [first: string, second: string]>> = {
  written: ["Before", "After"],
  kept: ["In the files", "In Intercom"],
  conflict: ["In Intercom", "In the files"],
};

/** What the two sides of a page are, in the order in which they are shown. */
export function sideNames({ kind }: Pick<PageSides, "kind">): readonly [first: string, second: string] {
  return NAMES[kind];
}
