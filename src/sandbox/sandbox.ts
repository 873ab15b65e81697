import { randomBytes } from "node:crypto";
import type { Call } from "./call.ts";
import { ApiError, errorBody, invalid } from "./errors.ts";
import { fetchImage } from "./images/fetch.ts";
import { ImageLibrary } from "./images/library.ts";
import { isObject, type Json, type JsonObject } from "./json.ts";
import { DataFileChanged, JournalFile } from "./journal.ts";
import type { Answer, RequestRecord, SandboxRequest } from "./message.ts";
import type { SandboxOptions } from "./options.ts";
import { completeQuirks, type Quirks } from "./quirks.ts";
import type { Random } from "./random.ts";
import { APP_RATE_LIMIT, RateCounter } from "./rate.ts";
import { findRoute } from "./routes.ts";
import { settingsOf } from "./settings.ts";
import { Store } from "./store.ts";
import { type ApiVersion, parseVersion } from "./versions.ts";

/** Requests that tests look at, and nobody counts. */
const OWN_REQUESTS = "/__sandbox/requests";

/** An Intercom workspace with a help center: at heart one function, request → answer. */
export interface Sandbox {
  handle(request: SandboxRequest): Promise<Answer>;
  /** Every request that was answered, oldest first. */
  readonly requests: readonly RequestRecord[];
  /** Failures of the sandbox itself, which it answers with 500 and without their text. */
  readonly failures: readonly unknown[];
  /** Changes how it behaves from now on. Throws a RangeError for an unknown name or value. */
  setQuirks(quirks: Partial<Quirks>): void;
  /** What a teammate does in the editor, and no call of the API can: puts an article into several collections. */
  placeArticle(id: string, collectionIds: readonly string[]): void;
  close(): void;
}

/** Opens a workspace. Throws where the data file cannot be read or an option makes no sense. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  return new EmbeddedSandbox(options);
}

class EmbeddedSandbox implements Sandbox {
  readonly requests: RequestRecord[] = [];
  readonly failures: unknown[] = [];
  readonly #now: () => number;
  readonly #random: Random;
  readonly #token: string | undefined;
  readonly #defaultVersion: ApiVersion;
  readonly #rate: RateCounter;
  readonly #journal: JournalFile | undefined;
  readonly #store: Store;
  readonly #images: ImageLibrary;
  #quirks: Quirks;

  constructor(options: SandboxOptions) {
    this.#now = options.now ?? Date.now;
    this.#random = options.random ?? randomBytes;
    this.#token = options.token;
    this.#defaultVersion = options.defaultVersion ?? "2.16";
    this.#rate = new RateCounter(options.rateLimit ?? APP_RATE_LIMIT);
    this.#quirks = completeQuirks(options.quirks ?? {});
    this.#journal = options.data === undefined ? undefined : new JournalFile(options.data);
    const past = this.#journal?.past ?? [];
    const kept = past.findLast((commit) => commit.workspace !== undefined)?.workspace;
    this.#store = new Store(settingsOf(options, kept, this.#seconds()), this.#journal, past);
    this.#images = new ImageLibrary(this.#store, options.fetchImage ?? fetchImage, this.#random);
  }

  async handle(request: SandboxRequest): Promise<Answer> {
    if (request.path === OWN_REQUESTS)
      return json(200, {}, { requests: this.requests.map((record) => ({ ...record })) });
    const answer = await this.#answer(request);
    const version = request.headers["intercom-version"] ?? null;
    const { method, path } = request;
    this.requests.push({ method, path, status: answer.status, version, at: this.#now() });
    return answer;
  }

  setQuirks(quirks: Partial<Quirks>): void {
    this.#quirks = completeQuirks(quirks, this.#quirks);
  }

  placeArticle(id: string, collectionIds: readonly string[]): void {
    const article = this.#store.articles.get(id);
    if (article === undefined) throw new RangeError(`There is no article ${id}.`);
    this.#store.commit({ put: { articles: [{ ...article, parentIds: collectionIds }] } });
  }

  close(): void {
    this.#journal?.close();
  }

  async #answer(request: SandboxRequest): Promise<Answer> {
    const requestId = this.#requestId();
    const headers: Record<string, string> = {
      "X-Request-Id": requestId,
      Date: new Date(this.#now()).toUTCString(),
    };
    try {
      const image = request.method === "GET" ? this.#images.read(request.path.split("?", 1)[0] ?? "") : undefined;
      if (image !== undefined) {
        return { status: 200, headers: { ...headers, "Content-Type": image.type }, body: image.bytes };
      }
      this.#authenticate(request);
      const ticket = this.#rate.take(this.#seconds());
      Object.assign(headers, ticket.headers);
      if (!ticket.allowed) throw tooMany(this.#rate);
      const version = this.#readVersion(request);
      headers["Intercom-Version"] = version;
      return json(200, headers, await this.#route(request, version));
    } catch (error) {
      if (error instanceof ApiError) return json(error.status, headers, errorBody(error, requestId));
      this.failures.push(error);
      const message = error instanceof DataFileChanged ? error.message : "The sandbox failed to answer.";
      return json(500, headers, errorBody(new ApiError(500, "server_error", message), requestId));
    }
  }

  async #route(request: SandboxRequest, version: ApiVersion): Promise<JsonObject> {
    const origin = `http://${request.headers["host"] ?? "sandbox"}`;
    const [path = "", query = ""] = request.path.split("?", 2);
    const route = findRoute(request.method, path, version);
    if (route === undefined) throw new ApiError(404, "not_found", "The requested resource was not found");
    const call: Call = {
      store: this.#store,
      images: this.#images,
      quirks: this.#quirks,
      version,
      ids: route.ids,
      path,
      query: new URLSearchParams(query),
      origin,
      body: parseBody(request.body),
      now: this.#seconds(),
      random: this.#random,
    };
    return route.handle(call);
  }

  #authenticate(request: SandboxRequest): void {
    const token = /^Bearer +(\S+)$/i.exec(request.headers["authorization"] ?? "")?.[1];
    if (token === undefined || (this.#token !== undefined && token !== this.#token)) {
      throw new ApiError(401, "unauthorized", "Access Token Invalid");
    }
  }

  #readVersion(request: SandboxRequest): ApiVersion {
    const header = request.headers["intercom-version"];
    const version = header === undefined ? this.#defaultVersion : parseVersion(header);
    if (version !== undefined) return version;
    throw new ApiError(400, "intercom_version_invalid", "The requested version could not be found");
  }

  #requestId(): string {
    const digits = Buffer.from(this.#random(16)).toString("hex");
    return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-8$4-$5");
  }

  #seconds(): number {
    return Math.floor(this.#now() / 1000);
  }
}

function tooMany(rate: RateCounter): ApiError {
  const { calls, windowSeconds } = rate.limit;
  return new ApiError(429, "rate_limit_exceeded", `Exceeded rate limit of ${calls} in ${windowSeconds}_seconds`);
}

function parseBody(text: string | undefined): JsonObject {
  if (text === undefined || text.trim() === "") return {};
  const value = parseJson(text);
  if (!isObject(value)) throw invalid("body", "The body must be a JSON object");
  return value;
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    throw new ApiError(400, "bad_request", "The body is not valid JSON");
  }
}

function json(status: number, headers: Readonly<Record<string, string>>, body: Json): Answer {
  return {
    status,
    headers: { ...headers, "Content-Type": "application/json; charset=utf-8" },
    body: JSON.stringify(body),
  };
}
