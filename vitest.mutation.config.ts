import { defineConfig } from "vitest/config";

/** The tests of what `stryker.config.json` mutates, and no others: each mutant runs those that reach it. */
export default defineConfig({
  test: { include: ["test/engine/**/*.test.ts", "test/dialect/**/*.test.ts"], testTimeout: 20_000 },
});
