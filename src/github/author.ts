import * as z from "zod";

/** Who wrote something on GitHub. */
export interface Author {
  /** As GitHub spells it; those of apps end in `[bot]`, which no person's can. */
  readonly login: string;
  /** An app wrote it, such as a workflow with its own token. */
  readonly isBot: boolean;
}

/** The part of an answer that tells it. */
export const writtenShape = z.object({ user: z.object({ login: z.string(), type: z.string() }).nullish() });

/** An account that was deleted is GitHub's `ghost`. */
export function authorOf({ user }: z.infer<typeof writtenShape>): Author {
  return { login: user?.login ?? "ghost", isBot: user?.type === "Bot" };
}

/**
 * Whether something was written under a login. What a person did with the help of an app is the person's.
 * @param login as `readLogin` gives it
 */
export function isWrittenBy({ login: author, isBot }: Author, login: string): boolean {
  return author === login && isBot === login.endsWith("[bot]");
}
