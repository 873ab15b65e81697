import { spawn } from "node:child_process";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

const PROGRAM = path.join(import.meta.dirname, "../../dist/cli.cjs");

export interface Ended {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly printed: string;
  readonly noted: string;
}

/** The real program as a process of its own. */
export interface ChildProgram {
  readonly ended: Promise<Ended>;
  signal(name: "SIGINT" | "SIGTERM"): void;
  /** Resolves once it said something on its standard error. */
  said(text: string): Promise<void>;
}

export interface ChildPlace {
  readonly folder: string;
  /** The address of Intercom. */
  readonly url: string;
  readonly token: string;
  /** A line of a shell that is run before the program, in its process. */
  readonly shell?: string;
  /** More of its environment. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts the program that `npm run prepare` built. */
export function startProgram(place: ChildPlace, ...parameters: string[]): ChildProgram {
  const env = {
    ...{ PATH: process.env["PATH"], HOME: place.folder, GIT_CONFIG_NOSYSTEM: "1" },
    ...{ TEST_TOKEN: place.token, HELPSYNC_API_URL: place.url, ...place.env },
  };
  const command = [process.execPath, PROGRAM, ...parameters];
  const child = spawn("sh", ["-c", `${place.shell ?? ":"}; exec "$@"`, "sh", ...command], { cwd: place.folder, env });
  let [printed, noted] = ["", ""];
  let told = (): void => undefined;
  child.stdout.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => {
    noted += chunk.toString();
    told();
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      resolve({ code, printed, noted });
      told();
    });
  });
  return {
    ended,
    signal: (name) => child.kill(name),
    said: (text) =>
      new Promise((resolve, reject) => {
        told = () => {
          if (noted.includes(text)) resolve();
          else if (child.exitCode !== null) reject(new Error(`It never said "${text}" but: ${printed}${noted}`));
        };
        told();
      }),
  };
}

/** A door before an Intercom, at which a test sees every request before it comes to it. */
export interface Door {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Opens a door before an Intercom.
 * @param heed told of each request and how many like it there were; the request waits for it
 */
export async function openDoor(
  target: string,
  heed: (call: string, count: number) => Promise<void> | void,
): Promise<Door> {
  const counts = new Map<string, number>();
  const pass = async (request: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
    const { method = "GET", url = "/" } = request;
    const call = `${method} ${url.replace(/\?.*$/u, "").replace(/\/\d+$/u, "/ID")}`;
    counts.set(call, (counts.get(call) ?? 0) + 1);
    await heed(call, counts.get(call) ?? 0);
    const { authorization = "", "intercom-version": version } = request.headers;
    const headers = { authorization, "intercom-version": String(version), "content-type": "application/json" };
    const body = Buffer.concat(chunks);
    const answer = await fetch(`${target}${url}`, { method, headers, ...(body.length === 0 ? {} : { body }) });
    const text = Buffer.from(await answer.arrayBuffer());
    const kept = [...answer.headers].filter(([name]) => /^(?:content-type|date|x-|retry-after)/u.test(name));
    response.writeHead(answer.status, Object.fromEntries(kept)).end(text);
  };
  const server = http.createServer((request, response) => {
    pass(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}

/** A promise that a test keeps when it wants to. */
export function later(): { readonly kept: Promise<void>; readonly keep: () => void } {
  let keep = (): void => undefined;
  const kept = new Promise<void>((resolve) => (keep = resolve));
  return {
    kept,
    keep: () => {
      keep();
    },
  };
}
