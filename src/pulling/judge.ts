import { agreeBodies, comparableBody } from "../dialect/agreement.ts";
import { normalForm } from "../dialect/normal.ts";
import { readBody } from "../dialect/read-body.ts";
import type { DesiredFields } from "../model/desired.ts";
import { byCodePoint, type Key } from "../model/key.ts";
import type { Locale } from "../model/locale.ts";
import type { AssetFile, SourceTree } from "../model/source.ts";
import { loadLike, type Loaded } from "../load.ts";
import { fromRoot } from "../pull/pages.ts";
import type { Composed } from "./compose.ts";
import type { Scene } from "./scene.ts";

/** The content as it will be, and the files that would not say what they are to say. */
export interface Judgement {
  readonly future: Loaded;
  /** By path from the content root: why. */
  readonly wrong: ReadonlyMap<string, string>;
}

/** Compiles the content with the files of a pull, before any of them is written. */
export async function judge(
  written: readonly Composed[],
  images: ReadonlyMap<string, AssetFile>,
  scene: Scene,
): Promise<Judgement> {
  const { config, workspace } = scene;
  if (written.length === 0) return { future: scene.loaded, wrong: new Map() };
  const tree = futureTree(scene.loaded.tree, written, images);
  const future = await loadLike(scene.loaded, tree, config, workspace.config.apiVersion);
  const fields = new Map(future.desired.resources.map(({ key, locales }) => [key, locales]));
  const wrong = new Map<string, string>();
  const broken = new Map(
    future.problems
      .filter(({ severity }) => severity === "error")
      .map(({ place, message }) => [fromRoot(place.file, config.content.root), message]),
  );
  for (const { draft, conflicts } of written) {
    if (conflicts > 0) continue;
    const why = broken.get(draft.file) ?? (says(fields, draft, scene) ? undefined : "it would say something else");
    if (why !== undefined) wrong.set(draft.file, why);
  }
  return { future, wrong };
}

function futureTree(
  tree: SourceTree,
  written: readonly Composed[],
  images: ReadonlyMap<string, AssetFile>,
): SourceTree {
  const texts = new Map(written.map(({ draft, text }) => [draft.file.normalize("NFC"), { path: draft.file, text }]));
  const kept = tree.documents.filter(({ path }) => !texts.has(path.normalize("NFC")));
  const encoder = new TextEncoder();
  const documents = [...kept, ...[...texts.values()].map(({ path, text }) => ({ path, bytes: encoder.encode(text) }))];
  const assets = new Map([...tree.assets, ...images]);
  return {
    ...tree,
    documents: documents.sort((left, right) => byCodePoint(left.path, right.path)),
    assets,
    rootAssets: tree.rootAssets === tree.assets ? assets : tree.rootAssets,
  };
}

type Fields = ReadonlyMap<Key, Readonly<Partial<Record<Locale, DesiredFields>>>>;

/** Whether a file says what Intercom holds: a new one in normal form, an edited one at least in words. */
function says(fields: Fields, draft: Composed["draft"], scene: Scene): boolean {
  const { resource, locale, live } = draft;
  if (resource.kind === "collection") return true;
  const body = fields.get(resource.key)?.[locale]?.body;
  if (body === undefined) return draft.kind === "edit";
  const content = comparableBody(body, {
    ids: scene.ids,
    helpCenterUrl: scene.workspace.live.helpCenter.url,
    facts: {},
  });
  const [held, urls] = [live.body ?? "", scene.helpCenterUrls];
  if (draft.kind === "new") return normalForm(content, urls, "alike") === normalForm(held, urls, "alike");
  return !isTakenAlone(draft, scene) || agreeBodies(readBody(content, urls), readBody(held, urls));
}

/** Whether the body is the teammate's alone; what Intercom did not take over of the last write is the content's. */
function isTakenAlone(draft: Composed["draft"], { planned }: Scene): boolean {
  if (draft.kind === "new") return true;
  const base = planned.state.resources.get(draft.key)?.locales[draft.locale]?.body;
  return (
    base?.lost === undefined && draft.taken.fields.some(({ field, changed }) => field === "body" && changed === "there")
  );
}
