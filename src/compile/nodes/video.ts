import type { ElementContent } from "hast";
import type { State } from "mdast-util-to-hast";
import { VIDEO_PROVIDERS, videoEmbedUrlById } from "../../dialect/video.ts";
import { problemKind } from "../../model/problem.ts";
import { element } from "../html/tree.ts";
import { spotOf, type Notices } from "../notices.ts";
import { attributeOf, contentOf, type Directive } from "./directive.ts";

export const videoUnknown = problemKind<{ provider: string; id: string }>({
  code: "video-unknown",
  severity: "warning",
  message: ({ provider, id }) => `There is no player for the video \`${id}\` of \`${provider}\`, so it is left out.`,
  hint: () => `Write it as \`::video{id="…" provider="…"}\`, with one of ${VIDEO_PROVIDERS.join(", ")}.`,
});

/** `:::video id provider`: the provider's player. */
export function videoDirective(state: State, node: Directive, notices: Notices): ElementContent[] {
  const [id, provider] = [attributeOf(node, "id"), attributeOf(node, "provider")];
  const address = videoEmbedUrlById(provider, id);
  if (address === undefined) notices.raise(videoUnknown, spotOf(node), { provider, id });
  const player = address === undefined ? [] : [element("iframe", { src: address }, [])];
  return [...player, ...contentOf(state, node)];
}
