import type { WriteStream } from "node:tty";

export interface Progress {
  /** Shows that one of `total` steps is done. */
  readonly show: (line: string, done: number, total: number) => void;
  /** Takes the line away, so that other output starts on a clean one. */
  readonly clear: () => void;
}

/** One line that is replaced where a person watches; a plain line for each step elsewhere. */
export function progressLine(stream: WriteStream): Progress {
  let shown = false;
  const clear = (): void => {
    if (shown) stream.write("\r\u001b[2K");
    shown = false;
  };
  const show = (line: string, done: number, total: number): void => {
    const counted = `[${String(done)}/${String(total)}] ${line}`;
    if (!stream.isTTY) {
      stream.write(`${counted}\n`);
      return;
    }
    clear();
    stream.write(counted.slice(0, Math.max(20, stream.columns - 1)));
    shown = done < total;
    if (!shown) stream.write("\n");
  };
  return { show, clear };
}
