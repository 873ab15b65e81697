import { dirname } from "path/posix";
import type { Action, Plan } from "../../model/plan.ts";
import type { Drafts } from "../hidden-words.ts";
import { codeElement, codeSpan, shortened } from "../inert.ts";
import { actionItem, verbCounts } from "./items.ts";
import type { Group } from "./fit.ts";

/** Small enough to be shown without a click. */
const UNFOLDED = 3;
const LONGEST_NAME = 200;

/** What a plan does or tells, folded by collection. */
export function collectionGroups(plan: Plan, drafts: Drafts): Group[] {
  const shown = plan.actions.filter(({ verb }) => verb !== "unchanged" && verb !== "unmanaged");
  const folders = new Map<string | undefined, Action[]>();
  for (const action of shown) {
    const folder = folderOf(action);
    const others = folders.get(folder);
    if (others === undefined) folders.set(folder, [action]);
    else others.push(action);
  }
  const titles = new Map(
    plan.actions.flatMap(({ kind, path, title }) =>
      kind === "collection" && path !== undefined ? [[path, title] as const] : [],
    ),
  );
  const open = shown.length <= UNFOLDED ? " open" : "";
  return [...folders].map(([folder, actions]) => {
    const name = shortened(collectionName(folder, titles), LONGEST_NAME);
    const counts = verbCounts(actions);
    return {
      frame: {
        open: ["", `<details${open}>`, `<summary>${codeElement(name)} ${counts}</summary>`, ""],
        close: ["", "</details>", ""],
      },
      short: `- ${codeSpan(name)} ${counts}`,
      items: actions.map((action) => actionItem(action, plan, drafts)),
    };
  });
}

/** The folder of a collection is its own; undefined where no file stands behind it. */
function folderOf({ kind, path }: Action): string | undefined {
  if (path === undefined) return undefined;
  return kind === "collection" ? path : dirname(path);
}

/** A collection by its title, after those that it stands in. */
function collectionName(folder: string | undefined, titles: ReadonlyMap<string, string>): string {
  if (folder === undefined) return "Without a file";
  if (folder === ".") return "Without a collection";
  const names = folder.split("/");
  return names.map((name, index) => titles.get(names.slice(0, index + 1).join("/")) ?? name).join(" › ");
}
