import { damageNote, withReport } from "./marker.ts";
import { closedText } from "./pull-request-text.ts";
import type { Scene } from "./pull-scene.ts";
import { numbered, remarking, type Reported } from "./reported.ts";

/** Closes the pull request and deletes its branch, unless there is something of others in it. */
export async function nothingLeft(scene: Scene): Promise<Reported> {
  const { github, open, isOwn, isOthers, key, runUrl, branch, tip } = scene;
  if (open === undefined) return { kind: "nothing", said: "Nothing to pull, and no pull request is open." };
  const { number, url, body } = open;
  if (isOthers || !isOwn) {
    return {
      kind: "left",
      url,
      said: `Nothing is left to pull; ${numbered(number)} stays open, since others have worked on it.`,
    };
  }
  if ((await github.readBranch(branch)) !== (tip?.sha ?? null)) {
    const said = `Nothing is left to pull; somebody pushed to the branch of ${numbered(number)} meanwhile, so it stays open.`;
    return { kind: "left", url, said };
  }
  const text = withReport("pull", body, { ...key, told: "" }, closedText(key, runUrl));
  await github.updatePullRequest(number, { body: text, state: "closed" });
  const isDeleted = await deleteUnlessMoved(scene);
  const fate = isDeleted
    ? `helpsync closed this and deleted branch \`${branch}\`, which held nothing else.`
    : `helpsync closed this. Somebody pushed to branch \`${branch}\` meanwhile, so it stays: open this again, or delete the branch.`;
  await github.createComment(number, `${closedText(key, runUrl)} ${fate}`);
  const said = isDeleted
    ? `Nothing is left to pull; closed pull request ${numbered(number)} and deleted its branch.`
    : `Nothing is left to pull; closed pull request ${numbered(number)}. Somebody pushed to its branch meanwhile, so that stays.`;
  return remarking({ kind: "closed", url, said }, damageNote("pull", body, key));
}

/** Deletes the branch where it stands as it was seen. Whether nothing of others is left on it. */
async function deleteUnlessMoved({ github, branch, tip }: Scene): Promise<boolean> {
  // GitHub cannot be told to delete a branch only at a commit: this is as close before it as can be.
  const now = await github.readBranch(branch);
  if (now === null) return true;
  if (now !== tip?.sha) return false;
  await github.deleteBranch(branch);
  return true;
}
