import { readBody, type ReadBody } from "../dialect/read-body.ts";
import { sentBodies, type SentBody } from "../dialect/sent-body.ts";
import type { LiveResource } from "../model/live.ts";
import type { FieldChange } from "../model/plan.ts";
import type { SentValues } from "./compose.ts";
import type { Run } from "./run.ts";

/** A body that was sent, and what came back of it. */
export interface AnsweredBody {
  readonly sent: SentBody;
  /** Absent where the answer does not show it. */
  readonly answered?: ReadBody;
}

/** The bodies of a write as they were sent and answered, each read once for all that follows from it. */
export function answeredBodies(
  run: Run,
  values: SentValues,
  answer: LiveResource,
  readSent = sentBodies([run.helpCenterUrl]),
): ReadonlyMap<FieldChange, AnsweredBody> {
  const bodies = new Map<FieldChange, AnsweredBody>();
  for (const [change, value] of values) {
    if (change.field !== "body") continue;
    const live = answer.locales[change.locale]?.body;
    const sent = readSent(value);
    bodies.set(change, live === undefined ? { sent } : { sent, answered: readBody(live, [run.helpCenterUrl]) });
  }
  return bodies;
}
