import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { runProgram } from "../../src/commands/program.ts";
import { openSandbox } from "../../src/sandbox/server.ts";

const root = path.resolve(import.meta.dirname, "../..");

/** This project's own manual, as `npm run demo` applies it to the embedded Intercom, in a folder of its own. */
export interface Demo {
  /** Runs the program, and gives what it prints. */
  run(...parameters: string[]): Promise<string>;
  read(file: string): Promise<string>;
  /** Puts another word in the place of one that a file has. */
  replace(file: string, word: string, other: string): Promise<void>;
  /** What a teammate does in Intercom, as `POST /__sandbox/edit` takes it, at a time in ISO 8601. */
  edit(body: Readonly<Record<string, unknown>>, at: string): Promise<void>;
  close(): Promise<void>;
}

export async function openDemo(): Promise<Demo> {
  const folder = await mkdtemp(path.join(tmpdir(), "helpsync-faces-"));
  await cp(path.join(root, "content"), path.join(folder, "content"), { recursive: true });
  await cp(path.join(root, "intercom.config.yaml"), path.join(folder, "intercom.config.yaml"));
  const demo: Demo = {
    run: async (...parameters) => {
      let printed = "";
      let noted = "";
      const code = await runProgram(parameters, "0.0.0-test", () => ({
        ...{ cwd: folder, env: {}, manual: path.join(root, "content/reference"), color: "plain", audience: "script" },
        print: (text) => (printed += text),
        note: (text) => (noted += text),
        progress: () => undefined,
        confirm: () => Promise.resolve(false),
        wait: () => Promise.resolve(),
        untilStopped: () => Promise.resolve(),
        heedSignals: () => new AbortController().signal,
      }));
      if (code !== 0 && code !== 2 && code !== 4)
        throw new Error(`helpsync ${parameters.join(" ")}: ${printed}${noted}`);
      return printed;
    },
    read: (file) => readFile(path.join(folder, file), "utf8"),
    replace: async (file, word, other) => {
      const text = await demo.read(file);
      if (text.split(word).length !== 2) throw new Error(`${file} does not hold "${word}" once.`);
      await writeFile(path.join(folder, file), text.replace(word, other));
    },
    edit: async (body, at) => {
      const data = path.join(folder, ".helpsync/sandbox/sandbox.json");
      const sandbox = await openSandbox({ data, now: () => Date.parse(at) });
      const answer = await fetch(`${sandbox.url}/__sandbox/edit`, { method: "POST", body: JSON.stringify(body) });
      await sandbox.close();
      if (!answer.ok) throw new Error(`The teammate was refused: ${await answer.text()}`);
    },
    close: () => rm(folder, { recursive: true, force: true }),
  };
  await demo.run("apply", "--yes");
  return demo;
}
