import { defineConfig } from "vitest/config";

/**
 * The tests of what `stryker.config.json` mutates that open no world: each mutant runs those that reach it, some five a
 * second. Those of whole plans would take ten times as long, and find few more; the property test differs from run to run.
 */
export default defineConfig({
  test: {
    include: ["test/{dialect,plan,settle}/**/*.test.ts"],
    exclude: ["test/plan/whole/**"],
    isolate: false,
    testTimeout: 20_000,
  },
});
