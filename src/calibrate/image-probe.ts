import { bareImageUrl } from "../dialect/addresses.ts";
import { bodyOf, type Probe } from "./probe.ts";

const SOURCE = /<img[^>]* src="([^"]+)"/u;

/** What becomes of Intercom's own image address, sent back without its signed query. */
export const bareImagePath: Probe = {
  quirk: "bareImagePath",
  question: "Is Intercom's own image address taken back without its query?",
  run: async (scratch) => {
    const { imageUrl } = scratch.options;
    if (imageUrl === null) return null;
    const first = bodyOf(await scratch.draft(`<p>Words.</p><img src="${imageUrl}">`), scratch);
    const copy = SOURCE.exec(first ?? "")?.[1]?.replaceAll("&amp;", "&");
    if (copy === undefined) return null;
    const bare = bareImageUrl(copy);
    const second = bodyOf(await scratch.draft(`<p>Words.</p><img src="${bare}">`), scratch);
    if (second === null) return "reject400";
    const again = SOURCE.exec(second ?? "")?.[1]?.replaceAll("&amp;", "&");
    if (again === undefined) return null;
    return bareImageUrl(again) === bare ? "keepsCopy" : "refetches";
  },
};
