import { InvalidArgumentError } from "commander";

/** An option that may come several times: each adds one. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

/** Throws what makes commander name the option. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/u.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

export function portNumber(text: string): number {
  const port = wholeNumber(text);
  if (port > 65_535) throw new InvalidArgumentError("Ports end at 65535.");
  return port;
}

/** A time such as `90s`, `10m`, `1h` or `0`, in milliseconds. */
export function duration(text: string): number {
  const [, number, unit = "s"] = /^(\d{1,6})(s|m|h)?$/u.exec(text) ?? [];
  if (number === undefined) throw new InvalidArgumentError("It must be a time such as 90s, 10m or 1h.");
  return Number(number) * { s: 1000, m: 60_000, h: 3_600_000 }[unit as "s" | "m" | "h"];
}

/** The address of a page of the web. */
export function webAddress(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/u.test(new URL(text).protocol)) {
    throw new InvalidArgumentError("It must be an address such as https://example.com/report.");
  }
  return text;
}
