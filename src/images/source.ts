import { isIntercomImage } from "../dialect/addresses.ts";

/** Where an image is fetched whose address Intercom gave out. */
export type ImageSource = (address: string) => string;

/**
 * The source of images for an API at this address. An Intercom on this machine gives its copies the addresses of
 * Intercom's own hosts and serves them itself, under the same paths and queries; elsewhere they are where they say.
 */
export function imageSourceOf(apiUrl: string): ImageSource {
  const { hostname, origin } = new URL(apiUrl);
  if (!/^(?:localhost|127(?:\.\d+){3}|\[::1\])$/u.test(hostname)) return (address) => address;
  return (address) => {
    if (!isIntercomImage(address) || !URL.canParse(address)) return address;
    const { pathname, search } = new URL(address);
    return origin + pathname + search;
  };
}
