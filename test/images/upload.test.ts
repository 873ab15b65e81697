import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { inspect } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { uploadImage, type UploadCommand, type UploadNames } from "../../src/images/upload.ts";
import { Failure } from "../../src/model/failure.ts";

let folder = "";
let names: UploadNames;
const node = `"${process.execPath}"`;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "helpsync upload-"));
  const file = path.join(folder, "flow chart.png");
  await writeFile(file, "the bytes of a picture");
  await writeFile(
    path.join(folder, "tool.js"),
    `import { writeFileSync } from "node:fs";
const [, , out, ...rest] = process.argv;
if (out === "fail") { console.error("first line"); console.error("no such bucket"); process.exit(3); }
if (out === "leak") { console.error("denied for " + rest[0] + " " + process.env.SECRET); process.exit(1); }
if (out === "hang") { process.on("SIGTERM", () => {}); setTimeout(() => {}, 60_000); }
else writeFileSync(out, JSON.stringify(rest));`,
  );
  await writeFile(path.join(folder, "package.json"), '{"type":"module"}');
  names = { file, hash: "ab12", name: "flow chart.png", path: "images/flow chart.png" };
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** A command with an environment of its own. */
function command(pattern: string, more: Partial<UploadCommand> = {}): UploadCommand {
  return { pattern, env: {}, secrets: [], ...more };
}

async function failureOf(upload: Promise<void>): Promise<Failure> {
  const error: unknown = await upload.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Failure)) throw new Error("No Failure was thrown.", { cause: error });
  return error;
}

describe("uploading an image", () => {
  it("runs the command without a shell, each placeholder within its argument", async () => {
    const out = path.join(folder, "arguments.json");
    await uploadImage(
      command(`${node} '${folder}/tool.js' '${out}' cp {file} s3://b/{hash}/{name} "$HOME;{path}" 'a'"b"`),
      names,
    );
    expect(JSON.parse(await readFile(out, "utf8"))).toEqual([
      "cp",
      names.file,
      "s3://b/ab12/flow chart.png",
      "$HOME;images/flow chart.png",
      "ab",
    ]);
  });

  it("says what the command said when it fails", async () => {
    const failure = await failureOf(uploadImage(command(`${node} '${folder}/tool.js' fail`), names));
    expect(failure.message).toBe("The image images/flow chart.png could not be uploaded.");
    expect(failure.why).toContain("ended with 3");
    expect(failure.why).toContain("first line\nno such bucket");
  });

  it("names a program that is not there", async () => {
    const failure = await failureOf(uploadImage(command("helpsync-no-such-program {file}"), names));
    expect(failure.why).toBe("The program helpsync-no-such-program was not found.");
  });

  it("ends a command that takes too long, even one that ignores the polite signal", async () => {
    const hanging = command(`${node} '${folder}/tool.js' hang`, { timeout: 1000 });
    expect((await failureOf(uploadImage(hanging, names))).why).toContain("took too long");
  });

  it("gives the command the environment that it is meant to have, and prints no secret", async () => {
    const leaking = command(`${node} '${folder}/tool.js' leak tok-123`, {
      env: { SECRET: "of-the-command" },
      secrets: ["", "tok-123"],
    });
    const failure = await failureOf(uploadImage(leaking, names));
    expect(failure.why).toContain("denied for [token] of-the-command");
    expect(inspect(failure, { depth: Infinity, showHidden: true })).not.toContain("tok-123");
  });

  it("does not let a file's name become an option", async () => {
    const failure = await failureOf(uploadImage(command(`${node} {name}`), { ...names, name: "--version" }));
    expect(failure.why).toContain("--version");
  });

  it.each(["", "   "])("refuses the command %j", async (pattern) => {
    expect((await failureOf(uploadImage(command(pattern), names))).why).toBe("assets.upload names no command.");
  });

  it("refuses a quote that is not closed", async () => {
    expect((await failureOf(uploadImage(command(`aws "s3 cp {file}`), names))).why).toBe('A " is not closed.');
  });
});
