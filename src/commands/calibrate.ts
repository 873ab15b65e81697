import { randomUUID } from "node:crypto";
import path from "node:path";
import { calibrate as ask, type Calibration } from "../calibrate/calibrate.ts";
import { factsFrom } from "../calibrate/facts.ts";
import { Scratch } from "../calibrate/scratch.ts";
import { writeFileAtomic } from "../disk/text-file.ts";
import type { Config } from "../model/config.ts";
import { Failure, type Outcome } from "../model/failure.ts";
import { emptyState } from "../model/state.ts";
import { calibrationJson, constructLine, findingLine } from "../report/calibration.ts";
import { openWorkspace, type OpenWorkspace } from "../workspace.ts";
import { notesOf, readConfig, workspaceOf } from "./project.ts";
import type { Session, WorkspaceOptions } from "./session.ts";
import { underLock, type LockOptions, type Turn } from "./under-lock.ts";

export interface CalibrateOptions extends WorkspaceOptions, LockOptions {
  readonly yes?: true;
  /** The file that `helpsync sandbox --quirks` takes. */
  readonly report: string;
  /** The public address of a picture to try. */
  readonly image?: string;
}

/** `helpsync doctor --calibrate`: settles by trying what Intercom's documentation leaves open. */
export async function calibrate(options: CalibrateOptions, session: Session): Promise<Outcome> {
  const config = await readConfig(options, session);
  const author = config.defaults.author ?? "docs@example.com";
  const workspace = await openWorkspace(config, workspaceOf(config, options, session), {
    env: session.env,
    assets: [],
    authors: [author, "second@example.com"],
    ...notesOf(session),
  });
  try {
    const { live } = workspace;
    session.print(`Workspace ${workspace.name} (${live.id}), help center ${live.helpCenter.identifier}\n`);
    if (!(await isConfirmed(options, session))) return "failed";
    return await underLock(workspace.store, options, session, (turn) =>
      carryOut({ config, workspace, turn }, options, session),
    );
  } finally {
    await workspace.close();
  }
}

async function isConfirmed(options: CalibrateOptions, session: Session): Promise<boolean> {
  if (options.yes === true) return true;
  const plan = "This makes drafts in a collection of its own, reads them back, and deletes all of it.";
  if (session.audience === "terminal") return session.confirm(`${plan} Go on?`);
  throw new Failure({ what: "Nothing was tried.", why: plan, next: "Pass --yes to let it, or run it on a terminal." });
}

interface Begun {
  readonly config: Config;
  readonly workspace: OpenWorkspace;
  readonly turn: Turn;
}

async function carryOut(
  { config, workspace, turn }: Begun,
  options: CalibrateOptions,
  session: Session,
): Promise<Outcome> {
  const { live, intercom } = workspace;
  const { locales } = config.content;
  const scratch = new Scratch({
    intercom,
    defaultLocale: locales.default,
    otherLocale: locales.additional[0] ?? null,
    tokenOwner: live.tokenOwner.id,
    otherAuthor: live.admins.find(({ id }) => id !== live.tokenOwner.id)?.id ?? null,
    imageUrl: options.image ?? null,
    title: `helpsync calibration ${randomUUID().slice(0, 8)}`,
    wait: session.wait,
  });
  const calibration = await ask(
    scratch,
    () => turn.halted() !== undefined,
    (finding) => {
      session.print("construct" in finding ? constructLine(finding) : findingLine(finding));
    },
  );
  for (const what of calibration.left) session.note(`! Left in Intercom, delete it there: ${what}\n`);
  if (calibration.end === "stopped") {
    session.note("Stopped before its end, so nothing of it was stored.\n");
    return "interrupted";
  }
  await keep(calibration, workspace, path.resolve(session.cwd, options.report), session);
  return calibration.left.length === 0 ? "done" : "partial";
}

/** Stores what was seen: as facts for the next apply, and as a file for the sandbox. */
async function keep(
  { findings, constructs }: Calibration,
  { live, store, config }: OpenWorkspace,
  file: string,
  session: Session,
): Promise<void> {
  const seenAt = new Date().toISOString();
  const known = (await store.read()) ?? emptyState(live.id, live.helpCenter.id);
  await store.write({ ...known, facts: { ...known.facts, ...factsFrom(findings, seenAt) } });
  await writeFileAtomic(
    file,
    calibrationJson(findings, constructs, { workspace: live.id, apiVersion: config.apiVersion, seenAt }),
  );
  if (findings.some(({ value }) => value === null)) {
    session.print("Some questions need a second language under locales.additional, or a picture by --image URL.\n");
  }
  session.print(`Wrote ${file}; \`helpsync sandbox --quirks ${path.basename(file)}\` behaves like this workspace.\n`);
}
