import type { ErrorCode } from "yaml";
import { problemKind } from "../model/problem.ts";

export const yamlSyntax = problemKind<{ message: string; hint: string }>({
  code: "yaml-syntax",
  severity: "error",
  message: ({ message }) => message,
  hint: ({ hint }) => hint,
});

export const yamlDuplicateKey = problemKind<{ key: string }>({
  code: "yaml-duplicate-key",
  severity: "error",
  message: ({ key }) => `\`${key}\` is there twice, so it is not clear which one counts.`,
  hint: () => "Delete one of them.",
});

export const yamlAlias = problemKind<{ why: string }>({
  code: "yaml-alias",
  severity: "error",
  message: ({ why }) => why,
  hint: () => "Write the value out where the alias (`*name`) stands.",
});

export const yamlTag = problemKind<{ tag: string }>({
  code: "yaml-tag",
  severity: "error",
  message: ({ tag }) => `The tag \`${tag}\` asks for a special type of value, which is not supported.`,
  hint: () => "Delete the tag.",
});

export const yamlTooDeep = problemKind<{ limit: number }>({
  code: "yaml-too-deep",
  severity: "error",
  message: ({ limit }) => `Values are nested more than ${limit} levels deep, which no file of this kind needs.`,
  hint: () => "Check for brackets that are opened and never closed.",
});

export const yamlNotAMapping = problemKind<{ found: string }>({
  code: "yaml-not-a-mapping",
  severity: "error",
  message: ({ found }) => `Expected lines of the form \`key: value\`, found ${found}.`,
  hint: () => "Write `key: value` lines, with a colon and a space after each key.",
});

/** The parser's errors in words for writers; for the others the parser's own words do. */
export const SYNTAX_WORDING: Partial<Record<ErrorCode, { message: string; hint: string }>> = {
  BLOCK_AS_IMPLICIT_KEY: {
    message: "The value holds a colon and a space, which YAML reads as another key.",
    hint: 'Put the value in quotes, for example `title: "Note: read this"`.',
  },
  TAB_AS_INDENT: {
    message: "A tab is used to indent, which YAML does not allow.",
    hint: "Replace the tab with spaces.",
  },
  BAD_SCALAR_START: {
    message: "A value cannot start with this character.",
    hint: "Put the value in quotes.",
  },
  BAD_DQ_ESCAPE: {
    message: "The backslash starts an escape sequence that YAML does not know.",
    hint: "Write two backslashes, or use single quotes.",
  },
  MULTILINE_IMPLICIT_KEY: {
    message: "This line is not of the form `key: value`.",
    hint: "Add a colon and a space after the key, or indent the line if it continues the value above.",
  },
  BAD_INDENT: {
    message: "The indentation does not fit the lines around it, or a bracket is not closed.",
    hint: "Start keys of the same level in the same column, and close every `[` and `{`.",
  },
  BAD_ALIAS: {
    message: "A value that starts with `*` is read as an alias.",
    hint: "Put the value in quotes.",
  },
  MULTIPLE_DOCS: {
    message: "A second document starts here (`---`).",
    hint: "Delete the line: one file is one document.",
  },
};

export const CONFLICT_MARKER = {
  message: "A merge conflict was left in the file.",
  hint: "Keep one of the two sides and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`.",
};
