import { Failure } from "../model/failure.ts";

/** Lines of git's that help nobody. */
const NOISE = /^(?:To |Done$|hint:|warning: filtering not recognized|error: failed to push some refs)/u;

/** The remote cannot be read, or not be written. */
export function unreachable(place: string, said: string, doing: "read" | "written"): Failure {
  return new Failure({
    what: `The state in ${place} cannot be ${doing}.`,
    why: essence(said),
    next: "Check the network, the address of the remote and your access to it: `git ls-remote` must work here.",
  });
}

/** The remote took nothing although nobody else wrote. */
export function pushRefused(place: string, answer: string): Failure {
  const isRefused = /rejected|denied|403/iu.test(answer);
  return new Failure({
    what: `The state in ${place} cannot be written.`,
    why: essence(answer),
    next: isRefused
      ? "Let this token or user push to that ref (in GitHub Actions: `permissions: contents: write`; no protection on the branch), or name another one in state.ref."
      : "Check the network and your access to the remote, then try again.",
  });
}

/** What git said, without its noise, in one paragraph. */
function essence(said: string): string {
  const lines = said
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !NOISE.test(line))
    .map((line) => line.replace(/^!\t\S+\t/u, ""));
  return lines.length === 0 ? "git said nothing." : lines.slice(-6).join(" · ");
}
