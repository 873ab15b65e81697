import type { Key } from "../model/key.ts";
import { kinds, type Kind } from "../model/kind.ts";
import type { LiveResource } from "../model/live.ts";
import { localesOf, type Locale } from "../model/locale.ts";
import { painter, printable } from "./paint.ts";
import { addressOf } from "./state-text.ts";

/** Where one resource is: its files on one side, its addresses in Intercom on the other. */
export interface Whereabouts {
  readonly kind: Kind;
  /** Absent where helpsync does not manage it. */
  readonly key: Key | undefined;
  /** Absent while it was not created. */
  readonly id: string | undefined;
  readonly live: LiveResource | null;
  readonly files: readonly string[];
  readonly defaultLocale: Locale;
  readonly helpCenterUrl: string;
}

/** Both sides of a resource, for people. */
export function whereText(
  { kind, key, id, live, files, defaultLocale, helpCenterUrl }: Whereabouts,
  color: "color" | "plain",
): string {
  const paint = painter(color);
  const row = (name: string, value: string): string => `  ${name.padEnd(5)} ${printable(value)}`;
  const title = live?.locales[defaultLocale]?.title ?? Object.values(live?.locales ?? {})[0]?.title;
  const name = key ?? `${kinds[kind].singular} ${id ?? ""}`;
  const heading = `${paint("strong", printable(name))}${title === undefined ? "" : ` "${printable(title)}"`}`;
  return `${[
    heading,
    ...(files.length === 0
      ? [row("file", key === undefined ? "none: helpsync does not manage it" : "none: it is gone")]
      : []),
    ...files.map((file) => row("file", file)),
    row("id", idText(id, live)),
    ...localesOf(live?.locales ?? {}, defaultLocale).map((locale) =>
      row(locale, addressOf(live, locale, helpCenterUrl)),
    ),
  ].join("\n")}\n`;
}

function idText(id: string | undefined, live: LiveResource | null): string {
  if (id === undefined) return "none yet: it was not created in this workspace";
  return live === null ? `${id} (gone from Intercom)` : id;
}
