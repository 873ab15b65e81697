import type { Failure } from "../../model/failure.ts";
import type { Key } from "../../model/key.ts";
import type { Action, Guard, Overrides, Plan, Verdict } from "../../model/plan.ts";
import { textOf, writesOf, type WriteLine, type WrittenAction } from "./digest.ts";
import { refused, type SavedPlan } from "./saved-plan.ts";
import { outcomeOf } from "../summary.ts";

/** One thing in which the plan of now is not the one that was approved. */
export interface Difference {
  readonly key: Key | null;
  readonly title: string;
  /** A locale and a field, or another word for what is written; empty where it is all of it. */
  readonly what: string;
  readonly how: string;
}

/**
 * The plan of now without the guards that the approval answers: the number that was approved holds for less, too, since
 * a part may be done already. What the file says of guards is not asked.
 */
export function asApproved(now: Plan, { allowRemovals, allowPublishes, allowCreates }: Overrides): Plan {
  const numbers = new Map([
    ["removals", allowRemovals],
    ["publishes", allowPublishes],
    ["creates", allowCreates],
  ]);
  const isAnswered = ({ code, counted }: Guard): boolean =>
    counted !== undefined && counted <= (numbers.get(code) ?? -1);
  const guards = now.guards.filter((guard) => !isAnswered(guard));
  return { ...now, guards, outcome: outcomeOf(now.summary, guards) };
}

/**
 * Says why a saved plan is none of this workspace.
 * @param file its name, for people
 */
export function mismatch(saved: SavedPlan, now: Plan, file: string): Failure | undefined {
  const pairs = [
    ["workspace", saved.workspace.name, now.workspace.name],
    ["Intercom workspace", saved.workspace.id, now.workspace.id],
    ["help center", saved.helpCenter.id, now.helpCenter.id],
    ["API version", saved.workspace.apiVersion, now.workspace.apiVersion],
  ] as const;
  const wrong = pairs.find(([, approved, present]) => approved !== present);
  if (wrong !== undefined) {
    const [noun, approved, present] = wrong;
    return refused(`${file} is a plan of ${noun} ${approved}; this run is for ${noun} ${present}.`, "");
  }
  return saved.config === now.config
    ? undefined
    : refused(
        `The config is not the one that ${file} was made with.`,
        `What it says about content, policies, pictures or ${now.workspace.name} has changed (${saved.config} then, ${now.config} now).`,
      );
}

/**
 * Where the plan of now does more or other things than the approved one, or cannot do what was approved. Less is no
 * difference: the others may be done already.
 */
export function differencesOf(saved: SavedPlan, now: Plan): Difference[] {
  const approved = saved.actions.flatMap(writesOf);
  const texts = new Set(approved.map(textOf));
  const fresh = now.actions.flatMap((action) =>
    writesOf(action)
      .filter((line) => !texts.has(textOf(line)))
      .map((line) => difference(action, line, howItDiffers(line, approved, action))),
  );
  return [...fresh, ...hindered(approved, now)];
}

/** A write of now as people are told of it. */
export function difference({ title, key }: WrittenAction, line: WriteLine, how: string): Difference {
  const what = line.locale === null ? (line.what === "key" ? "new key" : line.what) : `${line.locale} ${line.what}`;
  return { key: key ?? null, title, what, how };
}

function howItDiffers(line: WriteLine, approved: readonly WriteLine[], action: WrittenAction): string {
  const same = approved.find(
    ({ key, what, locale }) => key === line.key && what === line.what && locale === line.locale,
  );
  if (same === undefined && line.what === "draft") return "a teammate began it after the approval";
  if (same === undefined) return `not in the approved plan (${action.reason})`;
  const ways = [
    same.id === line.id ? "" : "it is another one in Intercom now",
    same.before === line.before ? "" : "what it was to be written over was changed in Intercom since",
    same.after === line.after ? "" : "the content says something else than the approved plan",
  ];
  return ways.filter((way) => way !== "").join("; ");
}

/** What was approved and cannot be done now, because teammates were there. */
function hindered(approved: readonly WriteLine[], now: Plan): Difference[] {
  return now.actions.flatMap((action) => {
    const lines = approved.filter(({ key }) => key !== null && key === action.key);
    return lines.length === 0 ? [] : hindrances(action, lines);
  });
}

function hindrances(action: Action, lines: readonly WriteLine[]): Difference[] {
  const { verb, key, title, reason } = action;
  const about = { key: key ?? null, title };
  if (verb === "conflict" || verb === "blocked") {
    const parts = partsOf(action, "conflict").map(({ what }) => what);
    const how = parts.length > 0 ? "changed in content, and in Intercom since" : `${verb} now: ${reason}`;
    return (parts.length > 0 ? parts : [""]).map((what) => ({ ...about, what, how }));
  }
  const isGone = verb === "drift" && action.changes.length === 0 && action.place === undefined;
  if (isGone) return [{ ...about, what: "", how: reason }];
  return partsOf(action, "drift")
    .filter((part) => lines.some(({ what, locale }) => what === part.field && locale === part.locale))
    .map(({ what }) => ({ ...about, what, how: "edited in Intercom since" }));
}

function partsOf(
  { changes, place }: Action,
  verdict: Verdict,
): { readonly what: string; readonly field: WriteLine["what"]; readonly locale: WriteLine["locale"] }[] {
  return [
    ...changes
      .filter((change) => change.verdict === verdict)
      .map(({ locale, field }) => ({ what: `${locale} ${field}`, field, locale })),
    ...(place?.verdict === verdict ? [{ what: "place", field: "place" as const, locale: null }] : []),
  ];
}
