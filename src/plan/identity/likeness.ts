import { meantFingerprint } from "../../dialect/fingerprints.ts";
import type { DesiredResource } from "../../model/desired.ts";
import { kindOf, type Key } from "../../model/key.ts";
import type { Locale } from "../../model/locale.ts";
import type { ResourceState } from "../../model/state.ts";
import type { PlanInput } from "../input.ts";

/** How much of what the state knows under a key a file still says: its title, its body, and what lies in its folder. */
export type Likeness = (file: DesiredResource, known: Key) => number;

/** Files of which one says that it was what another one's name means are told apart by this. */
export function likenessIn({ desired, state }: PlanInput): Likeness {
  const byPath = new Map(desired.resources.map((resource) => [`${resource.kind}:${resource.path}`, resource]));
  const held = new Map<Key, [Key, ResourceState][]>();
  for (const [key, known] of state.resources) {
    const { meant } = known.place;
    const others = meant === null ? [] : held.get(meant);
    if (others !== undefined) others.push([key, known]);
    else if (meant !== null) held.set(meant, [[key, known]]);
  }
  return (file, key) => {
    const known = state.resources.get(key);
    if (known === undefined) return 0;
    const inside = (held.get(key) ?? []).filter(([child, { path }]) => {
      const there = byPath.get(`${kindOf(child)}:${file.path}${path.slice(known.path.length)}`);
      return there !== undefined && sameParts(there, state.resources.get(child), desired.defaultLocale) > 0;
    });
    return sameParts(file, known, desired.defaultLocale) + inside.length;
  };
}

function sameParts({ locales }: DesiredResource, known: ResourceState | undefined, locale: Locale): number {
  const [said, bases] = [locales[locale], known?.locales[locale]];
  const isTitle = said?.title !== undefined && bases?.title?.meant === meantFingerprint(said.title);
  const isBody = said?.body !== undefined && bases?.body?.meant === said.body.meant;
  return Number(isTitle) + Number(isBody);
}
