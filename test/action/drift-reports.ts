import { reportDrift, type DriftReporting } from "../../src/action/report-issue.ts";
import type { Reported } from "../../src/action/report/reported.ts";
import { connectGitHub, type GitHub } from "../../src/github/github.ts";
import type { Drift, Edit } from "../../src/report/drift.ts";
import type { StandIn } from "../github/stand-in.ts";
import type { StoredIssue } from "../github/stand-in/world.ts";

export const key = { workspace: "production", config: "intercom.config.yaml" };

/** The client of a run, with its token. */
export function connect({ url, token, repository }: StandIn): GitHub {
  return connectGitHub({ apiUrl: url, token, repository });
}

/** An edit of an article, by Ana where nothing else is said. */
export function edit(name: string, more: Partial<Edit> = {}): Edit {
  return {
    ...{ kind: "article", key: `article:${name}`, id: name, title: `Title of ${name}`, path: name },
    ...{ reason: "edited in Intercom by Ana", by: "Ana", at: "2026-01-02T03:04:05.000Z", conflict: false },
    changes: [{ locale: "en", field: "title", verdict: "drift", before: "Before", after: `After ${name}` }],
    ...more,
  };
}

export function drifted(...edits: readonly Edit[]): Drift {
  const workspace = { name: "production", id: "w", sandbox: false, apiVersion: "2.16" };
  return { version: 1, workspace, helpCenter: { id: "1", identifier: "help", url: "https://help.example.com" }, edits };
}

const nights = new WeakMap<StandIn, number>();

/** A run that reports drift; their pages are counted. */
export function report(standIn: StandIn, drift: Drift, more: Partial<DriftReporting> = {}): Promise<Reported> {
  const night = (nights.get(standIn) ?? 0) + 1;
  nights.set(standIn, night);
  const runUrl = `https://github.com/octo/help/actions/runs/${String(night)}`;
  return reportDrift({ github: connect(standIn), drift, key, runUrl, drafts: "hidden", ...more });
}

export function openIssues({ issues }: StandIn): StoredIssue[] {
  return issues.filter(({ state }) => state === "open");
}
