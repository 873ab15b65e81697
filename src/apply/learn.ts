import { countCallouts } from "../dialect/constructs.ts";
import { hasNestedLists } from "../dialect/flatten-lists.ts";
import type { ReadBody } from "../dialect/read-body.ts";
import type { SentBody } from "../dialect/sent-body.ts";
import type { LiveResource } from "../model/live.ts";
import type { FieldChange } from "../model/plan.ts";
import type { ObservedFacts } from "../model/state.ts";
import type { AnsweredBody } from "./answered-bodies.ts";
import type { SentValues } from "./compose.ts";
import { lacksImages, namesBareImages } from "./public-images.ts";
import type { Run } from "./run.ts";

type Fact = keyof ObservedFacts;
type Value<Name extends Fact> = NonNullable<ObservedFacts[Name]>["value"];

/**
 * Remembers what this workspace was seen to do; what it did before is written over only by something else.
 * @param by the call that showed it, e.g. `PUT /articles/123`
 */
export function learn<Name extends Fact>(run: Run, name: Name, value: Value<Name>, by: string): void {
  if (run.facts[name]?.value === value) return;
  run.facts = { ...run.facts, [name]: { value, seenAt: run.input.now(), by } };
}

/** A workspace that took no translations and shows some now has more languages than it had. */
export function learnFromListing(run: Run): void {
  const { resources } = run.input.live;
  if (run.facts.languages?.value === "one" && resources.some(({ languages }) => languages === "several")) {
    learn(run, "languages", "several", "GET /articles");
  }
}

/** Learns from the answer to a write what this workspace made of what it was sent (`ObservedFacts`). */
export function learnFromAnswer(
  run: Run,
  values: SentValues,
  answer: LiveResource,
  bodies: ReadonlyMap<FieldChange, AnsweredBody>,
  by: string,
): void {
  learnLanguages(run, values, answer, by);
  for (const [change, { sent, answered }] of bodies) {
    if (answered === undefined) continue;
    learnHeadingIds(run, sent.html, answered.html, by);
    learnCallouts(run, sent, answered, by);
    learnBareImages(run, change, sent.html, answer, by);
    if (hasNestedLists(sent.html) && hasNestedLists(answered.html)) learn(run, "nestedLists", "kept", by);
  }
}

/** Only where a translation was sent does an answer without any tell that this workspace takes none. */
function learnLanguages(run: Run, values: SentValues, answer: LiveResource, by: string): void {
  const isTranslated = [...values.keys()].some(({ locale }) => locale !== run.input.desired.defaultLocale);
  if (answer.languages === undefined || !isTranslated) return;
  learn(run, "languages", answer.languages, by);
}

/** Links to headings work only where the ids that are sent are kept, so all writes wait for this one answer. */
function learnHeadingIds(run: Run, sent: string, body: string, by: string): void {
  const ids = [...sent.matchAll(/<h[1-6] id="(h_[0-9a-f]{10})"/gu)].map((match) => match[1] ?? "");
  if (ids.length === 0 || run.facts.headingIds !== undefined) return;
  const kept = ids.some((id) => body.includes(`id="${id}"`));
  learn(run, "headingIds", kept ? "kept" : "replaced", by);
  if (!kept) run.notices.add("This workspace gives headings its own ids, so links to a heading lead to its article.");
}

function learnCallouts(run: Run, { callouts }: SentBody, { normal }: ReadBody, by: string): void {
  if (callouts > 0) learn(run, "callouts", countCallouts(normal) < callouts ? "replaced" : "kept", by);
}

/** An image that was named by Intercom's bare address and is there was taken. */
function learnBareImages(run: Run, change: FieldChange, sent: string, answer: LiveResource, by: string): void {
  const value: SentValues = new Map([[change, sent]]);
  if (namesBareImages(value) && !lacksImages(value, answer)) learn(run, "bareImagePaths", "taken", by);
}
