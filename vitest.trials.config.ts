import { defineConfig } from "vitest/config";

/**
 * The trials: stories, kills, faults and races, which tell many runs instead of one. They are told beside the other tests
 * and without their coverage and their judge of exchanges, since they do nothing that those do not.
 */
export default defineConfig({
  test: {
    include: ["test/{faults,kill,model-based,races}/**/*.test.ts"],
    env: { HELPSYNC_TEST_MODULES: "own" },
    testTimeout: 60_000,
    maxWorkers: 2,
    maxConcurrency: 3,
  },
});
