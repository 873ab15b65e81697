/** Who wrote something on GitHub. */
export interface Author {
  readonly login: string;
  /** An app wrote it, such as a workflow with its own token. */
  readonly isApp: boolean;
}

/** The part of an answer that tells it. */
export interface Written {
  readonly user: { readonly login: string; readonly type: string } | null;
  readonly performed_via_github_app?: object | null;
}

/** An account that was deleted is GitHub's `ghost`. */
export function authorOf({ user, performed_via_github_app: app }: Written): Author {
  return { login: user?.login ?? "ghost", isApp: (app ?? null) !== null || user?.type === "Bot" };
}
