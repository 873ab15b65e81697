import type { Call } from "../call.ts";
import { ApiError, invalid, missing } from "../errors.ts";
import { readId, readText } from "../fields.ts";
import { localesOf, sharedUrl, helpCenterUrl } from "../helpcenters.ts";
import type { HelpCenterRecord } from "../records.ts";
import type { RedirectRecord } from "./record.ts";

type SentRedirect = Pick<RedirectRecord, "fromUrl" | "locale" | "targetType" | "targetId">;

/**
 * Reads a create, in the order in which Intercom's description lists the refusals: 400 for what lacks or has no such
 * value, 422 for a URL or a target outside the help center, 409 for a URL that is redirected already.
 */
export function readRedirect(call: Call, helpCenter: HelpCenterRecord): SentRedirect {
  const fromUrl = required("from_url", readText(call.body, "from_url"));
  const locale = required("locale", readText(call.body, "locale"));
  const targetType = readTargetType(required("target_type", readText(call.body, "target_type")));
  const targetId = required("target_id", readId(call.body, "target_id"));
  const place = placeOf(fromUrl, helpCenter);
  if (place === undefined) throw refused("from_url must be an absolute URL within this help center's URL space");
  if (!localesOf(call, helpCenter).includes(locale)) throw refused("locale must be a locale of this help center");
  const bound = boundLocale(call, helpCenter, { fromUrl, locale, targetType, targetId });
  for (const other of call.store.redirects.values()) {
    if (other.helpCenterId !== helpCenter.id || placeOf(other.fromUrl, helpCenter) !== place) continue;
    throw new ApiError(409, "resource_conflict", "A redirect with that URL already exists");
  }
  return { fromUrl, locale: bound, targetType, targetId };
}

function required(field: string, value: string | null | undefined): string {
  if (value === undefined || value === null || value.trim() === "") throw missing(field, `${field} is required`);
  return value;
}

function readTargetType(value: string): RedirectRecord["targetType"] {
  if (value === "article" || value === "collection") return value;
  throw invalid("target_type", "target_type must be 'article' or 'collection'");
}

/** The part of a URL that counts: what stands behind the help center's own; `undefined` where it is outside. */
function placeOf(fromUrl: string, helpCenter: HelpCenterRecord): string | undefined {
  if (!URL.canParse(fromUrl)) return undefined;
  const { protocol, host, pathname, search } = new URL(fromUrl);
  if (protocol !== "http:" && protocol !== "https:") return undefined;
  for (const base of [helpCenterUrl(helpCenter), sharedUrl(helpCenter)]) {
    const within = `${new URL(base).host}${new URL(base).pathname.replace(/\/$/, "")}/`;
    const place = `${host}${pathname}`;
    if (place.startsWith(within)) return `${place.slice(within.length).replace(/\/$/, "")}${search}`;
  }
  return undefined;
}

/** The locale that the redirect leads to: the article's default one where it has no content in the one that was sent. */
function boundLocale(call: Call, helpCenter: HelpCenterRecord, sent: SentRedirect): string {
  const { articles, collections, workspace } = call.store;
  const isMember = (id: string): boolean => collections.get(id)?.helpCenterId === helpCenter.id;
  if (sent.targetType === "collection") {
    if (!isMember(sent.targetId)) throw outside();
    return sent.locale;
  }
  const article = articles.get(sent.targetId);
  if (article?.parentIds.some(isMember) !== true) throw outside();
  return article.locales[sent.locale] === undefined ? workspace.defaultLocale : sent.locale;
}

function outside(): ApiError {
  return refused("target must be a member of this help center");
}

function refused(message: string): ApiError {
  return new ApiError(422, "data_invalid", message);
}
