/**
 * A short stand-in for a value: `<version>:<128 bits of sha256, base64url>`. Fingerprints of different versions say
 * nothing about each other.
 */
export type Fingerprint = string;
