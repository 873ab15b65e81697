/** Settings of git's that come by the environment and say how to reach a remote. */
const KEPT = /^GIT_(?:SSH|SSH_COMMAND|SSH_VARIANT|ASKPASS|SSL_.*|PROXY_.*|HTTP_.*|ALLOW_PROTOCOL|EXEC_PATH)$/u;

/** One line of git's configuration. */
export interface ConfigEntry {
  readonly key: string;
  readonly value: string;
}

/**
 * The environment for a call of git: what a hook of git or a user set up for another repository is left out, nothing is
 * ever asked, and messages are English.
 */
export function gitEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith("GIT_") || KEPT.test(name));
  return {
    ...Object.fromEntries(kept),
    GIT_TERMINAL_PROMPT: "0",
    GCM_INTERACTIVE: "never",
    GIT_OPTIONAL_LOCKS: "0",
    LC_ALL: "C",
    LANGUAGE: "",
  };
}

/** The same as that of the user, for questions about the user's own configuration. */
export function userEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const configured = Object.entries(env).filter(([name]) => name.startsWith("GIT_CONFIG"));
  return { ...gitEnvironment(env), ...Object.fromEntries(configured) };
}

/** Configuration by the environment: secrets in it reach neither the command line nor a file. */
export function configEnvironment(entries: readonly ConfigEntry[]): NodeJS.ProcessEnv {
  const pairs = entries.flatMap(({ key, value }, index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return { GIT_CONFIG_COUNT: String(entries.length), ...(Object.fromEntries(pairs) as NodeJS.ProcessEnv) };
}
