import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { largePlan } from "../report/html/large-plan.ts";
import { article, reportOf, text, type Reported } from "../report/html/reports.ts";
import { CHROMIUM, openBrowser, overflow, seriousIssues, type ReportBrowser } from "./browser.ts";
import { showcase } from "./showcase.ts";

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };

const HOSTILE = [
  "<script>window.ran = 1</script>",
  '"><img src=x onerror="window.ran = 1">',
  "</title></style></details></main><h1>out</h1>",
  "${{ secrets.X }} @everyone ::error::x <!-- helpsync -->",
  "\u202eevil\u2066",
  "x".repeat(10_000),
];

const HOSTILE_BODY = `<p onclick="window.ran = 1">click</p><script>window.ran = 1</script>
<p><a href="javascript:window.ran = 1">a link</a> <a href="java&#10;script:window.ran=1">another</a></p>
<div style="position:fixed;inset:0;background:red;z-index:9999">cover</div><style>body { display: none }</style>
<img src="x" onerror="window.ran = 1"><svg onload="window.ran = 1"><script>window.ran = 1</script></svg>
<iframe srcdoc="<script>parent.ran = 1</script>"></iframe><form action="https://evil.example"><button>Send</button></form>
<p id="changes">an id</p><meta http-equiv="refresh" content="0;url=https://evil.example"><base href="https://evil.example/">
<p>&lt;script&gt;window.ran = 1&lt;/script&gt;</p><p>${"x".repeat(10_000)}</p></div></section></main></details>`;

/** Articles whose every word is hostile. */
function hostile(): Reported[] {
  return HOSTILE.map((title, index) =>
    article(
      `hostile-${String(index)}`,
      { en: { kind: "written", before: text(title, "<p>was</p>", title), after: text(title, HOSTILE_BODY, title) } },
      { title, reason: title, path: title, remedies: [title], remedyFile: title },
      null,
    ),
  );
}

describe.skipIf(CHROMIUM === undefined)("the HTML report in a browser (Chromium, or the one of CHROME_PATH)", () => {
  let browser: ReportBrowser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  for (const colorScheme of ["light", "dark"] as const) {
    for (const [name, viewport] of [
      ["a phone", PHONE],
      ["a desktop", DESKTOP],
    ] as const) {
      it(`has no serious issue on ${name}, ${colorScheme}, in English, Hebrew and Japanese, marked and side by side`, async () => {
        const { page, troubles } = await browser.open(showcase(), { colorScheme, viewport });
        expect(await seriousIssues(page)).toEqual([]);
        await page.click('.tools [data-view="side"]');
        expect(await seriousIssues(page)).toEqual([]);
        expect(await overflow(page)).toBe(0);
        expect(troubles).toEqual([]);
      });
    }
  }

  it("shows what is hostile as text, runs nothing of it, and stays within a phone", async () => {
    const { page, troubles } = await browser.open(showcase(hostile()), { viewport: PHONE });
    for (const title of await page.locator("h3").all()) expect(await title.locator("script, img, h1").count()).toBe(0);
    expect(await page.evaluate("window.ran")).toBeUndefined();
    expect(await page.locator("h3", { hasText: HOSTILE[0] ?? "" }).count()).toBe(1);
    expect(await page.locator("h1").count()).toBe(1);
    expect(await page.locator("#changes").count()).toBe(1);
    expect(await page.locator("[onclick], [onerror], [onload], [style], iframe, form, base, main script").count()).toBe(
      0,
    );
    expect(
      await page
        .locator("main a")
        .filter({ hasText: /link|another/u })
        .count(),
    ).toBe(0);
    await page.getByText("a link").first().click();
    expect(await page.evaluate("window.ran")).toBeUndefined();
    expect(await overflow(page)).toBe(0);
    expect(troubles).toEqual([]);
  });

  it("lets nothing run that is put into it, since its policy knows its own script alone", async () => {
    const injected =
      '<script>window.ran = 1</script><img src="data:x" onerror="window.ran = 1"><p style="color: red" id="in">in</p>';
    const { page, troubles } = await browser.open(showcase().replace("</main>", `${injected}</main>`));
    expect(await page.evaluate("window.ran")).toBeUndefined();
    expect(await page.locator("#in").evaluate("(node) => getComputedStyle(node).color")).not.toBe("rgb(255, 0, 0)");
    expect(troubles.filter((trouble) => trouble.includes("Content Security Policy"))).toHaveLength(3);
  });

  it("switches all pages and one article between its views, with the keyboard", async () => {
    const { page } = await browser.open(showcase());
    const first = page.locator(".card").first();
    const english = first.locator('.page[lang="en"]');
    await expect.poll(() => english.getAttribute("data-view")).toBe("marked");

    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the changes");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await page.locator('.tools [aria-pressed="true"]').textContent()).toBe("Side by side");
    const panes = english.locator(".pane");
    expect(await panes.count()).toBe(2);
    expect(await panes.first().getByText("Nothing is written").count()).toBe(1);
    expect(await panes.first().locator("ins").count()).toBe(0);
    expect(await panes.last().getByText("at all").count()).toBeGreaterThan(0);
    expect(await panes.last().locator("del").count()).toBe(0);

    await first.locator('.inside > .views [data-view="second"]').press("Enter");
    expect(await english.locator(".rows del").first().isVisible()).toBe(false);
    expect(await english.locator(".rows ins").first().isVisible()).toBe(true);
    const other = page.locator(".card", { hasText: "changed on both sides" }).locator(".page");
    expect(await other.getAttribute("data-view")).toBe("side");

    await page.click('[data-fold="close"]');
    expect(await page.locator(".card[open]").count()).toBe(0);
    await page.locator("nav a", { hasText: "A new page" }).click();
    expect(await page.locator(".card[open] h3").textContent()).toBe("A new page");
  });

  it("can be read without its script: all text, with marks", async () => {
    const { page, troubles } = await browser.open(showcase(), { javaScriptEnabled: false });
    expect(await page.locator(".tools").isVisible()).toBe(false);
    const english = page.locator('.page[lang="en"]').first();
    expect(await english.getByText("before you say so").isVisible()).toBe(true);
    expect(await english.locator("ins").first().isVisible()).toBe(true);
    expect(troubles).toEqual([]);
  });

  it("holds 500 changed articles in four locales in less than 5 MB, and opens in less than two seconds", async () => {
    const folders = Array.from({ length: 25 }, (_, part) => {
      return { id: `collection:part-${String(part)}`, title: `Part ${String(part)}`, parent: null };
    });
    const report = reportOf({ reported: largePlan(), folders });
    const { page, opened, troubles } = await browser.open(report);
    const bytes = Buffer.byteLength(report);
    process.stdout.write(
      `500 articles in 4 locales: ${(bytes / 1e6).toFixed(2)} MB, open in ${String(Math.round(opened))} ms\n`,
    );
    expect(bytes).toBeLessThan(5_000_000);
    expect(opened).toBeLessThan(2_000);
    expect(await page.locator(".card").count()).toBe(500);
    expect(await page.locator('.page[data-views="two"]').count()).toBe(2_000);
    expect(troubles).toEqual([]);
  });

  it("is a short page where there is nothing to do", async () => {
    const { page, troubles } = await browser.open(reportOf({ reported: [] }));
    expect(await page.locator("main").textContent()).toContain("There is nothing to show");
    expect(await page.locator(".sum").textContent()).toBe("No changes.");
    expect((await page.locator("main").boundingBox())?.width).toBeGreaterThan(1000);
    expect(await seriousIssues(page)).toEqual([]);
    expect(troubles).toEqual([]);
  });
});
