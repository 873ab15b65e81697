import type { Element } from "hast";
import { attribute, build } from "./attributes.ts";
import { UnsupportedHtml } from "./unsupported.ts";

interface VideoHost {
  readonly domain: string;
  /** What the path of an embedded video starts with. */
  readonly path?: string;
}

/** The hosts whose players Intercom takes. */
const HOSTS: readonly VideoHost[] = [
  { domain: "youtube.com" },
  { domain: "youtube-nocookie.com" },
  { domain: "youtu.be" },
  { domain: "wistia.com" },
  { domain: "wistia.net" },
  { domain: "vimeo.com" },
  { domain: "loom.com", path: "/embed/" },
  { domain: "vidyard.com" },
  { domain: "streamio.com" },
];

/** A video as stored. Throws UnsupportedHtml for a host that Intercom does not know. */
export function rewriteVideo(element: Element): Element {
  const source = attribute(element, "src") ?? "";
  const url = videoUrl(source);
  if (url === undefined) throw new UnsupportedHtml(`Unsupported video source: ${source}`);
  const frame = build("iframe", { src: url, frameBorder: "0", allowFullScreen: true }, []);
  return build("div", { className: ["intercom-h2b-video"] }, [frame]);
}

function videoUrl(source: string): string | undefined {
  const absolute = source.startsWith("//") ? `https:${source}` : source;
  if (!/^https?:\/\//i.test(absolute) || !URL.canParse(absolute)) return undefined;
  const url = new URL(absolute);
  const known = HOSTS.some(
    ({ domain, path }) =>
      (url.hostname === domain || url.hostname.endsWith(`.${domain}`)) && url.pathname.startsWith(path ?? "/"),
  );
  return known ? (youTubeUrl(url) ?? absolute) : undefined;
}

/** YouTube has one spelling when stored, however it was sent. */
function youTubeUrl(url: URL): string | undefined {
  if (!/(^|\.)(youtube(-nocookie)?\.com|youtu\.be)$/.test(url.hostname)) return undefined;
  const id = url.searchParams.get("v") ?? url.pathname.split("/").filter(Boolean).at(-1);
  return id === undefined ? undefined : `https://www.youtube.com/embed/${encodeURIComponent(id)}?rel=0`;
}
