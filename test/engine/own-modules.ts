/** Throws where what a test puts in the place of a module would be there for the tests of other files, too. */
if (process.env["HELPSYNC_TEST_MODULES"] !== "own") {
  throw new Error("This test replaces modules: name it under REPLACING in vitest.config.ts.");
}
