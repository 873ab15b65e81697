import { problemKind, raise, type Problem } from "../model/problem.ts";
import type { RuleInput } from "./rule.ts";

export const intercomIdTwice = problemKind<{ id: string; workspace: string; other: string }>({
  code: "intercom-id-twice",
  severity: "error",
  message: ({ id, workspace, other }) => `The article ${id} of \`${workspace}\` is claimed by ${other}, too.`,
  hint: () => "Delete `intercom_id` from one of the two.",
});

export const intercomIdWorkspace = problemKind<{ workspace: string; known: string }>({
  code: "intercom-id-workspace",
  severity: "error",
  message: ({ workspace }) => `\`intercom_id\` names the workspace \`${workspace}\`, which the config does not have.`,
  hint: ({ known }) => `The config has: ${known}.`,
});

/** Ids of Intercom's that two articles claim, or that stand under a workspace that is not there. */
export function checkIntercomIds({ content, config }: RuleInput): Problem[] {
  const known = Object.keys(config.workspaces);
  const owners = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { intercomId, marks, place } of content.articles) {
    const mark = marks?.get("intercom_id");
    for (const [workspace, id] of Object.entries(intercomId)) {
      if (!known.includes(workspace)) {
        const values = { workspace, known: known.length === 0 ? "none" : known.join(", ") };
        problems.push(raise(intercomIdWorkspace, mark?.place ?? place, values, mark?.line));
        continue;
      }
      const other = owners.get(`${workspace} ${id}`);
      if (other === undefined) owners.set(`${workspace} ${id}`, place.file);
      else problems.push(raise(intercomIdTwice, mark?.place ?? place, { id, workspace, other }, mark?.line));
    }
  }
  return problems;
}
