import type { CallResult, Leave } from "../model/intercom.ts";
import { nameOfCall, type Answer, type Call } from "./exchange.ts";
import type { Send } from "./calls.ts";
import { parseJson, readRefusal } from "./refusal.ts";
import { lostFailure, misunderstoodFailure, refusedFailure, type Answerer } from "./trouble.ts";

/** What the kinds ask of HTTP: JSON in, JSON out. */
export interface Requests {
  /** @throws Failure for anything but a 2xx with JSON */
  get(path: string): Promise<unknown>;
  /** Like `get`, but `undefined` for a 404. */
  find(path: string): Promise<unknown>;
  /** A write, never repeated once it may have taken effect. */
  write(call: Call, leave: Leave | undefined): Promise<CallResult<unknown>>;
}

/** HTTP as calls with one meaning each: a value, gone, refused, unknown, or a Failure that says what to do. */
export function openRequests(send: Send, answerer: Answerer): Requests {
  async function read(call: Call): Promise<Answer> {
    const exchange = await send(call);
    if (exchange.kind === "lost") throw lostFailure(call, exchange, answerer);
    return exchange;
  }

  function contentOf(call: Call, answer: Answer): unknown {
    if (answer.status < 200 || answer.status >= 300) throw refusedFailure(call, answer, answerer);
    const json = parseJson(answer.text);
    if (json === undefined) throw misunderstoodFailure(nameOfCall(call), "it is not JSON");
    return json;
  }

  return {
    async get(path) {
      const call: Call = { method: "GET", path };
      return contentOf(call, await read(call));
    },

    async find(path) {
      const call: Call = { method: "GET", path };
      const answer = await read(call);
      // A page of something in between is no word of Intercom's that the thing is gone.
      return answer.status === 404 && isRecord(parseJson(answer.text)) ? undefined : contentOf(call, answer);
    },

    async write(call, leave) {
      const exchange = await send(call, leave);
      const name = nameOfCall(call);
      if (exchange.kind === "lost" && exchange.withheld) return { outcome: "unsent", message: exchange.reason };
      if (exchange.kind === "lost") {
        if (exchange.sent) return { outcome: "unknown", message: `${name}: ${exchange.reason}` };
        return { outcome: "refused", status: 0, code: "unreachable", message: exchange.reason, requestId: null };
      }
      const { status } = exchange;
      if (status >= 500 || status === 408) {
        const { code, message, requestId } = readRefusal(exchange);
        const request = requestId === null ? "" : `, request ${requestId}`;
        return { outcome: "unknown", message: `${name}: ${status} ${code}: ${message}${request}` };
      }
      if (status >= 300) return { outcome: "refused", ...readRefusal(exchange) };
      const value = parseJson(exchange.text);
      if (value === undefined) return { outcome: "unknown", message: `${name}: the answer is not JSON` };
      return { outcome: "answered", value };
    },
  };
}

function isRecord(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
