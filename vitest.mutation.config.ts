import { defineConfig } from "vitest/config";

/**
 * The tests of what `stryker.config.json` mutates that need no socket: each mutant runs those that reach it. The
 * property test is not among them: what it finds differs from run to run.
 */
export default defineConfig({
  test: {
    include: [
      "test/{dialect,plan}/**/*.test.ts",
      "test/engine/{acceptance,adoption,agreed-words,first-run,moved-meanwhile,moves}.test.ts",
    ],
    env: { HELPSYNC_TEST_MODULES: "own" },
    testTimeout: 20_000,
  },
});
