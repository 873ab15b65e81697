import { LOCALES, type Locale } from "../model/locale.ts";

/** The public address of an article, without the slug: only the id routes (behaviour §3). `url` has no slash at its end. */
export function articleUrl(url: string, locale: Locale, id: string): string {
  return `${url}/${locale}/articles/${id}`;
}

/** The public address of a collection, without the slug. */
export function collectionUrl(url: string, locale: Locale, id: string): string {
  return `${url}/${locale}/collections/${id}`;
}

/** What an address within a help center leads to. */
export interface HelpCenterTarget {
  readonly kind: "article" | "collection";
  readonly id: string;
  /** Absent where the address names none, or one that Intercom does not know. */
  readonly locale?: Locale;
  /** What stands behind `#`; absent where nothing does. */
  readonly anchor?: string;
}

/**
 * Reads the address of an article or collection, with or without locale, slug, query and anchor; `undefined` for any
 * other. A help center answers under several addresses (intercom.help and a custom domain): give them all.
 */
export function parseHelpCenterUrl(href: string, helpCenterUrls: readonly string[]): HelpCenterTarget | undefined {
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  const base = helpCenterUrls.find((candidate) => stripBase(url, candidate) !== undefined);
  const path = base === undefined ? undefined : stripBase(url, base);
  const parts = /^(?:\/([A-Za-z-]+))?\/(article|collection)s\/(\d+)(?:-[^/]*)?\/?$/u.exec(path ?? "");
  if (parts?.[3] === undefined) return undefined;
  const locale = LOCALES.find((known) => known.toLowerCase() === parts[1]?.toLowerCase());
  return {
    kind: parts[2] === "article" ? "article" : "collection",
    id: parts[3],
    ...(locale === undefined ? {} : { locale }),
    ...(url.hash.length > 1 ? { anchor: url.hash.slice(1) } : {}),
  };
}

/** The path below a help center's address; `http` and `https` are the same help center. */
function stripBase(url: URL, helpCenterUrl: string): string | undefined {
  if (!URL.canParse(helpCenterUrl) || !/^https?:$/u.test(url.protocol)) return undefined;
  const base = new URL(helpCenterUrl);
  const folder = base.pathname.replace(/\/+$/u, "");
  return url.host === base.host && url.pathname.startsWith(`${folder}/`)
    ? url.pathname.slice(folder.length)
    : undefined;
}

/**
 * The hosts that Intercom serves its copies from: downloads.intercomcdn.com (.eu, .au.), and
 * `<app>.intercom-attachments-N.com` (also intercom-attachments.eu, au.intercom-attachments.com). Seen in stored bodies.
 */
const INTERCOM_HOST = String.raw`(?:downloads\.(?:(?:eu|au)\.)?intercomcdn\.(?:com|eu)|(?:[a-z0-9-]+\.)+intercom-attachments(?:-\d+)?\.(?:com|eu))`;
const INTERCOM_IMAGE = new RegExp(String.raw`^https?://${INTERCOM_HOST}/`, "iu");
const SIGNED_ADDRESS = new RegExp(String.raw`(https?://${INTERCOM_HOST}/[^\s"'<>?#]*)\?[^\s"'<>#]*`, "giu");

/** Whether an image address is one of Intercom's own copies. */
export function isIntercomImage(url: string): boolean {
  return INTERCOM_IMAGE.test(url);
}

/** Whether an address is one of Intercom's own copies as helpsync keeps it: without query, anchor or quotes. */
export function isBareIntercomImage(url: string): boolean {
  return isIntercomImage(url) && /^[^\s"'<>?#]*$/u.test(url);
}

/** An image's address without the signed query that changes on every read; other hosts' queries stay. */
export function bareImageUrl(url: string): string {
  return withoutSignedQueries(url);
}

/** A stored body (or any text) with the signed queries of Intercom's own files cut, all else byte for byte. */
export function withoutSignedQueries(html: string): string {
  // The expression looks at every address, and a plan asks for every body.
  return html.includes("?") ? html.replace(SIGNED_ADDRESS, "$1") : html;
}
