import type { ConfigEntry } from "./environment.ts";

/** A repository elsewhere, and how this machine reaches it. */
export interface Remote {
  readonly url: string;
  readonly pushUrl: string;
  /**
   * `own`: the repository has a remote of this name or at this host. `stranger`: the config alone names it, which is
   * easier to change than git's own settings, so it gets no credentials but those that were set up for its host.
   */
  readonly trust: "own" | "stranger";
  /** What git's configuration says about reaching remotes. */
  readonly configuration: readonly ConfigEntry[];
  /** Folders that the user lets git read although they belong to others. */
  readonly safeFolders: readonly string[];
}

/** Keys that say how to reach a remote, and nothing about a repository. */
const REACHING = /^(?:https?|credential|url|ssh|protocol)\.|^core\.(?:sshcommand|askpass|gitproxy)$/u;

/**
 * The remote of a name, or the one at an address.
 * @param named a remote of the repository, else an address: a URL, `host:path`, or a path that starts with / or .
 * @returns null where there is no such remote and it is no address
 */
export function findRemote(configuration: readonly ConfigEntry[], named: string): Remote | null {
  const of = (key: string): string | undefined => configuration.find((entry) => entry.key === key)?.value;
  const known = of(`remote.${named}.url`);
  const url = known ?? (isAddress(named) ? named : undefined);
  if (url === undefined) return null;
  return {
    url,
    pushUrl: of(`remote.${named}.pushurl`) ?? url,
    trust: known !== undefined || hasHostOf(configuration, url) ? "own" : "stranger",
    configuration: [
      ...configuration.filter(({ key }) => REACHING.test(key)),
      ...["proxy", "proxyauthmethod", "uploadpack", "receivepack"].flatMap((key) => {
        const value = of(`remote.${named}.${key}`);
        return value === undefined ? [] : [{ key: `remote.state.${key}`, value }];
      }),
    ],
    safeFolders: configuration.filter(({ key }) => key === "safe.directory").map(({ value }) => value),
  };
}

/** Whether a remote of the repository is at the same host. */
function hasHostOf(configuration: readonly ConfigEntry[], url: string): boolean {
  const origin = originOf(url);
  const remotes = configuration.filter(({ key }) => /^remote\..*\.(?:push)?url$/u.test(key));
  return origin === null || remotes.some((remote) => originOf(remote.value) === origin);
}

/** Of an address over ssh, that of the same host over https. Null for a folder of this machine. */
function originOf(url: string): string | null {
  const [, host] = /^(?:ssh:\/\/)?(?:[^@/\s]+@)?([\w.-]+|\[[0-9a-f:]+\])(?::\d+)?[:/]/iu.exec(url) ?? [];
  if (/^https?:/iu.test(url)) return URL.canParse(url) ? new URL(url).origin : url;
  if (/^(?:[./]|file:)/iu.test(url)) return null;
  return host === undefined ? url : `https://${host.toLowerCase()}`;
}

/** An address as people may read it: without a user, a password and a query. */
export function plainAddress(url: string): string {
  if (!/^[a-z][a-z+]*:\/\//iu.test(url)) return url;
  return url.replace(/^([a-z+]+:\/\/)[^/]*@/iu, "$1").replace(/[?#].*$/su, "");
}

export function isAddress(text: string): boolean {
  return /^[a-z][a-z+]*:\/\//iu.test(text) || /^[./]/u.test(text) || /^[^/\s]+:/u.test(text);
}
