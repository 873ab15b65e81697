import http from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { deliver } from "./deliver.ts";
import type { Answer } from "./message.ts";
import type { SandboxOptions } from "./options.ts";
import { createSandbox, type Sandbox } from "./sandbox.ts";

const MAXIMUM_BODY = 20 * 1024 * 1024;

export interface OpenSandbox {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** A token that is let in. */
  readonly token: string;
  readonly sandbox: Sandbox;
  close(): Promise<void>;
}

export interface ServerOptions extends SandboxOptions {
  /** A free one where absent or 0. */
  readonly port?: number;
  /** Milliseconds that each answer is on its way, asked for once a request: how far away Intercom seems. */
  readonly latency?: () => number;
}

/**
 * Serves a sandbox over HTTP on this machine only.
 * Throws where the port is taken, the data file cannot be read, or an option makes no sense.
 */
export async function openSandbox(options: ServerOptions = {}): Promise<OpenSandbox> {
  const sandbox = createSandbox(options);
  const server = http.createServer((request, response) => {
    const latency = options.latency?.() ?? 0;
    answer(sandbox, request).then(
      async (given) => {
        if (latency > 0) await sleep(latency);
        deliver(given, response);
      },
      () => response.destroy(),
    );
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(options.port ?? 0, "127.0.0.1", resolve);
    });
  } catch (error) {
    sandbox.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    token: options.token ?? "sandbox-token",
    sandbox,
    close: () => close(server, sandbox),
  };
}

async function answer(sandbox: Sandbox, request: http.IncomingMessage): Promise<Answer> {
  // A page of another site can reach this machine under a name of its own; its Host header gives it away.
  if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(request.headers.host ?? "")) return plain(403, "Wrong host.");
  // The same page can also post here under this machine's name, where no token is asked for.
  if (!isLocal(request.headers.origin)) return plain(403, "Wrong origin.");
  const body = await readBody(request);
  if (body === undefined) return plain(413, "The body is too large.");
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === "string") headers[name] = value;
  }
  return sandbox.handle({ method: request.method ?? "GET", path: request.url ?? "/", headers, body });
}

function isLocal(origin: string | undefined): boolean {
  return origin === undefined || /^https?:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(origin);
}

async function readBody(request: http.IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAXIMUM_BODY) chunks.push(chunk);
  }
  return size > MAXIMUM_BODY ? undefined : Buffer.concat(chunks).toString("utf8");
}

function plain(status: number, body: string): Answer {
  return { status, headers: { "Content-Type": "text/plain; charset=utf-8" }, body };
}

async function close(server: http.Server, sandbox: Sandbox): Promise<void> {
  const closed = new Promise<void>((resolve) =>
    server.close(() => {
      resolve();
    }),
  );
  server.closeAllConnections();
  await closed;
  sandbox.close();
}
