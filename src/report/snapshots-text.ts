import type { Key } from "../model/key.ts";
import type { Snapshot } from "../model/state.ts";
import { printable } from "./paint.ts";

/** The snapshots of a key as `restore` counts them: the newest is 1. */
export function snapshotsText(key: Key, newestFirst: readonly Snapshot[]): string {
  const lines = newestFirst.map((snapshot, index) => `  ${String(index + 1).padStart(2)}  ${line(snapshot)}`);
  return [`Snapshots of ${printable(key)}, the newest first:`, ...lines].join("\n") + "\n";
}

function line({ takenAt, why, of, title, id, body }: Snapshot): string {
  const when = `${takenAt.slice(0, 16).replace("T", " ")} UTC`;
  const what = of === "draft" ? "a pending draft, " : "";
  const kept = body === undefined ? " (its text was not kept)" : "";
  return `${when}  ${what}${why.padEnd(11)}  "${printable(title)}", id ${id}${kept}`;
}
