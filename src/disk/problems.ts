import { problemKind, type ProblemKind } from "../model/problem.ts";

export const linkLeavesContent = problemKind<{ target: string }>({
  code: "symbolic-link-leaves-content",
  severity: "error",
  message: ({ target }) => `This symbolic link leads out of the content folder, to ${target}, and is not followed.`,
  hint: () => "Put a copy of the file here, or list the link under `ignore` in the config.",
});

export const linkBroken = problemKind({
  code: "symbolic-link-broken",
  severity: "error",
  message: () => "This symbolic link leads nowhere, in a circle, or through another linked folder.",
  hint: () => "Mend or delete the link.",
});

export const fileUnreadable = problemKind<{ reason: string }>({
  code: "file-unreadable",
  severity: "error",
  message: ({ reason }) => `The file cannot be read: ${reason}.`,
  hint: () => "Check your rights on the file and that its name is valid UTF-8.",
});

/** Every problem that reading the disk can raise. */
export const DISK_PROBLEMS: readonly ProblemKind<never>[] = [linkLeavesContent, linkBroken, fileUnreadable];
