import { bareImageUrl, parseHelpCenterUrl } from "./addresses.ts";
import { isHeadingId } from "./heading-id.ts";

/** Schemes whose links lose their address when Intercom stores them (behaviour §7). */
const UNSAFE = /^(?:javascript|vbscript|data):/iu;

/** An address as browsers read it: they skip these control characters, so it may hide its scheme behind them. */
export function addressOf(href: string): string {
  // eslint-disable-next-line no-control-regex
  return href.replace(/[\u0000-\u001f]/gu, "").trim();
}

/**
 * One spelling for what a link leads to, however its address is written: articles and collections of the help centers
 * by id (`intercom:article/123`), without locale and slug; ids of headings left out, since Intercom makes its own;
 * signed queries cut; other web addresses as URL parsers spell them. `undefined` for a link that leads nowhere.
 */
export function linkTarget(href: string, helpCenterUrls: readonly string[]): string | undefined {
  const address = addressOf(href);
  if (address === "" || UNSAFE.test(address)) return undefined;
  if (address.startsWith("#")) return isHeadingId(address.slice(1)) ? "#h_" : address;
  const target = parseHelpCenterUrl(address, helpCenterUrls);
  if (target !== undefined) {
    const anchored = target.anchor !== undefined && !isHeadingId(target.anchor);
    return `intercom:${target.kind}/${target.id}${anchored ? `#${target.anchor ?? ""}` : ""}`;
  }
  if (!/^https?:/iu.test(address) || !URL.canParse(address)) return address;
  return new URL(bareImageUrl(address)).href;
}
