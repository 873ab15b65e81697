import pLimit from "p-limit";
import type { Intercom } from "../model/intercom.ts";
import { kindOf } from "../model/key.ts";
import { KINDS } from "../model/kind.ts";
import type { LiveResource } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import type { ResourceState, State } from "../model/state.ts";

const CONCURRENCY = 8;

/**
 * Everything that a workspace holds. A listing proves presence, never absence: what the state knows and the listing
 * lacks (a resource, a locale, a body) is read singly before anything follows from its absence (design §3).
 */
export async function lookAround(intercom: Intercom, state: State): Promise<LiveResource[]> {
  const listed = (await Promise.all(KINDS.map((kind) => intercom.list(kind)))).flat();
  const found = new Map(listed.map((resource) => [`${resource.kind}:${resource.id}`, resource]));
  const limit = pLimit(CONCURRENCY);
  await Promise.all(
    [...state.resources].map(async ([key, known]) => {
      const name = `${kindOf(key)}:${known.id}`;
      const seen = found.get(name);
      if (known.retired === true || (seen !== undefined && showsAll(seen, known))) return;
      const single = await limit(() => intercom.read(kindOf(key), known.id));
      if (single === null) found.delete(name);
      else found.set(name, single);
    }),
  );
  return [...found.values()];
}

/** Whether a listed resource has each value that the last answer of the same field had. */
function showsAll(seen: LiveResource, known: ResourceState): boolean {
  return Object.entries(known.locales).every(([locale, bases]) => {
    const live = seen.locales[locale as Locale];
    return Object.values(bases).every((base) => base.answered === null) || (live !== undefined && hasBody(live, bases));
  });
}

function hasBody(live: NonNullable<LiveResource["locales"][Locale]>, bases: object): boolean {
  return !("body" in bases) || (live.body ?? "") !== "";
}
