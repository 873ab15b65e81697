import { meantIn } from "../dialect/fingerprints.ts";
import type { KeptBodies } from "../model/config.ts";
import { bodyId } from "../dialect/kept-text.ts";
import type { Key } from "../model/key.ts";
import { FIELDS, type Field } from "../model/kind.ts";
import type { BodyId, State } from "../model/state.ts";
import type { Loaded } from "../pipeline.ts";
import { afterPart } from "../plan/guards/first-run.ts";
import { withBrought, type Brought, type NewFile } from "../pull/offers.ts";
import { imagesOf } from "../pull/pictures.ts";
import { withoutTaken } from "../settle/not-taken.ts";
import type { Composed } from "./compose.ts";
import type { Draft } from "./drafts.ts";
import type { Pictures } from "./pictures.ts";
import { nameOf, type Scene } from "./scene.ts";

export interface RecordedPull {
  readonly state: State;
  /** What the state names. */
  readonly texts: readonly string[];
}

/** The state with what the files of a pull say, to be stored before they are written. */
export function recordPull(
  written: readonly Composed[],
  future: Loaded,
  pictures: Pictures,
  scene: Scene,
  { extent, keeps }: { readonly extent: "whole" | "part"; readonly keeps: KeptBodies },
): RecordedPull {
  const { planned, ids } = scene;
  const texts = new Map<BodyId, string>();
  const keep = (text: string): BodyId => {
    const id = bodyId(text);
    texts.set(id, text);
    return id;
  };
  const { stored, live } = planned;
  const before = withoutTaken(planned.state, stored);
  const recording = {
    desired: future.desired,
    ids,
    helpCenterUrl: live.workspace.helpCenter.url,
    keeps,
    images: imagesIn(written, pictures),
    keep,
  };
  const state = withBrought(
    before,
    newFiles(written, scene),
    written.flatMap((one) => broughtBy(one, scene)),
    recording,
  );
  const due = extent === "part" || stored.firstRun === "due" ? afterPart(planned) : {};
  return { state: { ...state, ...due }, texts: [...texts.values()] };
}

function newFiles(written: readonly Composed[], { ids }: Scene): NewFile[] {
  return written.flatMap(({ draft }) => {
    if (draft.kind !== "new" || draft.original === undefined) return [];
    const { key, id, path, parent } = draft.resource;
    return [{ key, id, path, place: { meant: parent, answered: parent === null ? null : (ids.get(parent) ?? null) } }];
  });
}

function broughtBy({ draft, conflicts, settled }: Composed, scene: Scene): Brought[] {
  const { resource, locale, live } = draft;
  const about = { key: resource.key, id: resource.id, locale, live };
  if (draft.kind === "new" && draft.taken === undefined) {
    return FIELDS.filter((field) => live[field] !== undefined).map((field) => ({ ...about, field, file: "made" }));
  }
  return (draft.taken?.fields ?? []).map(({ field, changed }): Brought => {
    const chosen = earlierChoice(draft, field, scene);
    if (settled.includes(field)) return { ...about, field, file: "more", ...chosen };
    if (changed === "there") return { ...about, field, file: "same" };
    const before = meantIn(scene.desired.get(resource.key)?.locales[locale], field);
    // Which of several places a person is left to settle, does not matter: the file as a whole waits for it.
    return conflicts > 0
      ? { ...about, field, file: "choice", ...(before === undefined ? {} : { before }) }
      : { ...about, field, file: "more" };
  });
}

function earlierChoice({ resource, locale }: Draft, field: Field, { planned }: Scene): Pick<Brought, "before"> {
  const before = planned.stored.pulled.get(resource.key)?.locales[locale]?.[field]?.before;
  return before === undefined ? {} : { before };
}

/** What Intercom holds of the images of each article: hash of a file's bytes → bare address. */
function imagesIn(written: readonly Composed[], pictures: Pictures): Map<Key, Record<string, string>> {
  const images = new Map<Key, Record<string, string>>();
  for (const { draft } of written) {
    const name = nameOf(draft.resource);
    for (const { bare } of imagesOf(draft.live.body ?? "")) {
      const picture = pictures.of(name, bare);
      if (picture === undefined) continue;
      images.set(draft.resource.key, { ...images.get(draft.resource.key), [picture.hash]: bare });
    }
  }
  return images;
}
