/** The providers whose players Intercom takes; any other host is a 400 (Intercom's documentation, behaviour §7). */
export const VIDEO_PROVIDERS = ["youtube", "vimeo", "wistia", "loom", "vidyard", "streamio"] as const;
export type VideoProvider = (typeof VIDEO_PROVIDERS)[number];

/** Where each provider's players stand. Hosts are matched exactly or as a parent domain. */
const hosts: Readonly<Record<VideoProvider, readonly string[]>> = {
  youtube: ["youtube.com", "youtu.be", "youtube-nocookie.com"],
  vimeo: ["vimeo.com"],
  wistia: ["wistia.com", "wistia.net", "wi.st"],
  loom: ["loom.com"],
  vidyard: ["vidyard.com"],
  streamio: ["streamio.com"],
};

/** What the path of an address (with its query) must look like for its first group to be the video's id. */
const idPatterns: Readonly<Record<VideoProvider, readonly RegExp[]>> = {
  youtube: [/^\/(?:embed|shorts|live|v)\/([\w-]+)/u, /^\/watch\/?\?(?:.*&)?v=([\w-]+)/u, /^\/([\w-]{11})(?:[?/]|$)/u],
  vimeo: [/^\/(?:video\/|channels\/[\w-]+\/|groups\/[\w-]+\/videos\/)?(\d+)/u],
  wistia: [/^\/(?:embed\/)?(?:iframe|medias)\/(\w+)/u],
  loom: [/^\/(?:share|embed)\/([\w-]+)/u],
  vidyard: [/^\/(?:watch\/|share\/)?([\w-]{8,})/u],
  streamio: [/^\/api\/v1\/videos\/(\w+)\/public_show/u],
};

/**
 * The one address that the player of a video is embedded by, from any address of it (the page to watch it, a short
 * link, the player itself); `undefined` where Intercom would refuse it. A start time is not kept.
 */
export function videoEmbedUrl(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const provider = VIDEO_PROVIDERS.find((candidate) =>
    hosts[candidate].some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`)),
  );
  if (provider === undefined || !/^https?:$/u.test(url.protocol)) return undefined;
  const path = url.pathname + url.search;
  const id = idPatterns[provider].flatMap((pattern) => pattern.exec(path)?.[1] ?? []).at(0);
  if (id === undefined) return undefined;
  if (provider === "vimeo") return embed.vimeo(id, vimeoSecret(url));
  if (provider === "streamio") return embed.streamio(id, url.searchParams.get("player_id") ?? undefined);
  return embed[provider](id);
}

/** The provider and id of a video whose player is embedded by nothing else; `undefined` where that does not say all. */
export function videoNamed(address: string): { readonly provider: VideoProvider; readonly id: string } | undefined {
  const embedded = videoEmbedUrl(address);
  if (embedded === undefined) return undefined;
  const { pathname, search } = new URL(embedded);
  for (const provider of VIDEO_PROVIDERS) {
    for (const pattern of idPatterns[provider]) {
      const id = pattern.exec(pathname + search)?.[1];
      if (id !== undefined && videoEmbedUrlById(provider, id) === embedded) return { provider, id };
    }
  }
  return undefined;
}

/** The address that a provider's player is embedded by, for the id that Intercom's Markdown names; its case is free. */
export function videoEmbedUrlById(provider: string, id: string): string | undefined {
  const known = VIDEO_PROVIDERS.find((candidate) => candidate === provider.toLowerCase());
  return known === undefined || !/^[\w-]+$/u.test(id) ? undefined : embed[known](id);
}

/** `option` is what a provider wants besides the id: the secret of an unlisted Vimeo video, the player at StreamIO. */
const embed: Readonly<Record<VideoProvider, (id: string, option?: string) => string>> = {
  youtube: (id) => `https://www.youtube.com/embed/${id}?rel=0`,
  vimeo: (id, secret) =>
    `https://player.vimeo.com/video/${id}${secret === undefined ? "" : `?h=${encodeURIComponent(secret)}`}`,
  wistia: (id) => `https://fast.wistia.net/embed/iframe/${id}`,
  loom: (id) => `https://www.loom.com/embed/${id}`,
  vidyard: (id) => `https://play.vidyard.com/${id}`,
  streamio: (id, player) =>
    `https://streamio.com/api/v1/videos/${id}/public_show${player === undefined ? "" : `?player_id=${encodeURIComponent(player)}`}`,
};

/** An unlisted video cannot be seen without it: `vimeo.com/ID/SECRET`, or `?h=SECRET` in the player's address. */
function vimeoSecret(url: URL): string | undefined {
  return url.searchParams.get("h") ?? /^\/\d+\/([0-9a-f]+)/u.exec(url.pathname)?.[1];
}
