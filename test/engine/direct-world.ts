import { expect, vi } from "vitest";
import { applyPlan, type ApplyResult } from "../../src/apply/apply.ts";
import type * as Compiler from "../../src/compile/compiler.ts";
import type { Call, Exchange } from "../../src/intercom/exchange.ts";
import type { ApiVersion } from "../../src/model/api-version.ts";
import type { Config } from "../../src/model/config.ts";
import { recordsIn } from "../../src/model/compiled-record.ts";
import { hasErrors } from "../../src/model/problem.ts";
import type { Overrides } from "../../src/model/plan.ts";
import { compileRead, understand, type Loaded } from "../../src/load.ts";
import { planWhenSure, planWorkspace, type Planned } from "../../src/pipeline.ts";
import type { SandboxOptions } from "../../src/sandbox/options.ts";
import type * as FromHtml from "../../src/sandbox/markdown/from-html.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { parseState } from "../../src/state/document.ts";
import type { OpenWorkspace } from "../../src/workspace.ts";
import { configFrom } from "../content/source.ts";
import "./own-modules.ts";
import { directExchange } from "./direct-exchange.ts";
import { PICTURE, POINT, treeOf } from "./direct-tree.ts";
import { openDirectWorkspace } from "./direct-workspace.ts";
import type { Tables } from "./tables.ts";
import { planWithoutTexts } from "./without-texts.ts";

vi.mock("../../src/compile/compiler.ts", async (importOriginal) => {
  const [original, { remembering }] = await Promise.all([importOriginal<typeof Compiler>(), import("./remembered.ts")]);
  return { ...original, openCompiler: () => remembering(original.openCompiler()) };
});
vi.mock("../../src/sandbox/markdown/from-html.ts", async (importOriginal) => {
  const [original, { rememberedText }] = await Promise.all([
    importOriginal<typeof FromHtml>(),
    import("./remembered.ts"),
  ]);
  return { ...original, htmlToMarkdown: rememberedText(original.htmlToMarkdown) };
});
// No disk, so no repository.
vi.mock("../../src/git/standing.ts", () => ({
  readStanding: () => Promise.resolve({ commit: null, holdsLastApplied: "yes", uncommitted: [] }),
}));

/** What goes over the wire to the sandbox: a test may put its own in between. */
export type Wire = (call: Call, answer: () => Promise<Exchange>) => Promise<Exchange>;

export interface DirectOptions {
  readonly sandbox?: SandboxOptions;
  readonly apiVersion?: ApiVersion;
  /** YAML in the place of the usual config; its workspace is named `test`. */
  readonly config?: string;
}

export interface Applied extends ApplyResult {
  readonly planned: Planned;
}

/** Content, state and Intercom as plain data in this process, and the engine between them: no sockets, no disk. */
export interface DirectWorld {
  readonly sandbox: Sandbox;
  /** Markdown by path from the content root. */
  readonly files: Map<string, string>;
  /** Paths of files that `ignore` matches. */
  readonly ignored: Set<string>;
  wire: Wire;
  /** Keeps the text of the state. */
  save: (text: string) => void;
  /** Why the run has lost the lock; undefined while it holds it. */
  lost: string | undefined;
  /** Why the run is to stop although it holds the lock. */
  stopped: string | undefined;
  /** Milliseconds since epoch, in Intercom and here. */
  readonly clock: { now: number };
  /** The state as its store holds it; null where none was ever written, or where it was lost. */
  state: string | null;
  /** The texts that the state names. */
  readonly bodies: Map<string, string>;
  load(): Promise<Loaded>;
  plan(overrides?: Partial<Overrides>): Promise<Planned>;
  /** The plan that an apply follows: what an earlier one left in the air is waited for. */
  planWhenSure(overrides?: Partial<Overrides>): Promise<Planned>;
  /** Carries out a plan, also one that guards would stop: ask `planned.plan.guards` first. */
  carryOut(planned: Planned): Promise<Applied>;
  /** What a teammate does in Intercom, as `POST /__sandbox/edit` takes it. */
  edit(body: Readonly<Record<string, unknown>>): Promise<void>;
  /** One call as another program would make it. */
  call(method: string, path: string, body?: unknown): Promise<Readonly<Record<string, unknown>>>;
  /** All that Intercom holds, by table. */
  tables(): Promise<Tables>;
  /** Methods and paths of the requests since the last question, without those of `call`. */
  requests(): string[];
}

const NO_OVERRIDES: Overrides = {
  firstRun: "refuse",
  rollback: "refuse",
  dirty: "refuse",
  uiEdits: "policy",
  drafts: "protect",
  recreate: [],
  rerender: [],
  only: [],
};

const CONFIG = `
locales: { default: en, additional: [fr, de] }
defaults: { author: docs@example.com, state: published }
assets: { base_url: "https://img.example.com/{hash}/{name}" }
workspaces: { test: { token_env: TOKEN } }
`;

const configs = new Map<string, Config>();

const calm: Wire = (_call, answer) => answer();

export function openDirectWorld(options: DirectOptions = {}): DirectWorld {
  const yaml = options.config ?? CONFIG;
  const config = configs.get(yaml) ?? configFrom(yaml);
  configs.set(yaml, config);
  const apiVersion = options.apiVersion ?? "2.16";
  const clock = { now: 1_800_000_000_000 };
  const sandbox = createSandbox({
    now: () => clock.now,
    rateLimit: { calls: 1e6, windowSeconds: 10 },
    fetchImage: () => Promise.resolve(POINT),
    ...options.sandbox,
  });
  const files = new Map<string, string>();
  const ignored = new Set<string>();
  let last: { readonly shown: string; readonly loaded: Loaded } | undefined;
  let nonces = 0;
  const told = new Set<unknown>();
  const opened = new WeakMap<Planned, OpenWorkspace>();

  const world: DirectWorld = {
    sandbox,
    files,
    ignored,
    wire: calm,
    save: (text) => {
      world.state = text;
    },
    lost: undefined,
    stopped: undefined,
    clock,
    state: null,
    bodies: new Map(),
    load: async () => {
      const shown = JSON.stringify([...files, ...ignored, world.state]);
      if (last?.shown === shown) return last.loaded;
      const records = recordsIn(world.state === null ? null : parseState(world.state, "memory"));
      const loaded = await compileRead(understand(treeOf(world), config, apiVersion), config, records);
      if (hasErrors(loaded.problems)) throw new Error(`The content has errors: ${JSON.stringify(loaded.problems)}`);
      last = { shown, loaded };
      return loaded;
    },
    plan: async (overrides = {}) => {
      const workspace = await open();
      const planned = await planWorkspace(config, await world.load(), workspace, { ...NO_OVERRIDES, ...overrides });
      opened.set(planned, workspace);
      if (world.wire !== calm) return planned;
      const seen = sandbox.requests.length;
      const given = { config, loaded: await world.load(), stored: planned.stored };
      expect(await planWithoutTexts(given, workspace, { ...NO_OVERRIDES, ...overrides })).toEqual(planned.plan);
      for (const request of sandbox.requests.slice(seen)) told.add(request);
      return planned;
    },
    planWhenSure: async (overrides = {}) => {
      const [workspace, loaded] = [await open(), await world.load()];
      const patience = { tell: () => undefined, halted: () => undefined };
      const planned = await planWhenSure(config, loaded, workspace, { ...NO_OVERRIDES, ...overrides }, patience);
      opened.set(planned, workspace);
      return planned;
    },
    carryOut: async (planned) => {
      const workspace = opened.get(planned) ?? (await open());
      clock.now += 1000;
      const { desired, records } = await world.load();
      const result = await applyPlan({
        stop: () => world.lost ?? world.stopped,
        lost: () => world.lost,
        plan: planned.plan,
        desired,
        records,
        live: planned.live,
        state: planned.state,
        intercom: workspace.intercom,
        store: workspace.store,
        findImageUrl: () => Promise.resolve(undefined),
        imageUrls: new Map([[PICTURE.hash, `https://img.example.com/${PICTURE.hash}/flow.gif`]]),
        commit: null,
        nonce: () => `nonce-${String((nonces += 1))}`,
        now: () => new Date(clock.now).toISOString(),
        progress: () => undefined,
        waiting: () => undefined,
      });
      return { ...result, planned };
    },
    edit: async (body) => {
      clock.now += 1000;
      const answer = await sandbox.handle({
        method: "POST",
        path: "/__sandbox/edit",
        headers: {},
        body: JSON.stringify(body),
      });
      if (answer.status !== 200) throw new Error(`The teammate was refused: ${String(answer.body)}`);
    },
    call: async (method, path, body) => {
      clock.now += 1000;
      const headers = { authorization: "Bearer token", "intercom-version": apiVersion, host: "127.0.0.1" };
      const sent = body === undefined ? {} : { body: JSON.stringify(body) };
      const answer = await sandbox.handle({ method, path, headers, ...sent });
      told.add(sandbox.requests.at(-1));
      return JSON.parse(String(answer.body)) as Readonly<Record<string, unknown>>;
    },
    tables: async () => {
      const answer = await sandbox.handle({ method: "GET", path: "/__sandbox/snapshot", headers: {} });
      return JSON.parse(String(answer.body)) as Tables;
    },
    requests: () => {
      const fresh = sandbox.requests.filter((request) => !told.has(request));
      for (const request of fresh) told.add(request);
      return fresh.map(({ method, path }) => `${method} ${path}`);
    },
  };

  function open(): Promise<OpenWorkspace> {
    const workspaceConfig = config.workspaces["test"];
    if (workspaceConfig === undefined) throw new Error("The config has no workspace named test.");
    return openDirectWorkspace({
      config: { ...workspaceConfig, apiVersion },
      defaultLocale: config.content.locales.default,
      clock,
      memory: world,
      exchange: (call) => world.wire(call, () => directExchange({ sandbox, apiVersion, clock }, call)),
    });
  }
  return world;
}
