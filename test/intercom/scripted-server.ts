import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { connectIntercom, type ConnectOptions } from "../../src/intercom/connect.ts";
import type { Intercom } from "../../src/model/intercom.ts";

export const TOKEN = "dG9rOjEyMzQ1Njc4LXNlY3JldA==";

/** A request as the scripted Intercom saw it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly body: unknown;
  /** The client's port: that of one connection. */
  readonly port: number | undefined;
}

export type Reply =
  | { readonly status?: number; readonly json: unknown; readonly headers?: Record<string, string> }
  | { readonly status?: number; readonly text: string; readonly headers?: Record<string, string> }
  /** The connection is cut without an answer. */
  | "cut"
  /** The connection is cut in the middle of the answer. */
  | "cutInBody"
  /** No answer ever comes. */
  | "hang"
  /** A body without end. */
  | "endless";

export interface ScriptedServer {
  readonly url: string;
  readonly seen: Seen[];
  close(): Promise<void>;
}

/** A server on loopback that answers as it is told, request by request. */
export async function serve(reply: (seen: Seen, count: number) => Reply | Promise<Reply>): Promise<ScriptedServer> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then(async (body) => {
      const url = new URL(request.url ?? "/", "http://localhost");
      const entry = {
        method: request.method ?? "",
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body,
        port: request.socket.remotePort,
      };
      seen.push(entry);
      send(response, await reply(entry, seen.length));
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed();
        });
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? undefined : JSON.parse(text);
}

function send(response: ServerResponse, reply: Reply): void {
  if (reply === "hang") return;
  if (reply === "cut") {
    response.socket?.resetAndDestroy();
  } else if (reply === "cutInBody") {
    response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
    response.write('{"type":"list"', () => response.socket?.destroy());
  } else if (reply === "endless") {
    const chunk = Buffer.alloc(1024 * 1024, " ");
    response.writeHead(200, { "content-type": "application/json" });
    const more = (): void => {
      if (!response.destroyed) response.write(chunk, more);
    };
    more();
  } else {
    const text = "text" in reply ? reply.text : JSON.stringify(reply.json);
    const type = "text" in reply ? "text/html" : "application/json";
    response.writeHead(reply.status ?? 200, { "content-type": type, ...reply.headers });
    response.end(text);
  }
}

/** A clock that only waiting moves. */
export class WaitingClock {
  readonly waits: number[] = [];
  #ms = Date.UTC(2026, 0, 5, 12);

  readonly now = (): number => this.#ms;
  readonly wait = (ms: number): Promise<void> => {
    this.waits.push(ms);
    this.#ms += ms;
    return Promise.resolve();
  };
  get waited(): number {
    return this.waits.reduce((sum, ms) => sum + ms, 0);
  }
}

/** A client of a scripted server; the clock is one that only waiting moves, unless told otherwise. */
export function connectTo(server: { readonly url: string }, options: Partial<ConnectOptions> = {}): Intercom {
  const clock = new WaitingClock();
  return connectIntercom({
    baseUrl: server.url,
    token: TOKEN,
    apiVersion: "2.16",
    defaultLocale: "en",
    timeout: 5000,
    wait: clock.wait,
    now: clock.now,
    random: () => 0.5,
    ...options,
  });
}

/** The envelope of a page of a listing. */
export function listOf(data: readonly unknown[], more: Record<string, unknown> = {}): Reply {
  return {
    json: {
      type: "list",
      data,
      total_count: data.length,
      pages: { type: "pages", page: 1, per_page: 250, total_pages: 1 },
      ...more,
    },
  };
}

/** An article as Intercom answers it. */
export function articleJson(id: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    type: "article",
    title: `Article ${id}`,
    description: "",
    body: '<p class="no-margin">Words</p>',
    author_id: 7,
    state: "published",
    url: `https://help.example.com/en/articles/${id}-article`,
    parent_ids: [],
    created_at: 1700000000,
    updated_at: 1700000100,
    ...more,
  };
}

/** A collection as Intercom answers it from API 2.10 on. */
export function collectionJson(id: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    name: `Collection ${id}`,
    description: "",
    url: `https://help.example.com/en/collections/${id}`,
    parent_id: null,
    help_center_id: 3,
    created_at: 1700000000,
    updated_at: 1700000100,
    ...more,
  };
}
