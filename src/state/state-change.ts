import type { Intent, State } from "../model/state.ts";

/** What a new state changes, as the subject of a commit. */
export function stateChange(before: State | null, after: State): string {
  const opened = after.intents.filter((intent) => !before?.intents.some((open) => isSameWrite(open, intent))).length;
  const keys = [...after.resources.keys()];
  const fresh = keys.filter((key) => !before?.resources.has(key)).length;
  const changed = keys.filter((key) => {
    const [known, now] = [before?.resources.get(key), after.resources.get(key)];
    return known !== undefined && known !== now && !same(known, now);
  }).length;
  const gone = [...(before?.resources.keys() ?? [])].filter((key) => !after.resources.has(key)).length;
  const parts = [
    [opened, opened === 1 ? "write begins" : "writes begin"],
    [fresh, "new"],
    [changed, "changed"],
    [gone, "gone"],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  if (told.length > 0) return told.join(", ");
  return before?.commit === after.commit ? "what this workspace does" : "all of the commit is applied";
}

function isSameWrite(left: Intent, right: Intent): boolean {
  return same({ ...left, since: 0 }, { ...right, since: 0 });
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
