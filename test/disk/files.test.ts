import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findConfig } from "../../src/disk/find-config.ts";
import { readTextFile, writeFileAtomic } from "../../src/disk/text-file.ts";
import { Failure } from "../../src/model/failure.ts";

let folder = "";

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "helpsync-files-")));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("the config file", () => {
  it("is the nearest one above", async () => {
    mkdirSync(join(folder, "a", "b"), { recursive: true });
    writeFileSync(join(folder, "intercom.config.yaml"), "");
    expect(await findConfig(join(folder, "a", "b"))).toBe(join(folder, "intercom.config.yaml"));
    writeFileSync(join(folder, "a", "intercom.config.yaml"), "");
    expect(await findConfig(join(folder, "a", "b"))).toBe(join(folder, "a", "intercom.config.yaml"));
  });

  it("is the one that was asked for, wherever it is and whatever its name", async () => {
    writeFileSync(join(folder, "other.yaml"), "");
    expect(await findConfig(folder, "other.yaml")).toBe(join(folder, "other.yaml"));
  });

  it("that is not there is a failure that says what to do", async () => {
    mkdirSync(join(folder, "intercom.config.yaml"));
    await expect(findConfig(folder)).rejects.toThrow(Failure);
    await expect(findConfig(folder)).rejects.toMatchObject({
      next: expect.stringContaining("helpsync init") as string,
    });
    await expect(findConfig(folder, "nope.yaml")).rejects.toThrow(
      `There is no config file ${join(folder, "nope.yaml")}`,
    );
  });
});

describe("small files", () => {
  it("are written whole, into folders that are made, and leave nothing behind", async () => {
    const file = join(folder, "a", "b", "state.json");
    await writeFileAtomic(file, "one");
    await writeFileAtomic(file, "two ü");
    expect(await readTextFile(file)).toBe("two ü");
    expect(readdirSync(join(folder, "a", "b"))).toEqual(["state.json"]);
  });

  it("keep their old text where the new one cannot be put in place", async () => {
    const target = join(folder, "taken");
    mkdirSync(join(target, "inside"), { recursive: true });
    await expect(writeFileAtomic(target, "text")).rejects.toThrow(Failure);
    expect(readdirSync(folder)).toEqual(["taken"]);
    expect(readdirSync(target)).toEqual(["inside"]);
  });

  it("that cannot be read are a failure that names them", async () => {
    const file = join(folder, "gone.md");
    await expect(readTextFile(file)).rejects.toMatchObject({
      name: "Failure",
      message: `${file} cannot be read.`,
      why: "ENOENT: no such file or directory",
    });
  });

  it("that are not UTF-8 are refused rather than garbled", async () => {
    writeFileSync(join(folder, "latin.yaml"), Uint8Array.from([0x61, 0xe9]));
    await expect(readTextFile(join(folder, "latin.yaml"))).rejects.toThrow("is not UTF-8");
  });

  it("keep their rights when they are written again", async () => {
    const file = join(folder, "script.sh");
    writeFileSync(file, "one");
    chmodSync(file, 0o755);
    await writeFileAtomic(file, "two");
    expect(readFileSync(file, "utf8")).toBe("two");
    expect(statSync(file).mode & 0o777).toBe(0o755);
  });
});
