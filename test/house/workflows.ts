import { parse } from "yaml";
import * as z from "zod";

const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const permissions = z.record(z.string(), z.enum(["read", "write"]));
const step = z.strictObject({
  id: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: values.optional(),
  env: values.optional(),
});
const job = z.strictObject({
  if: z.string().optional(),
  "runs-on": z.literal("ubuntu-latest"),
  "timeout-minutes": z.int().min(1).max(60),
  environment: z.string().optional(),
  permissions: permissions.optional(),
  strategy: z.unknown().optional(),
  steps: z.array(step).min(1),
});
const workflow = z.strictObject({
  name: z.string(),
  on: z.partialRecord(z.enum(["push", "pull_request", "merge_group", "schedule", "workflow_dispatch"]), z.unknown()),
  permissions,
  concurrency: z.strictObject({ group: z.string(), "cancel-in-progress": z.boolean() }).optional(),
  jobs: z.record(z.string(), job),
});
type Job = z.infer<typeof job>;
type Step = z.infer<typeof step>;

/** The inputs of the actions of others that the workflows use. */
const INPUTS_OF_OTHERS: Readonly<Record<string, readonly string[]>> = {
  "actions/checkout": ["fetch-depth", "persist-credentials"],
  "actions/setup-node": ["node-version", "cache"],
  "actions/upload-artifact": ["name", "path", "if-no-files-found", "retention-days"],
};

/** What the token of GitHub may do at most, by what helpsync is to do. */
const RIGHTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  none: { contents: "read" },
  plan: { contents: "read", "pull-requests": "write" },
  apply: { contents: "write", "pull-requests": "write" },
  drift: { contents: "read", issues: "write" },
  pull: { contents: "write", "pull-requests": "write" },
};

/**
 * What is wrong with a workflow of GitHub Actions; nothing where it keeps to the rules.
 * @param inputs those of helpsync's Action
 */
export function mistakesOf(text: string, inputs: readonly string[]): string[] {
  const parsed = workflow.safeParse(parse(text, { strict: true, uniqueKeys: true }));
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
  const { jobs, permissions: top, concurrency } = parsed.data;
  return Object.values(jobs).flatMap((each) => [
    ...each.steps.flatMap((one) => mistakesOfStep(one, text, inputs)),
    ...tooMuch(each, each.permissions ?? top),
    ...secretsOutside(each),
    ...(commandOf(each) === "apply" && concurrency?.["cancel-in-progress"] !== false ? ["a running apply ends"] : []),
  ]);
}

function mistakesOfStep({ uses, run, with: given = {} }: Step, text: string, inputs: readonly string[]): string[] {
  const line = text.split("\n").find((each) => uses !== undefined && each.includes(`uses: ${uses}`)) ?? "";
  const name = uses?.replace(/@.*$/u, "") ?? "";
  const isOwn = name === "./" || name === "helpsync/helpsync";
  const known = isOwn ? inputs : (INPUTS_OF_OTHERS[name] ?? []);
  const isPinned = /@[0-9a-f]{40}$/u.test(uses ?? "") && /# v\d+\.\d+\.\d+$/u.test(line);
  return [
    ...(uses === undefined || isPinned || isOwn ? [] : [`${uses} is not pinned by hash, with its version beside it`]),
    ...(isOwn && !/^(?:\.\/|\S+@VERSION|\S+@v\d+\.\d+\.\d+)$/u.test(uses ?? "") ? [`${uses ?? ""} is no version`] : []),
    ...(uses === undefined ? [] : Object.keys(given))
      .filter((input) => !known.includes(input))
      .map((input) => `${name} has no input ${input}`),
    ...(run?.includes("${{") === true ? ["an expression in a script"] : []),
    ...(name === "actions/checkout" && given["persist-credentials"] !== false ? ["the checkout keeps the token"] : []),
  ];
}

/** The command of helpsync's Action in a job; "none" where the job does not use it. */
function commandOf({ steps }: Job): string {
  const own = steps.find(({ uses = "" }) => uses === "./" || uses.startsWith("helpsync/helpsync@"));
  return String(own?.with?.["command"] ?? "none");
}

function tooMuch(each: Job, granted: Readonly<Record<string, string>>): string[] {
  const rights = RIGHTS[commandOf(each)] ?? {};
  return Object.entries(granted)
    .filter(([right, level]) => level !== rights[right] && !(level === "read" && rights[right] === "write"))
    .map(([right, level]) => `${right}: ${level} is more than ${commandOf(each)} needs`);
}

/** The token that may write is for an apply in an environment, and for nothing else. */
function secretsOutside(each: Job): string[] {
  const secrets = [...JSON.stringify(each).matchAll(/secrets\.(\w+)/gu)].map((match) => match[1] ?? "");
  const allowed = commandOf(each) === "apply" && each.environment !== undefined ? "INTERCOM_ACCESS_TOKEN" : "";
  return secrets
    .filter((secret) => secret !== "INTERCOM_READ_TOKEN" && secret !== allowed)
    .map((secret) => `${secret} is within reach of ${commandOf(each)}`);
}
