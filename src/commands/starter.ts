/** The config that `helpsync init` writes. */
export const STARTER_CONFIG = `# helpsync: what goes where. \`helpsync validate\` checks this file, too.
content: content
locales: { default: en, additional: [] }
defaults: { state: draft }
default_workspace: sandbox

workspaces:
  # The Intercom help center inside helpsync, to try things out: no token, data under .helpsync/
  sandbox: { sandbox: true }

  # Your own. Remove the # signs, and set INTERCOM_ACCESS_TOKEN in the environment or in a .env file.
  # production:
  #   token_env: INTERCOM_ACCESS_TOKEN
  #   region: us               # us, eu or au
  #   api_version: "2.16"
`;

/** The content that `helpsync init` writes, by the path from the config's folder. */
export const STARTER_CONTENT: Readonly<Record<string, string>> = {
  "content/getting-started/index.md": `---
title: Getting started
description: The first steps.
---
`,
  "content/getting-started/welcome.md": `---
title: Welcome
description: What you find in this help center.
state: published
---

This article is \`content/getting-started/welcome.md\`. Change a word, then run \`helpsync plan\`.

## Where to go next

Links between files become links between articles: see [how to ask us](ask-us.md).
`,
  "content/getting-started/ask-us.md": `---
title: Ask us
description: How to reach our team.
state: published
---

> [!NOTE]
> This is a callout.

Back to [the welcome page](welcome.md#where-to-go-next).
`,
};

/** The line that keeps helpsync's own files out of commits. */
export const IGNORE_LINES = [".helpsync/", ".env"];
