import { looksLikeLocale } from "../content/layout.ts";
import { ignoring } from "../disk/source-tree.ts";
import { kindOf, type Key } from "../model/key.ts";
import type { Loaded } from "../load.ts";
import type { Planned } from "../pipeline.ts";
import { excludedKeys } from "../plan/audience.ts";
import type { Config } from "../model/config.ts";
import { fileLayoutOf, listedLocales } from "../pull/names/file-layout.ts";
import type { PlacingNote } from "../pull/names/notes.ts";
import { placeAgain } from "../pull/names/place-again.ts";
import { placeFresh } from "../pull/names/place.ts";
import { filedAlready } from "../pull/pages.ts";
import { chooseTakings, type Passed } from "../pull/takings.ts";
import type { OpenWorkspace } from "../workspace.ts";
import { withoutFiles } from "./brought-back.ts";
import type { Composed } from "./compose.ts";
import { composeAll } from "./compose-all.ts";
import { editDrafts, newDrafts, translationDrafts } from "./drafts.ts";
import { addedTranslations, withAdded } from "./added.ts";
import { chosenBefore, filedNew, findFresh, notesFor, notesOutside, withParents } from "./fresh.ts";
import type { Pictures } from "./pictures.ts";
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
  const { resources, fresh } = await findFresh(planned, workspace, loaded, request);
  const ids = new Map(planned.plan.actions.flatMap(({ key, id }) => (key && id ? [[key, id] as const] : [])));
  const live = new Map(resources.map((resource) => [nameOf(resource), resource]));
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
  const outside = excludedKeys([...loaded.desired.resources, ...all], workspace.config);
  const inside = all.filter(({ key }) => !outside.has(key));
  const named = withParents(inside, request);
  const sides = { desired: loaded.desired, live: { ...planned.live, resources }, state: planned.state };
  const takings = chooseTakings(planned.plan, sides, request.isNamed, listedLocales(config.content));
  const waiting = addedTranslations(takings.translations, known, layout, isIgnored);
  const added = request.fresh === "take" ? waiting : [];
  const scene: Scene = {
    ...project,
    ...{ planned, request, live },
    desired: new Map(loaded.desired.resources.map((resource) => [resource.key, resource])),
    documents: new Map(loaded.tree.documents.map((document) => [document.path.normalize("NFC"), document])),
    filed: withAdded(new Map([...known, ...named.flatMap((one) => filedNew(one, live))]), added),
    ids: new Map([...ids, ...named.map(({ key, id }) => [key, id] as const)]),
    helpCenterUrls: helpCenterUrlsOf(planned),
  };
  const drafts = [
    ...newDrafts(named, scene),
    ...translationDrafts(added, scene),
    ...editDrafts(takings, scene, layout),
  ];
  const { files, pictures, future, passed } = await composeAll(drafts, scene);
  const extent = request.fresh === "take" && named.length === inside.length ? "whole" : "part";
  return {
    files,
    pictures,
    notes: [...notesFor(named, inside, notes), ...notesOutside(all.filter(({ key }) => outside.has(key)))],
    recorded: recordPull(files, future, pictures, scene, { extent, keeps: workspace.store.keeps }),
    future,
    scene,
    passed: [...takings.passed.filter(({ key }) => !againKeys.has(key)).map((one) => withWay(one, scene)), ...passed],
    left: request.fresh === "take" ? 0 : fresh.length + waiting.length,
  };
}

/** What follows a teammate's move: its file goes there, too. */
function withWay(passed: Passed, { filed, ids }: Scene): Passed {
  const { key, movedTo } = passed;
  const resource = key === undefined ? undefined : filed.get(`${kindOf(key)}:${ids.get(key) ?? ""}`);
  if (movedTo === undefined || resource === undefined) return passed;
  const folder = movedTo === null ? "" : filed.get(`collection:${movedTo}`)?.path;
  if (folder === undefined) return { ...passed, why: `${passed.why}, which has no folder here` };
  const isArticle = resource.kind === "article";
  const [from, name] = [resource.path, resource.path.slice(resource.path.lastIndexOf("/") + 1)];
  const to = folder === "" ? name : `${folder}/${name}`;
  const ending = isArticle ? ".md" : "";
  const steps = [
    ...(from === to
      ? []
      : [`\`helpsync mv ${from}${ending} ${to}${ending}\` lets its ${isArticle ? "file" : "folder"} follow`]),
    ...(isArticle && resource.parent === null && folder !== "" ? [`take \`unlisted: true\` out of its file`] : []),
    ...(isArticle && folder === "" ? [`write \`unlisted: true\` into its file`] : []),
  ];
  return { ...passed, why: [passed.why, ...steps].join("; ") };
}

/** A help center answers under Intercom's own address as well as under its own. */
function helpCenterUrlsOf({ live }: Planned): string[] {
  const { url, otherUrls = [] } = live.workspace.helpCenter;
  return [url, ...otherUrls];
}
