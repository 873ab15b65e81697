import type { Exchange } from "../../src/intercom/exchange.ts";
import type { DirectWorld } from "../engine/direct-world.ts";
import type { Fault } from "./story.ts";

/** The program was ended by force: nothing of it runs on. */
export class Killed extends Error {
  override readonly name = "Killed";
}

const NO_ANSWER: Exchange = { kind: "lost", reason: "no answer within 60 s", sent: true, passing: true };

const HALF_A_MINUTE = 30_000;

export interface Strike {
  /** Whether it came to the write that was to be hit. */
  hit(): boolean;
  /** Lets the calls end that are still under way, and takes the fault off the wire; tells what was hit. */
  end(): Promise<string | undefined>;
}

/** Puts a fault on the wire between the engine and the sandbox. */
export function underFault(world: DirectWorld, fault: Fault | undefined): Strike {
  let writes = 0;
  let note: string | undefined;
  let isDead = false;
  const later: (() => Promise<unknown>)[] = [];
  let late: { readonly due: number; readonly answer: () => Promise<unknown> } | undefined;
  let landing: Promise<unknown> = Promise.resolve();
  const underWay = new Set<Promise<unknown>>();
  const follow = (exchange: Promise<Exchange>): Promise<Exchange> => {
    const end = exchange.finally(() => underWay.delete(end));
    underWay.add(end);
    return end;
  };
  const saved = world.save;
  const usual = world.wire;

  /** Time passes in leaps: whoever looks after one sees what was due in it. */
  function landLate(): Promise<unknown> {
    if (late !== undefined && world.clock.now >= late.due) {
      landing = late.answer();
      late = undefined;
    }
    return landing;
  }

  world.save = (text) => {
    if (isDead) throw new Killed();
    saved(text);
  };
  world.wire = async (call, answer) => {
    if (isDead) throw new Killed();
    await landLate();
    if (fault === undefined || call.method === "GET") return follow(usual(call, answer));
    writes += 1;
    if (writes - 1 !== fault.write) return follow(usual(call, answer));
    note = `${fault.kind} at ${call.method} ${call.path}, which is ${fault.effect}`;
    if (fault.kind === "killed") isDead = true;
    if (fault.effect === "done") await follow(usual(call, answer));
    if (fault.effect === "done later") later.push(answer);
    if (fault.effect === "done late") late = { due: world.clock.now + HALF_A_MINUTE, answer };
    if (fault.kind === "killed") throw new Killed();
    return NO_ANSWER;
  };

  return {
    hit: () => note !== undefined,
    end: async () => {
      await Promise.allSettled(underWay);
      for (const answer of later) await answer();
      world.save = saved;
      world.wire = async (call, answer) => {
        await landLate();
        return usual(call, answer);
      };
      return note;
    },
  };
}
