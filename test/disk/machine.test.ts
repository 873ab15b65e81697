import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { machineName } from "../../src/disk/machine.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "helpsync-machine-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What a machine says of itself. */
function machine(boot: string, processes: string): { boot: string; processes: string } {
  const name = path.join(folder, `${boot}-${processes}`);
  if (boot !== "") writeFileSync(`${name}.boot`, `${boot}\n`);
  if (processes !== "") symlinkSync(processes, `${name}.ns`);
  return { boot: `${name}.boot`, processes: `${name}.ns` };
}

describe("the name of a machine", () => {
  it("is the same for all programs since its start, and another after the next start or in a container", async () => {
    const name = await machineName(machine("start-1", "pid:[1]"));
    expect(await machineName(machine("start-2", "pid:[1]"))).not.toBe(name);
    expect(await machineName(machine("start-1", "pid:[2]"))).not.toBe(name);
    expect(
      await machineName({ boot: `${folder}/start-1-pid:[1].boot`, processes: `${folder}/start-1-pid:[1].ns` }),
    ).toBe(name);
  });

  it.each([
    ["does not say when it was started", "", "pid:[1]"],
    ["does not say what its process numbers mean", "start-1", ""],
    ["says neither, as macOS and Windows do", "", ""],
  ])("is never the same twice where the machine %s", async (_, boot, processes) => {
    const files = machine(boot, processes);
    expect(await machineName(files)).not.toBe(await machineName(files));
  });
});
