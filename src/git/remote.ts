import type { ConfigEntry } from "./environment.ts";

/** A repository elsewhere, and how this machine reaches it. */
export interface Remote {
  readonly url: string;
  readonly pushUrl: string;
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
  const url = of(`remote.${named}.url`) ?? (isAddress(named) ? named : undefined);
  if (url === undefined) return null;
  return {
    url,
    pushUrl: of(`remote.${named}.pushurl`) ?? url,
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

/** An address as people may read it: without a user, a password and a query. */
export function plainAddress(url: string): string {
  if (!/^[a-z][a-z+]*:\/\//iu.test(url)) return url;
  return url.replace(/^([a-z+]+:\/\/)[^/]*@/iu, "$1").replace(/[?#].*$/su, "");
}

export function isAddress(text: string): boolean {
  return /^[a-z][a-z+]*:\/\//iu.test(text) || /^[./]/u.test(text) || /^[^/\s]+:/u.test(text);
}
