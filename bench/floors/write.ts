/**
 * The floor of a first apply: a draft and the text that fills it for each article of a help center, as fast as it
 * answers. Of the answers nothing is made but JSON. `write.mjs URL TOKEN`; the texts are those of its first page.
 */
import http from "node:http";
import { performance } from "node:perf_hooks";

const PER_PAGE = 250;
const AT_ONCE = 8;

interface Article {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly author_id: number;
}

const [url = "", token = ""] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true, maxSockets: AT_ONCE });

function call(method: string, path: string, body?: object): Promise<unknown> {
  const headers = {
    authorization: `Bearer ${token}`,
    "intercom-version": "2.16",
    ...(body === undefined ? {} : { "content-type": "application/json" }),
  };
  return new Promise((resolve, reject) => {
    const request = http.request(`${url}${path}`, { method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        if (response.statusCode === 200) resolve(JSON.parse(Buffer.concat(chunks).toString("utf8")));
        else reject(new Error(`${method} ${path}: ${String(response.statusCode)}`));
      });
    });
    request.on("error", reject).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Does something for each, so many at a time. */
async function forEach<Item>(items: readonly Item[], work: (item: Item) => Promise<unknown>): Promise<void> {
  const left = [...items];
  const worker = async (): Promise<void> => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

const { data } = (await call("GET", `/articles?page=1&per_page=${String(PER_PAGE)}`)) as { data: Article[] };
const start = performance.now();
await forEach(data, ({ title, author_id }) =>
  call("POST", "/articles", { title, author_id, state: "draft", body: "<p>a draft</p>" }),
);
await forEach(data, ({ id, title, author_id, body }) =>
  call("PUT", `/articles/${id}`, { title, author_id, state: "published", body }),
);
process.stdout.write(`${String((2 * data.length) / ((performance.now() - start) / 1000))} calls a second\n`);
agent.destroy();
