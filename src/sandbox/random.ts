/** Gives that many random bytes. */
export type Random = (size: number) => Uint8Array;

/** Random bytes as hexadecimal digits. */
export function randomHex(random: Random, digits: number): string {
  return Buffer.from(random(Math.ceil(digits / 2)))
    .toString("hex")
    .slice(0, digits);
}
