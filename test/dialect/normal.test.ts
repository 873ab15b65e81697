import { describe, expect, it } from "vitest";
import { normalForm } from "../../src/dialect/normal.ts";

const ACME = "https://intercom.help/acme";
const CUSTOM = "https://help.acme.com";
const normal = (html: string): string => normalForm(html, [ACME, CUSTOM]);
const IMAGE = "https://downloads.intercomcdn.com/i/o/1/ab/flow.png";

/** What Intercom does by itself (behaviour §7): both bodies are the same to helpsync. */
const same: Readonly<Record<string, [string, string]>> = {
  "old and new class of paragraphs": ['<p class="intercom-align-left">a</p>', '<p class="no-margin">a</p>'],
  "no class at all": ["<p>a</p>", '<p class="no-margin">a</p>'],
  spacers: ['<p>a</p><p class="no-margin"></p><p> <br></p><p>&nbsp;</p><p>b</p>', "<p>a</p><p>b</p>"],
  "white space between blocks": ["<p>a</p>\n  <p>b</p>\n", "<p>a</p><p>b</p>"],
  "white space in lines": ["<p> a\n  <b> b</b> <br> c </p>", "<p>a <b>b</b><br>c</p>"],
  "b and strong, i and em": ["<p><b>a</b> <i>b</i></p>", "<p><strong>a</strong> <em>b</em></p>"],
  "spaces and breaks at the ends of marks and links": [
    '<p><b>a: </b>b<i> c</i> <a href="https://x.example"> d </a><b>e<br></b>f</p>',
    '<p><b>a:</b> b <i>c</i> <a href="https://x.example">d</a> <b>e</b><br>f</p>',
  ],
  "marks around pictures": ['<p><b><img src="a.png"></b> a</p>', '<p><img src="a.png"> a</p>'],
  "tables without a cell": ["<p>a</p><table><tbody><tr></tr></tbody></table>", "<p>a</p>"],
  "characters that no text can hold": [
    "<p>&#xFDD0;\uFDD4&#64977;a&#649770;</p>",
    "<p>\uFFFD\uFFFD\uFFFDa&#649770;</p>",
  ],
  "marks that were split, doubled or are around nothing": [
    "<p><b>a</b><b>b <b>c</b></b><i></i><b>d</b><i> </i><code> </code>e</p>",
    "<p><b>ab cd</b> e</p>",
  ],
  "ids of headings": ['<h1 id="h_3d75a56c5c">a</h1>', '<h1 id="h_0000000000">a</h1>'],
  "promoted headings": ["<h2>a</h2><h3>b</h3>", "<h1>a</h1><h2>b</h2>"],
  "a level left out": ["<h2>a</h2><h4>b</h4>", "<h1>a</h1><h3>b</h3>"],
  "decoration of links": [
    '<p><a href="https://x.example/" target="_blank" class="intercom-content-link" rel="nofollow">x</a></p>',
    '<p><a href="https://x.example">x</a></p>',
  ],
  "slug, locale and domain of an article link": [
    `<p><a href="${ACME}/en/articles/12-old-title">x</a></p>`,
    `<p><a href="${CUSTOM}/fr/articles/12-new-title">x</a></p>`,
  ],
  "generated anchor of an article link": [
    `<p><a href="${ACME}/en/articles/12#h_3d75a56c5c">x</a></p>`,
    `<p><a href="${ACME}/en/articles/12">x</a></p>`,
  ],
  "links without an address": [
    '<p><a href="">a</a> <a>b</a> <a href=" java&#10;script:alert(1)">c</a></p>',
    "<p>a b c</p>",
  ],
  "signed queries": [
    `<img src="${IMAGE}?expires=1&amp;signature=2">`,
    `<img src="${IMAGE}?expires=3&amp;signature=4">`,
  ],
  "image and its container": [
    `<p><img src="${IMAGE}"></p>`,
    `<div class="intercom-container"><img src="${IMAGE}" alt="" width="20" height="10" style="height: auto;"></div>`,
  ],
  "several images in one paragraph": [
    `<p><img src="${IMAGE}"> <br><a href="https://x.example"><img src="${IMAGE}"></a></p>`,
    `<div class="intercom-container"><img src="${IMAGE}"></div><div class="intercom-container"><a href="https://x.example"><img src="${IMAGE}"></a></div>`,
  ],
  "button and its container": [
    '<p>a <a class="intercom-h2b-button" href="https://x.example">Go</a></p>',
    '<p>a</p><div class="intercom-container"><a class="intercom-h2b-button" target="_blank" href="https://x.example">Go</a></div>',
  ],
  "text and paragraph of a list item": [
    "<ul><li>a<ul><li>b</li></ul></li></ul>",
    "<ul>\n<li><p>a</p>\n<ul><li><p>b</p></li></ul></li></ul>",
  ],
  "first number of a list": ['<ol start="3"><li>a</li></ol>', "<ol><li>a</li></ol>"],
  "line ends and breaks of code": [
    '<pre><code class="language-js">a\n\n  b\n</code></pre>',
    "<pre><code>a<br><br>  b</code></pre>",
  ],
  "marks and a missing code in code": ["<pre>a <b>b</b></pre>", "<pre><code>a b</code></pre>"],
  "containers of a table, its head and widths": [
    '<table><thead><tr><th>a</th></tr></thead><tbody><tr><td style="width: 9px; background-color: #E3E7FA80">b</td></tr></tbody></table>',
    '<div class="intercom-interblocks-table-container"><table role="presentation"><tbody><tr><td><p class="no-margin">a</p></td></tr>' +
      '<tr><td style="background-color: #e3e7fa80; width: 139px;"><p class="no-margin">b</p></td></tr></tbody></table></div>',
  ],
  "container of a collapsible": [
    "<details open><summary>a</summary>b</details>",
    '<details><summary>a</summary><div class="collapsible-section-content"><p>b</p></div></details>',
  ],
  "address of a video": [
    '<iframe src="https://youtu.be/jqO8AQHj7Fw"></iframe>',
    '<div class="intercom-h2b-video"><iframe src="https://www.youtube.com/embed/jqO8AQHj7Fw?rel=0" frameborder="0" allowfullscreen></iframe></div>',
  ],
  "spelling of a callout's colours": [
    '<div class="intercom-interblocks-callout" style="border-color:#FBC91633;background-color:#FEEDAF80">a</div>',
    '<div class="intercom-interblocks-callout" style="background-color: #feedaf80; border-color: #fbc91633;"><p>a</p></div>',
  ],
  "entities and quotes": ["<p title='x'>&auml; &#x26; &quot;</p>", '<p>ä &amp; "</p>'],
  "divisions and spans": ['<div>a <span style="color: red">b</span></div>', "<p>a b</p>"],
  "what Intercom removes": ["<p>a</p><script>x</script><!-- c --><style>y</style>", "<p>a</p>"],
};

/** What a teammate does: these must stay apart, or an edit would be lost. */
const different: Readonly<Record<string, [string, string]>> = {
  words: ["<p>a</p>", "<p>b</p>"],
  "no-break and plain space": ["<p>a&nbsp;b</p>", "<p>a b</p>"],
  bold: ["<p>a</p>", "<p><b>a</b></p>"],
  alignment: ['<p class="intercom-align-center no-margin">a</p>', '<p class="no-margin">a</p>'],
  "heading and paragraph": ["<h2>a</h2>", "<p>a</p>"],
  "relative levels": ["<h1>a</h1><h2>b</h2>", "<h1>a</h1><h1>b</h1>"],
  "target of a link": [`<p><a href="${ACME}/en/articles/1">a</a></p>`, `<p><a href="${ACME}/en/articles/2">a</a></p>`],
  "collection and article": [
    `<p><a href="${ACME}/en/articles/1">a</a></p>`,
    `<p><a href="${ACME}/en/collections/1">a</a></p>`,
  ],
  "an anchor of someone's": [
    `<p><a href="${ACME}/en/articles/1#top">a</a></p>`,
    `<p><a href="${ACME}/en/articles/1">a</a></p>`,
  ],
  "query of a link": ['<p><a href="https://x.example/?a=1">a</a></p>', '<p><a href="https://x.example/?a=2">a</a></p>'],
  "images by their address": [`<img src="${IMAGE}">`, `<img src="${IMAGE.replace("flow", "other")}">`],
  "description of an image": [`<img src="${IMAGE}" alt="a">`, `<img src="${IMAGE}">`],
  "button and link": [
    '<p><a class="intercom-h2b-button" href="https://x.example">a</a></p>',
    '<p><a href="https://x.example">a</a></p>',
  ],
  "kinds of lists": ["<ul><li>a</li></ul>", "<ol><li>a</li></ol>"],
  "nesting of lists": ["<ul><li>a<ul><li>b</li></ul></li></ul>", "<ul><li>a</li><li>b</li></ul>"],
  "indent of code": ["<pre><code>a<br> b</code></pre>", "<pre><code>a<br>b</code></pre>"],
  "links in code": [
    '<pre><code><a href="https://x.example/1">a</a></code></pre>',
    '<pre><code><a href="https://x.example/2">a</a></code></pre>',
  ],
  "cells of a table": ["<table><tr><td>a</td><td>b</td></tr></table>", "<table><tr><td>a b</td></tr></table>"],
  "colour of a cell": [
    '<table><tr><td style="background-color: #e3e7fa80">a</td></tr></table>',
    "<table><tr><td>a</td></tr></table>",
  ],
  "colour of a callout": [
    '<div class="intercom-interblocks-callout" style="background-color: #feedaf80; border-color: #fbc91633;">a</div>',
    '<div class="intercom-interblocks-callout" style="background-color: #d7efdc80; border-color: #1bb15733;">a</div>',
  ],
  "callout and paragraph": ['<div class="intercom-interblocks-callout">a</div>', "<p>a</p>"],
  "collapsible and its content": ["<details><summary>a</summary>b</details>", "<p>a</p><p>b</p>"],
  "address of a video": [
    '<iframe src="https://youtu.be/jqO8AQHj7Fw"></iframe>',
    '<iframe src="https://youtu.be/jqO8AQHj7FX"></iframe>',
  ],
  "paragraphs and breaks": ["<p>a</p><p>b</p>", "<p>a<br>b</p>"],
  "order of blocks": ["<p>a</p><p>b</p>", "<p>b</p><p>a</p>"],
};

describe("normal form", () => {
  it.each(Object.entries(same))("is equal for %s", (_name, [left, right]) => {
    expect(normal(left)).toBe(normal(right));
    expect(normal(left)).not.toBe("");
  });

  it.each(Object.entries(different))("is not equal for different %s", (_name, [left, right]) => {
    expect(normal(left)).not.toBe(normal(right));
  });

  it("is empty for a body that shows nothing", () => {
    expect(normal(' \n<p class="no-margin"></p><h2></h2><ul></ul><p><b> </b></p>')).toBe("");
  });

  it("takes all images as alike when told to, but not their number or description", () => {
    const alike = (html: string): string => normalForm(html, [], "alike");
    expect(alike('<img src="https://img.example.com/a.png">')).toBe(alike(`<img src="${IMAGE}">`));
    expect(alike(`<img src="${IMAGE}" alt="a">`)).not.toBe(alike(`<img src="${IMAGE}">`));
    expect(alike(`<p>a <img src="${IMAGE}"></p>`)).not.toBe(alike("<p>a</p>"));
  });

  it("knows articles only by the help centers that it is given", () => {
    const link = (locale: string): string => `<p><a href="https://other.example/${locale}/articles/1">a</a></p>`;
    expect(normal(link("en"))).not.toBe(normal(link("fr")));
  });
});
