import { GivenUp } from "../../src/intercom/connections.ts";
import type { Call, Exchange } from "../../src/intercom/exchange.ts";
import { lostBy } from "../../src/intercom/lost.ts";
import type { ApiVersion } from "../../src/model/api-version.ts";
import { DEFAULT_REQUEST_TIMEOUT } from "../../src/model/config.ts";
import type { Answer } from "../../src/sandbox/message.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";

const TIMEOUT = DEFAULT_REQUEST_TIMEOUT * 1000;

export interface DirectLine {
  readonly sandbox: Sandbox;
  readonly apiVersion: ApiVersion;
  /** Milliseconds since epoch; what an answer takes passes at once. */
  readonly clock: { now: number };
}

/** One call of the engine, answered by the sandbox without a socket between them. */
export async function directExchange(
  { sandbox, apiVersion, clock }: DirectLine,
  { method, path, body }: Call,
): Promise<Exchange> {
  const start = clock.now;
  const answer = await sandbox.handle({
    method,
    path,
    headers: {
      host: "127.0.0.1",
      authorization: "Bearer token",
      "intercom-version": apiVersion,
      "user-agent": "helpsync",
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const { error, after } = deliveryOf(answer);
  clock.now = Math.max(clock.now, start + after);
  return error === undefined ? whole(answer) : lostBy(error, TIMEOUT);
}

/** What the client would see of an answer, and how many milliseconds after it asked. */
function deliveryOf({ delivery }: Answer): { readonly error?: Error; readonly after: number } {
  if (delivery === undefined) return { after: 0 };
  if (delivery === "reset") return { error: failedWith("ECONNRESET"), after: 0 };
  if (delivery === "truncated") return { error: failedWith("ECONNRESET"), after: 0 };
  const after = delivery === "hang" ? Infinity : delivery.slowSeconds * 1000;
  if (after < TIMEOUT) return { after };
  return { error: new GivenUp("waiting"), after: TIMEOUT };
}

/** An error as Node throws it. */
function failedWith(code: string): Error {
  return Object.assign(new Error("The connection failed."), { code });
}

function whole(answer: Answer): Exchange {
  const headers = Object.entries(answer.headers).map(([name, value]) => [name.toLowerCase(), value]);
  const text = typeof answer.body === "string" ? answer.body : "";
  return {
    kind: "answer",
    status: answer.status,
    headers: Object.fromEntries(headers) as Readonly<Record<string, string>>,
    text,
  };
}
