import type { Agent, ClientRequest, RequestOptions } from "node:http";
import { textOf } from "./answer-text.ts";

export interface ConnectionOptions {
  /** Scheme, host and port. */
  readonly origin: string;
  /** How many there are at most. */
  readonly connections: number;
  /** Milliseconds until a connection stands. */
  readonly connectTimeout: number;
  /** Milliseconds for one whole exchange, from connecting to the last byte. */
  readonly timeout: number;
  /** Bytes. */
  readonly largestAnswer: number;
}

/** One request as it goes over the wire. */
export interface WebRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** An answer that came to its end. */
export interface WebAnswer {
  readonly status: number;
  /** Names in lower case; several of one name in one, with commas. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Connections to one server, used again while they stand. */
export interface Connections {
  /**
   * Asks once; a redirect is an answer like any other.
   * @throws GivenUp, or what Node throws where the connection fails or the answer is cut
   */
  readonly request: (request: WebRequest) => Promise<WebAnswer>;
  /** Ends what is under way, too. */
  readonly close: () => Promise<void>;
}

/** Why this program did not wait for an answer's end. */
export class GivenUp extends Error {
  readonly on: "connecting" | "waiting" | "cut off" | "too large" | "closed";

  constructor(on: GivenUp["on"]) {
    super(`Given up: ${on}.`);
    this.on = on;
  }
}

// Many servers close what was idle for five seconds: a request must not meet a connection that is just being closed.
const IDLE = 4000;

/** Nothing is connected yet. */
export function openConnections(options: ConnectionOptions): Connections {
  let closed = false;
  const opened = openAgent(options);
  const underWay = new Set<ClientRequest>();
  return {
    async request(request) {
      const agent = await opened;
      if (closed) throw new GivenUp("closed");
      return ask(agent, options, request, underWay).catch((error: unknown) => {
        throw closed ? new GivenUp("closed") : error;
      });
    },
    async close() {
      closed = true;
      // Those that wait for a connection would else open one of their own.
      for (const request of underWay) request.destroy();
      (await opened).agent.destroy();
    },
  };
}

/** What Node speaks the scheme with. */
interface Speaker {
  readonly agent: Agent;
  readonly begin: (options: RequestOptions) => ClientRequest;
  /** What a socket tells once it can be used. */
  readonly ready: "connect" | "secureConnect";
}

/** Each scheme is loaded where it is spoken: TLS is much to load for a server on this machine. */
async function openAgent({ origin, connections }: ConnectionOptions): Promise<Speaker> {
  const kept = { keepAlive: true, maxSockets: connections, timeout: IDLE };
  if (origin.startsWith("https:")) {
    const https = await import("node:https");
    return { agent: new https.Agent(kept), begin: (options) => https.request(origin, options), ready: "secureConnect" };
  }
  const http = await import("node:http");
  return { agent: new http.Agent(kept), begin: (options) => http.request(origin, options), ready: "connect" };
}

function ask(
  { agent, begin, ready }: Speaker,
  { connectTimeout, timeout, largestAnswer }: ConnectionOptions,
  { method, path, headers, body }: WebRequest,
  underWay: Set<ClientRequest>,
): Promise<WebAnswer> {
  return new Promise((resolve, reject) => {
    const request = begin({ agent, method, path, headers });
    underWay.add(request);
    const giveUp = (on: GivenUp["on"]): void => {
      reject(new GivenUp(on));
      request.destroy();
    };
    const waiting = setTimeout(giveUp, timeout, "waiting");
    request.on("close", () => {
      clearTimeout(waiting);
      underWay.delete(request);
      // Where the server speaks another protocol from here on, neither an answer nor an error comes.
      reject(new GivenUp("cut off"));
    });
    request.on("error", reject);
    request.on("socket", (socket) => {
      if (!socket.connecting) return;
      const connecting = setTimeout(giveUp, connectTimeout, "connecting");
      for (const event of [ready, "close"])
        socket.once(event, () => {
          clearTimeout(connecting);
        });
    });
    request.on("response", (answer) => {
      const pieces: Buffer[] = [];
      let size = 0;
      answer.on("data", (piece: Buffer) => {
        size += piece.length;
        pieces.push(piece);
        if (size > largestAnswer) giveUp("too large");
      });
      answer.on("error", reject);
      answer.on("end", () => {
        const named = Object.entries(answer.headersDistinct).map(([name, values = []]) => [name, values.join(", ")]);
        resolve({
          status: answer.statusCode ?? 0,
          headers: Object.fromEntries(named) as Record<string, string>,
          text: textOf(Buffer.concat(pieces, size)),
        });
      });
    });
    request.end(body);
  });
}
