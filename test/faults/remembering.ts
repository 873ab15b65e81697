import { vi } from "vitest";
import type * as Fingerprints from "../../src/dialect/fingerprints.ts";
import type * as ReadBodies from "../../src/dialect/read-body.ts";
import type * as SentBodies from "../../src/dialect/sent-body.ts";
import type * as Words from "../../src/dialect/words.ts";

/** Hundreds of runs hold the same few bodies against each other: what is only computed from them is computed once. */
const { once } = vi.hoisted(() => ({
  once: <Given extends unknown[], Result>(compute: (...given: Given) => Result): ((...given: Given) => Result) => {
    const results = new Map<string, Result>();
    return (...given) => {
      const name = JSON.stringify(given);
      const result = results.get(name) ?? compute(...given);
      results.set(name, result);
      return result;
    };
  },
}));

vi.mock("../../src/dialect/fingerprints.ts", async (importOriginal) => {
  const original = await importOriginal<typeof Fingerprints>();
  const { sentFingerprint, answeredFingerprints } = original;
  return { ...original, sentFingerprint: once(sentFingerprint), answeredFingerprints: once(answeredFingerprints) };
});
vi.mock("../../src/dialect/read-body.ts", async (importOriginal) => {
  const original = await importOriginal<typeof ReadBodies>();
  return { ...original, readBody: once(original.readBody) };
});
vi.mock("../../src/dialect/sent-body.ts", async (importOriginal) => {
  const original = await importOriginal<typeof SentBodies>();
  const read = once(original.readSent);
  return { ...original, readSent: read, sentBodies: (urls: readonly string[]) => (html: string) => read(html, urls) };
});
vi.mock("../../src/dialect/words.ts", async (importOriginal) => {
  const original = await importOriginal<typeof Words>();
  return { ...original, wordsText: once(original.wordsText) };
});
