import type { LiveResource } from "../model/live.ts";
import type { PageFolder } from "../model/pages.ts";
import type { Action } from "../model/plan.ts";
import type { Planned } from "../pipeline.ts";
import { liveTitle } from "../plan/context.ts";
import type { Opened } from "./opened.ts";

interface Folders {
  /** Parents before children. */
  readonly folders: readonly PageFolder[];
  /** The folder that an action's resource stands in once the plan is done; a collection's own. */
  readonly folderOf: (action: Action) => string | null;
}

/** The tree of collections: those of content, and the others of this help center. */
export function foldersOf({ loaded, workspace }: Opened, { plan, live }: Planned): Folders {
  const { resources, defaultLocale } = loaded.desired;
  const desired = new Map<string, (typeof resources)[number]>(resources.map((resource) => [resource.key, resource]));
  const keys = new Map(
    plan.actions.flatMap(({ kind, id, key }) =>
      kind === "collection" && id !== undefined && key !== undefined && desired.has(key) ? [[id, key as string]] : [],
    ),
  );
  const here = workspace.live.helpCenter.id;
  const isCollectionHere = ({ kind, helpCenterId }: LiveResource): boolean =>
    kind === "collection" && helpCenterId === here;
  const known = new Set(live.resources.filter(isCollectionHere).map(({ id }) => id));
  const folderOfParents = (parents: readonly string[]): string | null => {
    // Of several collections that an article stands in, the one of this help center.
    const parent = parents.find((id) => known.has(id));
    return parent === undefined ? null : (keys.get(parent) ?? parent);
  };
  const ofContent = resources.flatMap(({ kind, key, parent, path, locales }): PageFolder[] =>
    kind === "collection" ? [{ id: key, parent, title: locales[defaultLocale]?.title ?? path }] : [],
  );
  const others = live.resources.filter((resource) => isCollectionHere(resource) && !keys.has(resource.id));
  const ofIntercom = others.map((one): PageFolder => {
    return { id: one.id, parent: folderOfParents(one.parents), title: liveTitle(one, defaultLocale) };
  });
  const held = new Map(live.resources.map((resource) => [`${resource.kind}:${resource.id}`, resource]));
  return {
    folders: parentsFirst([...ofContent, ...ofIntercom]),
    folderOf: ({ kind, key = "", id = "" }) => {
      const inContent = desired.get(key);
      if (kind === "collection") return inContent?.key ?? id;
      return inContent === undefined ? folderOfParents(held.get(`${kind}:${id}`)?.parents ?? []) : inContent.parent;
    },
  };
}

/** A folder whose parent is not among them stands at the top; so does one of a circle. */
function parentsFirst(folders: readonly PageFolder[]): PageFolder[] {
  const ids = new Set(folders.map(({ id }) => id));
  const within = new Map<string | null, PageFolder[]>();
  for (const folder of folders) {
    const parent = folder.parent !== null && ids.has(folder.parent) ? folder.parent : null;
    within.set(parent, [...(within.get(parent) ?? []), folder]);
  }
  const sorted: PageFolder[] = [];
  const add = (parent: string | null): void => {
    for (const folder of within.get(parent) ?? []) {
      sorted.push({ ...folder, parent });
      add(folder.id);
    }
  };
  add(null);
  const placed = new Set(sorted.map(({ id }) => id));
  return [...sorted, ...folders.filter(({ id }) => !placed.has(id)).map((folder) => ({ ...folder, parent: null }))];
}
