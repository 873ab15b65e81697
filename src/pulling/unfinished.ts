import { placeFiles } from "../content/layout.ts";
import type { Config } from "../model/config.ts";
import { kindOf } from "../model/key.ts";
import type { Problem } from "../model/problem.ts";
import type { State } from "../model/state.ts";
import { loadLike, type Loaded } from "../load.ts";
import { fromRoot } from "../pull/pages.ts";
import type { ApiVersion } from "../model/api-version.ts";

/**
 * The content without files that an interrupted pull made and that link to files which it had yet to make: the next pull
 * makes them once more, with the rest. As it is, where any other file has an error.
 */
export async function withoutUnfinished(
  loaded: Loaded,
  config: Config,
  apiVersion: ApiVersion,
  stored: State | null,
): Promise<Loaded> {
  const isMade = madeBy(stored, loaded, config);
  for (let now = loaded; ;) {
    const errors = now.problems.filter(({ severity }) => severity === "error");
    if (errors.length === 0) return now;
    const files = new Set(errors.map(({ place }) => fromRoot(place.file, config.content.root)));
    if (errors.some((error) => !isOpenLink(error)) || ![...files].every(isMade)) return loaded;
    const documents = now.tree.documents.filter(({ path }) => !files.has(path));
    now = await loadLike(now, { ...now.tree, documents }, config, apiVersion);
  }
}

function isOpenLink({ code }: Problem): boolean {
  return code === "link-target-missing";
}

/** Tells the files, by path from the content root, that the state knows as made by a pull. */
function madeBy(stored: State | null, { tree }: Loaded, { content }: Config): (path: string) => boolean {
  const made = new Set(
    [...(stored?.pulled ?? [])].flatMap(([key, { path, locales }]) =>
      Object.entries(locales)
        .filter(([, fields]) => Object.values(fields).some(({ file }) => file === "made"))
        .map(([locale]) => `${kindOf(key) === "collection" ? `${path}/index` : path} ${locale}`),
    ),
  );
  const placed = placeFiles(
    tree.documents.map(({ path }) => path),
    content,
  );
  const paths = new Set(placed.filter((one) => made.has(`${one.logical} ${one.locale}`)).map(({ path }) => path));
  return (path) => paths.has(path);
}
