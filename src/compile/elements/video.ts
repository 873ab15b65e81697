import type { Element } from "hast";
import { CLASSES } from "../../dialect/names.ts";
import { videoEmbedUrl } from "../../dialect/video.ts";
import { problemKind } from "../../model/problem.ts";
import { paragraph } from "../html/blocks.ts";
import type { Conversion, ElementHandler } from "../html/conversion.ts";
import { element, propertyOf, text } from "../html/tree.ts";
import { spotOf } from "../notices.ts";

export const videoHostRefused = problemKind<{ address: string }>({
  code: "video-host-refused",
  severity: "warning",
  message: ({ address }) =>
    `Intercom embeds only YouTube, Vimeo, Wistia, Loom, Vidyard and StreamIO; \`${address}\` becomes a link.`,
  hint: () => "Nothing needs to be done where a link is good enough; else put the video on one of these hosts.",
});

export const videoFileDropped = problemKind<{ address: string }>({
  code: "video-file-dropped",
  severity: "warning",
  message: ({ address }) => `Intercom plays no video or sound files, so \`${address}\` is left out.`,
  hint: () => "Put it on YouTube, Vimeo, Wistia, Loom, Vidyard or StreamIO, and embed it from there.",
});

/** `iframe`, `video`, `audio`, `embed`: a player that Intercom takes, else a link to what it plays. */
export const videoElement: ElementHandler = (node, conversion) => {
  const address = addressOf(node).trim().replace(/^\/\//, "https://");
  if (!/^https?:\/\//i.test(address)) {
    conversion.notices.raise(videoFileDropped, spotOf(node), {
      address: address === "" ? `<${node.tagName}>` : address,
    });
    return [];
  }
  return player(address, node, conversion);
};

/** The player for an address of a video; a link to it where Intercom takes none. */
function player(address: string, node: Element, conversion: Conversion): Element[] {
  const source = videoEmbedUrl(address);
  if (source !== undefined) {
    return [element("div", { className: [CLASSES.video] }, [element("iframe", { src: source }, [])], node)];
  }
  conversion.notices.raise(videoHostRefused, spotOf(node), { address });
  const properties = { href: address, target: "_blank", className: [CLASSES.link] };
  return [paragraph([element("a", properties, [text(address)])])];
}

function addressOf(node: Element): string {
  const own = propertyOf(node, "src");
  if (own !== undefined) return own;
  for (const child of node.children) {
    if (child.type === "element" && child.tagName === "source") return propertyOf(child, "src") ?? "";
  }
  return "";
}
