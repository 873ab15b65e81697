import type { DesiredResource } from "../../model/desired.ts";
import { kindOf, nameOf } from "../../model/key.ts";
import { kinds } from "../../model/kind.ts";
import type { LiveResource } from "../../model/live.ts";
import { adopt, type AdoptionSearch, type Adoptions } from "./adoption-search.ts";
import { belongsHere } from "./here.ts";
import type { PlanInput } from "../input.ts";
import { findById } from "./said-ids.ts";

/**
 * Finds what Intercom holds already of what the state does not know: by `intercom_id` wherever it stands, else the one
 * resource of the same kind and title in the same place, collections before what stands in them (design §3).
 * @param waiting what files describe and neither the state nor a rename explains; parents first
 */
export function findAdoptions(input: PlanInput, waiting: readonly DesiredResource[]): Adoptions {
  const { resources } = input.state;
  const owned = new Set([...resources].map(([key, { id }]) => `${kindOf(key)}:${id}`));
  const here = input.live.resources.filter(belongsHere(input.live));
  const search: AdoptionSearch = {
    input,
    ids: new Map([...resources].map(([key, { id }]) => [key, id])),
    pool: new Map(here.map((live) => [`${live.kind}:${live.id}`, live] as const).filter(([name]) => !owned.has(name))),
    adopted: new Map(),
    unclear: new Map(),
    guards: [],
  };
  if (search.pool.size === 0 && waiting.every(({ intercomId }) => Object.keys(intercomId).length === 0)) return search;
  const looking = waiting.filter((desired) => !findById(search, desired));
  for (const level of levelsOf(looking)) findInPlace(search, level);
  return search;
}

/** Collections by depth, then articles: where a resource is to stand is known before it is looked for. */
function levelsOf(waiting: readonly DesiredResource[]): DesiredResource[][] {
  const levels = new Map<number, DesiredResource[]>();
  for (const desired of waiting) {
    const level = desired.kind === "article" ? Number.MAX_SAFE_INTEGER : desired.path.split("/").length;
    levels.set(level, [...(levels.get(level) ?? []), desired]);
  }
  return [...levels].sort(([left], [right]) => left - right).map(([, level]) => level);
}

function findInPlace(search: AdoptionSearch, level: readonly DesiredResource[]): void {
  const { defaultLocale } = search.input.desired;
  const files = new Map<string, DesiredResource[]>();
  for (const desired of level) {
    const place = desired.parent === null ? null : search.ids.get(desired.parent);
    const title = desired.locales[defaultLocale]?.title;
    if (place === undefined || title === undefined) continue;
    const sign = signOf(desired.kind, place, title);
    files.set(sign, [...(files.get(sign) ?? []), desired]);
  }
  const candidates = new Map<string, LiveResource[]>();
  for (const [name, live] of search.pool) {
    const title = live.locales[defaultLocale]?.title;
    // What another help center has of the same content is no candidate: this one gets a page of its own.
    if (title === undefined || search.input.ownedElsewhere.has(name)) continue;
    for (const place of live.parents.length === 0 ? [null] : live.parents) {
      const sign = signOf(live.kind, place, title);
      if (files.has(sign)) candidates.set(sign, [...(candidates.get(sign) ?? []), live]);
    }
  }
  for (const [sign, found] of candidates) settleCandidates(search, files.get(sign) ?? [], found);
}

function signOf(kind: string, place: string | null, title: string): string {
  return JSON.stringify([kind, place, title.normalize("NFC").trim()]);
}

function settleCandidates(
  search: AdoptionSearch,
  files: readonly DesiredResource[],
  found: readonly LiveResource[],
): void {
  const [desired] = files;
  const [live] = found;
  if (desired === undefined || live === undefined) return;
  if (files.length === 1 && found.length === 1) {
    adopt(search, desired, live, "place-and-title");
    return;
  }
  const { name } = search.input.workspace;
  const { singular, plural } = kinds[desired.kind];
  const listed = found.map((one) => describeLive(search, one)).join(", ");
  for (const file of files) {
    const others = files.filter((other) => other !== file).map(({ key }) => nameOf(key));
    const reason =
      found.length > 1
        ? `${String(found.length)} ${plural} in Intercom have its title in its place: ${listed}`
        : `Intercom holds one ${singular} of its title in its place, ${listed}, which could be ${others.join(" or ")}, too`;
    const isArticle = file.kind === "article";
    search.unclear.set(file.key, {
      reason: isArticle ? reason : `${reason}; give it another title here or there`,
      remedies: isArticle ? found.map(({ id }) => `intercom_id: { ${workspaceName(name)}: "${id}" }`) : [],
    });
  }
}

function describeLive({ input }: AdoptionSearch, { id, locales }: LiveResource): string {
  const fields = locales[input.desired.defaultLocale];
  return fields?.state === "draft"
    ? `${id} (a draft)`
    : `${id} "${fields?.title ?? ""}" (${fields?.url ?? "no public address"})`;
}

function workspaceName(name: string): string {
  return /^[A-Za-z][\w-]*$/u.test(name) ? name : JSON.stringify(name);
}
