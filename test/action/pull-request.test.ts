import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBody } from "../../src/action/comment/body.ts";
import type { Plan } from "../../src/model/plan.ts";
import type { StoredPull } from "../github/stand-in/world.ts";
import { git } from "../state/remotes.ts";
import { mergeOf, openStage, type Stage } from "./stage.ts";

const HOSTILE = "::error::x ##[add-mask]y @everyone </details> ``` <!-- helpsync --> ${{ secrets.X }} <script>";

function page(title: string, words: string): string {
  return `---\ntitle: ${JSON.stringify(title)}\n---\n\n${words}\n`;
}

const FILES = {
  "docs/one.md": page("One", "First words."),
  "docs/two.md": page("Two", "Second words."),
  "docs/three.md": page("Three", "Third words."),
};

let stage: Stage;
let pull: StoredPull;
beforeAll(async () => {
  const files = Object.entries(FILES).map(([file, text]) => [file.replace("docs/", "content/guides/"), text]);
  stage = await openStage(Object.fromEntries(files) as Record<string, string>);
  const { world } = stage;
  await world.write(
    "intercom.config.yaml",
    (await world.read("intercom.config.yaml")).replace("http://127.0.0.1:1", world.sandbox.url),
  );
  stage.commit("main");
  expect((await world.run("apply", "--yes")).code).toBe(0);
}, 60_000);
afterAll(() => stage.close());

describe("plan on a pull request", () => {
  it("shows", async () => {
    const { world } = stage;
    git(world.folder, "checkout", "--quiet", "-b", "words");
    await world.write("content/guides/one.md", page(HOSTILE, "::error::new words."));
    stage.commit("words");
    pull = stage.propose("words");
    const end = await stage.step({ event: "pull_request", pull, at: mergeOf(pull), inputs: { command: "plan" } });
    console.log(end.log, end.commands, end.outputs, end.state, stage.github.comments.get(pull.number)?.[0]?.body);
    expect(end.code).toBe(0);
    const plan = JSON.parse(readFileSync(end.outputs["plan-path"] ?? "", "utf8")) as Plan;
    expect(plan.actions.length).toBe(4);
    expect(readBody(stage.github.comments.get(pull.number)?.[0]?.body ?? "")?.marker.status).toBe("planned");
  });
});
