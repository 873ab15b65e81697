import type { WorkspaceConfig } from "../model/config.ts";
import { kindOf, type Key } from "../model/key.ts";
import type { LiveResource } from "../model/live.ts";
import type { Pulled, State } from "../model/state.ts";
import type { Loaded } from "../load.ts";
import type { Planned } from "../pipeline.ts";
import { excludedKeys } from "../plan/audience.ts";
import type { Remembered } from "../pull/names/place-again.ts";
import { nameOf } from "./scene.ts";

type Audience = Pick<WorkspaceConfig, "only" | "exclude">;

/**
 * Whether the content is yet to come: there is none for this workspace, or all of it was made by a pull that nothing was applied after, and
 * that may have been interrupted.
 */
export function isYetToCome({ desired }: Pick<Loaded, "desired">, stored: State, audience: Audience): boolean {
  const isKnown = stored.resources.size > 0;
  const excluded = excludedKeys(desired.resources, audience);
  return desired.resources.every(({ key, kind }) => {
    const offer = stored.pulled.get(key);
    return kind === "collection" || excluded.has(key) || (offer !== undefined && (!isKnown || isMade(offer)));
  });
}

function isMade({ locales }: Pulled): boolean {
  return Object.values(locales).some((fields) => Object.values(fields).some(({ file }) => file === "made"));
}

/** What the state and Intercom have and no file describes: where the content is yet to come, its files are made again. */
export function withoutFiles({ desired }: Pick<Loaded, "desired">, { plan, state, live }: Planned): Remembered[] {
  const described = new Set(desired.resources.map(({ key }) => key));
  const found = new Map(live.resources.map((resource): [string, LiveResource] => [nameOf(resource), resource]));
  const filed = new Set(
    plan.actions.flatMap(({ key, kind, id }) =>
      key !== undefined && id !== undefined && described.has(key) ? [nameOf({ kind, id })] : [],
    ),
  );
  const isGone = (key: Key, name: string): boolean => !described.has(key) && !filed.has(name);
  return [...state.resources].flatMap(([key, { id, path, retired }]) => {
    const name = nameOf({ kind: kindOf(key), id });
    const resource = found.get(name);
    return resource === undefined || retired !== undefined || !isGone(key, name) ? [] : [{ key, path, live: resource }];
  });
}
