import { Failure } from "../model/failure.ts";
import { missingPermissions } from "./permissions.ts";
import { isLimited } from "./rate-limit.ts";

/** A call that GitHub answered with no. */
export class Refusal extends Failure {
  // Not called `status`: the client's lists take an error of status 409 for their end.
  readonly httpStatus: number;
  /** GitHub's own words, without the token. */
  readonly said: string;

  constructor(parts: ConstructorParameters<typeof Failure>[0] & { httpStatus: number; said: string }) {
    super(parts);
    this.httpStatus = parts.httpStatus;
    this.said = parts.said;
  }

  /** The same, with what was done before it. */
  having(done: string): Refusal {
    const { message: what, why, next, httpStatus, said } = this;
    return new Refusal({ what, why, next, done, httpStatus, said });
  }
}

interface Refused {
  readonly status: number;
  readonly said: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
}

/**
 * What the client threw, in plain words: a Failure of our own as it is, an answer of GitHub's as a Refusal. Neither holds
 * the request, whose headers have the token.
 */
export function refusalOf(error: unknown, token: string): unknown {
  if (!(error instanceof Error)) return error;
  if (error.cause instanceof Failure) return error.cause;
  const refused = readRefused(error, token);
  if (refused === null) return error;
  const { status, said, method, path } = refused;
  const what = `GitHub refused ${method} ${path} (${String(status)}${said === "" ? "" : `: ${said}`}).`;
  return new Refusal({ what, ...adviceFor(refused), httpStatus: status, said });
}

function readRefused(error: Error, token: string): Refused | null {
  const { status, response, request } = error as Partial<Raw>;
  if (status === undefined || response === undefined || request === undefined) return null;
  return {
    status,
    said: wordsOf(response.data).replaceAll(token, "[token]"),
    method: request.method,
    path: new URL(request.url).pathname,
    headers: new Headers(response.headers as Record<string, string>),
  };
}

/** What of the client's error is read. */
interface Raw {
  readonly status: number;
  readonly response: { readonly data: unknown; readonly headers: unknown };
  readonly request: { readonly method: string; readonly url: string };
}

const LONGEST_WORDS = 500;

/** GitHub's message with what it says of single fields; nothing of an answer that is no JSON, such as a page of a proxy. */
function wordsOf(data: unknown): string {
  if (typeof data !== "object" || data === null || !("message" in data)) return "";
  const errors = "errors" in data && Array.isArray(data.errors) ? (data.errors as unknown[]) : [];
  const words = [data.message, ...errors.map(wordsOfError)].filter((word) => typeof word === "string");
  return words.join("; ").replace(/\s+/gu, " ").slice(0, LONGEST_WORDS);
}

function wordsOfError(error: unknown): unknown {
  if (typeof error !== "object" || error === null) return error;
  const { message, resource, field, code } = error as Record<string, unknown>;
  if (typeof message === "string") return message;
  return [resource, field, code].filter((part) => typeof part === "string").join(" ");
}

function adviceFor(refused: Refused): { why: string; next: string } {
  const { status, said } = refused;
  if (isLimited(refused, said)) {
    return {
      why: "Too many calls were made with this token, and waiting for two minutes would not have been enough.",
      next: "Run the workflow again in an hour; the limit may be used up by other workflows.",
    };
  }
  if (status === 401) {
    return {
      why: "The token is wrong, has expired, or was revoked.",
      next: "Check the secret behind the input `github-token`; without that input the workflow's own token is used.",
    };
  }
  if (status === 403 && /not permitted to create or approve pull requests/iu.test(said)) {
    return {
      why: "The settings of the repository or of its organisation do not let workflows open pull requests.",
      next: "In Settings, Actions, General, tick “Allow GitHub Actions to create and approve pull requests”; or use `report-to: issue`.",
    };
  }
  if (status === 403 || status === 404) return lackingPermission(refused);
  if (status === 410) {
    return {
      why: "Issues are switched off in this repository.",
      next: "Switch them on in its Settings, or use `report-to: pull-request` or `none`.",
    };
  }
  if (status >= 500) {
    return {
      why: "GitHub has trouble of its own.",
      next: "Look at www.githubstatus.com, then run the workflow again.",
    };
  }
  return { why: "", next: "Run the workflow again; if GitHub says the same, report this as a bug of helpsync." };
}

function lackingPermission(refused: Refused): { why: string; next: string } {
  const lines = missingPermissions(refused).map((line) => `\`${line}\``);
  const why =
    refused.status === 404
      ? "It is not there, or the token may not see it."
      : "The workflow's token lacks a permission. Runs for forks and for Dependabot never have it.";
  return { why, next: `Add ${lines.join(" and ")} under \`permissions:\` of the job in the workflow.` };
}
