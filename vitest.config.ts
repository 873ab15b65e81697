import { defineConfig } from "vitest/config";

/** Tests that put modules of their own in the place of others, as `test/engine/direct-world.ts` does: each loads them anew. */
const REPLACING = [
  "test/{corpora,plan}/**/*.test.ts",
  "test/engine/{acceptance,adoption,agreed-words,begun-drafts,first-run,held-up-writes,killed-runs,late-creates,late-updates,moved-meanwhile,moves,outage,pairwise}.test.ts",
];

const ALL = "test/**/*.test.ts";

/** Run by `vitest.trials.config.ts`. */
const TRIALS = "test/{faults,kill,model-based,races}/**";

export default defineConfig({
  test: {
    globalSetup: ["test/contract/coverage.ts"],
    setupFiles: ["test/contract/setup.ts"],
    testTimeout: 60_000,
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "apart", include: REPLACING, env: { HELPSYNC_TEST_MODULES: "own" } } },
      // To load the modules anew for each file would take longer than the tests.
      { extends: true, test: { name: "together", include: [ALL], exclude: [...REPLACING, TRIALS], isolate: false } },
    ],
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      reporter: ["text-summary", "lcov"],
      thresholds: { statements: 92, branches: 85, functions: 93, lines: 93 },
    },
  },
});
