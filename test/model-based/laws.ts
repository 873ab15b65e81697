import type { Desired } from "../../src/model/desired.ts";
import { kindOf, type Key } from "../../src/model/key.ts";
import { REPORTS, WRITES, type Action, type Overrides } from "../../src/model/plan.ts";
import type { State } from "../../src/model/state.ts";
import type { Planned } from "../../src/pipeline.ts";
import type { StoredArticle, Tables } from "../engine/tables.ts";
import { valuesOf, type Edit, type Ledger } from "./ledger.ts";

/** One apply, seen from outside. */
export interface Deed {
  readonly planned: Planned;
  readonly overrides: Overrides;
  /** When the plan looked, right before the apply, and right after it. */
  readonly atPlan: Tables;
  readonly before: Tables;
  readonly after: Tables;
  /** The state that is left. */
  readonly state: State;
  /** Edits that the plan could see; those made since are to be kept whatever the options say. */
  readonly seen: ReadonlyMap<string, Edit>;
  readonly ledger: Ledger;
  /** Names of pages that moved without saying where from. */
  readonly unsaid: ReadonlySet<string>;
}

const isReport = ({ verb }: Action): boolean => (REPORTS as readonly string[]).includes(verb);
const isWrite = ({ verb }: Action): boolean => (WRITES as readonly string[]).includes(verb);

/** A plan right after an apply holds no write. */
export function writesNothing({ plan }: Planned): string[] {
  return plan.actions.filter(isWrite).map((action) => `still to be written after an apply: ${told(action)}`);
}

/** What the state did not know, and what the plan only reports, is as it was; a draft with only a nonce is its own. */
export function touchesNothingElse({ planned, before, after }: Deed): string[] {
  const owned = new Set([...planned.state.resources].map(([key, { id }]) => `${kindOf(key)} ${id}`));
  const acted = new Map(planned.plan.actions.map((action) => [`${action.kind} ${action.id ?? ""}`, action]));
  const afterwards = recordsOf(after);
  return [...recordsOf(before)].flatMap(([name, record]) => {
    const action = acted.get(name);
    if (action?.secondOf !== undefined && /"body":"<p class=\\"no-margin\\">nonce-\d+<\/p>"/u.test(record)) return [];
    const isLeft = !owned.has(name) ? action?.adopts === undefined : action !== undefined && isReport(action);
    if (!isLeft || afterwards.get(name) === record) return [];
    const what = action === undefined ? "not in the plan" : told(action);
    return [`${name} was not to be touched (${what}):\n  ${record}\n  ${afterwards.get(name) ?? "gone"}`];
  });
}

/** What teammates did is still there, unless the options said that it may go and the plan had seen it. */
export function keepsEdits({ planned, overrides, after, seen, ledger }: Deed): string[] {
  const settled = settledBy(planned);
  const values = valuesOf(after);
  const broken: string[] = [];
  for (const [name, edit] of ledger.edits) {
    const value = values.get(name);
    if (value === edit.now) {
      if (settled.has(name)) ledger.edits.delete(name);
      continue;
    }
    const isDraft = name.endsWith(" draft");
    const isTold = isDraft ? overrides.drafts === "overwrite" : overrides.uiEdits === "overwrite";
    if (!isTold || seen.get(name)?.now !== edit.now) {
      broken.push(`a teammate's edit was lost: ${name} was "${edit.now ?? "absent"}", is "${value ?? "absent"}"`);
    }
    ledger.edits.delete(name);
  }
  return broken;
}

/** Fields in which the plan saw that both sides agree: from then on they are the content's. */
function settledBy({ plan }: Planned): Set<string> {
  return new Set(
    plan.actions.flatMap(({ kind, id, changes, place }) => [
      ...changes
        .filter(({ verdict }) => verdict === "settle")
        .map(({ locale, field }) => `${kind} ${id ?? ""} ${locale} ${field}`),
      ...(place?.verdict === "settle" ? [`${kind} ${id ?? ""} place`] : []),
    ]),
  );
}

/** No page is made a second time. */
export function makesNoTwin({ planned, atPlan, before, after, state, ledger, unsaid }: Deed): string[] {
  const old = new Map(before.articles.map((article) => [article.id, article]));
  const owners = new Map(
    [...planned.state.resources].flatMap(([key, { id }]) => (kindOf(key) === "article" ? [[id, key] as const] : [])),
  );
  const made = after.articles.filter(({ id }) => !old.has(id));
  const remade = [...state.resources].flatMap(([key, { id }]) => {
    const former = planned.state.resources.get(key)?.id;
    const isNew = kindOf(key) === "article" && !old.has(id) && former !== undefined && former !== id;
    return isNew && ledger.deleted.has(`article ${former}`) ? [`${key} was deleted by a teammate and made again`] : [];
  });
  const twins = made.flatMap((fresh) => {
    const page = pageOf(fresh);
    if (page === undefined) return [];
    return after.articles
      .filter((other) => other !== fresh && pageOf(other) === page && old.has(other.id))
      .filter((other) => (owners.has(other.id) ? !unsaid.has(page) : looksLike(other, fresh, atPlan)))
      .map((other) => `${page} is there twice: ${other.id} (${owners.get(other.id) ?? "unmanaged"}) and ${fresh.id}`);
  });
  return [...remade, ...twins];
}

/** Whether the plan could have taken a page over: it stood where the new one does, under its title, as the only one. */
function looksLike({ id }: StoredArticle, fresh: StoredArticle, { articles }: Tables): boolean {
  const alike = articles.filter((article) => isTwin(article, fresh));
  return alike.length === 1 && alike[0]?.id === id;
}

function isTwin(left: StoredArticle, right: StoredArticle): boolean {
  return left.locales["en"]?.title === right.locales["en"]?.title && left.parentIds[0] === right.parentIds[0];
}

function pageOf({ locales }: StoredArticle): string | undefined {
  return /About (page\d+) in en\./u.exec(locales["en"]?.body ?? "")?.[1];
}

/**
 * Every link of a public file leads to the article that its target is, where teammates had no hand in it.
 * @param keys the key of each page by its name
 */
export function linksLead(deed: Deed, final: Planned, desired: Desired, keys: ReadonlyMap<string, Key>): string[] {
  const { after, state, ledger } = deed;
  const spoken = new Map(desired.resources.map(({ key, locales }) => [key, locales]));
  const clean = final.plan.actions.filter(
    ({ kind, verb, changes }) => kind === "article" && verb === "unchanged" && changes.length === 0,
  );
  const files = new Map(clean.map(({ id, key }) => [id, key === undefined ? undefined : spoken.get(key)]));
  return after.articles.flatMap(({ id, locales }) =>
    Object.entries(locales)
      .filter(([locale, { state: publication }]) => publication === "published" && locale in (files.get(id) ?? {}))
      .flatMap(([locale, { body }]) =>
        [...body.matchAll(/href="([^"]*)"[^>]*>(page\d+)</gu)].flatMap(([, address = "", name = ""]) => {
          const target = /\/articles\/(\d+)/u.exec(address)?.[1] ?? "";
          const key = keys.get(name);
          const wanted = key === undefined ? undefined : state.resources.get(key)?.id;
          const isThere = after.articles.some((article) => article.id === target);
          if (ledger.deleted.has(`article ${target}`) || (isThere && target === wanted)) return [];
          return [`article ${id} (${locale}) links to ${name} at ${address}; it is ${wanted ?? "not known"}`];
        }),
      ),
  );
}

function recordsOf({ articles, collections }: Tables): Map<string, string> {
  return new Map([
    ...articles.map((record): [string, string] => [`article ${record.id}`, JSON.stringify(record)]),
    ...collections.map((record): [string, string] => [`collection ${record.id}`, JSON.stringify(record)]),
  ]);
}

/** An action in one line. */
export function told({ verb, key, id, reason, changes, place, movedFrom }: Action): string {
  const fields = changes.map(({ locale, field, verdict }) => `${locale} ${field}: ${verdict}`);
  const where =
    place === undefined ? [] : [`place: ${place.verdict} ${place.before ?? "none"} → ${place.after ?? "none"}`];
  const about = [key ?? "", id ?? "new", movedFrom === undefined ? "" : `from ${movedFrom}`].filter(Boolean).join(" ");
  return `${verb} ${about} [${[...fields, ...where].join(", ")}] (${reason})`;
}
