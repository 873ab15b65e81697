import type { DesiredBody, DesiredFields } from "../model/desired.ts";
import type { Fingerprint } from "../model/fingerprint.ts";
import type { Key } from "../model/key.ts";
import type { Field } from "../model/kind.ts";
import type { Answered } from "../model/state.ts";
import { withoutSignedQueries } from "./addresses.ts";
import { fingerprint } from "./fingerprint.ts";
import { leadsOf } from "./leads.ts";
import { NORMAL_FORM_VERSION, normalForm, writtenForm } from "./normal.ts";
import { readBody, type ReadBody } from "./read-body.ts";
import { wordsOf, wordsOfTree, type Words } from "./words.ts";

/** Fingerprint of a short value as its author meant it; a body has its own (`DesiredBody.meant`). */
export function meantFingerprint(value: string): Fingerprint {
  return fingerprint("m1", value);
}

/** What a file means by a field; undefined where it does not say it. */
export function meantIn(fields: DesiredFields | undefined, field: Field): Fingerprint | undefined {
  if (field === "body") return fields?.body?.meant;
  const value = fields?.[field];
  return value === undefined ? undefined : meantFingerprint(value);
}

/** Fingerprint of what a body means: of its outline, in which each link's target is a number, and of these targets. */
export function bodyMeant(outline: Fingerprint, targets: readonly Key[]): Fingerprint {
  return fingerprint("m2", [outline, ...targets].join("\n"));
}

/** Fingerprint of a value as Intercom sent it, less the signed queries that change on every read (behaviour §7). */
export function rawFingerprint(field: Field, value: string): Fingerprint {
  return fingerprint("r1", field === "body" ? withoutSignedQueries(value) : value);
}

/** Fingerprint of a value in normal form; only a body has one that differs from the value. */
export function normalFingerprint(field: Field, value: string, helpCenterUrls: readonly string[]): Fingerprint {
  return field === "body" ? ofNormalForm(normalForm(value, helpCenterUrls)) : fingerprint("n0", value);
}

function ofNormalForm(form: string): Fingerprint {
  return fingerprint(`n${String(NORMAL_FORM_VERSION)}`, form);
}

/**
 * Fingerprint by which what was sent is known again in what came back: normal form with all images alike, since Intercom
 * puts its own addresses in the place of those that it fetched (behaviour §7).
 */
export function sentFingerprint(field: Field, value: string, helpCenterUrls: readonly string[]): Fingerprint {
  const form = field === "body" ? normalForm(value, helpCenterUrls, "alike") : value;
  return ofSentForm(form);
}

/** The same of a body that was read. */
export function sentFingerprintOf({ normal }: ReadBody): Fingerprint {
  return ofSentForm(writtenForm(normal, "alike"));
}

function ofSentForm(form: string): Fingerprint {
  return fingerprint(`s${String(NORMAL_FORM_VERSION)}`, form);
}

/**
 * Fingerprint of a body's words, link targets, images and videos, markup left out. Images count by their addresses: two
 * answers of Intercom's are compared, and a picture that a teammate exchanged is an edit.
 */
export function wordsFingerprint(html: string, helpCenterUrls: readonly string[]): Fingerprint {
  return ofWords(wordsOf(html, helpCenterUrls));
}

/** The same of a body that was read. */
export function wordsFingerprintOf({ normal }: ReadBody): Fingerprint {
  return ofWords(wordsOfTree(normal));
}

function ofWords(words: Words): Fingerprint {
  return fingerprint(`w${String(NORMAL_FORM_VERSION)}`, JSON.stringify(words));
}

/** All fingerprints of what an answer held. */
export function answeredFingerprints(field: Field, value: string, helpCenterUrls: readonly string[]): Answered {
  if (field === "body") return answeredBody(readBody(value, helpCenterUrls));
  return { raw: rawFingerprint(field, value), normal: normalFingerprint(field, value, helpCenterUrls) };
}

/** The same of a body that was read. */
export function answeredBody(body: ReadBody): Answered {
  return {
    raw: rawFingerprint("body", body.html),
    normal: ofNormalForm(writtenForm(body.normal, "by-address")),
    words: wordsFingerprintOf(body),
  };
}

/** Whether a fingerprint of an answer or of what was sent is as this version makes it; short fields have no words. */
export function isOfThisVersion(
  form: "normal" | "words" | "sent",
  field: Field,
  found: Fingerprint | undefined,
): boolean {
  if (field !== "body" && form !== "sent") return form === "words" || found?.startsWith("n0:") === true;
  const letter = { normal: "n", words: "w", sent: "s" }[form];
  return found?.startsWith(`${letter}${String(NORMAL_FORM_VERSION)}:`) === true;
}

/**
 * Fingerprint of what an original means, by which a translation that was left behind is known. Its version holds those
 * of its parts; "" where a part is not known.
 */
export function originalFingerprint(title: Fingerprint | undefined, body: Fingerprint | undefined): Fingerprint {
  const versions = [title, body].map((meant) => /^m\d+(?=:)/u.exec(meant ?? "")?.[0]);
  if (versions.includes(undefined)) return "";
  return fingerprint(`original1-${versions.join("-")}`, `${title ?? ""} ${body ?? ""}`);
}

/** Fingerprint of the ids that a body's links lead to: a target that was made anew has another. */
export function targetsFingerprint(body: DesiredBody, ids: ReadonlyMap<Key, string>): Fingerprint {
  const targets = leadsOf(body).map(({ link }) => `${link} ${ids.get(link) ?? ""}`);
  return fingerprint("t1", targets.join("\n"));
}
