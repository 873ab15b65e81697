import type { Call } from "./call.ts";
import { ApiError } from "./errors.ts";
import { readFlag, readIds } from "./fields.ts";
import type { JsonObject } from "./json.ts";
import type { Availability } from "./records.ts";

/** Which AI agents may use a piece of content, and for whom. */
export interface Targeting {
  readonly availability: Availability;
  readonly audienceIds: readonly string[];
}

/** Content that is not an article is available to no agent until a request says so. */
export const UNTARGETED: Targeting = {
  availability: { chatbot: false, copilot: false, salesAgent: false },
  audienceIds: [],
};

/** The targeting after a request: what was not sent stays. Throws 400; 404 for an audience that is not there. */
export function targetingAfter(call: Call, before: Targeting): Targeting {
  const { body, store } = call;
  const audienceIds = readIds(body, "audience_ids");
  const unknown = audienceIds?.filter((id) => !store.audiences.has(id)) ?? [];
  if (unknown.length > 0) {
    const message = `audience_ids contains unknown audience IDs: ${unknown.join(", ")}`;
    throw new ApiError(404, "parameter_invalid", message);
  }
  return {
    availability: {
      chatbot: readFlag(body, "ai_chatbot_availability") ?? before.availability.chatbot,
      copilot: readFlag(body, "ai_copilot_availability") ?? before.availability.copilot,
      salesAgent: readFlag(body, "ai_sales_agent_availability") ?? before.availability.salesAgent,
    },
    audienceIds: audienceIds === undefined ? before.audienceIds : [...new Set(audienceIds)],
  };
}

/** The fields of an answer that say it. */
export function targetingAnswer({ availability, audienceIds }: Targeting): JsonObject {
  return {
    audience_ids: audienceIds.map(Number),
    ai_chatbot_availability: availability.chatbot,
    ai_copilot_availability: availability.copilot,
    ai_sales_agent_availability: availability.salesAgent,
  };
}
