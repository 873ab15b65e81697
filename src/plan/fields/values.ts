import { meantFingerprint, targetsFingerprint } from "../../dialect/fingerprints.ts";
import type { ApiVersion } from "../../model/api-version.ts";
import type { DesiredBody, DesiredResource } from "../../model/desired.ts";
import type { Fingerprint } from "../../model/fingerprint.ts";
import type { Key } from "../../model/key.ts";
import { fieldsOf, type Field, type PublicationState } from "../../model/kind.ts";
import type { Admin } from "../../model/live.ts";
import type { Locale } from "../../model/locale.ts";
import { findAdmin } from "./authors.ts";

/** A value that one field of one locale is to have. */
export interface DesiredValue {
  readonly field: Field;
  readonly meant: Fingerprint;
  /** What is sent; absent for a body. */
  readonly value?: string;
  /** What people are shown; absent for a body. */
  readonly shown?: string;
  readonly body?: DesiredBody;
  readonly targets?: Fingerprint;
}

export interface ValueContext {
  readonly defaultLocale: Locale;
  readonly defaults: { readonly author?: string; readonly state: PublicationState };
  readonly admins: readonly Admin[];
  readonly tokenOwner: string;
  readonly apiVersion: ApiVersion;
  readonly ids: ReadonlyMap<Key, string>;
}

/**
 * Which silent fields get a value: none (what a file does not say has no desired value), the state alone (helpsync made
 * it a draft itself and its file is back), or all that a create needs.
 */
export interface Fallback {
  readonly kind: "none" | "state" | "create";
  /** For a translation: how public its original is after this plan, where that is known. */
  readonly original?: string | undefined;
}

/**
 * The values that a locale is to have, in the order of the kind's fields. A translation that is created without a state
 * or an author takes those of its original, so that the translation of a draft is no public page.
 */
export function desiredValues(
  resource: DesiredResource,
  locale: Locale,
  fallback: Fallback,
  context: ValueContext,
): DesiredValue[] {
  const own = resource.locales[locale];
  if (own === undefined) return [];
  const original = resource.locales[context.defaultLocale];
  const state = own.state ?? silentState(original?.state, fallback, context);
  const author =
    own.author ??
    (fallback.kind === "create" ? (original?.author ?? context.defaults.author ?? context.tokenOwner) : undefined);
  const values: Record<Field, DesiredValue | undefined> = {
    title: short("title", own.title),
    description: short("description", own.description),
    body: own.body && {
      field: "body",
      meant: own.body.meant,
      body: own.body,
      targets: targetsFingerprint(own.body, context.ids),
    },
    state: short("state", state),
    author: author === undefined ? undefined : authorValue(author, context.admins),
  };
  const place = resource.parent === null ? "top" : "nested";
  return fieldsOf(resource.kind, place, context.apiVersion).flatMap((field) => values[field] ?? []);
}

/**
 * The state of a text whose file says none, where it needs one: as its original's file or the defaults say, but a
 * translation is no more public than its original.
 */
function silentState(
  original: PublicationState | undefined,
  fallback: Fallback,
  { defaults }: ValueContext,
): PublicationState | undefined {
  switch (fallback.kind) {
    case "none":
      return undefined;
    case "state":
    case "create":
      // Teammates may have taken the original offline, whatever its file says.
      return fallback.original === "draft" ? "draft" : (original ?? defaults.state);
  }
}

function short(field: Field, value: string | undefined): DesiredValue | undefined {
  return value === undefined ? undefined : { field, meant: meantFingerprint(value), value, shown: value };
}

function authorValue(written: string, admins: readonly Admin[]): DesiredValue {
  const admin = findAdmin(written, admins);
  const meant = meantFingerprint(written);
  return admin === undefined
    ? { field: "author", meant, shown: written }
    : { field: "author", meant, value: admin.id, shown: admin.name };
}
