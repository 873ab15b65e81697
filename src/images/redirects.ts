import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

/** Addresses of this machine and of private networks (RFC 1918, 4193, 3927, 6598, and cloud metadata among them). */
const privateAddresses = new BlockList();
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const) {
  privateAddresses.addSubnet(network, prefix, "ipv4");
}
for (const [network, prefix] of [
  ["::", 127],
  ["fc00::", 7],
  ["fe80::", 10],
  // Site-local addresses of old, and IPv4 addresses behind a translator or in an old notation.
  ["fec0::", 10],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["2002::", 16],
  ["::", 96],
] as const) {
  privateAddresses.addSubnet(network, prefix, "ipv6");
}

/**
 * Whether an image host may send us on to an address: to any public one, over http or https. A host of this machine or
 * network may also name others of them; a public one may not, so that no image host makes helpsync ask inside a network.
 */
export async function mayRedirect(from: URL, to: URL): Promise<boolean> {
  if (!/^https?:$/u.test(to.protocol)) return false;
  return !(await isPrivate(to)) || (await isPrivate(from));
}

/** Whether an address leads into this machine or a private network. Throws where its host has no address. */
export async function isPrivate(url: URL): Promise<boolean> {
  const host = url.hostname.replace(/^\[|\]$/gu, "");
  const addresses = isIP(host) === 0 ? await lookup(host, { all: true }) : [{ address: host, family: isIP(host) }];
  // An IPv4 address in IPv6 clothing is checked as IPv4 by the block list itself.
  return addresses.some(({ address, family }) => privateAddresses.check(address, family === 6 ? "ipv6" : "ipv4"));
}
