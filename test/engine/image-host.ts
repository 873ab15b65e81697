import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

export interface ImageHost {
  /** For `assets.base_url`. */
  readonly pattern: string;
  readonly requests: string[];
  close(): Promise<void>;
}

/** A public image host as a team would have one: it gives a file of these folders under the hash of its bytes. */
export async function openImageHost(...folders: readonly string[]): Promise<ImageHost> {
  const requests: string[] = [];
  const server = http.createServer((request, response) => {
    const [, hash = "", ...rest] = decodeURIComponent(request.url ?? "").split("/");
    requests.push(rest.join("/"));
    find(folders, rest.join("/"), hash).then(
      (bytes) => response.writeHead(bytes === null ? 404 : 200).end(bytes),
      () => response.writeHead(500).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    pattern: `http://127.0.0.1:${String(port)}/{hash}/{path}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function find(folders: readonly string[], name: string, hash: string): Promise<Buffer | null> {
  for (const folder of folders) {
    const bytes = await readFile(path.join(folder, name)).catch(() => null);
    if (bytes !== null && createHash("sha256").update(bytes).digest("hex") === hash) return bytes;
  }
  return null;
}
