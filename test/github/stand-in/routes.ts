import { Refused, type Answer } from "./answer.ts";
import * as gitData from "./git-data.ts";
import * as issues from "./issues.ts";
import * as pulls from "./pulls.ts";
import { checkBody, numberIn, text, type Asked } from "./request.ts";
import type { World } from "./world.ts";

/** What a workflow's `permissions:` may name, spelled as there. */
export type Scope = "actions" | "contents" | "issues" | "pull-requests";
export type Access = "none" | "read" | "write";

/** A permission that is enough. */
type Need = readonly [scope: Scope, access: "read" | "write"];

export interface Route {
  readonly method: string;
  readonly path: string;
  /** Any of these is enough; none is needed where there is none. */
  readonly needs: readonly Need[] | ((world: World, asked: Asked) => readonly Need[]);
  readonly handle: (world: World, asked: Asked) => Answer | Promise<Answer>;
}

const contents = (access: "read" | "write"): readonly Need[] => [["contents", access]];
const pullRequests = (access: "read" | "write"): readonly Need[] => [["pull-requests", access]];
const onIssues = (access: "read" | "write"): readonly Need[] => [["issues", access]];

/** Comments on a pull request need the permission for either; those on an issue that for issues. */
const commenting =
  (access: "read" | "write") =>
  (world: World, asked: Asked): readonly Need[] => {
    const isPull = world.pulls.some(({ number }) => number === numberIn(asked, "number"));
    return isPull ? [...onIssues(access), ...pullRequests(access)] : onIssues(access);
  };

const REPOSITORY = "/repos/:owner/:repo";

export const ROUTES: readonly Route[] = [
  { method: "POST", path: "/api/graphql", needs: [], handle: readViewer },
  { method: "GET", path: `${REPOSITORY}/issues`, needs: onIssues("read"), handle: issues.listIssues },
  { method: "POST", path: `${REPOSITORY}/issues`, needs: onIssues("write"), handle: issues.createIssue },
  { method: "PATCH", path: `${REPOSITORY}/issues/:number`, needs: onIssues("write"), handle: issues.updateIssue },
  { method: "POST", path: `${REPOSITORY}/labels`, needs: onIssues("write"), handle: issues.createLabel },
  {
    method: "GET",
    path: `${REPOSITORY}/issues/:number/comments`,
    needs: commenting("read"),
    handle: issues.listComments,
  },
  {
    method: "POST",
    path: `${REPOSITORY}/issues/:number/comments`,
    needs: commenting("write"),
    handle: issues.createComment,
  },
  {
    method: "PATCH",
    path: `${REPOSITORY}/issues/comments/:comment`,
    needs: (world, asked) => {
      const id = numberIn(asked, "comment");
      const [issue] = [...world.comments].find(([, comments]) => comments.some((one) => one.id === id)) ?? [];
      return commenting("write")(world, { ...asked, parameters: { number: String(issue ?? 1) } });
    },
    handle: issues.updateComment,
  },
  { method: "GET", path: `${REPOSITORY}/pulls`, needs: pullRequests("read"), handle: pulls.listPulls },
  { method: "POST", path: `${REPOSITORY}/pulls`, needs: pullRequests("write"), handle: pulls.createPull },
  { method: "GET", path: `${REPOSITORY}/pulls/:number`, needs: pullRequests("read"), handle: pulls.readPull },
  { method: "PATCH", path: `${REPOSITORY}/pulls/:number`, needs: pullRequests("write"), handle: pulls.updatePull },
  { method: "GET", path: `${REPOSITORY}/pulls/:number/files`, needs: pullRequests("read"), handle: pulls.listFiles },
  { method: "GET", path: `${REPOSITORY}/commits/:sha/pulls`, needs: pullRequests("read"), handle: pulls.pullsWith },
  { method: "GET", path: `${REPOSITORY}/compare/:range`, needs: contents("read"), handle: gitData.compare },
  { method: "GET", path: `${REPOSITORY}/git/ref/:ref`, needs: contents("read"), handle: gitData.readRef },
  { method: "POST", path: `${REPOSITORY}/git/refs`, needs: contents("write"), handle: gitData.createRef },
  { method: "PATCH", path: `${REPOSITORY}/git/refs/:ref`, needs: contents("write"), handle: gitData.updateRef },
  { method: "DELETE", path: `${REPOSITORY}/git/refs/:ref`, needs: contents("write"), handle: gitData.deleteRef },
  { method: "POST", path: `${REPOSITORY}/git/blobs`, needs: contents("write"), handle: gitData.createBlob },
  { method: "POST", path: `${REPOSITORY}/git/trees`, needs: contents("write"), handle: gitData.createTree },
  { method: "POST", path: `${REPOSITORY}/git/commits`, needs: contents("write"), handle: gitData.createCommit },
  { method: "GET", path: `${REPOSITORY}/git/commits/:sha`, needs: contents("read"), handle: gitData.readCommit },
  { method: "GET", path: `${REPOSITORY}/actions/runs/:run`, needs: [["actions", "read"]], handle: readRun },
];

/** The one question of GraphQL that helpsync has. */
function readViewer(world: World, asked: Asked): Answer {
  checkBody(asked.body, { query: "string" });
  if (!/^\{\s*viewer\s*\{\s*login\s*\}\s*\}$/u.test(text(asked.body, "query"))) {
    return { status: 200, body: { errors: [{ message: "Parse error" }] } };
  }
  return { status: 200, body: { data: { viewer: { login: world.account ?? "github-actions[bot]" } } } };
}

function readRun(world: World, asked: Asked): Answer {
  const run = world.runs.get(numberIn(asked, "run"));
  if (run === undefined) throw new Refused(404, "Not Found");
  return { status: 200, body: { id: numberIn(asked, "run"), ...run } };
}

/** The parameters of a path; null where it is not this route's. The last one may hold slashes only where they are escaped. */
export function parametersOf(route: Route, path: string): Record<string, string> | null {
  const [wanted, parts] = [route.path.split("/"), path.split("/")];
  if (wanted.length !== parts.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, name] of wanted.entries()) {
    const part = parts[index] ?? "";
    if (name.startsWith(":")) parameters[name.slice(1)] = decodeURIComponent(part);
    else if (name !== part) return null;
  }
  return parameters;
}
