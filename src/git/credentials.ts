import type { ConfigEntry } from "./environment.ts";
import type { Remote } from "./remote.ts";

/**
 * Configuration that sends a token of the environment to the host of a remote, and only there.
 *
 * `HELPSYNC_GIT_TOKEN` goes to any remote of the repository's own, and not where the config alone says. GitHub's `GITHUB_TOKEN` goes to GitHub alone, and only where nothing else is
 * set up: two headers of the same name are refused there.
 */
export function tokenConfiguration(
  { url, trust, configuration }: Pick<Remote, "url" | "trust" | "configuration">,
  env: NodeJS.ProcessEnv,
): ConfigEntry[] {
  const origin = safeOrigin(url);
  if (origin === null) return [];
  const own = env["HELPSYNC_GIT_TOKEN"]?.trim();
  if (own && trust === "own") return header(origin, own);
  const token = env["GITHUB_TOKEN"]?.trim();
  const github = safeOrigin(env["GITHUB_SERVER_URL"] ?? "https://github.com");
  if (!token || origin !== github || configuration.some((entry) => isCredential(entry, origin, env))) return [];
  return header(origin, token);
}

/**
 * The settings for reaching a remote without credentials that are for no host in particular, where the config alone names
 * it. Helpers stay on a person's machine, where they know which host a password is for; those of a pipeline often do not.
 */
export function configurationFor(
  { trust, configuration }: Pick<Remote, "trust" | "configuration">,
  env: NodeJS.ProcessEnv,
): readonly ConfigEntry[] {
  if (trust === "own") return configuration;
  const isPipeline = Boolean(env["CI"]);
  return configuration.filter(({ key }) => !HEADERS.test(key) && !(isPipeline && HELPERS.test(key)));
}

/** The same for what comes by the environment. */
export function environmentTowards({ trust }: Pick<Remote, "trust">, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return trust === "own" || !env["CI"] ? env : { ...env, GIT_ASKPASS: undefined, SSH_ASKPASS: undefined };
}

const HEADERS = /^http\.(?:extraheader|cookiefile)$/u;
const HELPERS = /^(?:credential\.helper|core\.askpass)$/u;

function header(origin: string, token: string): ConfigEntry[] {
  const key = `http.${origin}/.extraheader`;
  const value = `AUTHORIZATION: basic ${Buffer.from(`x-access-token:${token}`).toString("base64")}`;
  // An empty value drops the headers that are configured before it.
  return [
    { key, value: "" },
    { key, value },
  ];
}

/**
 * Whether a setting brings credentials for a host already. On GitHub's machines helpers do not count: some have one
 * that knows nothing.
 */
function isCredential({ key, value }: ConfigEntry, origin: string, env: NodeJS.ProcessEnv): boolean {
  const [, section = "", host, name = ""] = /^(http|credential)\.(?:(.*)\.)?([a-z]+)$/u.exec(key) ?? [];
  if (host !== undefined && (!URL.canParse(host) || new URL(host).origin !== origin)) return false;
  if (section === "http") return name === "extraheader" && /^\s*authorization:/iu.test(value);
  return name === "helper" && value !== "" && env["GITHUB_ACTIONS"] !== "true";
}

/** Where a token may be sent: over TLS, or on this machine; not where the address brings its own. */
function safeOrigin(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, origin, username, password } = new URL(url);
  if (username !== "" || password !== "") return null;
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return protocol === "https:" || (protocol === "http:" && isLocal) ? origin : null;
}

/** Texts that no message may show: passwords in addresses, tokens, headers. */
export function secretsOf(entries: readonly ConfigEntry[], urls: readonly string[], env: NodeJS.ProcessEnv): string[] {
  const tokens = ["HELPSYNC_GIT_TOKEN", "GITHUB_TOKEN"].map((name) => env[name]?.trim() ?? "");
  const headers = entries
    .filter(({ key }) => key.endsWith("extraheader"))
    .flatMap(({ value }) => [value, value.replace(/^.*\s/su, "")]);
  const passwords = [...urls, ...entries.map(({ key }) => key.replace(/^url\.|\.(?:push)?insteadof$/gu, ""))].flatMap(
    (url) => {
      const user = /^[a-z+]+:\/\/([^/]*)@/iu.exec(url)?.[1] ?? "";
      return [user, ...user.split(":").slice(1), ...querySecrets(url)];
    },
  );
  const all = [...tokens, ...headers, ...passwords].filter((text) => text.length > 3);
  return [...new Set(all)].sort((left, right) => right.length - left.length);
}

/** What stands behind `?` or `#` of an address: the whole, and each value as it is written and as it is meant. */
function querySecrets(url: string): string[] {
  const query = /^[a-z+]+:\/\/[^?#]*[?#](.*)$/isu.exec(url)?.[1] ?? "";
  const written = query.split(/[&#]/u).map((part) => part.replace(/^[^=]*=/u, ""));
  return [query, ...written, ...new URLSearchParams(query).values()];
}

/** Cuts secrets out of a text. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, "[secret]"), text);
}
