import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/contract/coverage.ts"],
    setupFiles: ["test/contract/setup.ts"],
    testTimeout: 20_000,
    // Tests keep no state in modules: to load these anew for each file would take longer than the tests.
    isolate: false,
    maxWorkers: 2,
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      reporter: ["text-summary", "lcov"],
      thresholds: { statements: 92, branches: 85, functions: 93, lines: 93 },
    },
  },
});
