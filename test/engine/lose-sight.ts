import type { World } from "./world.ts";

interface Asked {
  readonly method: string;
  readonly path: string;
}

/**
 * Loses the answer to one request of a run, and lets nobody look what became of it: from then on all is refused.
 * @param when whether the request took effect
 * @returns lets all be answered again
 */
export function loseSight(here: World, test: (request: Asked) => boolean, when: "before" | "after"): () => void {
  const { sandbox } = here.sandbox;
  const handle = sandbox.handle.bind(sandbox);
  let isLost = false;
  sandbox.handle = async (request) => {
    if (isLost) return { status: 403, headers: {}, body: "{}" };
    if (!test(request)) return handle(request);
    isLost = true;
    if (when === "after") await handle(request);
    throw new Error("The connection ends here.");
  };
  return () => {
    sandbox.handle = handle;
  };
}
