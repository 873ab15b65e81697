import { bodyId } from "../dialect/kept-text.ts";
import type { CompiledRecords } from "../model/compiled-record.ts";
import type { Desired, DesiredResource, ImagePart } from "../model/desired.ts";
import type { Intercom, Leave } from "../model/intercom.ts";
import type { Key } from "../model/key.ts";
import type { Field } from "../model/kind.ts";
import type { Live, LiveResource } from "../model/live.ts";
import type { Locale } from "../model/locale.ts";
import type { Action, Plan } from "../model/plan.ts";
import type { BodyId, Intent, ObservedFacts, ResourceState, Snapshot, State } from "../model/state.ts";
import { addRemade, stillLookedFor } from "../settle/remade.ts";
import type { ItemResult } from "./outcome.ts";
import { withoutWritten } from "./pulled.ts";
import type { StateStore } from "../model/state-store.ts";

export interface ApplyInput {
  readonly plan: Plan;
  readonly desired: Desired;
  /** What the files of the content became when they were compiled. */
  readonly records: () => CompiledRecords;
  readonly live: Live;
  /** Open intents settled already. */
  readonly state: State;
  readonly intercom: Intercom;
  readonly store: StateStore;
  /** The public URL of an image by the hash of its bytes; an image that is missing here blocks its articles. */
  readonly imageUrls: ReadonlyMap<string, string>;
  /** The public URL of an image that Intercom holds and does not take back by its own address; undefined without one. */
  readonly findImageUrl: (image: ImagePart) => Promise<string | undefined>;
  /** The commit that is applied once all of this is done; null outside a repository. */
  readonly commit: string | null;
  /** Where this is a part of what the content says: its end is not the apply of a commit. */
  readonly extent?: "part";
  /** What the state is to remember of a first full run that is still to come. */
  readonly firstRun?: "due";
  /** Commits of which a part is applied from the first write on; those that the state has already where absent. */
  readonly begun?: readonly string[];
  /** A new text that no one else has, for each call. */
  readonly nonce: () => string;
  /** The time, ISO 8601. */
  readonly now: () => string;
  /** Why nothing more may be begun, e.g. since the lock is lost; undefined while all is well. */
  readonly stop: () => string | undefined;
  /** Why not even a write that mends another may be made: the lock is lost. Undefined while it is held. */
  readonly lost: () => string | undefined;
  /** Told after each item, with how many are to be done in all. */
  readonly progress: (result: ItemResult, done: number, total: number) => void;
  /** Told how many seconds are waited for until a create of which nothing is known can be made again. */
  readonly waiting: (seconds: number) => void;
}

/** The memory of one apply while it runs. */
export class Run {
  readonly input: ApplyInput;
  readonly #results = new Map<Action, ItemResult>();
  readonly #resources: Map<Key, ResourceState>;
  readonly #ids: Map<Key, string>;
  /** Actions that write in Intercom and have no result yet are what is left. */
  readonly total: number;
  readonly notices = new Set<string>();
  /** What was in Intercom before it was dropped, oldest first. */
  readonly snapshots: Map<Key, readonly Snapshot[]>;
  facts: ObservedFacts;
  #halted: string | undefined;
  #applied: Pick<State, "commit" | "partial">;
  /** Intents of which no outcome is known, with the server's clock when their calls were over. */
  readonly #open = new Map<Intent, number | undefined>();
  #remade: readonly Intent[];
  #unsureUntil: number;
  #pulled: State["pulled"];
  /** What goes into the store with the next state. */
  readonly #texts = new Map<BodyId, string>();
  /** Whether a call took effect, or may have. */
  wrote: "something" | "nothing" = "nothing";
  readonly #desired: ReadonlyMap<Key, DesiredResource>;
  readonly #live: ReadonlyMap<string, LiveResource>;

  constructor(input: ApplyInput, total: number) {
    this.input = input;
    this.total = total;
    this.#resources = new Map(input.state.resources);
    this.#ids = new Map([...input.state.resources].map(([key, { id }]) => [key, id]));
    this.facts = input.state.facts;
    this.snapshots = new Map(input.state.snapshots);
    const { commit, partial } = input.state;
    this.#applied = { commit, ...(partial === undefined ? {} : { partial }) };
    for (const intent of input.state.intents) this.#open.set(intent, intent.since);
    // Of those that a killed run made again is only known that it was before now.
    this.#remade = input.state.remade.map((intent) => ({ since: input.intercom.now(), ...intent }));
    this.#unsureUntil = input.state.unsureUntil ?? 0;
    this.#pulled = input.state.pulled;
    this.#desired = new Map(input.desired.resources.map((resource) => [resource.key, resource]));
    this.#live = new Map(input.live.resources.map((resource) => [`${resource.kind}:${resource.id}`, resource]));
  }

  get helpCenterUrl(): string {
    return this.input.live.workspace.helpCenter.url;
  }

  /** Intercom's ids by key, as far as they are known by now. */
  get ids(): ReadonlyMap<Key, string> {
    return this.#ids;
  }

  get resources(): ReadonlyMap<Key, ResourceState> {
    return this.#resources;
  }

  remember(key: Key, known: ResourceState): void {
    this.#resources.set(key, known);
    this.#ids.set(key, known.id);
  }

  /** What pulls brought of written fields before is void. */
  wroteFields(key: Key, fields: Iterable<{ readonly locale: Locale; readonly field: Field }>): void {
    this.#pulled = withoutWritten(this.#pulled, key, fields);
  }
  forget(key: Key): void {
    this.#resources.delete(key);
    this.#ids.delete(key);
  }

  desired(key: Key): DesiredResource | undefined {
    return this.#desired.get(key);
  }

  /** A resource as the plan saw it. */
  seen(action: Action): LiveResource | undefined {
    return this.#live.get(`${action.kind}:${action.id ?? ""}`);
  }

  get results(): readonly ItemResult[] {
    return [...this.#results.values()];
  }

  get failed(): boolean {
    return this.results.some(({ outcome }) => outcome !== "done" && outcome !== "incomplete");
  }

  /** Remembers which commits were applied, and which in part. */
  applied(commit: string | null, partial: readonly string[] = []): void {
    this.#applied = { commit, ...(partial.length === 0 ? {} : { partial }) };
  }

  /** Why nothing more is to be written; undefined while all is well. */
  get halted(): string | undefined {
    return this.#halted ?? this.input.stop() ?? this.outage;
  }

  /** Asked of each write in the moment in which it would be sent. */
  readonly leave: Leave = () => this.halted;

  /** Why no further call to Intercom makes sense. */
  get outage(): string | undefined {
    const reason = this.input.intercom.outage();
    return reason === undefined ? undefined : `not tried: ${reason}`;
  }

  halt(why: string): void {
    this.#halted = why;
  }

  isFinished(action: Action): boolean {
    return this.#results.has(action);
  }

  finish(result: ItemResult): void {
    this.#results.set(result.action, result);
    this.input.progress(result, this.#results.size, this.total);
  }

  /** Begins writes, or begins them anew: each may be sent at any time until it is ended or given up. */
  begin(intents: readonly Intent[]): void {
    for (const intent of intents) this.#open.set(intent, undefined);
    if (intents.length > 0) this.hasBegun();
  }

  /** No call of these is under way any more: they may take effect only for as long as a request lives. */
  giveUp(intents: readonly Intent[]): void {
    for (const intent of intents) this.#open.set(intent, this.input.intercom.now());
  }

  /** From now on an older checkout could take something back, however the run ends. */
  hasBegun(): void {
    const { state, begun } = this.input;
    this.applied(state.commit, begun ?? state.partial);
  }

  /** An intent with the server's clock when its call was over. */
  begun(intent: Intent): Intent {
    const since = this.#open.get(intent);
    return since === undefined ? intent : { ...intent, since };
  }

  /** Forgets an intent whose outcome is known. */
  end(intent: Intent): void {
    this.#open.delete(intent);
  }

  /** The create of an article that was not seen to take effect, and is to be made again under the same nonce. */
  unmade(key: Key): Intent | undefined {
    return this.#remade.find((intent) => intent.key === key);
  }

  /** Remembers that a create is made again, so that a second fruit is known for what it is. */
  remake(intent: Intent): void {
    this.#remade = addRemade(this.#remade, { ...intent, since: this.input.intercom.now() });
  }

  /** Remembers that an update or a delete is made again while Intercom may yet carry out the first. */
  repeats(): void {
    const { intercom } = this.input;
    this.#unsureUntil = Math.max(this.#unsureUntil, intercom.now() + intercom.timeout + 1);
  }

  state(): State {
    const { version, workspaceId, helpCenterId } = this.input.state;
    const { firstRun } = this.input;
    return {
      ...{ version, workspaceId, helpCenterId },
      ...this.#applied,
      ...(firstRun === undefined ? {} : { firstRun }),
      resources: new Map(this.#resources),
      facts: this.facts,
      snapshots: new Map(this.snapshots),
      pulled: this.#pulled,
      intents: [...this.#open.keys()].map((intent) => this.begun(intent)),
      remade: stillLookedFor(this.#remade, this.input.intercom.now()),
      ...(this.#unsureUntil > this.input.intercom.now() ? { unsureUntil: this.#unsureUntil } : {}),
    };
  }

  /** Keeps a text that a base names: it goes into the store with the state. */
  keep(text: string): BodyId {
    this.#texts.set(bodyId(text), text);
    return bodyId(text);
  }

  async save(): Promise<void> {
    const texts = [...this.#texts.values()];
    this.#texts.clear();
    await this.input.store.write(this.state(), texts);
  }
}
