import { looksLikeLocale } from "../content/layout.ts";
import { ignoring } from "../disk/source-tree.ts";
import { lookCloser } from "../intercom/look.ts";
import { kindOf, type Key } from "../model/key.ts";
import type { LiveResource } from "../model/live.ts";
import { LOCALES } from "../model/locale.ts";
import type { Loaded, Planned } from "../pipeline.ts";
import { belongsHere } from "../plan/identity/here.ts";
import type { Config } from "../model/config.ts";
import { fileLayoutOf, listedLocales } from "../pull/names/file-layout.ts";
import type { PlacingNote } from "../pull/names/notes.ts";
import { placeAgain } from "../pull/names/place-again.ts";
import { placeFresh } from "../pull/names/place.ts";
import type { PlacedResource } from "../pull/names/placing.ts";
import { filed, filedAlready, folderOf, type FiledResource } from "../pull/pages.ts";
import { chooseTakings, type Passed } from "../pull/takings.ts";
import type { OpenWorkspace } from "../workspace.ts";
import { readBaseTexts } from "./base-texts.ts";
import { withoutFiles } from "./brought-back.ts";
import { compose, type Composed, type Mode } from "./compose.ts";
import { editDrafts, newDrafts, translationDrafts, type Draft } from "./drafts.ts";
import { judge } from "./judge.ts";
import { Decompiler } from "./markdown.ts";
import { findPictures, type Illustrated, type Pictures } from "./pictures.ts";
import { recordPull, type RecordedPull } from "./record.ts";
import { nameOf, type PullRequest, type Scene } from "./scene.ts";

/** The content and the workspace that a pull is for. */
export interface PullProject {
  readonly config: Config;
  readonly loaded: Loaded;
  readonly workspace: OpenWorkspace;
}

/** What a pull is to write, and what it has to tell. */
export interface PulledContent {
  readonly files: readonly Composed[];
  /** What the state is to remember before the first file is written. */
  readonly recorded: RecordedPull;
  readonly pictures: Pictures;
  readonly notes: readonly PlacingNote[];
  readonly passed: readonly Passed[];
  /** The content as it will be. */
  readonly future: Loaded;
  readonly scene: Scene;
  /** New in Intercom, and left there. */
  readonly left: number;
}

/** Intercom → files: what is new and what teammates edited, as the files that say it. Writes nothing but images. */
export async function pullContent(
  project: PullProject,
  planned: Planned,
  request: PullRequest,
  taken: readonly string[],
): Promise<PulledContent> {
  const { config, loaded, workspace } = project;
  const isIgnored = ignoring(config.content.ignore);
  const layout = fileLayoutOf(taken, config.content, isIgnored);
  const fresh = await freshIn(planned, workspace);
  const ids = new Map(planned.plan.actions.flatMap(({ key, id }) => (key && id ? [[key, id] as const] : [])));
  const live = new Map([...planned.live.resources, ...fresh].map((resource) => [nameOf(resource), resource]));
  const gone = request.gone === "leave" ? [] : withoutFiles(loaded, planned);
  const again = placeAgain(gone, layout, isIgnored);
  const againKeys = new Set<Key | undefined>(again.map(({ key }) => key));
  const known = new Map([
    ...filedAlready(loaded.desired, ids, live, config.content.root),
    ...again.flatMap((one) => filedNew(one, live)),
  ]);
  const { placed, notes } = placeFresh({
    fresh: request.fresh === "take" ? fresh : [],
    known,
    chosen: chosenBefore(planned, known),
    taken,
    uids: new Set(loaded.desired.resources.map(({ key }) => key.slice(key.indexOf(":") + 1))),
    content: config.content,
    isIgnored,
    looksLikeLocale,
  });
  const all = [...again, ...placed];
  const named = withParents(all, request);
  const scene: Scene = {
    ...project,
    ...{ planned, request, live },
    desired: new Map(loaded.desired.resources.map((resource) => [resource.key, resource])),
    documents: new Map(loaded.tree.documents.map((document) => [document.path.normalize("NFC"), document])),
    filed: new Map([...known, ...named.flatMap((one) => filedNew(one, live))]),
    ids: new Map([...ids, ...named.map(({ key, id }) => [key, id] as const)]),
    helpCenterUrls: helpCenterUrlsOf(planned),
  };
  const sides = { desired: loaded.desired, live: planned.live, state: planned.state };
  const takings = chooseTakings(planned.plan, sides, request.isNamed, listedLocales(config.content));
  const drafts = [
    ...newDrafts(named, scene),
    ...(request.fresh === "take" ? translationDrafts(takings.translations, scene, layout) : []),
    ...editDrafts(takings, scene, layout),
  ];
  const { files, pictures, future, passed } = await write(drafts, scene);
  const extent = request.fresh === "take" && named.length === all.length ? "whole" : "part";
  return {
    files,
    pictures,
    notes: named.length === all.length ? notes : notes.filter((note) => isAbout(note, named)),
    recorded: recordPull(files, future, pictures, scene, { extent, keeps: workspace.store.keeps }),
    future,
    scene,
    passed: [...takings.passed.filter(({ key }) => !againKeys.has(key)).map((one) => withWay(one, scene)), ...passed],
    left: request.fresh === "take" ? 0 : fresh.length + takings.translations.length,
  };
}

/** Whether a note is about what was asked for. */
function isAbout(note: PlacingNote, named: readonly PlacedResource[]): boolean {
  return "resource" in note && named.some((one) => nameOf(one) === nameOf(note.resource));
}

/** What follows a teammate's move: a file that goes there, too. */
function withWay(passed: Passed, { filed, ids, config }: Scene): Passed {
  const { key, movedTo } = passed;
  const resource = key === undefined ? undefined : filed.get(`${kindOf(key)}:${ids.get(key) ?? ""}`);
  const folder = movedTo === null ? "" : filed.get(`collection:${movedTo ?? ""}`)?.path;
  if (movedTo === undefined || resource === undefined || folder === undefined) return passed;
  const from = resource.kind === "article" ? resource.files[config.content.locales.default] : resource.path;
  const name = resource.path.slice(resource.path.lastIndexOf("/") + 1);
  const to = [...(folder === "" ? [] : [folder]), resource.kind === "article" ? `${name}.md` : name].join("/");
  return { ...passed, why: `${passed.why}; \`helpsync mv ${from ?? resource.path} ${to}\` lets its file follow` };
}

/** What is in Intercom and no file describes, each read singly where a listing may have left something of it out. */
async function freshIn({ plan, live }: Planned, { intercom, store }: OpenWorkspace): Promise<readonly LiveResource[]> {
  const isHere = belongsHere(live);
  const elsewhere = await store.ownedElsewhere();
  const unmanaged = new Set(
    plan.actions.filter(({ verb }) => verb === "unmanaged").map(({ kind, id }) => `${kind}:${id ?? ""}`),
  );
  const fresh = live.resources.filter(
    (resource) => unmanaged.has(nameOf(resource)) && isHere(resource) && !elsewhere.has(nameOf(resource)),
  );
  const doubtful = fresh.filter(
    ({ kind, languages, locales }) =>
      kind === "article" &&
      (languages === undefined || LOCALES.some((locale) => locales[locale] !== undefined && !locales[locale].body)),
  );
  return (await lookCloser(intercom, { resources: fresh, single: new Set() }, doubtful)).resources;
}

/** Names that an earlier pull chose for files that are not there (any more). */
function chosenBefore(
  { stored }: Planned,
  known: ReadonlyMap<string, FiledResource>,
): Map<string, { readonly key: Key; readonly path: string }> {
  const chosen = [...stored.pulled].map(([key, { id, path }]): [string, { key: Key; path: string }] => [
    `${key.slice(0, key.indexOf(":"))}:${id}`,
    { key, path },
  ]);
  return new Map(chosen.filter(([name]) => !known.has(name)));
}

/** What was asked for, with the folders that it stands in. */
function withParents(placed: readonly PlacedResource[], { isNamed }: PullRequest): PlacedResource[] {
  const byKey = new Map(placed.map((one) => [one.key, one]));
  const named = new Set<PlacedResource>();
  for (const one of placed.filter(isNamed)) {
    for (
      let next: PlacedResource | undefined = one;
      next !== undefined;
      next = next.parent === null ? undefined : byKey.get(next.parent)
    ) {
      named.add(next);
    }
  }
  return placed.filter((one) => named.has(one));
}

function filedNew(placed: PlacedResource, live: ReadonlyMap<string, LiveResource>): [string, FiledResource][] {
  const found = live.get(nameOf(placed));
  return found === undefined ? [] : [[nameOf(placed), filed(placed, found)]];
}

/** A help center answers under Intercom's own address as well as under its own. */
function helpCenterUrlsOf({ live }: Planned): string[] {
  const { url, otherUrls = [] } = live.workspace.helpCenter;
  return [url, ...otherUrls];
}

interface Written {
  readonly files: readonly Composed[];
  readonly pictures: Pictures;
  readonly future: Loaded;
  readonly passed: readonly Passed[];
}

/** Less and less is asked of Markdown for what does not come out right; what never does is left out, and told. */
const MODES: readonly Mode[] = ["markdown", "whole", "raw"];

async function write(drafts: readonly Draft[], scene: Scene): Promise<Written> {
  const baseTexts = await readBaseTexts(
    drafts.filter((draft) => draft.kind === "edit"),
    scene,
  );
  const pictures = await findPictures(
    drafts.flatMap((draft) => bodyOf(draft, scene)),
    scene,
  );
  const composing = { scene, baseTexts, decompiler: new Decompiler(scene, pictures) };
  const modes = new Map<Draft, number>();
  const passed: Passed[] = [];
  let composed = drafts.map((draft) => compose(draft, "markdown", composing));
  for (;;) {
    const { future, wrong } = judge(composed, pictures.saved, scene);
    if (wrong.size === 0) return { files: composed, pictures, future, passed };
    composed = composed.flatMap((one) => {
      const why = wrong.get(one.draft.file);
      if (why === undefined) return [one];
      const step = (modes.get(one.draft) ?? 0) + 1;
      const mode = MODES[step];
      modes.set(one.draft, step);
      if (mode !== undefined) return [compose(one.draft, mode, composing)];
      passed.push({
        key: one.draft.resource.key,
        title: one.draft.live.title,
        why: `${one.draft.file} cannot say it: ${why}`,
      });
      return [];
    });
  }
}

function bodyOf(draft: Draft, { config }: Scene): Illustrated[] {
  const { resource, file, live } = draft;
  const isTaken = draft.kind === "new" || draft.taken.fields.some(({ field }) => field === "body");
  if (!isTaken || live.body === undefined || resource.kind !== "article") return [];
  const original = resource.files[config.content.locales.default] ?? file;
  return [{ name: nameOf(resource), html: live.body, folder: folderOf(original) }];
}
