import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { workflows } from "../../src/commands/workflows.ts";
import { fencedBlocks } from "./fences.ts";
import { mistakesOf } from "./workflows.ts";

const root = path.resolve(import.meta.dirname, "..", "..");
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const action = parse(read("action.yml")) as { inputs: object; outputs: object };
const inputs = Object.keys(action.inputs);

const production = { name: "production", kind: "real" } as const;
const sandbox = { name: "sandbox", kind: "sandbox" } as const;
const written = workflows({ action: "helpsync/helpsync@VERSION", branch: "main", workspace: production, folder: "" });
const own = workflows({ action: "./", branch: "main", workspace: sandbox, folder: "" });

const files = readdirSync(path.join(root, ".github", "workflows")).map((name) => `.github/workflows/${name}`);
const pages = readdirSync(path.join(root, "content"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => `content/${name}`);
const examples = ["README.md", ...pages].flatMap((page) =>
  fencedBlocks(read(page), "yaml")
    .filter((text) => /^jobs:$/mu.test(text) && /^on:$/mu.test(text))
    .map((text) => ({ page, text, name: (parse(text) as { name: string }).name })),
);

describe("a workflow", () => {
  it("is there for each job: this repository's own, those that init writes, and the manual's examples", () => {
    expect(files).toEqual(expect.arrayContaining(Object.keys(own)));
    const names = examples.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(["helpsync plan", "helpsync apply", "helpsync drift", "helpsync pull"]),
    );
  });

  it.each([
    ...files.map((file) => [file, read(file)] as const),
    ...examples.map(({ page, name, text }) => [`${name} of ${page}`, text] as const),
    ...Object.entries(
      workflows({
        action: "helpsync/helpsync@v1.2.3",
        branch: "it's + #1",
        workspace: { name: "123", kind: "real" },
        folder:
          "docs: a folder/with # signs and a name that is longer than any line of a workflow is to be, on and on and on",
        config: "other: config.yaml",
      }),
    ).map(([name, text]) => [`${name} of init`, text] as const),
    ...Object.entries(own).map(([name, text]) => [`${name} of init for a sandbox`, text] as const),
  ])("keeps to the rules: %s", (_, text) => {
    expect(mistakesOf(text, inputs)).toEqual([]);
  });

  it("is in the manual as init writes it", () => {
    const shown = examples.filter(({ name }) => name !== "helpsync pull").map(({ text }) => text);
    expect(new Set(shown)).toEqual(new Set(Object.values(written)));
  });

  it("does in this repository what init would write for its sandbox", () => {
    for (const [name, text] of Object.entries(own)) expect(parse(read(name))).toEqual(parse(text));
  });
});

describe("the manual's page about the Action", () => {
  it.each(["inputs", "outputs"] as const)("names its %s, and no other", (what) => {
    const heading = `## ${what === "inputs" ? "Inputs" : "Outputs"}\n`;
    const section = read("content/deploying/github-action.md").split(heading)[1]?.split("\n## ")[0] ?? "";
    const cells = [...section.matchAll(/^\| (`.*?) \|/gmu)].map((match) => match[1] ?? "");
    const named = cells.flatMap((cell) => [...cell.matchAll(/`([a-z-]+)`/gu)].map((match) => match[1] ?? ""));
    expect(named.toSorted()).toEqual(Object.keys(action[what]).toSorted());
  });
});

const [planned = "", applied = ""] = Object.values(written);

describe("the rules for workflows", () => {
  it.each([
    ["pull_request:\n", "pull_request_target:\n"],
    ["contents: read", "contents: write"],
    ["contents: read", "id-token: write"],
    ["permissions:\n  contents: read\n  pull-requests: write\n\n", ""],
    ["@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2", "@v4"],
    [" # v4.2.2", ""],
    ["@VERSION", "@main"],
    ["    timeout-minutes: 20\n", ""],
    ["persist-credentials: false", "persist-credentials: true"],
    ["command: plan", "commands: plan"],
    ["INTERCOM_READ_TOKEN", "INTERCOM_ACCESS_TOKEN"],
    ["      - id: helpsync\n", '      - run: "echo ${{ github.event.pull_request.title }}"\n      - id: helpsync\n'],
  ])("find %j made into %j", (right, wrong) => {
    expect(planned).toContain(right);
    expect(mistakesOf(planned.replace(right, wrong), inputs)).not.toEqual([]);
  });

  it.each([
    ["cancel-in-progress: false", "cancel-in-progress: true"],
    ["    environment: production\n", ""],
  ])("find %j of an apply made into %j", (right, wrong) => {
    expect(applied).toContain(right);
    expect(mistakesOf(applied.replace(right, wrong), inputs)).not.toEqual([]);
  });
});
