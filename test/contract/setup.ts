/** Every test's sandbox is watched: an answer that is not as Intercom describes it fails the test that got it. */
import { randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { afterAll, afterEach, vi } from "vitest";
import type * as Module from "../../src/sandbox/sandbox.ts";
import { EXERCISED_FOLDER } from "./coverage.ts";
import { HAS_DESCRIPTIONS } from "./descriptions.ts";
import { watch, type Witness } from "./watch.ts";

const witness: Witness = { complaints: new Set(), exercised: new Set() };

vi.mock("../../src/sandbox/sandbox.ts", async (importOriginal) => {
  const original = await importOriginal<typeof Module>();
  const createSandbox: typeof Module.createSandbox = (options) => {
    const sandbox = original.createSandbox(options);
    return HAS_DESCRIPTIONS ? watch(sandbox, witness) : sandbox;
  };
  return { ...original, createSandbox };
});

if (HAS_DESCRIPTIONS) {
  afterEach(() => {
    const complaints = [...witness.complaints];
    witness.complaints.clear();
    if (complaints.length > 0) throw new Error(`Not as Intercom describes it:\n${complaints.join("\n")}`);
  });

  afterAll(() => {
    if (witness.exercised.size === 0) return;
    mkdirSync(EXERCISED_FOLDER, { recursive: true });
    writeFileSync(new URL(`${randomUUID()}.json`, EXERCISED_FOLDER), JSON.stringify([...witness.exercised]));
  });
}
