import pLimit from "p-limit";
import type { Call } from "../call.ts";
import { ApiError } from "../errors.ts";
import { bareUrl } from "../images/address.ts";
import { randomHex } from "../random.ts";
import { imageSources, rewriteBody } from "../rewrite/body.ts";
import type { ImageFacts } from "../rewrite/context.ts";
import { UnsupportedHtml } from "../rewrite/unsupported.ts";

const FETCHES_AT_A_TIME = 8;

/** A body as Intercom stores it: its images fetched, its HTML rewritten. Throws 400 `unsupported_html`. */
export async function storeBody(call: Call, html: string): Promise<string> {
  try {
    const facts = await fetchImages(call, html);
    return rewriteBody(html, {
      quirks: call.quirks,
      image: (source) => facts.get(source),
      headingId: () => `h_${randomHex(call.random, 10)}`,
    });
  } catch (error) {
    if (error instanceof UnsupportedHtml) throw new ApiError(400, "unsupported_html", error.message, "body");
    throw error;
  }
}

/** The copies of a body's images, by the addresses that they were sent with; those that are not to be had are left out. */
async function fetchImages(call: Call, html: string): Promise<ReadonlyMap<string, ImageFacts>> {
  const limit = pLimit(FETCHES_AT_A_TIME);
  const { store, images, quirks } = call;
  const facts = new Map<string, ImageFacts>();
  await Promise.all(
    imageSources(html).map((source) =>
      limit(async () => {
        const copy = await images.take(source, quirks.bareImagePath);
        if (copy === null) return;
        const { width, height } = copy;
        facts.set(source, { url: bareUrl(store.workspace.id, copy), width, height });
      }),
    ),
  );
  return facts;
}
