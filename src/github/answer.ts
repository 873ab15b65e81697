import * as z from "zod";
import { Failure } from "../model/failure.ts";

/** What stands in the place of GitHub answers whatever it likes, so that only what was checked is read. */
interface Answered {
  readonly data: unknown;
  readonly url: string;
}

/**
 * Reads an answer.
 * @throws Failure where it is not what GitHub answers
 */
export function understood<Shape>(shape: z.ZodType<Shape>, { data, url }: Answered): Shape {
  const read = shape.safeParse(data);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? "" : ` (${issue.path.join(".")})`;
  throw oddAnswer(url, `It does not hold what is asked for${where}.`);
}

/** Reads one page of a list. */
export function listed<Item>(shape: z.ZodType<Item>): (answered: Answered) => Item[] {
  return (answered) => understood(z.array(shape), answered);
}

/** What neither is an object nor a list: the client would stumble over it before anything is read. */
export function refuseScalars({ data, url }: Answered): void {
  if (typeof data === "object" && data !== null) return;
  throw oddAnswer(url, "It is neither an object nor a list.");
}

function oddAnswer(url: string, why: string): Failure {
  return new Failure({
    what: `GitHub's answer at ${new URL(url).pathname} cannot be understood.`,
    why,
    next: "Check GITHUB_API_URL, and whether a proxy answers in GitHub's place; then run the workflow again.",
    done: "Nothing more was done on GitHub.",
  });
}
