import * as z from "zod";
import { Failure } from "../model/failure.ts";
import type { ActionCommand } from "./input-values.ts";

/** What started the workflow, as far as the Action does something else for it. */
export type Trigger =
  | { readonly kind: "push" | "schedule" | "workflow_dispatch" }
  | { readonly kind: "merge_group"; readonly base: { readonly sha: string; readonly ref: string } }
  | { readonly kind: "pull_request"; readonly pull: ProposedPull };

export interface ProposedPull {
  readonly number: number;
  /** The commit that its author pushed, not the merge that GitHub makes of it. */
  readonly head: string;
  readonly base: { readonly sha: string; readonly ref: string };
  /** Whose it is, where GitHub gives its workflow no secrets. */
  readonly outsider?: Outsider;
}

export interface Outsider {
  readonly kind: "fork" | "Dependabot";
  /** As a part of a sentence. */
  readonly said: string;
}

const EVENTS = ["push", "pull_request", "merge_group", "schedule", "workflow_dispatch"] as const;

const commit = z.string().regex(/^[0-9a-f]{40,64}$/u);
const pullRequestShape = z.object({
  pull_request: z.object({
    number: z.int(),
    /** None where the account was deleted. */
    user: z.object({ login: z.string() }).nullish(),
    head: z.object({ sha: commit, repo: z.object({ full_name: z.string() }).nullable() }),
    base: z.object({ sha: commit, ref: z.string() }),
  }),
});
const mergeGroupShape = z.object({ merge_group: z.object({ base_sha: commit, base_ref: z.string() }) });

/**
 * Reads what started the workflow.
 * @param payload what stands in the file of `GITHUB_EVENT_PATH`
 * @throws Failure for an event that the Action does nothing for
 */
export function readTrigger(env: NodeJS.ProcessEnv, payload: unknown): Trigger {
  const name = EVENTS.find((event) => event === env["GITHUB_EVENT_NAME"]);
  switch (name) {
    case "push":
    case "schedule":
    case "workflow_dispatch":
      return { kind: name };
    case "merge_group": {
      const { merge_group: group } = understood(mergeGroupShape, payload, name);
      return { kind: name, base: { sha: group.base_sha, ref: group.base_ref.replace(/^refs\/heads\//u, "") } };
    }
    case "pull_request": {
      const { number, head, base, user } = understood(pullRequestShape, payload, name).pull_request;
      const outsider = outsiderOf(head.repo?.full_name, [user?.login, env["GITHUB_ACTOR"]], env);
      return { kind: name, pull: { number, head: head.sha, base, ...(outsider === undefined ? {} : { outsider }) } };
    }
    case undefined:
      throw refusedEvent(env["GITHUB_EVENT_NAME"]);
  }
}

/**
 * What a command may not be asked for before its change is merged.
 * @throws Failure
 */
export function refuseBeforeMerge(command: ActionCommand, { kind }: Trigger): void {
  if (kind !== "pull_request" && kind !== "merge_group") return;
  if (command !== "apply" && command !== "pull") return;
  const where = kind === "pull_request" ? "a pull request" : "a merge queue";
  throw new Failure({
    what: `${command} does not run for ${where}.`,
    why:
      command === "apply"
        ? "What is not merged yet would be published."
        : "It writes the state of the help center and the files of the branch.",
    next: `Run it on push, schedule or workflow_dispatch, and command: plan on ${kind}.`,
  });
}

function outsiderOf(
  head: string | undefined,
  people: readonly (string | undefined)[],
  env: NodeJS.ProcessEnv,
): Outsider | undefined {
  if (head === undefined) return { kind: "fork", said: "the repository that it came from is gone" };
  const isHere = head.toLowerCase() === env["GITHUB_REPOSITORY"]?.toLowerCase();
  if (!isHere) return { kind: "fork", said: "it comes from a fork" };
  return people.includes("dependabot[bot]") ? { kind: "Dependabot", said: "it comes from Dependabot" } : undefined;
}

function understood<Shape>(shape: z.ZodType<Shape>, payload: unknown, event: string): Shape {
  const read = shape.safeParse(payload);
  if (read.success) return read.data;
  throw new Failure({
    what: `What GitHub tells of the event ${event} cannot be understood.`,
    why: z.prettifyError(read.error),
    next: "Run the workflow again; should that not help, report it.",
  });
}

function refusedEvent(name: string | undefined): Failure {
  const known = EVENTS.join(", ");
  if (name === undefined)
    return new Failure({
      what: "This is not GitHub Actions.",
      why: "GITHUB_EVENT_NAME is not set.",
      next: "Use the program `helpsync` elsewhere.",
    });
  if (name === "pull_request_target")
    return new Failure({
      what: "The event pull_request_target is refused.",
      why: "It would give the secrets of this repository to whatever a stranger's pull request holds.",
      next: "Use pull_request: for a fork the Action then validates the content without secrets.",
    });
  return new Failure({
    what: `The Action does nothing for the event ${name.slice(0, 80)}.`,
    why: `It runs on ${known}.`,
    next: "Mend `on:` in the workflow.",
  });
}
