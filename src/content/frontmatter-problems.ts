import { problemKind } from "../model/problem.ts";

export const frontmatterUnclosed = problemKind({
  code: "frontmatter-unclosed",
  severity: "error",
  message: () => "The frontmatter starts here and is never closed.",
  hint: () => "Write a line `---` below its last key.",
});

export const frontmatterLanguage = problemKind<{ opening: string }>({
  code: "frontmatter-language",
  severity: "error",
  message: ({ opening }) => `\`${opening}\` opens a frontmatter that is not YAML; only YAML is read and nothing is run.`,
  hint: () => "Write the frontmatter as YAML between two lines `---`.",
});

export const frontmatterNotFirst = problemKind({
  code: "frontmatter-not-first",
  severity: "error",
  message: () => "The frontmatter is not at the very start of the file, so it would be published as text.",
  hint: () => "Delete the blank lines above it.",
});

export const frontmatterValue = problemKind<{ key: string; expected: string; found: string; hint: string }>({
  code: "frontmatter-value",
  severity: "error",
  message: ({ key, expected, found }) => `${key} must be ${expected}, but is ${found}.`,
  hint: ({ hint }) => hint,
});

export const frontmatterKeyUnknown = problemKind<{ key: string; count: number; near: string }>({
  code: "frontmatter-key-unknown",
  severity: "warning",
  message: ({ key, count }) =>
    `The frontmatter key \`${key}\` means nothing here${count === 1 ? "" : ` (${count} files, this is the first)`}.`,
  hint: ({ key, near }) =>
    `${near === "" ? "" : `Did you mean \`${near}\`? `}If another tool needs it, add \`${key}\` to \`frontmatter.allow\` in the config.`,
});

export const frontmatterKeyMisplaced = problemKind<{ key: string; where: string; count: number; hint: string }>({
  code: "frontmatter-key-misplaced",
  severity: "warning",
  message: ({ key, where, count }) =>
    `\`${key}\` has no effect in ${where}${count === 1 ? "" : ` (${count} files, this is the first)`}.`,
  hint: ({ hint }) => hint,
});
