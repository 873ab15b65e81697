import { existsSync, readdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { expect } from "vitest";
import { git, makeRemote } from "../state/remotes.ts";
import { openDoor, startProgram, type ChildProgram, type Ended } from "./child-program.ts";
import { openWorld, type World } from "./world.ts";

export const STATE = "refs/heads/helpsync-state";

/** A project that the real program is run in, with an Intercom behind a door. */
export interface SharedProject extends World {
  readonly remote: string;
  /** Starts the program; its requests come through the door. */
  start(...parameters: string[]): ChildProgram;
  /** The same, with a line of a shell before it. */
  startAfter(shell: string, ...parameters: string[]): ChildProgram;
  /** What is done at each request, told with how many like it there were. */
  heed: (call: string, count: number) => Promise<void> | void;
  /** The recovery file that a run named. */
  recoveryIn(ended: Ended): string;
  /** Applies what is left, and holds that then every article is there once and nothing is left to do. */
  expectSettled(): Promise<void>;
}

/** Articles of the project, in one folder. */
export const ARTICLES = 12;

export async function openProject(store: "file" | "git"): Promise<SharedProject> {
  const files: Record<string, string> = { ".gitignore": ".helpsync/\n" };
  for (let number = 1; number <= ARTICLES; number += 1)
    files[`content/guides/page-${String(number)}.md`] = page(number);
  const world = await openWorld({ files, config: { state: { store } } });
  const remote = `${world.folder}-remote.git`;
  if (store === "git") {
    makeRemote(remote);
    git(world.folder, "init", "--quiet", "--initial-branch=main");
    git(world.folder, "remote", "add", "origin", remote);
  }
  const door = await openDoor(world.sandbox.url, (call, count) => project.heed(call, count));
  const project: SharedProject = {
    ...world,
    remote,
    heed: () => undefined,
    start: (...parameters) => project.startAfter(":", ...parameters),
    startAfter: (shell, ...parameters) => {
      const { folder, sandbox } = world;
      const command = parameters[0] === "apply" ? [...parameters, "--yes", "--allow-dirty"] : parameters;
      return startProgram({ folder, url: door.url, token: sandbox.token, shell }, ...command);
    },
    recoveryIn: ({ noted }) => {
      const file = /helpsync state recover (\S+)/u.exec(noted)?.[1] ?? "";
      expect(existsSync(file), noted).toBe(true);
      return file;
    },
    expectSettled: async () => {
      project.heed = () => undefined;
      const applied = await world.run("apply", "--yes", "--allow-dirty");
      expect(applied.code, applied.printed + applied.noted).toBe(0);
      const { data } = await world.call("GET", "/articles?per_page=250");
      const pages = (data as { title: string; state: string }[]).map(({ title, state }) => `${title} ${state}`);
      expect(pages.sort()).toEqual(
        Array.from({ length: ARTICLES }, (_, index) => `Page ${String(index + 1)} published`).sort(),
      );
      const planned = await world.run("plan", "--allow-dirty");
      expect(planned.lastLine).toBe("No changes.");
    },
    close: async () => {
      await door.close();
      await world.close();
      await rm(remote, { recursive: true, force: true });
    },
  };
  return project;
}

export function page(number: number, words = "Take the box."): string {
  return `---\ntitle: Page ${String(number)}\n---\n${words}\n`;
}

/** The folder of the workspace's state in files. */
export function stateFolderOf({ folder }: World): string {
  const states = path.join(folder, ".helpsync", "state");
  const [workspace = ""] = readdirSync(states);
  return path.join(states, workspace);
}
