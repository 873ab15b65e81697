import type { ItemResult } from "../../src/apply/outcome.ts";
import { kindOf, type Key } from "../../src/model/key.ts";
import type { Overrides } from "../../src/model/plan.ts";
import type { Planned } from "../../src/pipeline.ts";
import { parseState } from "../../src/state/document.ts";
import { openDirectWorld, type DirectWorld } from "../engine/direct-world.ts";
import { Killed, underFault } from "./faults.ts";
import { keepsEdits, linksLead, makesNoTwin, told, touchesNothingElse, writesNothing, type Deed } from "./laws.ts";
import { Ledger } from "./ledger.ts";
import { placeOf } from "./pages.ts";
import type { Apply, Event, Story, TeammateEvent } from "./story.ts";
import { Teammates } from "./teammates.ts";
import { Writers } from "./writers.ts";

/** Lets a story happen. Throws where a law is broken, with all that was done until then. */
export async function perform(story: Story): Promise<void> {
  const stage = new Stage(story);
  try {
    await stage.play(story);
  } catch (error) {
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    throw new Error([...stage.diary, what].join("\n"), { cause: error });
  }
}

class Stage {
  readonly diary: string[] = [];
  readonly #world: DirectWorld;
  readonly #writers = new Writers();
  readonly #teammates: Teammates;
  readonly #ledger = new Ledger();
  readonly #leavesOut: boolean;
  readonly #met = new Set<string>();

  constructor({ apiVersion, quirks }: Story) {
    this.#leavesOut = quirks.listItems === "withoutTranslations";
    let counted = 0;
    const random = (size: number): Buffer => {
      const bytes = Buffer.alloc(size);
      bytes.writeUInt32BE((counted += 1), Math.max(0, size - 4));
      return bytes;
    };
    this.#world = openDirectWorld({ apiVersion, sandbox: { quirks, random, locales: ["en", "fr", "de"] } });
    this.#teammates = new Teammates(this.#world, apiVersion);
    this.diary.push(`API ${apiVersion} ${JSON.stringify(quirks)}`);
  }

  async play({ pages, opening, rounds }: Story): Promise<void> {
    for (const page of pages) await this.#happen(page);
    await this.#apply(opening);
    for (const { events, apply } of rounds) {
      for (const event of events) await this.#happen(event);
      await this.#apply(apply);
    }
  }

  async #happen(event: Event): Promise<void> {
    if ("lost" in event) {
      this.#world.state = null;
      this.diary.push("the state is lost");
    } else if ("teammate" in event) await this.#teammate(event);
    else this.#tell("writer", this.#writers.do(event));
  }

  async #teammate(event: TeammateEvent): Promise<void> {
    const before = await this.#world.tables();
    this.#tell("teammate", await this.#teammates.do(event));
    this.#ledger.book(before, await this.#world.tables());
  }

  #tell(who: string, what: string | undefined): void {
    if (what !== undefined) this.diary.push(`${who} ${what}`);
  }

  async #apply(apply: Apply): Promise<void> {
    const world = this.#world;
    this.#publishFiles();
    const { planned, overrides } = await this.#plan(apply);
    if (planned.plan.guards.length > 0) {
      this.diary.push(`stopped: ${planned.plan.guards.map(({ code }) => code).join(", ")}`);
      return;
    }
    this.diary.push(`apply ${JSON.stringify({ ...overrides })}`);
    for (const action of planned.plan.actions) this.diary.push(`  ${told(action)}`);
    const seen = new Map(this.#ledger.edits);
    const atPlan = await world.tables();
    for (const event of apply.meanwhile) await this.#teammate(event);
    const before = await world.tables();
    const isWhole = await this.#carryOut(planned, apply);
    const after = await world.tables();
    const state = world.state === null ? planned.state : parseState(world.state, "memory");
    const unsaid = this.#writers.takeUnsaid();
    const deed = { planned, overrides, atPlan, before, after, state, seen, ledger: this.#ledger, unsaid };
    hold([...touchesNothingElse(deed), ...keepsEdits(deed), ...makesNoTwin(deed)]);
    if (isWhole) await this.#settle(deed);
    // What was broken off, or edited in between, is for the next one.
    else await this.#apply({ uiEdits: apply.uiEdits, drafts: apply.drafts, meanwhile: [] });
  }

  /** The content folder as the writers have it by now. */
  #publishFiles(): void {
    this.#world.files.clear();
    this.#world.ignored.clear();
    for (const [path, text] of this.#writers.files()) this.#world.files.set(path, text);
    for (const path of this.#writers.ignored()) this.#world.ignored.add(path);
  }

  /** A plan under the options of an apply, with the numbers that its guards ask for, one after the other. */
  async #plan({ uiEdits, drafts }: Apply): Promise<{ planned: Planned; overrides: Overrides }> {
    let given: Partial<Overrides> = { uiEdits, drafts };
    for (;;) {
      const planned = await this.#world.planWhenSure(given);
      const { guards, overrides } = planned.plan;
      const asked = guards.map(({ override }) => allowing(override ?? ""));
      if (asked.length === 0 || asked.some((allowed) => isAllowed(allowed, overrides))) return { planned, overrides };
      given = Object.assign({}, given, ...asked) as Partial<Overrides>;
    }
  }

  /** Whether all was done that the plan says. */
  async #carryOut(planned: Planned, { fault, meanwhile }: Apply): Promise<boolean> {
    const strike = underFault(this.#world, fault);
    try {
      const { results, broken } = await this.#world.carryOut(planned);
      for (const { action, outcome, message } of results) {
        if (outcome !== "done") this.diary.push(`  → ${outcome} ${action.key ?? ""}: ${message ?? ""}`);
      }
      if (broken !== undefined) throw broken;
      const left = results.filter(({ outcome }) => outcome !== "done" && outcome !== "incomplete");
      if (strike.hit() || meanwhile.length > 0) return false;
      if (left.length === 0) return true;
      if (left.every((result) => this.#isNews(result))) return false;
      throw new Error("An apply without a fault did not do all that its plan says.");
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      return false;
    } finally {
      const note = await strike.end();
      if (note !== undefined) this.diary.push(`  ${note}`);
    }
  }

  /** What a listing leaves out, the apply that meets it tells the next plan: once. */
  #isNews({ action, outcome }: ItemResult): boolean {
    if (!this.#leavesOut || outcome !== "conflict" || this.#met.has(action.id ?? "")) return false;
    this.#met.add(action.id ?? "");
    return true;
  }

  async #settle(deed: Deed): Promise<void> {
    const plain = await this.#world.plan();
    const isPlain = deed.overrides.uiEdits === "policy" && deed.overrides.drafts === "protect";
    const same = isPlain ? plain : await this.#world.plan(deed.overrides);
    const names = new Map(this.#writers.pages.map((page) => [placeOf(page), page.name]));
    const { desired } = await this.#world.load();
    const keys = new Map(
      desired.resources.flatMap(({ key, path }): [string, Key][] => {
        const name = kindOf(key) === "article" ? names.get(path) : undefined;
        return name === undefined ? [] : [[name, key]];
      }),
    );
    hold([...writesNothing(same), ...writesNothing(plain), ...linksLead(deed, plain, desired, keys)]);
  }
}

/** What an option that a guard names allows. */
function allowing(option: string): Partial<Overrides> {
  const [name = "", number = ""] = option.split(" ");
  switch (name) {
    case "--first-run":
      return { firstRun: "allow" };
    case "--allow-removals":
      return { allowRemovals: Number(number) };
    case "--allow-publishes":
      return { allowPublishes: Number(number) };
    case "--allow-creates":
      return { allowCreates: Number(number) };
    default:
      return {};
  }
}

/** Whether a plan was given already what its guard asks for; a guard that nothing lets through asks for nothing. */
function isAllowed(asked: Partial<Overrides>, given: Overrides): boolean {
  return Object.entries(asked).every(([name, value]) => given[name as keyof Overrides] === value);
}

function hold(broken: readonly string[]): void {
  if (broken.length > 0) throw new Error(`BROKEN: ${broken.join("\nBROKEN: ")}`);
}
