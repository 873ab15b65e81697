import { createSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { type Cause, FOREIGN, NOTHING } from "./causes.ts";
import type { Operation } from "./descriptions.ts";

interface Replied {
  readonly status: number;
  /** JSON, understood; `undefined` where there is no body. */
  readonly body: unknown;
}

/** What makes the thing that a part of a path names, or the listing whose first item it is. */
const MAKERS: Readonly<Record<string, readonly [path: string, body?: unknown, version?: string]>> = {
  articles: ["/articles", { title: "A", author_id: 501, state: "published", parent_id: 1, body: "<p>a</p>" }],
  collections: ["/help_center/collections", { name: "C" }],
  sections: ["/help_center/sections", { name: "S", parent_id: "collections" }, "2.9"],
  internal_articles: ["/internal_articles", { title: "I", owner_id: 501, author_id: 501, body: "<p>i</p>" }],
  content_snippets: ["/content_snippets", { title: "S", json_blocks: [{ type: "paragraph", text: "s" }] }],
  folders: ["/folders", { folder: { name: "F" } }, "Preview"],
  audiences: ["/audiences", { name: "A", predicates: [] }],
  tags: ["/tags", { name: "T" }],
  news_items: ["/news/news_items", { title: "N", sender_id: 501, state: "live" }],
  newsfeeds: ["/news/newsfeeds"],
  segments: ["/segments"],
  teams: ["/teams"],
  admins: ["/admins"],
  help_centers: ["/help_center/help_centers"],
  redirects: [
    "/help_center/help_centers/1/redirects",
    { from_url: "u", locale: "en", target_type: "article", target_id: "articles" },
  ],
};

/** The teammates of a fresh workspace. */
const ADMIN_IDS = [501, 502, 503];

/** What a field of a request names, by the field. */
const NAMED: Readonly<Record<string, string>> = {
  ...{ author_id: "admins", sender_id: "admins", owner_id: "admins", admin_ids: "admins", primary_admin_ids: "admins" },
  ...{
    secondary_admin_ids: "admins",
    parent_id: "collections",
    parent_ids: "collections",
    newsfeed_id: "newsfeeds",
    target_id: "articles",
  },
  ...{ audience_ids: "audiences", add_tag_ids: "tags", remove_tag_ids: "tags" },
  ...{ add_segment_ids: "audiences", remove_segment_ids: "audiences" },
};

/** A workspace in which recorded requests are replayed: the ids in them become ids of what it holds. */
export class Stage {
  readonly #sandbox: Sandbox = createSandbox({
    token: "right",
    locales: ["en", "fr"],
    fetchImage: () => Promise.resolve(null),
  });
  readonly #ids = new Map<string, string>();

  /** Calls an operation with what its path names being there. */
  async replay(version: string, operation: Operation, request: unknown, cause?: Cause): Promise<Replied> {
    for (const [method, template, body] of cause?.before ?? []) {
      await this.call("2.16", method, await this.#filled(template), await this.#mapped(body, lastPart(template)));
    }
    for (const name of cause?.missing ?? []) this.#ids.set(name, NOTHING);
    const query = cause?.query === undefined ? "" : `?${cause.query}`;
    const path = `${await this.#pathOf(operation.path)}${query}`;
    const body = await this.#mapped(cause?.request ?? request, lastPart(operation.path));
    return this.call(version, operation.method, path, body);
  }

  /** Calls an operation with nothing of what its path names. */
  async replayWithout(version: string, operation: Operation, request: unknown): Promise<Replied> {
    const path = operation.path.replace(/\{\w+\}/g, NOTHING);
    return this.call(version, operation.method, path, await this.#mapped(request));
  }

  async call(version: string, method: string, path: string, body?: unknown, token = "right"): Promise<Replied> {
    const headers = { authorization: `Bearer ${token}`, "intercom-version": version };
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    const answer = await this.#sandbox.handle({ method, path, headers, ...text });
    const answered = String(answer.body);
    return { status: answer.status, body: answered === "" ? undefined : (JSON.parse(answered) as unknown) };
  }

  /** Each id in a path is that of what the part before it names. */
  async #pathOf(template: string): Promise<string> {
    const parts = template.split("/");
    const filled = parts.map((part, index) => (part.startsWith("{") ? `{${parts[index - 1] ?? ""}}` : part));
    return this.#filled(filled.join("/"));
  }

  async #filled(path: string): Promise<string> {
    let filled = path;
    for (const [whole, name = ""] of path.matchAll(/\{(\w+)\}/g))
      filled = filled.replace(whole, await this.#idOf(name));
    return filled;
  }

  async #idOf(name: string): Promise<string> {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    const [path, body, version = "2.16"] =
      name === "versions" ? [`/articles/${await this.#idOf("articles")}/versions`] : (MAKERS[name] ?? [`/${name}`]);
    const { body: made } = await this.call(
      version,
      body === undefined ? "GET" : "POST",
      path,
      await this.#mapped(body),
    );
    const id = firstId(made);
    this.#ids.set(name, id);
    return id;
  }

  /** A recorded request with the ids of this workspace; numbers stay numbers. */
  async #mapped(value: unknown, field = ""): Promise<unknown> {
    if (Array.isArray(value)) return Promise.all(value.map((item) => this.#mapped(item, field)));
    if (typeof value === "object" && value !== null) {
      const own = "type" in value && "id" in value && typeof value.type === "string" ? value.type : undefined;
      const entries = Object.entries(value).map(async ([name, inner]) => {
        const place = name !== "id" ? name : own === undefined ? field : `${own.replace(/_content$/, "")}s`;
        return [name, await this.#mapped(inner, place)] as const;
      });
      return Object.fromEntries(await Promise.all(entries));
    }
    if (field === "from_url" && value !== FOREIGN) return "https://intercom.help/helpsync/old-page";
    const name = NAMED[field] ?? (field in MAKERS ? field : undefined);
    if (String(value) === NOTHING) return value;
    // Two teammates stay two.
    if (name === "admins") return typeof value === "number" ? ADMIN_IDS[value % ADMIN_IDS.length] : value;
    if (name === undefined || (typeof value !== "string" && typeof value !== "number")) return value;
    const id = await this.#idOf(name);
    return typeof value === "number" ? Number(id) : id;
  }
}

function lastPart(path: string): string {
  return path.split("/").at(-1) ?? "";
}

/** The id of what an answer holds, or of the first item of its listing. */
function firstId(answer: unknown): string {
  if (typeof answer !== "object" || answer === null) return NOTHING;
  const list = Object.values(answer).find((value) => Array.isArray(value)) as readonly unknown[] | undefined;
  if ("id" in answer) return String(answer.id);
  return list === undefined ? NOTHING : firstId(list[0]);
}
