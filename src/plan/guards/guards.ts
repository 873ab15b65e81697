import { compareFingerprints } from "../../dialect/fingerprint.ts";
import type { Fingerprint } from "../../model/fingerprint.ts";
import { kindOf } from "../../model/key.ts";
import type { Action, Guard } from "../../model/plan.ts";
import { otherDefaultLocale } from "./default-locale.ts";
import { firstRunGuards } from "./first-run.ts";
import { gitGuards } from "./git-guards.ts";
import type { PlanInput } from "../input.ts";

/** However small a help center is, this many pages may go at once. */
const ALWAYS_REMOVABLE = 3;

/** A plan that takes more than this share of the public pages away is stopped. */
const REMOVABLE_SHARE = 0.2;

/** What stops this plan as a whole: too much at once, or something that cannot be meant. */
export function guardsOf(actions: readonly Action[], input: PlanInput): Guard[] {
  return [
    firstRunGuards(actions, input),
    emptyContent(input),
    otherDefaultLocale(input),
    removals(actions, input),
    publishes(actions, input),
    gitGuards(input),
  ].flat();
}

function emptyContent({ desired, state, excluded }: PlanInput): Guard[] {
  const lost = [...state.resources].filter(([key, { retired }]) => kindOf(key) === "article" && retired === undefined);
  if (desired.resources.length > 0 || lost.length === 0) return [];
  const what =
    excluded.size === 0
      ? "The content folder holds no article"
      : "No article of the content folder is for this workspace (`only` and `exclude` in the config)";
  const message = `${what}, and helpsync would let go of the ${count(lost.length, "article")} that it knows.`;
  return [{ code: "empty-content", message }];
}

function removals(actions: readonly Action[], { live, state, policies, overrides }: PlanInput): Guard[] {
  const going = countPublication(actions, "unpublishes");
  const managed = new Set([...state.resources.values()].map(({ id }) => id));
  const pages = live.resources
    .filter(({ kind, id }) => kind === "article" && managed.has(id))
    .flatMap(({ locales }) => Object.values(locales))
    .filter((fields) => fields.state === "published").length;
  const share = Math.max(ALWAYS_REMOVABLE, Math.floor(pages * REMOVABLE_SHARE));
  const limit = Math.min(policies.maxRemovals, share);
  if (going <= limit || overrides.allowRemovals === going) return [];
  return [
    {
      code: "removals",
      message: `${count(going, "page")} would no longer be public; at most ${String(limit)} may go at once (policies.max_removals, and 20 % of the public pages).`,
      override: `--allow-removals ${String(going)}`,
      counted: going,
    },
  ];
}

/** Drafts that become public although their own file did not change, and drafts that are taken over and made public. */
function publishes(actions: readonly Action[], { state, policies, overrides }: PlanInput): Guard[] {
  const unasked = actions
    .filter(({ verb }) => verb === "update" || verb === "move")
    .flatMap((action) => {
      const base = action.key === undefined ? undefined : state.resources.get(action.key);
      return action.changes.filter(
        ({ publication, seen, locale, field, meant }) =>
          publication === "publishes" &&
          seen !== undefined &&
          (base === undefined || isAsBefore(base.locales[locale]?.[field]?.meant, meant)),
      );
    }).length;
  if (unasked <= policies.maxPublishes || overrides.allowPublishes === unasked) return [];
  return [
    {
      code: "publishes",
      message: `${count(unasked, "draft")} would become public without a change of their own file; at most ${String(policies.maxPublishes)} may (policies.max_publishes).`,
      override: `--allow-publishes ${String(unasked)}`,
      counted: unasked,
    },
  ];
}

/** Fingerprints of two versions cannot tell that a file changed (design §3). */
function isAsBefore(was: Fingerprint | undefined, meant: Fingerprint | undefined): boolean {
  if (was === undefined || meant === undefined) return was === meant;
  return compareFingerprints(was, meant) !== "differs";
}

function countPublication(actions: readonly Action[], publication: "publishes" | "unpublishes"): number {
  return actions
    .filter(({ verb }) => verb !== "conflict" && verb !== "blocked")
    .flatMap(({ changes }) => changes)
    .filter((change) => change.publication === publication).length;
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}
