/**
 * Waits for work that may be dropped at any time, since it writes nothing.
 * @throws what the signal was aborted with, as soon as it is
 */
export function unlessStopped<Result>(work: Promise<Result>, stopping: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      reject(stopping.reason as Error);
    };
    stopping.addEventListener("abort", stop, { once: true });
    if (stopping.aborted) stop();
    work.then(resolve, reject).finally(() => {
      stopping.removeEventListener("abort", stop);
    });
  });
}
