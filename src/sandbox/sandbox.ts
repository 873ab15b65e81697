import { randomBytes } from "node:crypto";
import { authenticate, newRequestId, readVersion } from "./access.ts";
import { settleSchedules } from "./articles/schedule.ts";
import type { Call } from "./call.ts";
import { json, parseBody, refusal } from "./answers.ts";
import { editorQuirks } from "./control/edit.ts";
import { isControl, operate } from "./control/operate.ts";
import type { ControlPanel } from "./control/panel.ts";
import { ApiError } from "./errors.ts";
import { type ChosenFault, FaultChooser, type FaultOptions } from "./faults/chooser.ts";
import { LateWrites } from "./faults/late.ts";
import { rewriteOvernight } from "./faults/overnight.ts";
import { strike } from "./faults/strike.ts";
import { type FetchImage, fetchImage } from "./images/fetch.ts";
import { ImageLibrary } from "./images/library.ts";
import { serveImage } from "./images/serve.ts";
import type { JsonObject } from "./json.ts";
import { DataFileChanged, JournalFile } from "./journal.ts";
import { RequestLog, type RouteCount } from "./log.ts";
import type { Answer, RequestRecord, SandboxRequest } from "./message.ts";
import type { SandboxOptions } from "./options.ts";
import { completeQuirks, type Quirks } from "./quirks.ts";
import type { Random } from "./random.ts";
import { APP_RATE_LIMIT, RateCounter, tooManyCalls } from "./rate.ts";
import { findRoute } from "./routes.ts";
import { settingsOf } from "./settings.ts";
import { Store } from "./store.ts";
import type { ApiVersion } from "./versions.ts";

/** An Intercom workspace with a help center: at heart one function, request → answer. */
export interface Sandbox {
  handle(request: SandboxRequest): Promise<Answer>;
  /** Every request that came, oldest first, but for those to `/__sandbox/`. */
  readonly requests: readonly RequestRecord[];
  /** Counts of them by `GET /articles/{id}`. */
  readonly routes: Readonly<Record<string, RouteCount>>;
  /** Failures of the sandbox itself, which it answers with 500 and without their text. */
  readonly failures: readonly unknown[];
  /** Changes how it behaves from now on. Throws a RangeError for an unknown name or value. */
  setQuirks(quirks: Partial<Quirks>): void;
  /** The faults from now on, instead of those before; calls are counted anew. Throws a RangeError. */
  setFaults(faults: FaultOptions): void;
  /** What a teammate does in the editor, and no call of the API can: puts an article into several collections. */
  placeArticle(id: string, collectionIds: readonly string[]): void;
  close(): void;
}

type Headers = Readonly<Record<string, string>>;

/** What a route answers, before it is put into words. */
interface Reply {
  readonly status: number;
  readonly body: JsonObject | undefined;
}

/** Opens a workspace. Throws where the data file cannot be read or an option makes no sense. */
export function createSandbox(options: SandboxOptions = {}): Sandbox {
  return new EmbeddedSandbox(options);
}

class EmbeddedSandbox implements Sandbox {
  readonly failures: unknown[] = [];
  readonly #now: () => number;
  readonly #random: Random;
  readonly #token: string | undefined;
  readonly #defaultVersion: ApiVersion;
  readonly #rate: RateCounter;
  readonly #journal: JournalFile | undefined;
  readonly #store: Store;
  readonly #fetchImage: FetchImage;
  readonly #log = new RequestLog();
  readonly #late = new LateWrites();
  #images: ImageLibrary;
  #quirks: Quirks;
  #faults: FaultChooser;

  constructor(options: SandboxOptions) {
    this.#now = options.now ?? Date.now;
    this.#random = options.random ?? randomBytes;
    this.#token = options.token;
    this.#defaultVersion = options.defaultVersion ?? "2.16";
    this.#rate = new RateCounter(options.rateLimit ?? APP_RATE_LIMIT);
    this.#quirks = completeQuirks(options.quirks ?? {});
    this.#faults = new FaultChooser(options);
    this.#fetchImage = options.fetchImage ?? fetchImage;
    this.#journal = options.data === undefined ? undefined : new JournalFile(options.data);
    const past = this.#journal?.takePast() ?? [];
    const kept = past.findLast((commit) => commit.workspace !== undefined)?.workspace;
    this.#store = new Store(settingsOf(options, kept, this.#seconds()), this.#journal, past);
    this.#images = this.#newLibrary();
  }

  get requests(): readonly RequestRecord[] {
    return this.#log.requests;
  }

  get routes(): Readonly<Record<string, RouteCount>> {
    return this.#log.routes;
  }

  async handle(request: SandboxRequest): Promise<Answer> {
    const at = this.#now();
    await this.#late.settle(at);
    if (isControl(request.path)) return operate(request, this.#panel());
    const answer = await this.#answer(request);
    const version = request.headers["intercom-version"] ?? null;
    const { method, path } = request;
    const [duration, fault] = [this.#now() - at, answer.fault ?? null];
    this.#log.add({ method, path, status: answer.status, version, at, duration, fault });
    return answer;
  }

  setQuirks(quirks: Partial<Quirks>): void {
    this.#quirks = completeQuirks(quirks, this.#quirks);
  }

  setFaults(faults: FaultOptions): void {
    this.#faults = new FaultChooser(faults);
  }

  placeArticle(id: string, collectionIds: readonly string[]): void {
    const article = this.#store.articles.get(id);
    if (article === undefined) throw new RangeError(`There is no article ${id}.`);
    this.#store.commit({ put: { articles: [{ ...article, parentIds: collectionIds }] } });
  }

  close(): void {
    this.#journal?.close();
  }

  /** What a request to `/__sandbox/` may see and do. */
  #panel(): ControlPanel {
    return {
      log: this.#log,
      store: this.#store,
      reset: () => {
        this.#store.clear();
        this.#images = this.#newLibrary();
        this.#log.clear();
        this.#late.clear();
      },
      setQuirks: (quirks) => {
        this.setQuirks(quirks);
      },
      setFaults: (faults) => {
        this.setFaults(faults);
      },
      placeArticle: (id, collectionIds) => {
        this.placeArticle(id, collectionIds);
      },
      call: async (actor, method, path, body) => {
        const version = "2.16";
        const given = { actor, quirks: editorQuirks(this.#quirks), body };
        return (await this.#route({ method, path, headers: {} }, version, given)).body ?? {};
      },
    };
  }

  async #answer(request: SandboxRequest): Promise<Answer> {
    const headers: Record<string, string> = {
      "X-Request-Id": newRequestId(this.#random),
      Date: new Date(this.#now()).toUTCString(),
    };
    let fault: ChosenFault | undefined;
    try {
      const image = serveImage(request, this.#images, this.#seconds());
      if (image !== undefined) return { ...image, headers: { ...headers, ...image.headers } };
      authenticate(request, this.#token);
      const ticket = this.#rate.take(this.#seconds());
      Object.assign(headers, ticket.headers);
      if (!ticket.allowed) throw tooManyCalls(this.#rate.limit);
      const version = readVersion(request, this.#defaultVersion);
      headers["Intercom-Version"] = version;
      fault = this.#faults.choose(request.method, request.path);
      if (fault === undefined) return await this.#respond(request, version, headers);
      return await this.#strike(fault, request, version, headers);
    } catch (error) {
      return { ...this.#refuse(error, headers), ...(fault === undefined ? {} : { fault: fault.kind }) };
    }
  }

  #strike(fault: ChosenFault, request: SandboxRequest, version: ApiVersion, headers: Headers): Promise<Answer> {
    const at = (path: string, now?: number): Promise<Answer> =>
      this.#respond({ ...request, path }, version, headers, now).catch((error: unknown) =>
        this.#refuse(error, headers),
      );
    return strike(fault, {
      path: request.path,
      carryOut: () => at(request.path),
      look: at,
      carryOutLater: (seconds) => {
        const due = this.#now() + seconds * 1000;
        this.#late.add(due, () => at(request.path, Math.floor(due / 1000)));
      },
      rewriteOvernight: () => {
        rewriteOvernight(this.#store);
      },
    });
  }

  async #respond(request: SandboxRequest, version: ApiVersion, headers: Headers, now?: number): Promise<Answer> {
    const { status, body } = await this.#route(request, version, now === undefined ? {} : { now });
    return body === undefined ? { status, headers, body: "" } : json(status, headers, body);
  }

  #refuse(error: unknown, headers: Headers): Answer {
    if (error instanceof ApiError) {
      return refusal(error, error.status === 429 ? { ...headers, ...this.#retryAfter() } : headers);
    }
    this.failures.push(error);
    const message = error instanceof DataFileChanged ? error.message : "The sandbox failed to answer.";
    return refusal(new ApiError(500, "server_error", message), headers);
  }

  #retryAfter(): Headers {
    if (this.#quirks.retryAfterHeader === "absent") return {};
    return { "Retry-After": String(this.#rate.secondsLeft(this.#seconds())) };
  }

  async #route(request: SandboxRequest, version: ApiVersion, given: Partial<Call>): Promise<Reply> {
    const [path = "", query = ""] = request.path.split("?", 2);
    const found = findRoute(request.method, path, version);
    if (found === undefined) throw new ApiError(404, "not_found", "The requested resource was not found");
    const call: Call = {
      store: this.#store,
      images: this.#images,
      quirks: this.#quirks,
      version,
      ids: found.ids,
      path,
      query: new URLSearchParams(query),
      origin: `http://${request.headers["host"] ?? "sandbox"}`,
      body: given.body ?? parseBody(request.body),
      now: this.#seconds(),
      random: this.#random,
      ...given,
    };
    settleSchedules(this.#store, call.now);
    return { status: found.route.status ?? 200, body: await found.route.handle(call) };
  }

  #newLibrary(): ImageLibrary {
    return new ImageLibrary(this.#store, this.#fetchImage, this.#random);
  }

  #seconds(): number {
    return Math.floor(this.#now() / 1000);
  }
}
