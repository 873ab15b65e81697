import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import path from "node:path";
import type { AddressInfo } from "node:net";

/** Git's own program that serves repositories over HTTP; undefined where it is not installed. */
export function httpBackend(): string | undefined {
  const program = path.join(execFileSync("git", ["--exec-path"], { encoding: "utf8" }).trim(), "git-http-backend");
  return existsSync(program) ? program : undefined;
}

export interface GitServer {
  readonly url: string;
  /** The `authorization` headers of all requests, in order; all of them where there were several. */
  readonly seen: string[];
  close(): Promise<void>;
}

/**
 * Serves the bare repositories of a folder over HTTP, as a Git host does.
 * @param mayRead the `authorization` that may read, and that may write
 */
export async function serveGit(folder: string, program: string, read: string, write: string): Promise<GitServer> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const sent = request.headersDistinct["authorization"] ?? [];
    seen.push(sent.join(" | "));
    const isPush = (request.url ?? "").includes("git-receive-pack");
    const isAllowed = sent.length === 1 && (isPush ? sent[0] === write : [read, write].includes(sent[0] ?? ""));
    if (isAllowed) serve(folder, program, request, response);
    else if (sent.length > 1) response.writeHead(400).end("Duplicate header: Authorization");
    else if (sent[0] === read) response.writeHead(403).end("This token may only read");
    else response.writeHead(401, { "www-authenticate": 'Basic realm="git"' }).end("Who are you?");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** One request as a CGI program answers it. */
function serve(folder: string, program: string, request: IncomingMessage, response: ServerResponse): void {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
  const child = spawn(program, [], {
    env: {
      PATH: process.env["PATH"],
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: "1",
      PATH_INFO: decodeURIComponent(pathname),
      QUERY_STRING: searchParams.toString(),
      REQUEST_METHOD: request.method,
      CONTENT_TYPE: request.headers["content-type"] ?? "",
      CONTENT_LENGTH: request.headers["content-length"] ?? "",
      HTTP_CONTENT_ENCODING: request.headers["content-encoding"] ?? "",
      GIT_PROTOCOL: String(request.headers["git-protocol"] ?? ""),
      REMOTE_USER: "someone",
    },
  });
  child.stdin.on("error", () => undefined);
  request.pipe(child.stdin);
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => output.push(chunk));
  child.on("close", () => {
    const all = Buffer.concat(output);
    const end = all.indexOf("\r\n\r\n");
    const headers = all
      .subarray(0, end)
      .toString("latin1")
      .split("\r\n")
      .map((line) => line.split(": ") as [string, string]);
    const status = headers.find(([name]) => name === "Status")?.[1] ?? "200";
    for (const [name, value] of headers) if (name !== "Status") response.setHeader(name, value);
    response.writeHead(Number.parseInt(status, 10)).end(all.subarray(end + 4));
  });
}
