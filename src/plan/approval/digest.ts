import { fingerprint } from "../../dialect/fingerprint.ts";
import { byCodePoint, type Key } from "../../model/key.ts";
import type { Field } from "../../model/kind.ts";
import type { Locale } from "../../model/locale.ts";
import {
  WRITES,
  type Action,
  type FieldChange,
  type Overrides,
  type PlaceChange,
  type Plan,
} from "../../model/plan.ts";

/** What an approval needs of a change. */
export type WrittenChange = Pick<FieldChange, "locale" | "field" | "verdict" | "seen" | "over" | "meant">;

/** What an approval needs of an action: of this plan, or of one that was saved. */
export interface WrittenAction extends Pick<
  Action,
  "verb" | "kind" | "key" | "id" | "title" | "reason" | "movedFrom" | "adopts" | "afterwards" | "removes" | "drafts"
> {
  readonly changes: readonly WrittenChange[];
  readonly place?: Pick<PlaceChange, "verdict" | "before" | "after">;
}

/** One thing that a plan writes: the unit in which plans are compared. */
export interface WriteLine {
  readonly key: Key | null;
  readonly what: Field | "place" | "create" | "delete" | "adopt" | "forget" | "key" | "draft";
  readonly locale: Locale | null;
  /** Null before a create, and for all that a create brings. */
  readonly id: string | null;
  /** What it is written over. */
  readonly before: string | null;
  readonly after: string | null;
}

/**
 * The digest of a plan's writes and of what lets them through: what an approval is held to. Reports, reasons, times,
 * commits and addresses are no part of it.
 */
export function digestOf(plan: {
  readonly workspace: Pick<Plan["workspace"], "id">;
  readonly helpCenter: Pick<Plan["helpCenter"], "id">;
  readonly overrides: Overrides;
  readonly actions: readonly WrittenAction[];
}): string {
  const lines = plan.actions.flatMap(writesOf).map(textOf);
  const allowed = Object.entries(plan.overrides).sort(([left], [right]) => byCodePoint(left, right));
  const scope = JSON.stringify([plan.workspace.id, plan.helpCenter.id, allowed]);
  return fingerprint("d3", [scope, ...lines.sort(byCodePoint)].join("\n"));
}

/** A line as text: two lines are the same exactly where their texts are. */
export function textOf({ key, what, locale, id, before, after }: WriteLine): string {
  return JSON.stringify([key, what, locale, id, before, after]);
}

/** What an action writes in Intercom or in the state; nothing for one that only reports. */
export function writesOf(action: WrittenAction): WriteLine[] {
  if (!(WRITES as readonly string[]).includes(action.verb)) return [];
  // A draft that an interrupted run began is no other thing to approve than the create that it belongs to.
  const isCreate = action.verb === "create";
  const id = isCreate ? null : (action.id ?? null);
  const line = (what: WriteLine["what"], values: Partial<WriteLine> = {}): WriteLine => {
    return { key: action.key ?? null, what, locale: null, id, before: null, after: null, ...values };
  };
  return [
    ...(isCreate ? [line("create")] : []),
    ...(action.verb === "delete" ? [line("delete")] : []),
    ...(action.removes ?? []).map((locale) => line("delete", { locale })),
    ...(action.drafts ?? []).map((locale) => line("draft", { locale })),
    ...(action.verb === "forget" ? [line("forget", { after: action.afterwards ?? null })] : []),
    ...(action.verb === "adopt" || action.adopts !== undefined ? [line("adopt")] : []),
    ...(action.movedFrom === undefined ? [] : [line("key", { before: action.movedFrom })]),
    ...action.changes
      .filter(({ verdict }) => verdict === "write")
      .map(({ locale, field, over, seen, meant }) =>
        line(field, { locale, before: isCreate ? null : (over ?? seen ?? null), after: meant ?? null }),
      ),
    ...(action.place?.verdict === "write"
      ? [line("place", { before: isCreate ? null : action.place.before, after: action.place.after })]
      : []),
  ];
}
