import { describe, expect, it } from "vitest";
import { parseConfig } from "../../src/content/parse-config.ts";
import type { Problem } from "../../src/model/problem.ts";
import { configFrom, only, placesOf } from "./source.ts";

const FILE = "/docs/intercom.config.yaml";

function problemsOf(yaml: string): Problem[] {
  const { config, problems } = parseConfig(yaml, FILE);
  expect(config, "a config with problems is not given out").toBeUndefined();
  return problems;
}

describe("a config without mistakes", () => {
  it("has the defaults of an empty file, and creates drafts", () => {
    expect(configFrom("")).toEqual({
      file: FILE,
      folder: "/docs",
      content: {
        root: "content",
        locales: { default: "en", additional: [], layout: "suffix", names: {} },
        ignore: [],
        allowedFrontmatter: [],
      },
      defaults: { state: "draft" },
      folderPolicies: [],
      policies: { uiEdits: "protect", onRemoval: "unpublish", maxRemovals: 10, maxPublishes: 10 },
      assets: {},
      state: { remote: "origin", ref: "refs/heads/helpsync-state" },
      workspaces: {},
    });
  });

  it("is read with every key that there is", () => {
    const yaml = `
content: ./docs//help/
default_workspace: sandbox
default_collection: general/
locales: { default: en, additional: [fr, pt-BR], layout: directory, names: { pt-BR: pt-br } }
ignore: ["**/includes/**"]
frontmatter: { allow: [tags] }
defaults: { author: docs@example.com, state: published }
policies: { ui_edits: overwrite, on_removal: keep, max_removals: 0, max_publishes: 5 }
assets: { base_url: "https://img.example.com/{hash}/{name}", upload: "aws s3 cp {file} s3://i/{hash}/{name}", root: static }
state: { store: git, remote: upstream, ref: refs/heads/memory, bodies: none }
workspaces:
  sandbox: { sandbox: true }
  production:
    workspace_id: 12345678901234567890
    token_env: TOKEN
    region: eu
    api_version: "2.10"
    help_center: 42
    request_timeout: 2.5
    rate_share: 0.8
  local: { api_url: "http://127.0.0.1:8080/" }
`;
    const config = configFrom(yaml);
    expect(config.content).toEqual({
      root: "docs/help",
      defaultCollection: "general",
      defaultCollectionMark: { place: expect.objectContaining({ line: 4, column: 21 }) as unknown, line: "default_collection: general/" },
      locales: { default: "en", additional: ["fr", "pt-BR"], layout: "directory", names: { "pt-br": "pt-BR" } },
      ignore: ["**/includes/**"],
      allowedFrontmatter: ["tags"],
    });
    expect(config.policies).toEqual({ uiEdits: "overwrite", onRemoval: "keep", maxRemovals: 0, maxPublishes: 5 });
    expect(config.assets).toEqual({
      baseUrl: "https://img.example.com/{hash}/{name}",
      upload: "aws s3 cp {file} s3://i/{hash}/{name}",
      root: "static",
    });
    expect(config.state).toEqual({ store: "git", remote: "upstream", ref: "refs/heads/memory", bodies: "none" });
    expect(config.defaultWorkspace).toBe("sandbox");
    expect(config.workspaces).toEqual({
      sandbox: { name: "sandbox", sandbox: true, apiVersion: "2.16", only: [], exclude: [], requestTimeout: 60, rateShare: 1 },
      production: {
        name: "production",
        sandbox: false,
        workspaceId: "12345678901234567890",
        tokenEnv: "TOKEN",
        region: "eu",
        apiVersion: "2.10",
        helpCenter: "42",
        only: [],
        exclude: [],
        requestTimeout: 2.5,
        rateShare: 0.8,
      },
      local: {
        name: "local",
        sandbox: false,
        tokenEnv: "INTERCOM_ACCESS_TOKEN",
        region: "us",
        apiVersion: "2.16",
        apiUrl: "http://127.0.0.1:8080",
        only: [],
        exclude: [],
        requestTimeout: 60,
        rateShare: 1,
      },
    });
  });

  it.each(["http://localhost:3000", "http://[::1]:3000", "https://127.1.2.3"])("takes the own machine %s", (url) => {
    expect(configFrom(`workspaces: { a: { api_url: "${url}" } }`).workspaces["a"]).toMatchObject({ apiUrl: url });
  });

  it("keeps positions and values through a byte order mark and Windows' line ends", () => {
    expect(configFrom("\u{FEFF}content: docs\r\nignore: [a]\r\n").content.root).toBe("docs");
    expect(placesOf(problemsOf("\u{FEFF}content: docs\r\nnope: 1\r\n"))).toEqual([
      "intercom.config.yaml:2:1 config-key-unknown",
    ]);
  });
});

describe("mistakes of the config", () => {
  it("are told all at once, each at its place", () => {
    const yaml = `contents: docs
policies:
  on_removal: remove
  max_removals: -1
locales: { default: en, additional: [uk] }
workspaces:
  production: { region: usa, tokenenv: X }
`;
    expect(placesOf(problemsOf(yaml)).sort()).toEqual([
      "intercom.config.yaml:1:1 config-key-unknown",
      "intercom.config.yaml:3:15 config-value",
      "intercom.config.yaml:4:17 config-value",
      "intercom.config.yaml:5:38 locale-unknown",
      "intercom.config.yaml:7:25 config-value",
      "intercom.config.yaml:7:30 config-key-unknown",
    ]);
  });

  it("are found in lists, also where nothing stands", () => {
    expect(placesOf(problemsOf("ignore:\n  - a\n  - [b]\n"))).toEqual(["intercom.config.yaml:3:5 config-value"]);
    expect(only(problemsOf("ignore:\n  - a\n  -\n"))).toMatchObject({
      code: "config-value",
      message: "Item 2 of `ignore` must be text, but is empty.",
    });
  });

  it("of values hide none of what they mean together", () => {
    const yaml = `policies: { max_removals: ten }
assets: { base_url: "https://i.example.com/{name}" }
default_workspace: b
workspaces:
  a: { api_url: "https://evil.example" }
  c: 5
`;
    expect(placesOf(problemsOf(yaml)).sort()).toEqual([
      "intercom.config.yaml:1:27 config-value",
      "intercom.config.yaml:2:21 assets-pattern",
      "intercom.config.yaml:3:20 config-contradiction",
      "intercom.config.yaml:5:17 api-url-not-local",
      "intercom.config.yaml:6:6 config-value",
    ]);
  });

  it.each([
    ["an address that was misspelled", 'assets: { base_ulr: "https://i.example.com/{hash}", upload: "cp {file} x" }'],
    ["a locale that is wrong", "locales: { additional: [fren], names: { fr: x } }"],
    ["a workspace that is wrong", "default_workspace: a\nworkspaces: { a: 5 }"],
  ])("take %s for no contradiction", (_, yaml) => {
    expect(problemsOf(yaml).map(({ code }) => code)).not.toContain("config-contradiction");
  });

  it("are told once a place", () => {
    expect(only(problemsOf('ignore: [""]')).message).toBe("Item 1 of `ignore` must be text that is not empty, but is empty.");
  });

  it("show the line and how long the mistake is", () => {
    expect(only(problemsOf("policies: { on_removal: remove }"))).toMatchObject({
      line: "policies: { on_removal: remove }",
      place: { column: 25, length: 6 },
    });
  });

  it.each([
    ["contents: docs", "Did you mean `content`?"],
    ["workspaces: { a: { tokenenv: X } }", "Did you mean `token_env`?"],
    ["policies: { on_removal: remov }", "Write `unpublish`, `delete` or `keep`."],
    ["policies: { on_removal: deleted }", "Did you mean `delete`?"],
    ["workspaces: { a: { api_version: 2.10 } }", 'Put it in quotes: "2.10".'],
    ["content:", "Give the key a value, or delete the line."],
    ['policies: { max_publishes: "10" }', "Take the quotes away: 10"],
    ['workspaces: { a: { sandbox: "true" } }', "Take the quotes away: true"],
    ["xyzzy: 1", "Known here: content, default_workspace"],
  ])("%s: hints %s", (yaml, hint) => {
    expect(only(problemsOf(yaml)).hint).toContain(hint);
  });

  it.each([
    ["no", "Intercom calls it `nb`."],
    ["zh", "Intercom calls it `zh-CN`."],
    ["zh-Hant", "Intercom calls it `zh-TW`."],
    ["en-US", "Intercom calls it `en`."],
    ["pt_br", "Intercom calls it `pt-BR`."],
    ["uk", "Intercom has no Ukrainian."],
    ["th", "Intercom has no Thai."],
    ["klingon", "Intercom has ar, bg"],
  ])("the locale %s: hints %s", (locale, hint) => {
    for (const yaml of [
      `locales: { default: "${locale}" }`,
      `locales: { additional: ["${locale}"] }`,
      `locales: { names: { "${locale}": x } }`,
    ]) {
      const problem = only(problemsOf(yaml));
      expect(problem.code).toBe("locale-unknown");
      expect(problem.hint).toContain(hint);
    }
  });

  it.each([
    ["an image address that never changes", 'assets: { base_url: "https://i.example.com/{name}" }', "assets-pattern"],
    ["an image address without a scheme", 'assets: { base_url: "i.example.com/{hash}" }', "assets-pattern"],
    ["an unknown part", 'assets: { base_url: "https://i.example.com/{hash}/{nam}" }', "assets-pattern"],
    ["an upload that nothing fetches", 'assets: { upload: "cp {file} x" }', "config-contradiction"],
    ["a foreign api_url", 'workspaces: { a: { api_url: "https://evil.example" } }', "api-url-not-local"],
    ["a hidden foreign api_url", 'workspaces: { a: { api_url: "http://localhost@evil.example" } }', "api-url-not-local"],
    ["a look-alike api_url", 'workspaces: { a: { api_url: "http://127.0.0.1.evil.example" } }', "api-url-not-local"],
    ["GitHub's token for that of Intercom", "workspaces: { a: { token_env: GITHUB_TOKEN } }", "token-env-reserved"],
    ["a token under git's name", "workspaces: { a: { token_env: helpsync_git_token } }", "token-env-reserved"],
    ["a token in the PATH", "workspaces: { a: { token_env: PATH } }", "token-env-reserved"],
    ["a sandbox with a token", "workspaces: { a: { sandbox: true, token_env: X } }", "config-contradiction"],
    ["a workspace that is not there", "{ default_workspace: b, workspaces: { a: { sandbox: true } } }", "config-contradiction"],
    ["a locale twice", "locales: { default: en, additional: [en] }", "config-contradiction"],
    ["a name of a locale that is not listed", "locales: { names: { fr: french } }", "config-contradiction"],
    ["one name for two locales", "locales: { additional: [fr, de], names: { fr: x, de: x } }", "config-contradiction"],
    ["a name that is a locale's own", "locales: { additional: [fr, de], names: { fr: de } }", "config-contradiction"],
    ["a path of one machine", "content: /home/me/docs", "config-value"],
    ["a path of Windows", "content: C:/docs", "config-value"],
    ["a pattern that turns around", 'ignore: ["!keep.md"]', "config-value"],
    ["a workspace's name that is a path", 'workspaces: { "../a": { sandbox: true } }', "config-value"],
    ["a list", "- a", "yaml-not-a-mapping"],
    ["text", "hello", "yaml-not-a-mapping"],
    ["a key twice", "content: a\ncontent: b", "yaml-duplicate-key"],
    ["a tab", "policies:\n\tmax_removals: 1", "yaml-syntax"],
    ["a second document", "content: a\n---\ncontent: b", "yaml-syntax"],
  ])("refuses %s", (_, yaml, code) => {
    expect(only(problemsOf(yaml)).code).toBe(code);
  });
});
