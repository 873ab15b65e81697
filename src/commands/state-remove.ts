import type { Outcome } from "../model/failure.ts";
import type { Key } from "../model/key.ts";
import type { State } from "../model/state.ts";
import { withPulled } from "../settle/pulled.ts";
import { isConfirmed } from "./confirmed.ts";
import { namedKey } from "./named-key.ts";
import { withContent, type OpenProject } from "./project.ts";
import type { Session } from "./session.ts";
import type { StateOptions } from "./state-actions.ts";
import { underLock } from "./under-lock.ts";
import { filesOf, head, nounOf, stateOf } from "./memory.ts";

const ASKED = { question: "Forget this?", refused: "Nothing was forgotten." };

/**
 * `helpsync state remove KEY…`: forgets, and calls nothing that writes. A create of which nobody can tell whether it took
 * place is forgotten so, too.
 */
export async function removeState(texts: readonly string[], options: StateOptions, session: Session): Promise<Outcome> {
  return withContent<Outcome>(options, session, (project) =>
    underLock(project.workspace.store, options, session, async (turn) => {
      const { workspace } = project;
      const stored = await stateOf(workspace);
      const state = withPulled(stored, project.loaded.desired);
      const known = new Set([...state.resources.keys(), ...state.intents.map(({ key }) => key)]);
      const keys = [...new Set(texts.map((text) => namedKey(text, known, workspace.store.place, session)))];
      const lines = keys.map((key) => whatFollows(key, state, project));
      session.print(`${head(workspace, session)}\n${lines.join("\n")}\nNothing is written to Intercom.\n`);
      if (!(await turn.unlessStopped(isConfirmed(options, session, ASKED)))) return "failed";
      await workspace.store.write(without(stored, keys));
      session.print(`Forgotten: ${keys.join(", ")}.\n`);
      return "done";
    }),
  );
}

function without(state: State, keys: readonly Key[]): State {
  return {
    ...state,
    resources: new Map([...state.resources].filter(([key]) => !keys.includes(key))),
    pulled: new Map([...state.pulled].filter(([key]) => !keys.includes(key))),
    intents: state.intents.filter(({ key }) => !keys.includes(key)),
  };
}

function whatFollows(key: Key, { resources }: State, project: OpenProject): string {
  const known = resources.get(key);
  const files = filesOf(key, project);
  if (known === undefined) {
    return `Forget that the create of ${key} was begun. Delete in Intercom what it may have left, or the next apply makes a second one.`;
  }
  const stays = `Forget ${key}: ${nounOf(key, known.id)} stays in Intercom as it is`;
  return files.length === 0
    ? `${stays}, and helpsync does not touch it any more.`
    : `${stays}. ${files[0] ?? ""} is still there: the next plan takes it over again where title and place are the same, and else makes a second one.`;
}
