/**
 * Lets a program go on whose output nobody reads any more, as in `helpsync plan | head -1`: an apply must not stop in the
 * middle for it. Other errors of the stream are thrown as before.
 */
export function outliveReader(stream: NodeJS.WritableStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}
