import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { notFound, Refused, type Answer } from "./stand-in/answer.ts";
import type { Asked } from "./stand-in/request.ts";
import { parametersOf, ROUTES, type Access, type Route, type Scope } from "./stand-in/routes.ts";
import type { Settings, World } from "./stand-in/world.ts";

export type Permissions = Readonly<Partial<Record<Scope, Access>>>;

export interface StandInOptions {
  /** Those of the workflow's job; as in a workflow, what is not named is none. Everything where not given. */
  readonly permissions?: Permissions;
  /** `owner/name`. */
  readonly repository?: string;
  /** A bare repository: branches and git's objects are there. */
  readonly git?: string;
  /** The login of a person whose token it is; the workflow's own token where not given. */
  readonly account?: string;
  readonly settings?: Partial<Settings>;
  /** The most that one page holds; GitHub's 100 where not given. */
  readonly pageSize?: number;
  /** What goes wrong, or happens meanwhile: an answer in place of GitHub's own, `hang up` before anything is done, or `lose answer` after it. */
  readonly fault?: (request: AskedOnce) => Fault | Promise<Fault>;
}

type Fault = Answer | "hang up" | "lose answer" | undefined;

/** A request that came. */
export interface AskedOnce {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
}

/** GitHub's REST API on a port of this machine, as far as helpsync uses it. */
export interface StandIn extends World {
  /** For `GITHUB_API_URL`. */
  readonly url: string;
  readonly token: string;
  /** What came, in its order. */
  readonly requests: readonly AskedOnce[];
  /** May be changed between calls. */
  permissions: Permissions;
  fault: StandInOptions["fault"];
  readonly close: () => Promise<void>;
}

const ALL: Permissions = { actions: "write", contents: "write", issues: "write", "pull-requests": "write" };

/** Starts it. Its path starts with `/api/v3`, as on GitHub Enterprise Server. */
export async function startGitHub(options: StandInOptions = {}): Promise<StandIn> {
  const requests: AskedOnce[] = [];
  const server = createServer((incoming, outgoing) => {
    void serve(standIn, requests, options, incoming, outgoing);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const standIn: StandIn = {
    url: `http://127.0.0.1:${String(port)}/api/v3`,
    token: `ghs_${"standin".repeat(4)}`,
    repository: options.repository ?? "octo/help",
    git: options.git,
    account: options.account ?? null,
    settings: { issues: "on", drafts: "on", pullRequestsOfWorkflows: "on", ...options.settings },
    permissions: options.permissions ?? ALL,
    fault: options.fault,
    requests,
    ...{ issues: [], pulls: [], comments: new Map(), changed: new Map(), labels: new Set<string>(), runs: new Map() },
    next: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
  return standIn;
}

async function serve(
  standIn: StandIn,
  requests: AskedOnce[],
  options: StandInOptions,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const written = Buffer.concat(chunks).toString("utf8");
  const asked = {
    method: incoming.method ?? "",
    path: (incoming.url ?? "").replace(/^\/api\/v3/u, ""),
    body: parse(written),
  };
  const fault = await standIn.fault?.({ ...asked, status: 0 });
  if (fault === "hang up") {
    requests.push({ ...asked, status: 0 });
    outgoing.destroy();
    return;
  }
  const answer = fault === undefined || fault === "lose answer" ? await answerTo(standIn, incoming, asked) : fault;
  requests.push({ ...asked, status: answer.status });
  if (fault === "lose answer") {
    outgoing.destroy();
    return;
  }
  const paged = page(answer, new URL(asked.path, standIn.url), standIn.url, options.pageSize ?? 100);
  const body = paged.body === undefined ? "" : JSON.stringify(paged.body);
  outgoing.writeHead(paged.status, { "content-type": "application/json; charset=utf-8", ...paged.headers });
  outgoing.end(paged.status === 204 ? undefined : body);
}

async function answerTo(
  standIn: StandIn,
  incoming: IncomingMessage,
  { method, path, body }: { method: string; path: string; body: unknown },
): Promise<Answer> {
  try {
    checkHeaders(standIn, incoming);
    const url = new URL(path, "http://github.invalid");
    for (const route of ROUTES.filter((one) => one.method === method)) {
      const parameters = parametersOf(route, url.pathname);
      if (parameters === null || !isHere(standIn, parameters)) continue;
      if (body === undefined && (method === "POST" || method === "PATCH"))
        throw new Refused(400, "Problems parsing JSON");
      if (body !== undefined && (typeof body !== "object" || body === null))
        throw new Refused(400, "Body should be a JSON object");
      const asked: Asked = { method, path: url.pathname, parameters, query: url.searchParams, body: { ...body } };
      checkPermission(standIn, route, asked);
      return await route.handle(standIn, asked);
    }
    throw notFound();
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    return { status: 500, body: { message: error instanceof Error ? (error.stack ?? error.message) : String(error) } };
  }
}

function checkHeaders(standIn: StandIn, { headers }: IncomingMessage): void {
  if (!/^(?:token|bearer) /iu.test(headers.authorization ?? "")) throw new Refused(401, "Requires authentication");
  if ((headers.authorization ?? "").replace(/^\S+ /u, "") !== standIn.token) throw new Refused(401, "Bad credentials");
  if (headers["user-agent"] === undefined) throw new Refused(403, "Request forbidden by administrative rules.");
  const accept = headers.accept ?? "";
  if (!/application\/(?:vnd\.github(?:\.v3)?\+json|json)/u.test(accept)) {
    throw new Refused(415, `Unsupported 'Accept' header: '${accept}'. Must accept 'application/json'.`);
  }
  if (headers["x-github-api-version"] !== "2022-11-28") {
    throw new Refused(400, "The stand-in wants X-GitHub-Api-Version: 2022-11-28.");
  }
}

/** What another repository is asked for is not there for this token. */
function isHere({ repository }: StandIn, { owner, repo }: Record<string, string>): boolean {
  return owner === undefined || `${owner}/${repo ?? ""}` === repository;
}

function checkPermission(standIn: StandIn, route: Route, asked: Asked): void {
  const needs = typeof route.needs === "function" ? route.needs(standIn, asked) : route.needs;
  const rank: readonly Access[] = ["none", "read", "write"];
  const isEnough = needs.some(
    ([scope, access]) => rank.indexOf(standIn.permissions[scope] ?? "none") >= rank.indexOf(access),
  );
  if (needs.length === 0 || isEnough) return;
  const accepted = needs.map(([scope, access]) => `${scope.replace("-", "_")}=${access}`).join("; ");
  const headers = { "x-accepted-github-permissions": accepted };
  throw new Refused(403, "Resource not accessible by integration", { headers });
}

/** A page of a list, with links to the others in the header that GitHub has for it. */
function page(answer: Answer, url: URL, api: string, most: number): Answer {
  if (answer.status !== 200 || !Array.isArray(answer.body)) return answer;
  const size = Math.min(Number(url.searchParams.get("per_page") ?? "30"), most);
  const number = Number(url.searchParams.get("page") ?? "1");
  const pages = Math.max(1, Math.ceil(answer.body.length / size));
  const at = (to: number): string => {
    const link = new URL(api + url.pathname + url.search);
    link.searchParams.set("page", String(to));
    return link.href;
  };
  const links = [
    ...(number > 1 ? [`<${at(number - 1)}>; rel="prev"`] : []),
    ...(number < pages ? [`<${at(number + 1)}>; rel="next"`, `<${at(pages)}>; rel="last"`] : []),
  ];
  const items: unknown[] = answer.body.slice((number - 1) * size, number * size);
  return {
    ...answer,
    body: items,
    headers: { ...answer.headers, ...(links.length === 0 ? {} : { link: links.join(", ") }) },
  };
}

function parse(written: string): unknown {
  try {
    return written === "" ? undefined : (JSON.parse(written) as unknown);
  } catch {
    return undefined;
  }
}
