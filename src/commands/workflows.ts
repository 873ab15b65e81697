import { stringify } from "yaml";

/** What differs between the workflows of one repository and those of another. */
export interface WorkflowSetting {
  /** What `uses:` says of helpsync's Action. */
  readonly action: string;
  /** The branch that is applied. */
  readonly branch: string;
  readonly workspace: { readonly name: string; readonly kind: "real" | "sandbox" };
  /** The folder of the config from the repository's root, with `/` between its parts; empty for the root itself. */
  readonly folder: string;
  /** The file name of the config, where it is not `intercom.config.yaml`. */
  readonly config?: string;
}

const CHECKOUT = "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2";
const UPLOAD = "actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2";
const GUIDE =
  "# Tokens, approvals, forks: https://github.com/helpsync/helpsync/blob/main/content/deploying/github-action.md";

/** The workflows of GitHub Actions that `helpsync init --github` writes, by their path from the repository's root. */
export function workflows(setting: WorkflowSetting): Readonly<Record<string, string>> {
  return {
    ".github/workflows/helpsync-plan.yml": planWorkflow(setting),
    ".github/workflows/helpsync-apply.yml": applyWorkflow(setting),
    ".github/workflows/helpsync-drift.yml": driftWorkflow(setting),
  };
}

function planWorkflow(setting: WorkflowSetting): string {
  return `# Shows in a comment what a pull request would change in the help center. Changes nothing there.
${head(setting)}
name: helpsync plan

on:
  pull_request:
  merge_group:

permissions:
  contents: read
  pull-requests: write

concurrency:
  group: helpsync-plan-${expression("github.event.pull_request.number || github.ref")}
  cancel-in-progress: true

jobs:
  plan:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
${checkout()}
${step(setting, "plan", "INTERCOM_READ_TOKEN", [allowRemovals()])}
      - uses: ${UPLOAD}
        if: ${expression("!cancelled() && steps.helpsync.outputs.report-path != ''")}
        with:
          name: helpsync-plan
          path: |
            ${expression("steps.helpsync.outputs.report-path")}
            ${expression("steps.helpsync.outputs.plan-path")}
          if-no-files-found: ignore
          retention-days: 30
`;
}

function applyWorkflow(setting: WorkflowSetting): string {
  const { workspace, branch } = setting;
  return `# Brings what was merged to the help center. The only workflow whose token may write there.
${head(setting)}
name: helpsync apply

on:
  push:
    branches: [${stringify(branch).trimEnd()}]
  workflow_dispatch:

permissions:
  ${workspace.kind === "real" ? "contents: write # helpsync's memory is on the branch helpsync-state" : "contents: read"}
  pull-requests: write # the comment of the merged pull request says how it went

concurrency:
  group: helpsync-apply-${workspace.name}
  cancel-in-progress: false

jobs:
  apply:
    if: github.ref == 'refs/heads/${branch.replaceAll("'", "''")}'
    runs-on: ubuntu-latest
    timeout-minutes: 60
    environment: ${stringify(workspace.name).trimEnd()}
    steps:
${checkout()}
${step(setting, "apply", "INTERCOM_ACCESS_TOKEN", [allowRemovals()])}
`;
}

function driftWorkflow(setting: WorkflowSetting): string {
  return `# Looks every night what was edited in Intercom. One issue tells it, and is closed when nothing is left to settle.
${head(setting)}
name: helpsync drift

on:
  schedule:
    - cron: "23 4 * * *"
  workflow_dispatch:

permissions:
  contents: read
  issues: write

concurrency:
  group: helpsync-drift-${setting.workspace.name}
  cancel-in-progress: false

jobs:
  drift:
    runs-on: ubuntu-latest
    timeout-minutes: 20
    steps:
${checkout()}
${step(setting, "drift", "INTERCOM_READ_TOKEN", ["report-to: issue"])}
`;
}

function head({ workspace }: WorkflowSetting): string {
  if (workspace.kind === "real") return GUIDE;
  return `# \`${workspace.name}\` is the Intercom inside helpsync: nothing here reaches customers. Once your own workspace is in
# intercom.config.yaml, delete this file and its two neighbours, and run \`helpsync init --github\` again.
${GUIDE}`;
}

/** The whole history: helpsync looks whether the checkout holds what was applied last. */
function checkout(): string {
  return `      - uses: ${CHECKOUT}
        with:
          fetch-depth: 0
          persist-credentials: false`;
}

function step(setting: WorkflowSetting, command: string, secret: string, more: readonly string[]): string {
  const { action, workspace, folder, config } = setting;
  const inputs = [
    `command: ${command}`,
    `workspace: ${stringify(workspace.name).trimEnd()}`,
    ...(workspace.kind === "real" ? [`token: ${expression(`secrets.${secret}`)}`] : []),
    ...(folder === "" ? [] : [`working-directory: ${stringify(folder, { lineWidth: 0 }).trimEnd()}`]),
    ...(config === undefined ? [] : [`config: ${stringify(config, { lineWidth: 0 }).trimEnd()}`]),
    ...more,
  ];
  return `      - id: helpsync
        uses: ${action}
        with:
${inputs.map((input) => `          ${input}`).join("\n")}`;
}

/** A guard lets exactly the number through that a person set: it does no harm to leave it set. */
function allowRemovals(): string {
  return `allow-removals: ${expression("vars.HELPSYNC_ALLOW_REMOVALS")}`;
}

function expression(text: string): string {
  return `\${{ ${text} }}`;
}
