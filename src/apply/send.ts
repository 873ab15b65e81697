import { flattenLists, hasNestedLists } from "../dialect/flatten-lists.ts";
import type { CallResult, Leave } from "../model/intercom.ts";
import type { LiveResource } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import type { Action, FieldChange } from "../model/plan.ts";
import { composeWrite, type SentValues } from "./compose.ts";
import { learn } from "./learn.ts";
import type { Run } from "./run.ts";

export interface Sent {
  /** The values as the last call sent them. */
  readonly values: SentValues;
  readonly result: CallResult<LiveResource>;
}

export interface Sending {
  readonly action: Action;
  readonly id: string;
  readonly values: SentValues;
  readonly before: LiveResource | null;
  readonly parent: string | null | undefined;
  readonly leave: Leave;
}

/**
 * Makes the one call of an update. A body with a list in a list that is refused with 400 goes once more without (the
 * documentation says that such a list is refused, real bodies hold some: behaviour §7). The refusal names no cause to
 * rely on, so only a second call that is answered teaches that the lists were it. What is remembered of the intent
 * holds for both calls, since their words are the same.
 */
export async function send(run: Run, sending: Sending): Promise<Sent> {
  const { values } = sending;
  const result = await call(run, sending);
  const nests = [...values].some(([{ field }, value]) => field === "body" && hasNestedLists(value));
  if (result.outcome !== "refused" || result.status !== 400 || !nests) return { values, result };
  const flat = withFlatLists(values);
  const again = await call(run, { ...sending, values: flat });
  if (again.outcome === "answered") {
    learn(run, "nestedLists", "refused", `PUT /${sending.action.kind}s/${sending.id}`);
    run.notices.add("This workspace refuses lists in lists, so they are sent as flat ones, every word in its order.");
  }
  return { values: flat, result: again };
}

async function call(
  run: Run,
  { action, id, values, before, parent, leave }: Sending,
): Promise<CallResult<LiveResource>> {
  const { removes } = action;
  const write = { ...composeWrite(run, values, before, parent), ...(removes === undefined ? {} : { removes }) };
  return run.input.intercom.update(action.kind, id, write, leave);
}

function withFlatLists(values: SentValues): SentValues {
  return new Map(
    [...values].map(([change, value]): [FieldChange, string] => [
      change,
      change.field === "body" ? flattenLists(value) : value,
    ]),
  );
}

/**
 * The values of a write that was prepared before others of its wave taught what this workspace takes: lists are
 * flattened where it refuses lists in lists, translations left out where it has one language.
 * @returns what is to be sent, and the locales that are not
 */
export function asObserved(
  run: Run,
  prepared: SentValues,
): { readonly values: SentValues; readonly unsent: readonly Locale[] } {
  const { defaultLocale } = run.input.desired;
  const isSent = ({ locale }: FieldChange): boolean => locale === defaultLocale || run.facts.languages?.value !== "one";
  const kept = new Map([...prepared].filter(([change]) => isSent(change)));
  const unsent = [...prepared.keys()].filter((change) => !isSent(change)).map(({ locale }) => locale);
  const values = run.facts.nestedLists?.value === "refused" ? withFlatLists(kept) : kept;
  return { values, unsent: [...new Set(unsent)] };
}
