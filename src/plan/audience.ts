import picomatch from "picomatch";
import { leadsOf } from "../dialect/leads.ts";
import type { WorkspaceConfig } from "../model/config.ts";
import type { DesiredResource } from "../model/desired.ts";
import { kindOf, type Key } from "../model/key.ts";
import type { Action, PlanWarning } from "../model/plan.ts";
import type { PlanInput } from "./input.ts";
import type { Match, Matches } from "./identity/match.ts";

/**
 * The keys of what is not for a workspace. An article is for it if one of `only` matches its path (or there is none) and
 * none of `exclude` does; a collection is, if it holds such an article, or none at all and passes itself.
 */
export function excludedKeys(
  resources: readonly Pick<DesiredResource, "key" | "kind" | "path" | "parent">[],
  { only, exclude }: Pick<WorkspaceConfig, "only" | "exclude">,
): ReadonlySet<Key> {
  if (only.length === 0 && exclude.length === 0) return new Set();
  const isNamed = matcherOf(only);
  const isLeftOut = matcherOf(exclude);
  const isMeant = (path: string): boolean => (only.length === 0 || isNamed(path)) && !isLeftOut(path);
  const parents = new Map(resources.map(({ key, parent }) => [key, parent]));
  const lineOf = (key: Key): Key[] => {
    const parent = parents.get(key);
    return parent === undefined || parent === null ? [key] : [key, ...lineOf(parent)];
  };
  const articles = resources.filter(({ kind }) => kind === "article");
  const holders = new Set(articles.flatMap(({ key }) => lineOf(key)));
  const included = new Set(
    resources
      .filter(({ key, kind, path }) => (kind === "article" || !holders.has(key)) && isMeant(path))
      .flatMap(({ key }) => lineOf(key)),
  );
  return new Set(resources.map(({ key }) => key).filter((key) => !included.has(key)));
}

function matcherOf(globs: readonly string[]): (path: string) => boolean {
  return picomatch(
    globs.map((glob) => glob.normalize("NFC")),
    { dot: true },
  );
}

/** What is left to plan once all that is not for this workspace is set aside. */
export interface Audience {
  readonly input: PlanInput;
  readonly matches: Matches;
  /** What the state knows and is not for this workspace is forgotten: it stays in Intercom as it is. */
  readonly forgotten: readonly Action[];
  readonly warnings: readonly PlanWarning[];
}

/**
 * Sets aside what is not for this workspace. It comes after the matching, so that a file that moved out of what is for
 * the workspace is no removed one.
 */
export function forAudience(input: PlanInput, matches: Matches): Audience {
  const { excluded, desired } = input;
  if (excluded.size === 0) return { input, matches, forgotten: [], warnings: [] };
  const isOut = ({ desired: wanted }: Match): boolean => wanted !== undefined && excluded.has(wanted.key);
  const out = matches.managed.filter(isOut);
  return {
    input: { ...input, desired: { ...desired, resources: desired.resources.filter(({ key }) => !excluded.has(key)) } },
    matches: { ...matches, managed: matches.managed.filter((match) => !isOut(match)) },
    forgotten: out.flatMap((match) => forget(match, input) ?? []),
    warnings: linksOut(input),
  };
}

function forget(match: Match, input: PlanInput): Action | undefined {
  const { key, desired, base } = match;
  if (desired === undefined || base === undefined) return undefined;
  return {
    verb: "forget",
    kind: kindOf(key),
    key,
    id: base.id,
    title: desired.locales[input.desired.defaultLocale]?.title ?? desired.path,
    path: desired.path,
    reason: "its file is not for this workspace; it stays in Intercom as it is",
    changes: [],
    afterwards: "forgotten",
    ...(match.movedFrom === undefined ? {} : { movedFrom: match.movedFrom }),
  };
}

function linksOut({ desired, excluded }: PlanInput): PlanWarning[] {
  return desired.resources
    .filter(({ key }) => !excluded.has(key))
    .flatMap(({ key, locales }) =>
      Object.values(locales).flatMap(({ file, body }) => {
        const leads = body === undefined ? [] : leadsOf(body);
        const targets = leads.map(({ link }) => link).filter((link) => excluded.has(link));
        return [...new Set(targets)].map((target) => ({
          code: "link-to-excluded",
          message: `${file ?? key} links to ${target}, which is not for this workspace: the link becomes plain text.`,
        }));
      }),
    );
}
