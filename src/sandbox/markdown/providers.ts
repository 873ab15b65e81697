/** How the address of an embedded video is made of the provider's name and the video's id, and read back. */
interface Provider {
  readonly name: string;
  readonly address: (id: string) => string;
  /** Its first group is the id. */
  readonly pattern: RegExp;
}

const PROVIDERS: readonly Provider[] = [
  {
    name: "youtube",
    address: (id) => `https://www.youtube.com/embed/${id}?rel=0`,
    pattern: /^https:\/\/www\.youtube\.com\/embed\/([^/?#]+)/,
  },
  {
    name: "vimeo",
    address: (id) => `https://player.vimeo.com/video/${id}`,
    pattern: /^https?:\/\/player\.vimeo\.com\/video\/([^/?#]+)$/,
  },
  {
    name: "wistia",
    address: (id) => `https://fast.wistia.net/embed/iframe/${id}`,
    pattern: /^https?:\/\/fast\.wistia\.(?:net|com)\/embed\/iframe\/([^/?#]+)$/,
  },
  {
    name: "loom",
    address: (id) => `https://www.loom.com/embed/${id}`,
    pattern: /^https?:\/\/www\.loom\.com\/embed\/([^/?#]+)$/,
  },
  {
    name: "vidyard",
    address: (id) => `https://play.vidyard.com/${id}`,
    pattern: /^https?:\/\/play\.vidyard\.com\/([^/?#]+)$/,
  },
];

/** The address of a player; one that no host of videos has where the provider is not known, and so a 400. */
export function videoAddress(provider: string, id: string): string {
  const known = PROVIDERS.find(({ name }) => name === provider.toLowerCase());
  return known?.address(encodeURIComponent(id)) ?? `${provider}:${id}`;
}

/** The provider and id of a stored player; `undefined` where the address says more than these two could. */
export function videoOf(address: string): { readonly provider: string; readonly id: string } | undefined {
  for (const { name, pattern } of PROVIDERS) {
    const id = pattern.exec(address)?.[1];
    if (id !== undefined) return { provider: name, id: decoded(id) };
  }
  return undefined;
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}
