import { flattenLists, hasNestedLists } from "../dialect/flatten-lists.ts";
import type { CallResult, Leave } from "../model/intercom.ts";
import type { LiveResource } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import type { Action, FieldChange } from "../model/plan.ts";
import { composeWrite, type SentValues } from "./compose.ts";
import { heldParts, lacksImages, namesBareImages, withPublicImages } from "./public-images.ts";
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
 * Makes the one call of an update. A body that is refused with 400 goes once more without what this workspace may not
 * take: Intercom's own bare image addresses (behaviour §8), a list in a list (the documentation says that it is refused,
 * real bodies hold some: behaviour §7). The refusal names no cause to rely on, so only a second call that is answered
 * teaches what it was. What is remembered of the intent holds for all calls, since their words are the same.
 */
export async function send(run: Run, sending: Sending): Promise<Sent> {
  const { action, before } = sending;
  const isRefused = run.facts.bareImagePaths?.value === "refused";
  const values = isRefused ? await withPublicImages(run, action, before, sending.values) : sending.values;
  return withAllImages(run, sending, await untilTaken(run, { ...sending, values }));
}

/** What a workspace may refuse in a body, and the values without it. */
interface OtherWay {
  readonly values: SentValues;
  readonly without: readonly ("bareImagePaths" | "nestedLists")[];
}

async function untilTaken(run: Run, sending: Sending): Promise<Sent> {
  const { values } = sending;
  const first = { values, result: await call(run, sending) };
  if (!isBadRequest(first)) return first;
  let last: Sent = first;
  for (const { values: others, without } of await otherWays(run, sending)) {
    last = { values: others, result: await call(run, { ...sending, values: others }) };
    if (last.result.outcome === "answered") for (const fact of without) learnRefused(run, fact, sending);
    if (!isBadRequest(last)) return last;
  }
  return withAdvice(run, sending, last);
}

async function otherWays(run: Run, { action, before, values }: Sending): Promise<OtherWay[]> {
  const nests = [...values].some(([{ field }, value]) => field === "body" && hasNestedLists(value));
  const shown = await withPublicImages(run, action, before, values);
  const isShown = shown !== values;
  return [
    ...(isShown ? [{ values: shown, without: ["bareImagePaths"] as const }] : []),
    ...(nests ? [{ values: withFlatLists(values), without: ["nestedLists"] as const }] : []),
    ...(isShown && nests
      ? [{ values: withFlatLists(shown), without: ["bareImagePaths", "nestedLists"] as const }]
      : []),
  ];
}

/** A workspace that drops what it cannot fetch, and its own images among it, gets them once more by other addresses. */
async function withAllImages(run: Run, sending: Sending, sent: Sent): Promise<Sent> {
  const { values, result } = sent;
  if (result.outcome !== "answered" || !lacksImages(values, result.value)) return sent;
  const shown = await withPublicImages(run, sending.action, sending.before, values);
  if (shown === values) return sent;
  const again = await call(run, { ...sending, values: shown });
  // What was answered counts, where the second call was not even made or not taken.
  if (again.outcome === "unsent" || again.outcome === "refused") return sent;
  if (again.outcome === "answered" && !lacksImages(shown, again.value)) learnRefused(run, "bareImagePaths", sending);
  return { values: shown, result: again };
}

function isBadRequest({ result }: Sent): boolean {
  return result.outcome === "refused" && result.status === 400;
}

const TOLD = {
  bareImagePaths:
    "This workspace does not take its own pictures back by their bare addresses, so they are sent by addresses that can be fetched.",
  nestedLists: "This workspace refuses lists in lists, so they are sent as flat ones, every word in its order.",
} as const;

function learnRefused(run: Run, fact: keyof typeof TOLD, { action, id }: Sending): void {
  learn(run, fact, "refused", `PUT /${action.kind}s/${id}`);
  run.notices.add(TOLD[fact]);
}

/** A refusal of a body whose images come from no image host says what would help, should it be about them. */
function withAdvice(run: Run, { action, values }: Sending, sent: Sent): Sent {
  const { result } = sent;
  const paths = [...heldParts(run, action).values()].map(({ path }) => path);
  if (result.outcome !== "refused" || paths.length === 0 || !namesBareImages(values)) return sent;
  const message = `${result.message}; if it does not take back ${paths.join(", ")}, which it holds already, set assets.base_url to an image host that gives it`;
  return { ...sent, result: { ...result, message } };
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
