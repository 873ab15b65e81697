import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname } from "node:path";
import { pipeline } from "node:stream/promises";
import type { AssetFile } from "../model/source.ts";

/** A server of images on this machine. */
export interface AssetServer {
  /** A pattern for `imageUrl`, with `{hash}` and `{name}`. */
  readonly baseUrl: string;
  close(): Promise<void>;
}

const contentTypes: Readonly<Record<string, string>> = {
  ".avif": "image/avif",
  ".bmp": "image/bmp",
  ".gif": "image/gif",
  ".ico": "image/x-icon",
  ".jpeg": "image/jpeg",
  ".jpg": "image/jpeg",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".tif": "image/tiff",
  ".tiff": "image/tiff",
  ".webp": "image/webp",
};

/**
 * Serves files over HTTP on a free port of the loopback address, so that an embedded Intercom fetches images for real.
 * Only the given files can be had, each by the hash of its bytes; the name behind it is for the copy's name.
 */
export async function serveAssets(assets: Iterable<AssetFile>): Promise<AssetServer> {
  const files = new Map([...assets].map((asset) => [asset.hash, asset.file]));
  const server = createServer((request, response) => {
    answer(files, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${String(port)}/{hash}/{name}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function answer(
  files: ReadonlyMap<string, string>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const hash = /^\/([0-9a-f]{64})\/[^/]+$/u.exec(request.url ?? "")?.[1];
  const file = hash === undefined ? undefined : files.get(hash);
  const found = file === undefined ? undefined : await stat(file).catch(() => undefined);
  if (request.method !== "GET" && request.method !== "HEAD") response.writeHead(405, { allow: "GET, HEAD" }).end();
  else if (file === undefined || found?.isFile() !== true) response.writeHead(404).end();
  else {
    response.writeHead(200, {
      "content-type": contentTypes[extname(file).toLowerCase()] ?? "application/octet-stream",
      "content-length": found.size,
      "x-content-type-options": "nosniff",
    });
    if (request.method === "HEAD") response.end();
    else await pipeline(createReadStream(file), response);
  }
}
