import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { StandInOptions } from "../github/stand-in.ts";
import type { StoredPull } from "../github/stand-in/world.ts";
import { pulledFile, pullReport, startRepository, type Repository } from "./pull-reports.ts";

const BRANCH = "helpsync/pull-production";
const opened: Repository[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((repository) => repository.close()));
});

async function start(options?: StandInOptions): Promise<Repository> {
  const repository = await startRepository(options);
  opened.push(repository);
  return repository;
}

const only = ({ standIn }: Repository): StoredPull => {
  const [pull, ...others] = standIn.pulls;
  if (pull === undefined || others.length > 0) throw new Error("There is not one pull request.");
  return pull;
};
const containing = (text: string): string => expect.stringContaining(text) as string;

describe("what is not the pull's", () => {
  it("brings only what the pull itself wrote, and tells what else is changed in the checkout", async () => {
    const repository = await start();
    const { pulled, teammate, checkout } = repository;
    const files = {
      "content/a.md": "A, edited\n",
      "content/b.md": "B, by an earlier step\n",
      "content/gha-creds-@everyone.json": '{"private_key":"secret"}',
      "content/images/p.png": Buffer.from([0x89, 0]),
    };
    const written = ["content/a.md", "content/images/p.png"].map((name) => path.join(checkout, name));
    const opening = await pulled(files, { written });
    expect(opening).toMatchObject({
      kind: "opened",
      said: containing("`content/b.md`, `content/gha-creds-@everyone.json`."),
    });
    expect(await teammate("diff", "--name-only", "origin/main", `origin/${BRANCH}`)).toBe(
      "content/a.md\ncontent/images/p.png",
    );
    expect(only(repository).body).toContain(": 2 files");
    expect(await pulled({ "content/b.md": "B, by an earlier step\n" }, { written: [] })).toMatchObject({
      kind: "closed",
      said: containing("`content/b.md`"),
    });
  });

  it("keeps what a teammate pushes while it closes, before and after", async () => {
    const repository = await start();
    const { pulled, push, standIn, textOn } = repository;
    await pulled({ "content/a.md": "A, edited\n" });
    const pull = only(repository);
    standIn.fault = async ({ method, path: asked }) => {
      const isClosing = method === "PATCH" && asked.endsWith("/pulls/1");
      if (isClosing && (await textOn(BRANCH, "content/b.md")) !== "Ana's\n")
        await push(BRANCH, { "content/b.md": "Ana's\n" });
      return undefined;
    };
    expect(await pulled({})).toMatchObject({ kind: "closed", said: containing("so that stays") });
    expect(await textOn(BRANCH, "content/b.md")).toBe("Ana's\n");
    expect(standIn.comments.get(1)?.at(-1)?.body).toContain("open this again");

    // Between the first look and the closing.
    standIn.fault = undefined;
    const again = await start();
    await again.pulled({ "content/a.md": "A, edited\n" });
    let isPushed = false;
    again.standIn.fault = async ({ path: asked }) => {
      if (!isPushed && asked.includes("/git/commits/")) {
        isPushed = true;
        await again.push(BRANCH, { "content/b.md": "Ana's\n" });
      }
      return undefined;
    };
    expect(await again.pulled({})).toMatchObject({ kind: "left", said: containing("stays open") });
    expect(await again.textOn(BRANCH, "content/b.md")).toBe("Ana's\n");
    expect(only(again)).toMatchObject({ state: "open" });
    expect(pull.state).toBe("closed");
  });

  it("holds no words of drafts, unless told to", async () => {
    const repository = await start();
    const draft = { unpublished: true as const };
    const report = pullReport([], {
      files: [pulledFile("a.md", { title: "Launch in May", ...draft }), pulledFile("b.md", { title: "Plans" })],
      passed: [
        {
          key: "article:c",
          title: "Layoffs",
          why: "c.md: it cannot say that",
          detail: "sold to Acme",
          ...draft,
        },
      ],
      raw: [{ path: "a.md", block: "table", excerpt: "Price of May", reason: "its cells are merged", ...draft }],
      notes: [{ text: 'The article "Secret" (7) gets no file.', untitled: "The article 7 gets no file." }],
    });
    const files = { "content/a.md": "A, edited\n" };
    await repository.pulled(files, { report });
    const words = ["Launch", "Layoffs", "sold to Acme", "Price of May", "Secret"];
    for (const word of words) expect(only(repository).body).not.toContain(word);
    for (const part of ["- *draft, not shown here*, `a.md`", "**Plans**", "article:c", "c.md", "The article 7"]) {
      expect(only(repository).body).toContain(part);
    }
    await repository.pulled(files, { report, drafts: "shown" });
    for (const word of words) expect(only(repository).body).toContain(word);
  });
});
