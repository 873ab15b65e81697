import { describe, expect, it } from "vitest";
import {
  configurationFor,
  environmentTowards,
  secretsOf,
  tokenConfiguration,
  withoutSecrets,
} from "../../src/git/credentials.ts";
import type { ConfigEntry } from "../../src/git/environment.ts";
import { findRemote, type Remote } from "../../src/git/remote.ts";

describe("what git says of a remote", () => {
  it.each([
    ["a query", "https://host/x.git?private_token=s3cr3t", "https://host/x.git?private_token=s3cr3t/info/refs"],
    ["a value alone", "https://host/x.git?a=1234&private_token=s3cr3t", "the token s3cr3t is wrong"],
    ["a value that was decoded", "https://host/x.git?token=s%20cr3t%2F", "the token s cr3t/ is wrong"],
    ["what stands behind #", "https://host/x.git#s3cr3t", "https://host/x.git#s3cr3t"],
    ["a user and a password", "https://ann:s3cr3t@host/x.git", "https://ann:s3cr3t@host/x.git"],
  ])("is shown without %s", (_, url, said) => {
    const shown = withoutSecrets(said, secretsOf([], [url], {}));
    expect(shown).toContain("[secret]");
    expect(shown).not.toMatch(/s.?cr3t/u);
  });

  it("is shown without the query of an address that stands in for another", () => {
    const entry = { key: "url.https://host/?key=s3cr3t.insteadof", value: "https://other/" };
    expect(withoutSecrets("no s3cr3t", secretsOf([entry], [], {}))).toBe("no [secret]");
  });

  it("is left alone where there is no secret", () => {
    const secrets = secretsOf([], ["git@host:acme/x.git", "/srv/a?b=path", "https://host/x.git?a=b"], {});
    expect(withoutSecrets("fatal: '/srv/a?b=path' is no repository of host", secrets)).toContain("/srv/a?b=path");
  });
});

describe("an address that stands in the config", () => {
  const settings: readonly ConfigEntry[] = [
    { key: "remote.origin.url", value: "git@git.example.com:acme/help.git" },
    { key: "remote.mirror.url", value: "https://mirror.example.com:8443/help.git" },
    { key: "http.extraheader", value: "AUTHORIZATION: basic c2VjcmV0" },
    { key: "http.https://state.example.com/.extraheader", value: "AUTHORIZATION: basic bWVhbnQ=" },
    { key: "credential.helper", value: "!f() { echo password=s3cr3t; }; f" },
  ];
  const remote = (named: string): Remote => {
    const found = findRemote(settings, named);
    if (found === null) throw new Error(`There is no ${named}.`);
    return found;
  };
  const keys = (named: string, env: NodeJS.ProcessEnv): string[] => {
    const all = [...configurationFor(remote(named), env), ...tokenConfiguration(remote(named), env)];
    return [...new Set(all.map(({ key }) => key))];
  };

  it.each([
    ["origin", []],
    ["mirror", ["http.https://mirror.example.com:8443/.extraheader"]],
    ["https://git.example.com/acme/state.git", ["http.https://git.example.com/.extraheader"]],
    ["https://mirror.example.com:8443/state.git", ["http.https://mirror.example.com:8443/.extraheader"]],
  ])("gets helpsync's token where a remote of the checkout is at that host: %s", (named, sent) => {
    const token = tokenConfiguration(remote(named), { HELPSYNC_GIT_TOKEN: "secret" });
    expect([...new Set(token.map(({ key }) => key))]).toEqual(sent);
    expect(configurationFor(remote(named), { CI: "true" })).toEqual(remote(named).configuration);
  });

  it.each([
    "http://localhost:9999/evil.git",
    "https://evil.example/x.git",
    "https://mirror.example.com/state.git",
    "https://git.example.com.evil.example/x.git",
    "https://git.example.com@evil.example/x.git",
  ])("gets neither that nor what is set up for no host in particular: %s", (named) => {
    const env = { HELPSYNC_GIT_TOKEN: "secret", GITHUB_TOKEN: "secret", CI: "true", GIT_ASKPASS: "/bin/say" };
    expect(keys(named, env)).toEqual(["http.https://state.example.com/.extraheader"]);
    expect(environmentTowards(remote(named), env)["GIT_ASKPASS"]).toBeUndefined();
    // A person's own helper knows which host a password is for.
    expect(keys(named, {})).toContain("credential.helper");
  });
});
