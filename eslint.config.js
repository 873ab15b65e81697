import js from "@eslint/js";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";

const pureFolders = ["content", "rules", "dialect", "compile", "decompile", "model", "plan", "pull", "report"];

const ambient = (/** @type {string} */ name) => ({ name, message: "A pure stage takes it as an argument." });

export default defineConfig(
  { ignores: ["dist/**", "coverage/**", "node_modules/**", ".helpsync/**", ".stryker-tmp/**"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-import-type-side-effects": "error",
      "no-console": "error",
      "@typescript-eslint/no-unused-vars": ["error", { ignoreRestSiblings: true }],
      eqeqeq: "error",
      "max-lines": ["error", { max: 250 }],
    },
  },
  {
    files: pureFolders.map((folder) => `src/${folder}/**/*.ts`),
    rules: {
      "no-restricted-globals": [
        "error",
        ...["fetch", "process", "performance", "setTimeout", "setInterval"].map(ambient),
      ],
      "no-restricted-properties": [
        "error",
        { object: "Date", property: "now", message: "A pure stage takes the time as an argument." },
        { object: "Math", property: "random", message: "A pure stage takes randomness as an argument." },
      ],
    },
  },
  {
    // The compiler knows the globals; JSDoc states the type of the JSON that is read.
    files: ["**/*.js"],
    rules: { "no-undef": "off", "@typescript-eslint/no-unsafe-assignment": "off" },
  },
);
