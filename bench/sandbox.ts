/** How the sandbox bears 10,000 articles in three languages. Prints figures; nothing passes or fails by them. */
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { openSandbox } from "../src/sandbox/server.ts";
import { writeData } from "./data.ts";
import { describe, memory, timed, type Figure } from "./measure.ts";

const ARTICLES = 10_000;
const PER_PAGE = 250;
const PAGES = ARTICLES / PER_PAGE;
const WRITES = 200;

const folder = mkdtempSync(path.join(tmpdir(), "helpsync-bench-"));
try {
  const data = path.join(folder, "sandbox.jsonl");
  await writeData(data, ARTICLES);
  process.stdout.write(describe(await measure(data)));
} finally {
  rmSync(folder, { recursive: true });
}

async function measure(data: string): Promise<Figure[]> {
  const bareRead = (await timed(() => readBare(data))).seconds;
  const before = memory();
  const { seconds: started, value: sandbox } = await timed(() =>
    openSandbox({ data, locales: ["en", "fr", "de"], rateLimit: { calls: 1e9, windowSeconds: 10 } }),
  );
  const headers = { authorization: `Bearer ${sandbox.token}`, "intercom-version": "2.16" };
  const { seconds: swept, value: pages } = await timed(() => sweep(sandbox.url, headers));
  const items = pages.reduce((count, page) => count + (JSON.parse(page) as { data: unknown[] }).data.length, 0);
  if (items !== ARTICLES) throw new Error(`The pages hold ${String(items)} articles, not ${String(ARTICLES)}.`);
  const steady = memory();
  const size = statSync(data).size;
  const written = (await timed(() => write(sandbox.url, headers))).seconds;
  const grown = (statSync(data).size - size) / WRITES;
  await sandbox.close();
  const bareSweep = await sweepBare(pages);
  return [
    {
      name: `start from a data file of ${String(Math.round(size / 2 ** 20))} MB`,
      value: started,
      unit: "s",
      floor: bareRead,
      limit: 3,
    },
    { name: `all ${String(PAGES)} pages of ${String(PER_PAGE)}`, value: swept, unit: "s", floor: bareSweep, limit: 2 },
    { name: "steady memory", value: steady, unit: "MB", floor: before, limit: 600 },
    {
      name: "one update of an article",
      value: (written / WRITES) * 1000,
      unit: "ms",
      floor: (bareSweep / PAGES) * 1000,
      limit: 50,
    },
    {
      name: "what one update adds to the data file",
      value: grown / 1024,
      unit: "KB",
      floor: size / ARTICLES / 1024,
      limit: 50,
    },
  ];
}

/** The floor of a start: read the file, and parse each line. */
function readBare(file: string): number {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as unknown).length;
}

async function sweep(url: string, headers: Record<string, string>): Promise<string[]> {
  const pages: string[] = [];
  for (let page = 1; page <= PAGES; page += 1) {
    const answer = await fetch(`${url}/articles?page=${String(page)}&per_page=${String(PER_PAGE)}`, { headers });
    pages.push(await answer.text());
  }
  return pages;
}

/** The floor of a sweep: a server that sends the same bytes and does nothing else. */
async function sweepBare(pages: readonly string[]): Promise<number> {
  const bodies = pages.map((page) => Buffer.from(page));
  const server = http.createServer((request, response) => {
    response.end(bodies[Number(new URL(request.url ?? "/", "http://localhost").searchParams.get("page")) - 1]);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const { seconds } = await timed(() => sweep(`http://127.0.0.1:${String(port)}`, {}));
  server.closeAllConnections();
  server.close();
  return seconds;
}

async function write(url: string, headers: Record<string, string>): Promise<void> {
  for (let count = 0; count < WRITES; count += 1) {
    const body = JSON.stringify({ title: `Changed ${String(count)}`, author_id: 501 });
    const answer = await fetch(`${url}/articles/${String(1001 + count)}`, { method: "PUT", headers, body });
    if (answer.status !== 200) throw new Error(`An update was answered with ${String(answer.status)}.`);
    await answer.text();
  }
}
