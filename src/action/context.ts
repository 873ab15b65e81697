import { connectGitHub, type GitHub } from "../github/github.ts";
import { Failure } from "../model/failure.ts";
import { readInputs, type Inputs } from "./inputs.ts";
import { maskSecrets, type ActionLog } from "./log.ts";
import { environmentFor, findPlace, tokenVariable, type Place } from "./place.ts";
import type { ProcessPart } from "./session.ts";
import { readTrigger, type Trigger } from "./trigger.ts";
import { readWorkflowRun, type WorkflowRun } from "./workflow-run.ts";

/** The step as GitHub starts it. */
export interface Step {
  readonly env: NodeJS.ProcessEnv;
  /** What stands in the file of the event. */
  readonly payload: unknown;
  readonly version: string;
  readonly log: ActionLog;
  readonly process: ProcessPart;
  /** Names this step's files. */
  readonly name: string;
}

/** All that a step knows before it begins. */
export interface Context extends Step {
  readonly inputs: Inputs;
  readonly trigger: Trigger;
  readonly place: Place;
  readonly run: WorkflowRun;
  /** The environment of the run: with the token of Intercom, without the inputs. */
  readonly runEnv: NodeJS.ProcessEnv;
  /** Absent where no token was given. */
  readonly github?: GitHub;
}

/** @throws Failure where inputs are wrong, or the event is one that the Action does nothing for */
export async function readContext(step: Step): Promise<Context> {
  const { env, payload, name, log } = step;
  const inputs = readInputs(env);
  const trigger = readTrigger(env, payload);
  const run = readWorkflowRun(env, name);
  const plain = Object.fromEntries(Object.entries(env).filter(([variable]) => !variable.startsWith("INPUT_")));
  const place = await findPlace(inputs, plain);
  const runEnv = environmentFor(inputs, place, withBranch(plain, trigger));
  const secrets = [tokenVariable(place) ?? "", "GITHUB_TOKEN", "HELPSYNC_GIT_TOKEN"].map(
    (variable) => runEnv[variable],
  );
  log.command(() => {
    maskSecrets(secrets.filter((secret) => secret !== undefined));
  });
  const github = inputs.githubToken === "" ? {} : { github: connect(run, inputs.githubToken) };
  return { ...step, inputs, trigger, place, run, runEnv, ...github };
}

function connect({ apiUrl, repository }: WorkflowRun, token: string): GitHub {
  return connectGitHub({ apiUrl, repository, token });
}

/** A merge queue has a branch that it goes to, too. */
function withBranch(env: NodeJS.ProcessEnv, trigger: Trigger): NodeJS.ProcessEnv {
  return trigger.kind === "merge_group" ? { ...env, GITHUB_BASE_REF: trigger.base.ref } : env;
}

/** Does something that the run can do without; where it fails as expected, `tell` gets a sentence. */
export async function unlessRefused<Value>(
  what: string,
  tell: (said: string) => void,
  work: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    tell(`${what}: ${[error.message, error.why, error.next].filter((part) => part !== "").join(" ")}`);
    return undefined;
  }
}
