import type { PageSides, Picture } from "../../src/model/pages.ts";
import { risksOf } from "../../src/report/plan-risks.ts";
import { article, bodyChange, planOf, reportOf, text, type Reported } from "../report/html/reports.ts";

const CALLOUT = "background-color: #e3e7fa80; border-color: #334bfa33;";

const ENGLISH = `<p class="no-margin">Your <b>plan</b> says what would change. Nothing is written before you say so.</p>
<h2 id="h_1">Before you begin</h2>
<ul><li><p>An account</p></li><li><p>A <a href="https://help.example.com/en/articles/7-token">token</a> that may write</p></li><li><p>Ten minutes</p></li></ul>
<div class="intercom-container"><img src="helpsync-image:aa" alt="The plan"></div>
<div class="intercom-interblocks-callout" style="${CALLOUT}"><p>Keep the token to yourself.</p></div>
<pre><code>helpsync plan --workspace production --detailed-exitcode --html a-report-with-a-long-name-that-does-not-fit.html
helpsync apply</code></pre>
<div class="intercom-interblocks-table-container"><table><tbody><tr><td><p>Sign</p></td><td><p>Meaning of the sign in the plan</p></td><td><p>Who decides</p></td><td><p>When</p></td></tr><tr><td><p>+</p></td><td><p>is created</p></td><td><p>you</p></td><td><p>now</p></td></tr></tbody></table></div>
<details><summary>More</summary><div class="collapsible-section-content"><p>What is folded.</p></div></details>
<p>Read <a href="https://example.com/old">what to do before</a> that.</p><p><img src="helpsync-image:cc" alt="The end"></p>
<p><a class="intercom-h2b-button" href="https://example.com/go">Begin</a></p>
<iframe src="https://www.youtube.com/embed/abcdefghijk?rel=0"></iframe>`;

const HEBREW = `<p>בחרו את <b>החשבון</b> שברצונכם לשנות, ופתחו את ההגדרות שלו.</p><ul><li><p>חשבון</p></li><li><p>סיסמה</p></li></ul>
<div class="intercom-interblocks-callout" style="${CALLOUT}"><p>שמרו את הסיסמה אצלכם.</p></div><p>לאחר מכן אשרו בעזרת הסיסמה.</p>`;

const JAPANESE = `<p>変更したい<b>アカウント</b>を選び、設定を開いてください。</p><ol><li><p>設定を開く</p></li><li><p>パスワードを入力する</p></li></ol><h2>確認</h2><p>パスワードで確認すると、変更が保存されます。</p>`;

function changed(body: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce((now, [from, to]) => now.replace(from, to), body);
}

const two = (title: string, before: string, after: string, lead = ""): PageSides => ({
  kind: "written",
  before: text(title, before, lead),
  after: text(title, after, lead.replace("one.", "it.")),
  source: { before: "# Plan\n\nold line\n\nlast\n", after: "# Plan\n\nnew line\n\nlast\n" },
});

/** A picture of one pixel. */
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfz0AEYBxVSF+FAAhKDveksOjmAAAAAElFTkSuQmCC";

const picture = (name: string): Picture => ({
  name,
  size: 70,
  inline: { type: "image/png", base64: PIXEL, width: 320, height: 120 },
});

function reported(): Reported[] {
  return [
    article(
      "guides/plan",
      {
        en: two(
          "Your first plan",
          ENGLISH,
          changed(ENGLISH, [
            ["Nothing is written", "Nothing at all is written"],
            ["<li><p>Ten minutes</p></li>", ""],
            ["helpsync-image:aa", "helpsync-image:bb"],
            ["helpsync-image:cc", "helpsync-image:dd"],
            ["https://example.com/old", "https://example.com/a/new/address?with=a&long=query"],
            ["apply</code>", "apply --yes</code>"],
            ["Keep the token to yourself.", "Keep your token to yourself."],
            ["<p>is created</p>", "<p>will be created</p>"],
            ["</table></div>", '</table></div><p>See also <a href="helpsync-page:article:new">the new page</a>.</p>'],
          ]),
          "What a plan is, and how to read one.",
        ),
        he: two("התוכנית הראשונה", HEBREW, changed(HEBREW, [["אשרו בעזרת הסיסמה", "אשרו בעזרת הקוד"]]), "מהי תוכנית."),
        ja: two("最初の計画", JAPANESE, changed(JAPANESE, [["パスワードで確認", "パスキーで確認"]]), "計画の読み方。"),
      },
      { title: "Your first plan", origins: ["proposed", "merged"] },
    ),
    article(
      "new",
      { en: { kind: "written", after: text("A new page", "<p>It is new.</p>") } },
      {
        ...{ verb: "create", title: "A new page", reason: "new in content", origins: ["proposed"] },
        changes: [
          bodyChange("en"),
          {
            locale: "en",
            field: "state",
            verdict: "write",
            before: null,
            after: "published",
            publication: "publishes",
          },
        ],
      },
    ),
    article(
      "old",
      { en: { kind: "written", before: text("An old page", "<p>It goes.</p>") } },
      {
        ...{ verb: "unpublish", title: "An old page", reason: "file removed", origins: ["merged"] },
        changes: [
          {
            locale: "en",
            field: "state",
            verdict: "write",
            before: "published",
            after: "draft",
            publication: "unpublishes",
          },
        ],
      },
    ),
    article(
      "both",
      {
        en: {
          kind: "conflict",
          before: text("Both", "<p>Press store.</p>"),
          after: text("Both", "<p>Press save.</p>"),
        },
      },
      {
        verb: "conflict",
        title: "Both",
        reason: "changed on both sides",
        wayOut: "choose-side",
        changes: [bodyChange("en", { verdict: "conflict" })],
      },
    ),
    article(
      "theirs",
      { he: { kind: "kept", before: text("שלום", "<p>לפני</p>"), after: text("שלום", "<p>אחרי</p>") } },
      {
        ...{
          verb: "drift",
          title: "שלום",
          reason: "edited in Intercom by Maria",
          edited: { by: "Maria", at: 1_750_000_000 },
        },
        changes: [bodyChange("he", { verdict: "drift" })],
        origins: ["edited"],
      },
      null,
    ),
  ];
}

/** A report with something of everything, in English, Hebrew and Japanese. */
export function showcase(more: readonly Reported[] = []): string {
  const all = [...reported(), ...more];
  const plan = planOf({ reported: all });
  if (risksOf(plan).length === 0) throw new Error("The showcase is to hold risks.");
  return reportOf({
    reported: all,
    folders: [
      { id: "collection:top", title: "Getting started", parent: null },
      { id: "collection:guides", title: "Guides", parent: "collection:top" },
    ],
    pictures: new Map([
      ["aa", picture("plan.png")],
      ["bb", picture("new-plan.png")],
      ["cc", { name: "end.png", url: "https://downloads.intercomcdn.com/i/o/1/2/end.png" }],
      ["dd", picture("end.png")],
    ]),
    plan: {
      workspace: { name: "production", id: "abc123", sandbox: false, apiVersion: "2.16" },
      proposal: { since: "a".repeat(40), branch: "main" },
      guards: [{ code: "removals", message: "12 pages would stop being public.", override: "--allow-removals 12" }],
      warnings: [{ code: "behind", message: "fr: 1 behind, its original changed since it did: guides/plan." }],
    },
  });
}
