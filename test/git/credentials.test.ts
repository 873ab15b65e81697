import { describe, expect, it } from "vitest";
import { secretsOf, withoutSecrets } from "../../src/git/credentials.ts";

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
