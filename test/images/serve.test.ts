import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkImage } from "../../src/images/check.ts";
import { serveAssets, type AssetServer } from "../../src/images/serve.ts";
import { imageUrl } from "../../src/images/url.ts";
import type { AssetFile } from "../../src/model/source.ts";
import { sha256 } from "./hosts.ts";

let folder = "";
let server: AssetServer;
let asset: AssetFile;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "helpsync-serve-"));
  const file = path.join(folder, "flow.PNG");
  await writeFile(file, "picture");
  await writeFile(path.join(folder, "secret.txt"), "secret");
  asset = { path: "images/flow.PNG", file, hash: sha256("picture"), size: 7 };
  server = await serveAssets([asset]);
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

function urlOf(hash: string, name: string): string {
  return imageUrl(server.baseUrl, { hash, name, path: name, commit: "" });
}

describe("serving the content folder's images", () => {
  it("gives each known file by the hash of its bytes, under any name", async () => {
    expect(await checkImage(urlOf(asset.hash, "flow chart.png"), asset.hash)).toBe("same");
    const response = await fetch(urlOf(asset.hash, "x"));
    expect(response.headers.get("content-type")).toBe("image/png");
    expect(response.headers.get("content-length")).toBe("7");
    expect(await response.text()).toBe("picture");
  });

  it("answers HEAD without the bytes", async () => {
    const response = await fetch(urlOf(asset.hash, "flow.png"), { method: "HEAD" });
    expect([response.status, response.headers.get("content-length"), await response.text()]).toEqual([200, "7", ""]);
  });

  it("gives nothing else", async () => {
    expect(await checkImage(urlOf(sha256("secret"), "secret.txt"), sha256("secret"))).toBe("missing");
    const base = new URL(server.baseUrl).origin;
    for (const address of [
      "/",
      `/${asset.hash}`,
      `/${asset.hash}/../secret.txt`,
      "/secret.txt",
      `/${asset.hash}/a/b`,
    ]) {
      expect((await fetch(base + address)).status).toBe(404);
    }
    expect((await fetch(urlOf(asset.hash, "flow.png"), { method: "PUT", body: "x" })).status).toBe(405);
  });

  it("answers 404 for a file that has gone since", async () => {
    await rm(asset.file);
    expect(await checkImage(urlOf(asset.hash, "flow.png"), asset.hash)).toBe("missing");
  });

  it("listens on the loopback address only, and no more once closed", async () => {
    expect(new URL(server.baseUrl).hostname).toBe("127.0.0.1");
    const other = await serveAssets([]);
    await other.close();
    await expect(fetch(other.baseUrl)).rejects.toThrow();
  });
});
