import { appendFileSync } from "node:fs";
import { vi } from "vitest";
import { applyPlan, type ApplyResult } from "../../src/apply/apply.ts";
import type { Key } from "../../src/model/key.ts";
import type { Overrides } from "../../src/model/plan.ts";
import { planWorkspace, type Planned } from "../../src/pipeline.ts";
import type * as FromHtml from "../../src/sandbox/markdown/from-html.ts";
import type { AdminRecord, ArticleRecord } from "../../src/sandbox/records.ts";
import { createSandbox } from "../../src/sandbox/sandbox.ts";
import { parseState } from "../../src/state/document.ts";
import type { OpenWorkspace } from "../../src/workspace.ts";
import "../engine/own-modules.ts";
import { directExchange } from "../engine/direct-exchange.ts";
import { openDirectWorkspace } from "../engine/direct-workspace.ts";
import type { Memory } from "../engine/memory-store.ts";
import type { Corpus } from "./corpus.ts";

vi.mock("../../src/sandbox/markdown/from-html.ts", async (importOriginal) => {
  const [original, { rememberedText }] = await Promise.all([
    importOriginal<typeof FromHtml>(),
    import("../engine/remembered.ts"),
  ]);
  return { ...original, htmlToMarkdown: rememberedText(original.htmlToMarkdown) };
});

/** An Intercom that keeps its data in a file, a corpus that was compiled, and no memory of an apply at first. */
export interface CorpusWorld {
  plan(overrides?: Partial<Overrides>): Promise<Planned>;
  carryOut(planned: Planned): Promise<ApplyResult>;
  /** Methods and paths of the requests that write, since the last question. */
  writes(): string[];
  /** The ids that the last apply left in its memory, by key. */
  ids(): ReadonlyMap<Key, string>;
  /** The articles as they are stored. */
  articles(): Promise<readonly ArticleRecord[]>;
  close(): void;
}

const OVERRIDES: Overrides = {
  firstRun: "allow",
  rollback: "allow",
  dirty: "allow",
  uiEdits: "policy",
  drafts: "protect",
  recreate: [],
  rerender: [],
  only: [],
};

const POINT = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64");
const API_VERSION = "2.16";

/**
 * Opens an Intercom for a corpus.
 * @param data the sandbox's data file; what it holds already is there
 */
export function openCorpusWorld({ config, loaded }: Corpus, data: string): CorpusWorld {
  const clock = { now: 1_800_000_000_000 };
  const sandbox = createSandbox({
    data,
    now: () => clock.now,
    rateLimit: { calls: 1e6, windowSeconds: 10 },
    fetchImage: () => Promise.resolve(POINT),
    admins: adminsOf({ config, loaded }),
  });
  const bodies = new Map<string, string>();
  let state: string | null = null;
  const memory: Memory = {
    get state() {
      return state;
    },
    save: (text) => {
      state = text;
    },
    bodies,
  };
  const imageUrls = imageUrlsOf({ config, loaded });
  let told = 0;
  let nonces = 0;

  async function open(): Promise<OpenWorkspace> {
    const workspace = config.workspaces["test"];
    if (workspace === undefined) throw new Error("The config has no workspace named test.");
    return openDirectWorkspace({
      config: { ...workspace, apiVersion: API_VERSION },
      defaultLocale: config.content.locales.default,
      clock,
      memory,
      exchange: (call) => directExchange({ sandbox, apiVersion: API_VERSION, clock }, call),
    });
  }

  return {
    plan: async (overrides = {}) => planWorkspace(config, loaded, await open(), { ...OVERRIDES, ...overrides }),
    carryOut: async ({ plan, live, state: known }) => {
      const workspace = await open();
      return applyPlan({
        plan,
        desired: loaded.desired,
        records: loaded.records,
        live,
        state: known,
        intercom: workspace.intercom,
        store: workspace.store,
        imageUrls,
        findImageUrl: () => Promise.resolve(undefined),
        commit: null,
        nonce: () => `nonce-${String((nonces += 1))}`,
        now: () => new Date(clock.now).toISOString(),
        stop: () => undefined,
        lost: () => undefined,
        progress: () => undefined,
        waiting: () => undefined,
      });
    },
    writes: () => {
      const fresh = sandbox.requests.slice(told);
      told = sandbox.requests.length;
      return fresh.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
    },
    ids: () => {
      const { resources } = parseState(state ?? "", "memory");
      return new Map([...resources].map(([key, { id }]) => [key, id]));
    },
    articles: async () => {
      const answer = await sandbox.handle({ method: "GET", path: "/__sandbox/snapshot", headers: {} });
      return (JSON.parse(String(answer.body)) as { articles: readonly ArticleRecord[] }).articles;
    },
    close: () => {
      sandbox.close();
    },
  };
}

/** Puts articles into the data file of a sandbox that is closed: as Intercom holds them, not as it takes them. */
export function storeArticles(data: string, articles: readonly ArticleRecord[]): void {
  appendFileSync(data, `${JSON.stringify({ put: { articles } })}\n`);
}

/** Every author that a corpus names is a teammate of its workspace. */
function adminsOf({ config, loaded }: Corpus): AdminRecord[] {
  const authors = loaded.desired.resources.flatMap(({ locales }) =>
    Object.values(locales).flatMap(({ author }) => author ?? []),
  );
  return [...new Set([config.defaults.author ?? "docs@example.com", ...authors])].map((name, index) => ({
    id: String(700 + index),
    name,
    email: name.includes("@") ? name : `author${String(index)}@example.com`,
  }));
}

function imageUrlsOf({ loaded }: Corpus): Map<string, string> {
  const parts = loaded.desired.resources.flatMap(({ locales }) =>
    Object.values(locales).flatMap(({ body }) => body?.parts ?? []),
  );
  return new Map(
    parts.flatMap((part) =>
      typeof part === "object" && "image" in part
        ? [[part.image, `https://img.example.com/${part.image}/${encodeURIComponent(part.name)}`]]
        : [],
    ),
  );
}
