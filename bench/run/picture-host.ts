import { readFileSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

/** Serves the pictures of projects, in this process. */
export interface PictureHost {
  /** The pattern for `assets.base_url` of the project in a folder. */
  patternFor(folder: string): string;
  close(): void;
}

/** Opens a host on a free port of this machine. */
export async function hostPictures(): Promise<PictureHost> {
  const folders: string[] = [];
  const server = http.createServer((request, response) => {
    const [, folder = "", , ...parts] = decodeURIComponent(request.url ?? "").split("/");
    const project = folders[Number(folder)];
    if (project === undefined || parts.includes("..")) response.writeHead(404).end();
    else
      response
        .writeHead(200, { "content-type": "image/png" })
        .end(readFileSync(path.join(project, "content", ...parts)));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    patternFor: (folder) => {
      const number = folders.includes(folder) ? folders.indexOf(folder) : folders.push(folder) - 1;
      return `http://127.0.0.1:${String(port)}/${String(number)}/{hash}/{path}`;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
