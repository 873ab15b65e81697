import { attributeOf } from "../../dialect/html-tree.ts";
import { videoEmbedUrl, videoNamed } from "../../dialect/video.ts";
import { attributeValue } from "../inline/addresses.ts";
import { Unsayable } from "../unsayable.ts";
import type { BlockWriter } from "../writing.ts";
import { directiveBlock } from "./directive.ts";

/** A video by provider and id; one that needs more, as an unlisted one at Vimeo, by its player's address. */
export const writeVideo: BlockWriter = (block) => {
  const address = attributeOf(block, "src");
  if (videoEmbedUrl(address) !== address) throw new Unsayable("Intercom embeds no videos of this host");
  const named = videoNamed(address);
  if (named === undefined) return { markdown: `<iframe src="${attributeValue(address)}"></iframe>`, kind: "other" };
  const attributes = { id: named.id, provider: named.provider };
  return { markdown: directiveBlock("video", attributes, { attributes: {}, markdown: "" }, ""), kind: "other" };
};
