import { parseHelpCenterUrl } from "../../dialect/addresses.ts";
import { attributeOf, eachElement } from "../../dialect/html-tree.ts";
import { parseBody } from "../../dialect/parse-body.ts";
import { leadsOf } from "../../dialect/leads.ts";
import type { DesiredResource } from "../../model/desired.ts";
import { kindOf, type Key } from "../../model/key.ts";
import type { LiveResource } from "../../model/live.ts";
import { localesOf, type Locale } from "../../model/locale.ts";
import { WRITES, type Action, type PlanWarning } from "../../model/plan.ts";
import type { ResourceState } from "../../model/state.ts";
import { liveName, type PlanContext } from "../context.ts";

/** What a plan takes from the public. */
interface Going {
  readonly action: Action;
  /** The locales that go; all where the whole resource does. */
  readonly locales: readonly Locale[] | "all";
}

/**
 * Warns of every article in Intercom, managed or not, that would still link to what this plan takes from the public or
 * deletes. An article that this plan writes is judged by its new text; links between files are warned of elsewhere.
 */
export function linkersOf(actions: readonly Action[], context: PlanContext): PlanWarning[] {
  const going = new Map<string, Going>();
  for (const action of actions) {
    const gone = goingOf(action, context);
    if (gone !== undefined) going.set(`${action.kind}:${action.id ?? ""}`, gone);
  }
  if (going.size === 0) return [];
  const ids = new Set([...going.values()].map(({ action }) => action.id ?? ""));
  const articles = context.input.live.resources.filter(({ kind }) => kind === "article");
  const managed = managedArticles(context);
  const desired = new Map(context.input.desired.resources.map((resource) => [resource.key, resource]));
  const own = new Map(actions.flatMap((action) => (action.kind === "article" ? [[action.id, action] as const] : [])));
  return articles.flatMap((live) => {
    const page = { live, known: managed.get(live.id), action: own.get(live.id), goes: going.get(`article:${live.id}`) };
    const targets = new Set(
      localesOf(live.locales, context.defaultLocale)
        .filter((locale) => !isOver(page, locale))
        .flatMap((locale) => targetsOf(page, locale, { going, ids, desired, context })),
    );
    return [...targets].map((target) => warning(page, target, context));
  });
}

/** A live article with all that is known of it. */
interface Page {
  readonly live: LiveResource;
  /** Absent where helpsync did not make it. */
  readonly known: ResourceState | undefined;
  readonly action: Action | undefined;
  readonly goes: Going | undefined;
}

function managedArticles({ input }: PlanContext): Map<string, ResourceState> {
  const articles = [...input.state.resources].filter(([key]) => kindOf(key) === "article");
  return new Map(articles.map(([, known]) => [known.id, known]));
}

function goingOf(action: Action, { input }: PlanContext): Going | undefined {
  if (!(WRITES as readonly string[]).includes(action.verb) || action.id === undefined) return undefined;
  if (action.verb === "delete") return { action, locales: "all" };
  const locales = action.changes
    .filter(({ verdict, publication }) => verdict === "write" && publication === "unpublishes")
    .map(({ locale }) => locale);
  if (locales.length === 0) return undefined;
  const live = input.live.resources.find(({ kind, id }) => kind === action.kind && id === action.id);
  const stays = Object.entries(live?.locales ?? {}).some(
    ([locale, { state }]) => state === "published" && !locales.includes(locale as Locale),
  );
  return { action, locales: stays ? locales : "all" };
}

/** What goes itself, or was hidden when its file went, leads no reader anywhere. */
function isOver({ live, known, goes }: Page, locale: Locale): boolean {
  if (goes !== undefined && (goes.locales === "all" || goes.locales.includes(locale))) return true;
  return known?.retired !== undefined && live.locales[locale]?.state !== "published";
}

interface Search {
  readonly going: ReadonlyMap<string, Going>;
  /** Ids of what goes, of all kinds. */
  readonly ids: ReadonlySet<string>;
  readonly desired: ReadonlyMap<Key, DesiredResource>;
  readonly context: PlanContext;
}

/** What goes and is linked to from one locale of an article, as it will be after the apply. */
function targetsOf({ live, action }: Page, locale: Locale, { going, ids, desired, context }: Search): Action[] {
  const wanted = (action?.key === undefined ? undefined : desired.get(action.key))?.locales[locale]?.body;
  const body =
    action !== undefined && isWritten(action, locale)
      ? (wanted?.parts ?? []).map((part) => (typeof part === "string" ? part : "")).join("")
      : (live.locales[locale]?.body ?? "");
  // Most bodies hold no such number at all, and parsing is dear.
  if (![...body.matchAll(/\d+/gu)].some(([number]) => ids.has(number))) return [];
  const inContent = new Set<Key>(wanted === undefined ? [] : leadsOf(wanted).map(({ link }) => link));
  const targets: Action[] = [];
  eachElement(parseBody(body).children, (element) => {
    const found = element.tagName === "a" ? targetOf(attributeOf(element, "href"), going, context) : undefined;
    const isTold = found?.key !== undefined && inContent.has(found.key);
    if (found !== undefined && !isTold) targets.push(found);
  });
  return targets;
}

/** Whether the plan writes the text of a locale anew. */
function isWritten({ verb, changes }: Action, locale: Locale): boolean {
  if (!(WRITES as readonly string[]).includes(verb)) return false;
  return changes.some((change) => change.locale === locale && change.field === "body" && change.verdict === "write");
}

function targetOf(href: string, going: ReadonlyMap<string, Going>, context: PlanContext): Action | undefined {
  const { helpCenter } = context.input.live.workspace;
  // Behind a domain of its own a help center answers under Intercom's address, too.
  const urls = [helpCenter.url, `https://intercom.help/${helpCenter.identifier}`];
  const target = parseHelpCenterUrl(href, urls);
  const found = target === undefined ? undefined : going.get(`${target.kind}:${target.id}`);
  if (target === undefined || found === undefined) return undefined;
  const isMet = found.locales === "all" || found.locales.includes(target.locale ?? context.defaultLocale);
  return isMet ? found.action : undefined;
}

function warning({ live, known }: Page, target: Action, { defaultLocale }: PlanContext): PlanWarning {
  const whose = known === undefined ? "not helpsync's" : known.path;
  const becomes = target.verb === "delete" ? "will be deleted" : "will not be public any more";
  const source = `${liveName(live, defaultLocale)} (article ${live.id}, ${whose})`;
  const goal = target.unpublished?.title === "unpublished" ? `draft ${target.id ?? ""}` : `"${target.title}"`;
  return { code: "link-to-removed", message: `${source} still links to ${goal}, which ${becomes}.` };
}
