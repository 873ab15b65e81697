import type { KeptBodies } from "../model/config.ts";
import { bodyId } from "../dialect/kept-text.ts";
import type { Key } from "../model/key.ts";
import { FIELDS } from "../model/kind.ts";
import type { BodyId, State } from "../model/state.ts";
import type { Loaded } from "../load.ts";
import { afterPart } from "../plan/guards/first-run.ts";
import { withBrought, type Brought, type NewFile } from "../pull/offers.ts";
import { imagesOf } from "../pull/pictures.ts";
import { withoutTaken } from "../settle/not-taken.ts";
import type { Composed } from "./compose.ts";
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
    written.flatMap((one) => broughtBy(one)),
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

/** What the state is to remember; nothing of a file in which a person is to choose first. */
function broughtBy({ draft, conflicts }: Composed): Brought[] {
  const { resource, locale, live } = draft;
  const about = { key: resource.key, id: resource.id, locale, live };
  if (draft.kind === "new" && draft.taken === undefined) {
    return FIELDS.filter((field) => live[field] !== undefined).map((field) => ({ ...about, field, file: "made" }));
  }
  return (draft.taken?.fields ?? []).flatMap(({ field, changed }): Brought[] => {
    if (changed === "there") return [{ ...about, field, file: "same" }];
    return conflicts > 0 ? [] : [{ ...about, field, file: "more" }];
  });
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
