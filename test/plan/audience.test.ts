import { describe, expect, it } from "vitest";
import type { Config, RealWorkspace } from "../../src/model/config.ts";
import { excludedKeys } from "../../src/plan/audience.ts";
import { configFingerprint } from "../../src/plan/approval/config-fingerprint.ts";
import { desired } from "./planning.ts";

const CONTENT = [
  desired("collection:faq"),
  desired("collection:faq/old", "collection:faq"),
  desired("collection:empty"),
  desired("collection:empty/inner", "collection:empty"),
  desired("article:start"),
  desired("article:faq/index", "collection:faq"),
  desired("article:faq/old/a", "collection:faq/old"),
  { ...desired("article:a-uid", "collection:faq/old"), path: "faq/old/b" },
];

function excluded(only: string[], exclude: string[] = []): string[] {
  return [...excludedKeys(CONTENT, { only, exclude })].sort();
}

describe("what is not for a workspace", () => {
  it("is nothing without patterns", () => {
    expect(excluded([])).toEqual([]);
  });

  it("is what no pattern of `only` matches; a collection stays with an article below it", () => {
    expect(excluded(["faq/old/a"])).toEqual([
      ...["article:a-uid", "article:faq/index", "article:start", "collection:empty", "collection:empty/inner"],
    ]);
    expect(excluded(["start"])).toEqual([
      ...["article:a-uid", "article:faq/index", "article:faq/old/a"],
      ...["collection:empty", "collection:empty/inner", "collection:faq", "collection:faq/old"],
    ]);
  });

  it("is what `exclude` matches, and a collection with nothing else in it; `exclude` wins", () => {
    const old = ["article:a-uid", "article:faq/old/a", "collection:faq/old"];
    expect(excluded([], ["faq/old/**"])).toEqual(old);
    expect(excluded(["**"], ["faq/old/*"])).toEqual(old);
    expect(excluded([], ["faq/**"])).toEqual([
      "article:a-uid",
      "article:faq/index",
      "article:faq/old/a",
      "collection:faq",
      "collection:faq/old",
    ]);
  });

  it("is matched by paths, not by keys", () => {
    expect(excluded([], ["**/b"])).toEqual(["article:a-uid"]);
    expect(excluded([], ["a-uid"])).toEqual([]);
  });

  it("is a collection without any article only where itself says so; it keeps the one that it stands in", () => {
    expect(excluded([], ["empty/inner"])).toEqual(["collection:empty/inner"]);
    expect(excluded(["empty/inner"]).filter((key) => key.includes("empty"))).toEqual([]);
  });

  it("may be spelled in another normal form", () => {
    const page = desired("article:über");
    expect([...excludedKeys([page], { only: [], exclude: ["über".normalize("NFD")] })]).toEqual(["article:über"]);
  });
});

describe("the config that a saved plan is held to", () => {
  const workspace: RealWorkspace = {
    ...{
      name: "test",
      apiVersion: "2.16",
      only: [],
      exclude: [],
      requestTimeout: 60,
      rateShare: 1,
      sandbox: false,
      tokenEnv: "T",
      region: "us",
    },
  };
  const config: Config = {
    file: "/here/intercom.config.yaml",
    folder: "/here",
    content: {
      root: "content",
      locales: { default: "en", additional: ["fr"], layout: "suffix", names: { french: "fr" } },
      ignore: [],
      allowedFrontmatter: [],
    },
    defaults: { state: "draft" },
    policies: { uiEdits: "protect", onRemoval: "unpublish", maxRemovals: 10, maxPublishes: 10 },
    folderPolicies: [],
    assets: {},
    state: { remote: "origin", ref: "refs/heads/x", bodies: "all" },
    workspaces: { test: workspace },
  };
  const { content } = config;
  const same = configFingerprint(config, workspace);

  it.each<[string, Partial<Config>, Partial<RealWorkspace>]>([
    ["the place of the checkout", { file: "/there/intercom.config.yaml", folder: "/there" }, {}],
    ["another workspace", { workspaces: { test: workspace, other: { ...workspace, name: "other" } } }, {}],
    [
      "the name of the token's variable, and this machine's address",
      {},
      { tokenEnv: "U", apiUrl: "http://localhost:1" },
    ],
    ["what no warning is wanted for", { content: { ...content, allowedFrontmatter: ["layout"] } }, {}],
    ["where the state is kept", { state: { remote: "other", ref: "refs/heads/y", bodies: "none" } }, {}],
  ])("is the same with %s", (_, some, of) => {
    expect(configFingerprint({ ...config, ...some }, { ...workspace, ...of })).toBe(same);
  });

  it("is the same in whatever order the names of languages are written", () => {
    const named = (names: Config["content"]["locales"]["names"]): string =>
      configFingerprint({ ...config, content: { ...content, locales: { ...content.locales, names } } }, workspace);
    expect(named({ german: "de", french: "fr" })).toBe(named({ french: "fr", german: "de" }));
  });

  it("is another with all that a plan can follow from", () => {
    const { locales } = content;
    const variants: [Partial<Config>, Partial<RealWorkspace>][] = [
      [{ content: { ...content, root: "docs" } }, {}],
      [{ content: { ...content, ignore: ["x"] } }, {}],
      [{ content: { ...content, defaultCollection: "x" } }, {}],
      [{ content: { ...content, locales: { ...locales, default: "de" } } }, {}],
      [{ content: { ...content, locales: { ...locales, additional: [] } } }, {}],
      [{ content: { ...content, locales: { ...locales, layout: "directory" } } }, {}],
      [{ content: { ...content, locales: { ...locales, names: {} } } }, {}],
      [{ defaults: { state: "published" } }, {}],
      [{ defaults: { state: "draft", author: "a" } }, {}],
      [{ policies: { ...config.policies, maxRemovals: 11 } }, {}],
      [{ folderPolicies: [{ match: "x", uiEdits: "theirs" }] }, {}],
      [{ assets: { baseUrl: "https://x/{hash}" } }, {}],
      [{ assets: { root: "x" } }, {}],
      [{ assets: { upload: "cp {file} x" } }, {}],
      [{}, { name: "other" }],
      [{}, { apiVersion: "2.9" }],
      [{}, { helpCenter: "x" }],
      [{}, { only: ["x"] }],
      [{}, { exclude: ["x"] }],
      [{}, { region: "eu" }],
      [{}, { workspaceId: "x" }],
    ];
    const others = variants.map(([some, of]) => configFingerprint({ ...config, ...some }, { ...workspace, ...of }));
    expect(new Set([same, ...others]).size).toBe(variants.length + 1);
    const trial = {
      name: "test",
      apiVersion: "2.16",
      only: [],
      exclude: [],
      requestTimeout: 60,
      rateShare: 1,
      sandbox: true,
    } as const;
    expect(configFingerprint(config, trial)).not.toBe(same);
  });
});
