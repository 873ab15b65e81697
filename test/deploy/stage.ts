import { execFile, type ExecFileException } from "node:child_process";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { openSandbox, type OpenSandbox } from "../../src/sandbox/server.ts";
import { fencedBlocks } from "../house/fences.ts";

const root = path.resolve(import.meta.dirname, "..", "..");
const PROGRAM = path.join(root, "dist", "cli.cjs");

/** A machine that deploys: its programs and home, a folder for repositories, and an Intercom to deploy to. */
export interface Stage {
  readonly folder: string;
  readonly home: string;
  readonly intercom: OpenSandbox;
  /** The environment of whatever runs there. */
  readonly env: Readonly<Record<string, string>>;
  /** Runs a program to its end while the Intercom answers. */
  run(folder: string, program: string, ...parameters: string[]): Promise<Ended>;
  /** Writes files of a checkout and commits them. */
  commit(checkout: string, files: Readonly<Record<string, string | null>>): Promise<void>;
  /** Methods and paths of the requests to Intercom since the last question. */
  requests(): string[];
  titles(): Promise<string[]>;
  /** What lies in the folder for temporary files. */
  leftOver(): Promise<string[]>;
  close(): Promise<void>;
}

export interface Ended {
  readonly code: number;
  /** All that it printed, in no certain order of the two streams. */
  readonly said: string;
}

export const CONFIG = "defaults: { state: published }\nworkspaces:\n  production: { request_timeout: 5 }\n";

/** A page of the manual that tells how to deploy: its fenced blocks of a language. */
export async function recipes(language: string): Promise<string[]> {
  return fencedBlocks(await readFile(path.join(root, "content/deploying/without-github.md"), "utf8"), language);
}

export async function openStage(): Promise<Stage> {
  const folder = await mkdtemp(path.join(tmpdir(), "helpsync-deploy-"));
  const intercom = await openSandbox({ rateLimit: { calls: 1e6, windowSeconds: 10 } });
  const [home, programs, temporary] = ["home", "bin", "tmp"].map((name) => path.join(folder, name)) as [
    string,
    string,
    string,
  ];
  for (const name of [home, programs, temporary]) await mkdir(name);
  // The built program stands in the place of the package of that version.
  const npx = `[ "$1 $2" = "--yes helpsync@VERSION" ] || exit 97\nshift 2\nexec "${process.execPath}" "${PROGRAM}" "$@"`;
  await writeFile(path.join(programs, "npx"), `#!/bin/sh\n${npx}\n`);
  await chmod(path.join(programs, "npx"), 0o755);
  const person = { NAME: "Ana", EMAIL: "ana@example.com" };
  const env = {
    ...{ PATH: `${programs}:${process.env["PATH"] ?? ""}`, HOME: home, TMPDIR: temporary, GIT_CONFIG_NOSYSTEM: "1" },
    ...Object.fromEntries(
      Object.entries(person).flatMap(([name, value]) => [
        [`GIT_AUTHOR_${name}`, value],
        [`GIT_COMMITTER_${name}`, value],
      ]),
    ),
    HELPSYNC_API_URL: intercom.url,
  };
  let told = 0;
  const run: Stage["run"] = (cwd, program, ...parameters) =>
    new Promise((resolve) => {
      execFile(program, parameters, { cwd, env }, (error: ExecFileException | null, printed, noted) => {
        resolve({
          code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1,
          said: printed + noted,
        });
      });
    });
  return {
    ...{ folder, home, intercom, env, run },
    commit: async (checkout, files) => {
      for (const [name, text] of Object.entries(files)) {
        const file = path.join(checkout, name);
        await mkdir(path.dirname(file), { recursive: true });
        await (text === null ? rm(file) : writeFile(file, text));
      }
      await run(checkout, "git", "add", "--all");
      await run(checkout, "git", "commit", "--quiet", "--message", "content");
    },
    requests: () => {
      const all = intercom.sandbox.requests.map(({ method, path: route }) => `${method} ${route}`);
      return all.slice(told, (told = all.length));
    },
    titles: async () => {
      const headers = { authorization: `Bearer ${intercom.token}`, "intercom-version": "2.16" };
      const answer = await fetch(`${intercom.url}/articles?per_page=250`, { headers });
      told += 1;
      const { data } = (await answer.json()) as { data: { title: string; state: string }[] };
      return data.filter(({ state }) => state === "published").map(({ title }) => title);
    },
    leftOver: () => readdir(temporary),
    close: async () => {
      await intercom.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
