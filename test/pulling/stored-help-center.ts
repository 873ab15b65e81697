import { createHash } from "node:crypto";
import { appendFileSync } from "node:fs";
import type { ArticleContent, ArticleRecord, CollectionRecord, ImageRecord } from "../../src/sandbox/records.ts";
import type { HelpCenter, Page, Piece, Text } from "./help-centers.ts";

const GIFS = ["one", "two"].map((name) =>
  Buffer.concat([
    Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==", "base64"),
    Buffer.from(name),
  ]),
);
const IMAGES: readonly ImageRecord[] = GIFS.map((bytes, index) => ({
  id: String(900 + index),
  source: `https://img.example.com/${String(index)}.gif`,
  secret: "ab".repeat(12),
  name: `${String(index)}.gif`,
  sha256: createHash("sha256").update(bytes).digest("hex"),
  type: "image/gif",
  width: 1,
  height: 1,
}));
const COPIES = IMAGES.map(
  ({ id, secret, name }) => `https://downloads.intercomcdn.com/i/o/sandbox1/${id}/${secret}/${name}`,
);

/** Writes it where a sandbox opens its data, as Intercom stores it. */
export function storeHelpCenter(data: string, center: HelpCenter): void {
  const blobs = GIFS.map((bytes, index) => ({ id: IMAGES[index]?.sha256 ?? "", base64: bytes.toString("base64") }));
  const collections = shelvesOf(center);
  const articles = center.pages.map((one, index) => articleOf(one, index, collections, center));
  appendFileSync(data, `${JSON.stringify({ put: { blobs, images: IMAGES, collections, articles } })}\n`);
}

/** The ids of the articles that a pull makes files for. */
export function pulledIds(center: HelpCenter): string[] {
  const collections = new Map(shelvesOf(center).map((one) => [one.id, one]));
  const isPlaced = (id: string): boolean => {
    const { helpCenterId, parentId, locales } = collections.get(id) ?? {};
    return (
      helpCenterId === "1" &&
      locales?.["en"]?.name.trim() !== "" &&
      (parentId === undefined || parentId === null || isPlaced(parentId))
    );
  };
  return center.pages.flatMap((one, index) => {
    const { id, parentIds, locales } = articleOf(one, index, [...collections.values()], center);
    const isHere = parentIds.length === 0 || parentIds.some(isPlaced);
    return isHere && locales["en"]?.title.trim() !== "" ? [id] : [];
  });
}

const AT = 1_700_000_000;

function shelvesOf({ shelves, apiVersion }: HelpCenter): CollectionRecord[] {
  const deepest = apiVersion === "2.7" || apiVersion === "2.9" ? 2 : 3;
  const made: { record: CollectionRecord; depth: number }[] = [];
  for (const [index, { names, description: told, parent, helpCenter: own }] of shelves.entries()) {
    const above = made[parent];
    const under = above !== undefined && above.depth < deepest ? above : undefined;
    const record: CollectionRecord = {
      id: String(100 + index),
      parentId: under?.record.id ?? null,
      helpCenterId: under?.record.helpCenterId ?? own,
      order: index,
      locales: {
        en: { name: names.en, description: told },
        ...(names.fr === undefined ? {} : { fr: { name: names.fr, description: "" } }),
      },
      createdAt: AT,
      updatedAt: AT,
    };
    made.push({ record, depth: (under?.depth ?? 0) + 1 });
  }
  return made.map(({ record }) => record);
}

function articleOf(
  one: Page,
  index: number,
  collections: readonly CollectionRecord[],
  center: HelpCenter,
): ArticleRecord {
  const { en, fr, de, es } = one;
  const locales = Object.fromEntries(
    Object.entries({ en, fr, de, es }).flatMap(([locale, content]): [string, ArticleContent][] =>
      content === undefined ? [] : [[locale, contentOf(content, index, locale, center)]],
    ),
  );
  return {
    id: String(200 + index),
    parentIds: [...new Set(one.shelves.flatMap((shelved) => collections[shelved]?.id ?? []))],
    locales,
    createdAt: AT,
  };
}

function contentOf(
  { title: own, description: told, state, author, body }: Text,
  index: number,
  locale: string,
  center: HelpCenter,
): ArticleContent {
  const html =
    "stored" in body
      ? body.stored
      : `${headingOf(index, locale)}${body.pieces.map((each) => pieceOf(each, index, center)).join("")}`;
  const by = { createdAt: AT, createdBy: author, updatedAt: AT + index, updatedBy: author };
  return { title: own, description: told, body: html, authorId: author, state, ...by };
}

function headingId(index: number): string {
  return `h_00000000${String(10 + index)}`;
}

function headingOf(index: number, locale: string): string {
  return `<h2 id="${headingId(index)}">Part in ${locale}</h2><p class="no-margin">Words of ${String(index)}.</p>`;
}

function pieceOf({ form, target, locale }: Piece, index: number, center: HelpCenter): string {
  const number = target % center.pages.length;
  const id = String(200 + number);
  const shelf = String(100 + (target % Math.max(1, center.shelves.length)));
  const own = "https://intercom.help/helpsync";
  const image = COPIES[target % COPIES.length] ?? "";
  const link = (href: string): string =>
    `<p class="no-margin">See <a href="${href}" target="_blank" class="intercom-content-link">that</a>.</p>`;
  const pieces = [
    link(`${own}/${locale}/articles/${id}-some-slug`),
    link(`${own}/${locale}/articles/${id}`),
    link(`${own}/articles/${id}-old-slug`),
    link(`http://intercom.help/helpsync/${locale}/articles/${id}-some-slug/?utm=1`),
    link(`https://help.example.com/${locale}/articles/${id}-some-slug`),
    link(`https://intercom.help/other/${locale}/articles/${id}-some-slug`),
    link(`${own}/${locale}/articles/${id}-some-slug#${headingId(number)}`),
    link(`${own}/${locale}/articles/${id}#h_ffffffffff`),
    link(`#${headingId(index)}`),
    link("#h_ffffffffff"),
    link(`${own}/${locale}/collections/${shelf}-some-slug`),
    link(`${own}/${locale}/articles/99999-gone`),
    link(`${own}/${locale}/`),
    `<div class="intercom-container"><img src="${image}" alt="A picture" width="1" height="1"></div>`,
    `<ul><li><p class="no-margin">Item <img src="${image}"></p></li></ul>`,
    `<div class="intercom-container intercom-align-center"><img src="${image}" width="320"></div>`,
    `<div class="intercom-container"><a class="intercom-h2b-button" target="_blank" href="${own}/${locale}/articles/${id}">Go</a></div>`,
    `<p class="no-margin"></p>`,
  ];
  return pieces[form] ?? "";
}
