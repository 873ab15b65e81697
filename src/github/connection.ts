import { Octokit } from "@octokit/core";
import { paginateRest, type PaginateInterface } from "@octokit/plugin-paginate-rest";
import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "../model/failure.ts";
import { refuseScalars } from "./answer.ts";
import { openFetch } from "./fetch.ts";
import { refusalOf } from "./refusal.ts";

export interface ConnectionOptions {
  /** What runs of GitHub's have as `GITHUB_API_URL`, e.g. https://api.github.com. */
  readonly apiUrl: string;
  readonly token: string;
  /** `owner/name`. */
  readonly repository: string;
  /** Lets time pass, in milliseconds; a timer where not given. */
  readonly wait?: (duration: number) => Promise<void>;
  /** Milliseconds for one answer; 30 seconds where not given. */
  readonly timeout?: number;
}

/** An open connection: typed routes, and the repository that all of them are asked about. */
export interface Connection {
  readonly octokit: Octokit & { readonly paginate: PaginateInterface };
  readonly repository: { readonly owner: string; readonly repo: string };
  /** Where GraphQL is asked: beside REST on github.com, and in place of its version on an Enterprise Server. */
  readonly graphqlUrl: string;
}

const ANSWER_TIMEOUT = 30_000;
const silent = (): void => undefined;

/** @throws Failure where the address, the token or the repository's name cannot be used */
export function openConnection(options: ConnectionOptions): Connection {
  const apiUrl = readApiUrl(options.apiUrl);
  const token = readToken(options.token);
  const repository = readRepository(options.repository);
  const Client = Octokit.plugin(paginateRest);
  const graphqlUrl = apiUrl.endsWith("/api/v3") ? apiUrl.replace(/v3$/u, "graphql") : `${apiUrl}/graphql`;
  const octokit = new Client({
    auth: token,
    baseUrl: apiUrl,
    userAgent: "helpsync",
    log: { debug: silent, info: silent, warn: silent, error: silent },
    request: {
      fetch: openFetch({
        ...{ apiUrl, graphqlUrl, token },
        timeout: options.timeout ?? ANSWER_TIMEOUT,
        wait: options.wait ?? ((duration) => sleep(duration)),
        now: () => Date.now(),
      }),
    },
  });
  octokit.hook.before("request", (request) => {
    request.headers["x-github-api-version"] = "2022-11-28";
  });
  octokit.hook.after("request", (answered, { method }) => {
    if (method === "GET") refuseScalars(answered);
  });
  octokit.hook.error("request", (error) => {
    throw refusalOf(error, token);
  });
  return { octokit, repository, graphqlUrl };
}

function readApiUrl(written: string): string {
  const url = URL.canParse(written) ? new URL(written) : null;
  const isLocal = url !== null && ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url !== null && (url.protocol === "https:" || (isLocal && url.protocol === "http:")) && url.search === "") {
    return `${url.origin}${url.pathname.replace(/\/+$/u, "")}`;
  }
  throw new Failure({
    what: "The address of GitHub's API cannot be used.",
    why: "It is not an https address, and the token is sent to no other.",
    next: "Check GITHUB_API_URL; on github.com it is https://api.github.com.",
  });
}

function readToken(written: string): string {
  const token = written.trim();
  if (/^[\x21-\x7e]+$/u.test(token)) return token;
  throw new Failure({
    what: token === "" ? "There is no token for GitHub." : "The token for GitHub is not one.",
    why: token === "" ? "" : "It holds spaces, line breaks or letters that no token has.",
    next: "Leave out the input `github-token`, so that the workflow's own token is used, or set it to ${{ secrets.NAME }} of a secret that exists.",
  });
}

function readRepository(written: string): Connection["repository"] {
  const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/u.exec(written) ?? [];
  if (owner !== undefined && repo !== undefined) return { owner, repo };
  throw new Failure({
    what: "The name of the GitHub repository is missing.",
    why: "GITHUB_REPOSITORY does not hold owner/name.",
    next: "Run the Action in a workflow of GitHub's, where it is always set.",
  });
}
