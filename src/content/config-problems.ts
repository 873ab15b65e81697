import { problemKind } from "../model/problem.ts";

export const configKeyUnknown = problemKind<{ key: string; hint: string }>({
  code: "config-key-unknown",
  severity: "error",
  message: ({ key }) => `The config has no key \`${key}\`.`,
  hint: ({ hint }) => hint,
});

export const configValue = problemKind<{ key: string; expected: string; found: string; hint: string }>({
  code: "config-value",
  severity: "error",
  message: ({ key, expected, found }) => `${key} must be ${expected}, but is ${found}.`,
  hint: ({ hint }) => hint,
});

export const configContradiction = problemKind<{ message: string; hint: string }>({
  code: "config-contradiction",
  severity: "error",
  message: ({ message }) => message,
  hint: ({ hint }) => hint,
});

export const localeUnknown = problemKind<{ name: string; hint: string }>({
  code: "locale-unknown",
  severity: "error",
  message: ({ name }) => `Intercom knows no locale \`${name}\`.`,
  hint: ({ hint }) => hint,
});

export const imageAddress = problemKind<{ message: string; hint: string }>({
  code: "assets-pattern",
  severity: "error",
  message: ({ message }) => message,
  hint: ({ hint }) => hint,
});

export const tokenEnvReserved = problemKind<{ name: string }>({
  code: "token-env-reserved",
  severity: "error",
  message: ({ name }) => `\`token_env\` is ${name}, a variable that holds something else than the token of Intercom.`,
  hint: () => "Name a variable of your own, such as INTERCOM_ACCESS_TOKEN, and put the token there.",
});

export const apiUrlNotLocal = problemKind<{ url: string }>({
  code: "api-url-not-local",
  severity: "error",
  message: ({ url }) => `\`api_url\` is ${url}, but in the config it may only be an http address of this machine.`,
  hint: () => "Choose a `region`, or set the environment variable HELPSYNC_API_URL.",
});
