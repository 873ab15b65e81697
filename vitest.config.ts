import { defineConfig } from "vitest/config";

/** Tests that put modules of their own in the place of others, as `test/engine/direct-world.ts` does: each loads them anew. */
const REPLACING = [
  "test/{corpora,faults,model-based,plan/whole}/**/*.test.ts",
  "test/engine/{acceptance,adoption,agreed-words,begun-drafts,first-run,held-up-writes,killed-runs,late-creates,late-updates,moved-meanwhile,moves,outage,pairwise,waves}.test.ts",
];

/** Tests that run the program many times, as processes that are killed, stopped or race with each other. */
const TRIALS = ["test/{deploy,kill,races}/**/*.test.ts", "test/engine/signals.test.ts"];

/** The judge of exchanges. */
const setupFiles = ["test/contract/setup.ts"];

export default defineConfig({
  test: {
    testTimeout: 60_000,
    maxWorkers: 2,
    maxConcurrency: 3,
    projects: [
      { extends: true, test: { name: "apart", include: REPLACING, setupFiles, env: { HELPSYNC_TEST_MODULES: "own" } } },
      { extends: true, test: { name: "trials", include: TRIALS, isolate: false } },
      {
        extends: true,
        test: {
          name: "together",
          include: ["test/**/*.test.ts"],
          exclude: [...REPLACING, ...TRIALS],
          globalSetup: ["test/contract/coverage.ts"],
          setupFiles,
          // To load the modules anew for each file would take longer than the tests.
          isolate: false,
        },
      },
    ],
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      reporter: ["text-summary", "lcov"],
      thresholds: { statements: 92, branches: 85, functions: 93, lines: 93 },
    },
  },
});
