import type { ApiVersion } from "../model/api-version.ts";
import { Failure } from "../model/failure.ts";
import { openConnections } from "./connections.ts";
import type { Call, Exchange } from "./exchange.ts";
import { lostBy } from "./lost.ts";
import { redactAnswer, redactionOf } from "./redaction.ts";

export interface TransportOptions {
  readonly baseUrl: string;
  readonly token: string;
  readonly apiVersion: ApiVersion;
  /** Milliseconds for one whole exchange, from connecting to the last byte. */
  readonly timeout: number;
  readonly connections: number;
  /** Milliseconds; only differences count. */
  readonly now: () => number;
  readonly onRequest?: (entry: RequestEntry) => void;
  /** Told once of a call whose answer is late. */
  readonly onWait?: (call: WaitEntry) => void;
  /** Milliseconds after which an answer is late. */
  readonly patience: number;
}

/** A call that is waited for; it never holds the token. */
export type WaitEntry = Pick<Call, "method" | "path">;

/** What a log may say of one exchange; it never holds the token. `status` is 0 where no answer came. */
export interface RequestEntry {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly ms: number;
}

export interface Transport {
  readonly exchange: (call: Call) => Promise<Exchange>;
  readonly close: () => Promise<void>;
}

// A page of 250 long articles in five languages is some 30 MB; what is far above that is no answer of Intercom's.
const LARGEST_ANSWER = 128 * 1024 * 1024;

/**
 * The one place that opens sockets to Intercom. Redirects are not followed, since the token would go along.
 * The token goes into the Authorization header and nowhere else; where a refusal or a header quotes it, it is cut out.
 * @throws Failure where the address or the token cannot be used
 */
export function openTransport(options: TransportOptions): Transport {
  const { origin, prefix } = readBaseUrl(options.baseUrl);
  const token = readToken(options.token);
  const redact = redactionOf(token);
  const connections = openConnections({
    origin,
    connections: options.connections,
    // Well within the whole, so that "never connected" can be told from "never answered".
    connectTimeout: Math.min(options.timeout / 2, 10_000),
    timeout: options.timeout,
    largestAnswer: LARGEST_ANSWER,
  });

  async function perform({ method, path, body }: Call): Promise<Exchange> {
    try {
      const { status, headers, text } = await connections.request({
        method,
        path: prefix + path,
        headers: {
          accept: "application/json",
          authorization: `Bearer ${token}`,
          "intercom-version": options.apiVersion,
          "user-agent": "helpsync",
          ...(body === undefined ? {} : { "content-type": "application/json" }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      const redacted = Object.entries(headers).map(([name, value]) => [name, redact(value)]);
      return {
        kind: "answer",
        status,
        headers: Object.fromEntries(redacted) as Record<string, string>,
        text: status < 300 ? text : redactAnswer(text, redact),
      };
    } catch (error) {
      return lostBy(error, options.timeout);
    }
  }

  // A call that is made again is the same object.
  const told = new WeakSet<Call>();
  function tellOfWait(call: Call): void {
    if (!told.has(call)) options.onWait?.({ method: call.method, path: call.path });
    told.add(call);
  }

  return {
    async exchange(call) {
      const start = options.now();
      const late = setTimeout(tellOfWait, options.patience, call);
      const exchange = await perform(call).finally(() => {
        clearTimeout(late);
      });
      options.onRequest?.({
        method: call.method,
        path: call.path,
        status: exchange.kind === "answer" ? exchange.status : 0,
        ms: options.now() - start,
      });
      return exchange;
    },
    close: connections.close,
  };
}

function readBaseUrl(baseUrl: string): { origin: string; prefix: string } {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new Failure({
      what: `The address of Intercom's API is not a web address: ${baseUrl}`,
      next: "Write it like https://api.intercom.io, or take it out and set `region`.",
    });
  }
  return { origin: url.origin, prefix: url.pathname.replace(/\/+$/, "") };
}

function readToken(written: string): string {
  // A secret that was pasted or piped often ends in a line break.
  const token = written.trim();
  if (/^[\x21-\x7e]+$/.test(token)) return token;
  throw new Failure({
    what: token === "" ? "The Intercom access token is empty." : "The Intercom access token is not one.",
    why: token === "" ? "" : "It holds spaces, line breaks or letters that no token has.",
    next: "Copy the access token from your app in Intercom's Developer Hub (Configure, then Authentication) once more.",
  });
}
