import "./remembering.ts";
import { outcomeOf } from "../../src/apply/outcome.ts";
import type { Call, Exchange } from "../../src/intercom/exchange.ts";
import { EXIT_CODES, Failure, worstOutcome, type Outcome } from "../../src/model/failure.ts";
import { WRITES, type Action } from "../../src/model/plan.ts";
import type { Planned } from "../../src/pipeline.ts";
import { directExchange } from "../engine/direct-exchange.ts";
import { openDirectWorld, type Applied, type DirectWorld } from "../engine/direct-world.ts";
import { seeded } from "../corpora/seeded.ts";
import type { Figures } from "./figures.ts";
import { lacksOf, type Lacks, strangersOf, tooMany } from "./judge.ts";
import { filesOf, pagesOf, type Edition } from "./tree.ts";
import { weatherOf } from "./weather.ts";

const CONFIG = `
locales: { default: en, additional: [fr] }
defaults: { author: docs@example.com, state: published }
policies: { on_removal: delete }
workspaces: { test: { token_env: TOKEN } }
`;

/** So many items are on a page of a listing, so that a small help center has several. */
const PER_PAGE = 4;

/** How an apply ended. */
interface Ended {
  readonly outcome: Outcome;
  readonly planned?: Planned;
  readonly applied?: Applied;
  readonly failure?: Failure;
}

/**
 * Both editions applied under faults, each put right by an apply without any. Throws where a law is broken, with all
 * that was done until then.
 */
export async function faultyRun(seed: number, figures: Figures): Promise<void> {
  const run = new FaultyRun(seed, figures);
  try {
    await run.play();
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    throw new Error([`HELPSYNC_SEED=${String(seed)}`, ...run.diary, what].join("\n"), { cause: error });
  }
}

class FaultyRun {
  readonly diary: string[] = [];
  readonly #world: DirectWorld;
  readonly #random: () => number;
  readonly #figures: Figures;
  /** Ids of all articles that ever were. */
  readonly #made = new Set<string>();
  #strangers = "";

  constructor(seed: number, figures: Figures) {
    this.#random = seeded(seed);
    this.#figures = figures;
    let counted = 0;
    const random = (size: number): Buffer => {
      const bytes = Buffer.alloc(size);
      bytes.writeUInt32BE((counted += 1), Math.max(0, size - 4));
      return bytes;
    };
    this.#world = openDirectWorld({ config: CONFIG, sandbox: { random, locales: ["en", "fr"] } });
    this.#world.wire = (call) => this.#exchange(call);
  }

  async play(): Promise<void> {
    await this.#world.call("POST", "/help_center/collections", { name: "Not ours" });
    await this.#editionUnderFaults("first");
    const collection = (await this.#world.tables()).collections.find(
      ({ locales }) => locales["en"]?.name === "Not ours",
    );
    await this.#world.call("POST", "/articles", {
      ...{ title: "Not ours either", body: "<p>Words of a teammate.</p>", author_id: 1, state: "published" },
      parent_id: Number(collection?.id),
    });
    await this.#editionUnderFaults("second");
  }

  async #exchange(call: Call): Promise<Exchange> {
    const path = call.path.replace(/per_page=\d+/u, `per_page=${String(PER_PAGE)}`);
    const exchange = await directExchange(
      { sandbox: this.#world.sandbox, apiVersion: "2.16", clock: this.#world.clock },
      { ...call, path },
    );
    const isLost = exchange.kind === "lost" || exchange.status >= 500 || !exchange.text.endsWith("}");
    if (call.method === "POST" && isLost) this.#figures.count("creates of an unknown outcome", call.path);
    return exchange;
  }

  async #editionUnderFaults(edition: Edition): Promise<void> {
    this.#world.files.clear();
    for (const [path, text] of filesOf(edition)) this.#world.files.set(path, text);
    this.#strangers = strangersOf(await this.#world.tables());
    const times = this.#random() < 0.3 ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      const seed = Math.floor(this.#random() * 2 ** 31);
      this.#world.sandbox.setFaults(weatherOf(seed));
      this.#note(`${edition} edition under faults`);
      await this.#applyUnderFaults(edition);
    }
    this.#world.sandbox.setFaults({});
    this.#note(`${edition} edition without faults`);
    await this.#settle(edition);
  }

  async #applyUnderFaults(edition: Edition): Promise<void> {
    const before = JSON.stringify(await this.#world.tables());
    const told = this.#world.sandbox.requests.length;
    const ended = await this.#apply();
    this.#figures.count("applies under faults, by exit code", String(EXIT_CODES[ended.outcome]));
    for (const { fault, method, path } of this.#world.sandbox.requests.slice(told)) {
      this.#figures.count("calls under faults", fault === null ? "left alone" : "hit");
      if (fault === null) continue;
      this.#figures.count("faults", fault);
      this.#note(`  ${fault} at ${method} ${path}`);
    }
    const after = await this.#look();
    const { applied, failure } = ended;
    if (applied === undefined) {
      hold(failure === undefined || failure.next === "" ? ["a failure does not say what to do next"] : []);
      // What an earlier run sent may take effect while this one is on its way.
      const sent = this.#world.sandbox.requests.slice(told).filter(({ method }) => method !== "GET");
      const isUnchanged = sent.length === 0 || sameWords(before) === sameWords(JSON.stringify(after));
      hold(isUnchanged ? [] : ["a run that says it changed nothing did"]);
      return;
    }
    this.#holdTold(applied, lacksOf(after, edition));
  }

  /** What is told as done is done, and what is not done is told. */
  #holdTold({ results, broken, planned }: Applied, lacks: Lacks): void {
    const byKey = new Map(results.map((result) => [result.action.key ?? "", result]));
    const reported = new Set(planned.plan.actions.filter((action) => !isWrite(action)).map(({ key }) => key ?? ""));
    const isFailed = (key: string): boolean => byKey.has(key) && byKey.get(key)?.outcome !== "done";
    const untold = [...lacks].flatMap(([key, { what, unlinked }]) => {
      const result = byKey.get(key);
      // A link to what could not be made is plain text, and what could not be made is told.
      if (unlinked?.every(isFailed) === true) return [];
      if (result?.outcome === "done") return [`${key} is told as done, and ${what}`];
      const isTold = result !== undefined || broken !== undefined || reported.has(key as never);
      return isTold ? [] : [`nothing is told of ${key}, and it ${what}`];
    });
    const silent = planned.plan.actions
      .filter(
        (action) => isWrite(action) && broken === undefined && !results.some((result) => result.action === action),
      )
      .map(({ verb, key }) => `nothing is told of what became of ${verb} ${key ?? ""}`);
    hold([...untold, ...silent]);
  }

  async #settle(edition: Edition): Promise<void> {
    const { outcome, failure } = await this.#apply();
    if (failure !== undefined) throw failure;
    hold(outcome === "done" ? [] : [`an apply without faults ended with ${outcome}`]);
    const atOnce = lacksOf(await this.#look(), edition);
    // What is still under way now comes, and changes nothing.
    this.#world.clock.now += 61_000;
    const lacks = new Map([...atOnce, ...lacksOf(await this.#look(), edition)]);
    const { plan } = await this.#world.plan();
    hold([
      ...[...lacks].map(([key, { what }]) => `${key} ${what}`),
      ...plan.actions
        .filter(({ verb }) => verb !== "unchanged" && verb !== "unmanaged")
        .map(({ verb, key, reason }) => `the plan is not empty: ${verb} ${key ?? ""} (${reason})`),
    ]);
    const pages = edition === "first" ? pagesOf("first").length : pagesOf("first").length + 1;
    hold(this.#made.size === pages ? [] : [`${String(this.#made.size)} articles were made for ${String(pages)} pages`]);
  }

  /** What Intercom holds, which no run may have more of than the content, nor have touched beyond it. */
  async #look(): ReturnType<DirectWorld["tables"]> {
    const tables = await this.#world.tables();
    const ours = tables.articles.filter((article) => !JSON.stringify(article).includes("Not ours"));
    for (const { id } of ours) this.#made.add(id);
    hold([
      ...tooMany(tables),
      ...(sameWords(strangersOf(tables)) === sameWords(this.#strangers) ? [] : ["what is not managed was touched"]),
    ]);
    return tables;
  }

  async #apply(): Promise<Ended> {
    try {
      const planned = await this.#world.planWhenSure();
      for (const { verb, key, reason } of planned.plan.actions) this.#note(`  ${verb} ${key ?? ""} (${reason})`);
      for (const { message } of planned.settled) this.#note(`  settled: ${message}`);
      const { guards } = planned.plan;
      hold(guards.map(({ message }) => `a guard stops it: ${message}`));
      const applied = await this.#world.carryOut(planned);
      for (const { action, outcome, message } of applied.results) {
        this.#note(`  → ${outcome} ${action.key ?? ""} ${message ?? ""}`);
      }
      const { broken, outage, wrote, results } = applied;
      this.#note(`  ended: ${broken?.message ?? ""} ${outage ?? ""}`);
      if (broken !== undefined) return { outcome: "partial", planned, applied, failure: broken };
      if (outage !== undefined && wrote === "nothing") return { outcome: "failed", planned, applied };
      return { outcome: worstOutcome([planned.plan.outcome, ...results.map(outcomeOf)]), planned, applied };
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      this.#note(`  failed: ${error.message} ${error.why}`);
      return { outcome: error.outcome, failure: error };
    }
  }

  #note(what: string): void {
    this.diary.push(what);
  }
}

function isWrite({ verb }: Action): boolean {
  return (WRITES as readonly string[]).includes(verb);
}

/** Stored tables without what `rewriteOvernight` changes. */
function sameWords(tables: string): string {
  return tables.replaceAll("intercom-align-left", "no-margin").replaceAll("\\n", "");
}

function hold(broken: readonly string[]): void {
  if (broken.length > 0) throw new Error(`BROKEN: ${broken.join("\nBROKEN: ")}`);
}
