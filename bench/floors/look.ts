/**
 * The floor of a plan: find, read and hash all files of a folder, fetch all pages of the listing, parse them. Nothing
 * is understood. `look.mjs FOLDER [URL TOKEN]`; without an address only the files.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import http from "node:http";
import path from "node:path";

const PER_PAGE = 250;
const AT_ONCE = 8;

const [folder = ".", url, token = ""] = process.argv.slice(2);

function readFiles(): number {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  for (const entry of entries) {
    createHash("sha256")
      .update(readFileSync(path.join(entry.parentPath, entry.name)))
      .digest("hex");
  }
  return entries.length;
}

interface Page {
  readonly data: readonly unknown[];
  readonly pages: { readonly total_pages: number };
}

async function readListing(address: string): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const read = (page: number): Promise<Page> =>
    new Promise((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}`, "intercom-version": "2.16" };
      const target = `${address}/articles?page=${String(page)}&per_page=${String(PER_PAGE)}`;
      http
        .get(target, { agent, headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on("data", (chunk: Buffer) => chunks.push(chunk));
          response.on("end", () => {
            resolve(JSON.parse(Buffer.concat(chunks).toString("utf8")) as Page);
          });
        })
        .on("error", reject);
    });
  const first = await read(1);
  const others = Array.from({ length: first.pages.total_pages - 1 }, (_, index) => read(index + 2));
  const items = [first, ...(await Promise.all(others))].reduce((count, { data }) => count + data.length, 0);
  agent.destroy();
  return items;
}

const listing = url === undefined ? Promise.resolve(0) : readListing(url);
process.stdout.write(`${String(readFiles())} files, ${String(await listing)} articles\n`);
