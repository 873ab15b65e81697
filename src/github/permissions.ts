/** A call and the headers of its answer. */
interface Call {
  readonly method: string;
  readonly path: string;
  readonly headers: Headers;
}

/** What the routes that helpsync uses need, where an answer does not say it; the first that fits counts. */
const NEEDED: readonly (readonly [path: RegExp, permission: string])[] = [
  [/\/issues\/comments\/|\/issues\/\d+\/comments$/u, "pull-requests"],
  [/\/(?:issues|labels)\b/u, "issues"],
  [/\/pulls\b/u, "pull-requests"],
  [/\/actions\//u, "actions"],
  [/./u, "contents"],
];

/**
 * The lines that a workflow needs under `permissions:` for a call, such as `issues: write`. GitHub's answer names them in
 * its header `X-Accepted-GitHub-Permissions`: alternatives between semicolons, what is needed together between commas.
 */
export function missingPermissions({ method, path, headers }: Call): string[] {
  const [, usual = "contents"] = NEEDED.find(([pattern]) => pattern.test(path)) ?? [];
  const ways = (headers.get("x-accepted-github-permissions") ?? "")
    .split(";")
    .map((way) => way.split(",").flatMap(lineOf))
    .filter((way) => way.length > 0);
  const said = ways.find((way) => way.some((line) => line.startsWith(`${usual}:`))) ?? ways[0];
  return said ?? [`${usual}: ${method === "GET" ? "read" : "write"}`];
}

function lineOf(said: string): string[] {
  const [, name, access] = /^\s*([a-z_]+)=(read|write)\s*$/u.exec(said) ?? [];
  return name === undefined || access === undefined ? [] : [`${name.replaceAll("_", "-")}: ${access}`];
}
