/** The report's one style sheet. Every colour of text stands on its ground with a contrast of at least 4.5 to 1. */
export const pageStyle = `
:root {
  --paper: #f7f6f3; --card: #ffffff; --ink: #1f1e1b; --quiet: #615e56; --line: #dedbd3; --soft: #efede8;
  --link: #1d4e9e; --added: #dff2e1; --added-ink: #14532d; --removed: #fbe3e0; --removed-ink: #7f1d1d;
  --changed-ink: #7a4a00; --moved-ink: #0e5360; --warn: #fdf3d8; --shadow: 0 1px 2px rgb(0 0 0 / 5%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #151515; --card: #1d1d1c; --ink: #e9e6df; --quiet: #a8a399; --line: #363430; --soft: #272624;
    --link: #93b8f2; --added: #17361f; --added-ink: #9ddcad; --removed: #451f1d; --removed-ink: #f5b5ae;
    --changed-ink: #e5bd75; --moved-ink: #8accd8; --warn: #322a15; --shadow: none;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { color-scheme: light dark; scroll-padding-top: 4.5rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
  font: 1rem/1.6 ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, sans-serif;
}
a { color: var(--link); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
code, pre { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .875em; }
.option { white-space: nowrap; }
h1, h2, h3, h4, h5, h6, p, ul, ol { margin: 0; }
.unseen, .page ins::before, .page del::before, .excerpt ins::before, .excerpt del::before, .fields ins::before, .fields del::before {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.skip { position: absolute; left: 1rem; top: -4rem; background: var(--card); padding: .5rem 1rem; z-index: 3; }
.skip:focus { top: .5rem; }

.head, .frame, footer { max-width: 78rem; margin: 0 auto; padding: 0 2rem; }
.head { padding-top: 3rem; padding-bottom: 2rem; }
.eyebrow { color: var(--quiet); font-size: .8125rem; letter-spacing: .08em; text-transform: uppercase; }
h1 { font-size: 2.25rem; line-height: 1.2; font-weight: 650; letter-spacing: -.015em; margin: .25rem 0 .4rem; }
.chip { display: inline-block; vertical-align: .35em; font-size: .8125rem; line-height: 1.5; font-weight: 500; letter-spacing: 0; color: var(--quiet); border: 1px solid var(--line); border-radius: 1rem; padding: .05rem .7rem; }
.facts { color: var(--quiet); }
.sum { font-size: 1.1875rem; margin-top: 1.25rem; max-width: 52rem; }
.box { margin-top: 1.25rem; padding: .9rem 1.25rem 1rem; background: var(--card); border: 1px solid var(--line); border-left-width: 4px; border-radius: 6px; max-width: 52rem; }
.box h2 { font-size: 1rem; font-weight: 650; margin: 0 0 .25rem; }
.box > ul { padding: 0; list-style: none; }
.box li { margin: .2rem 0; }
.box li ul { padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.25rem; }
.risks, .stop { border-left-color: var(--removed-ink); }
.settle, .warn { border-left-color: var(--changed-ink); }

.frame { display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 3rem; padding-bottom: 3rem; }
nav ul { list-style: none; padding: 0; }
nav li li { padding-left: .75rem; }
nav .folder { display: block; font-weight: 600; margin-top: .9rem; }
nav .links { border-left: 1px solid var(--line); margin-top: .2rem; }
nav .links li { padding-left: .6rem; }
nav .links a { display: block; padding: .2rem 0 .2rem 1.1rem; color: inherit; text-decoration: none; line-height: 1.4; }
nav .links a:hover { text-decoration: underline; }
nav .sign { position: absolute; margin-left: -1.1rem; font: 600 .875rem/1.6 ui-monospace, "DejaVu Sans Mono", monospace; }
nav summary { cursor: pointer; font-weight: 600; padding: .5rem 0; }
main:focus { outline: none; }
main { min-width: 0; }
main:only-child { grid-column: 1 / -1; }
.folder > h2 { font-size: 1.25rem; font-weight: 650; letter-spacing: -.01em; margin: 2.25rem 0 .75rem; }
.folder:first-of-type > h2 { margin-top: 1rem; }
.path, .quiet, .page-note { color: var(--quiet); font-weight: 400; }
.none { font-size: 1.125rem; padding: 2rem 0; }
.notes { margin-top: 2rem; color: var(--quiet); }
footer { border-top: 1px solid var(--line); padding-top: 1rem; padding-bottom: 3rem; color: var(--quiet); font-size: .875rem; }
.sheet { position: absolute; }

button { font: inherit; font-size: .875rem; color: var(--ink); background: none; border: 0; padding: .3rem .75rem; border-radius: 5px; cursor: pointer; }
button:hover { background: var(--soft); }
button[aria-pressed="true"] { background: var(--ink); color: var(--card); }
.tools { position: sticky; top: 0; z-index: 2; display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: space-between; padding: .5rem 0; background: var(--paper); border-bottom: 1px solid var(--line); }
.tools[hidden] { display: none; }
.views, .folds { display: flex; flex-wrap: wrap; gap: .125rem; }
.inside > .views { margin: 1rem 0 0 -.75rem; }
.inside > .views [aria-pressed="true"] { background: var(--soft); color: var(--ink); box-shadow: inset 0 0 0 1px var(--quiet); }
.legend { font-size: .875rem; color: var(--quiet); margin-top: .6rem; }

.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; margin-top: .75rem; box-shadow: var(--shadow); }
.many .card { content-visibility: auto; contain-intrinsic-size: auto 5rem; }
.many .card[open] { contain-intrinsic-size: auto 60rem; }
.card > summary { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr) auto; gap: 0 1rem; align-items: baseline; padding: .9rem 1.5rem; cursor: pointer; list-style: none; border-radius: 8px; }
.card > summary::-webkit-details-marker { display: none; }
.card > summary::after { content: ""; width: .5rem; height: .5rem; border: solid var(--quiet); border-width: 0 1.5px 1.5px 0; transform: rotate(45deg) translate(-.15rem, -.15rem); grid-column: 3; grid-row: 1; }
.card[open] > summary::after { transform: rotate(-135deg); }
.card .verb { font-size: .875rem; font-weight: 600; }
.added .verb, .sign.added { color: var(--added-ink); } .removed .verb, .sign.removed { color: var(--removed-ink); }
.changed .verb, .sign.changed { color: var(--changed-ink); } .moved .verb, .sign.moved { color: var(--moved-ink); }
h3 { font-size: 1.0625rem; font-weight: 600; line-height: 1.4; }
.about { grid-column: 2; color: var(--quiet); font-size: .875rem; }
.inside { padding: .25rem 1.5rem 1.5rem; border-top: 1px solid var(--line); }
.reason { margin-top: .9rem; }
.reason::first-letter { text-transform: uppercase; }
.origin { display: inline-block; font-size: .8125rem; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .6rem; margin-left: .25rem; color: var(--quiet); }
.origin.proposed { color: var(--added-ink); } .origin.edited { color: var(--changed-ink); }
.fields { margin-top: .6rem; padding: 0; list-style: none; }
.fields li { margin-top: .2rem; }
.fields .name { color: var(--quiet); }
.remedies { padding-left: 1.25rem; }
.cut-note { color: var(--quiet); font-size: .9375rem; margin-top: .6rem; }
.excerpt { margin: .4rem 0; }
h4 { font-size: .9375rem; font-weight: 600; margin: 1.75rem 0 .6rem; padding-bottom: .35rem; border-bottom: 1px solid var(--line); }

ins { background: var(--added); text-decoration: underline; text-decoration-thickness: 1.5px; text-underline-offset: .18em; text-decoration-color: var(--added-ink); border-radius: 2px; }
del { background: var(--removed); text-decoration: line-through; text-decoration-color: var(--removed-ink); border-radius: 2px; }
ins::before { content: "[added] "; } del::before { content: "[removed] "; }
.legend ins::before, .legend del::before, .source ins::before, .source del::before { content: none; }
.page { font-size: 1rem; line-height: 1.65; }
.rows { max-width: 44rem; display: flow-root; }
.rows > *, .pane > * { margin-block: .8rem; }
.page .title { font-size: 1.625rem; line-height: 1.25; font-weight: 650; letter-spacing: -.01em; margin-block: 1rem .4rem; }
.page .lead { color: var(--quiet); font-size: 1.0625rem; margin-block: 0 1.25rem; }
.page h6 { line-height: 1.35; font-weight: 650; margin-block: 1.6rem .5rem; }
.page .r1 { font-size: 1.3125rem; } .page .r2 { font-size: 1.125rem; } .page .r3, .page .r4 { font-size: 1rem; }
.page p { margin-block: .6rem; }
.page ul, .page ol { padding-inline-start: 1.5rem; }
.page li > p { margin-block: .2rem; }
.page blockquote { margin: .8rem 0; padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); }
.page hr { border: 0; border-top: 1px solid var(--line); margin-block: 1.5rem; }
.page code { background: var(--soft); border-radius: 3px; padding: .1em .3em; }
.page pre, .source pre { background: var(--soft); border-radius: 6px; padding: .8rem 1rem; overflow-x: auto; line-height: 1.5; margin-block: .8rem; direction: ltr; text-align: left; }
.page pre code { background: none; padding: 0; }
.page pre { overflow-wrap: normal; } .page pre code { white-space: pre; }
.scroll { overflow-x: auto; }
.page table { border-collapse: collapse; min-width: 60%; }
.page td { border: 1px solid var(--line); padding: .4rem .75rem; vertical-align: top; min-width: 5rem; overflow-wrap: break-word; }
.page td > p { margin-block: .1rem; }
.callout { border: 1px solid; border-radius: 6px; padding: .4rem 1rem; }
.callout.gray { background: #e8e8e866; border-color: #73737655; } .callout.blue { background: #e3e7fa66; border-color: #334bfa44; }
.callout.green { background: #d7efdc66; border-color: #1bb15755; } .callout.red { background: #fed9db55; border-color: #fd3a5755; }
.callout.yellow { background: #feedaf66; border-color: #fbc91688; }
@media (prefers-color-scheme: dark) {
  .callout.gray { background: #ffffff0d; } .callout.blue { background: #334bfa26; border-color: #6f80fb77; } .callout.green { background: #1bb1571f; }
  .callout.red { background: #fd3a571f; } .callout.yellow { background: #fbc9161a; border-color: #fbc91655; }
}
.page .button { display: inline-block; border: 1px solid var(--link); border-radius: 6px; padding: .35rem 1rem; text-decoration: none; }
.to-center { text-align: center; } .to-right { text-align: end; } .to-justify { text-align: justify; }
.more { border: 1px solid var(--line); border-radius: 6px; padding: .4rem 1rem; } .more > summary { font-weight: 600; cursor: pointer; }
.picture { display: inline-block; max-width: 100%; height: auto; border: 1px solid var(--line); border-radius: 6px; vertical-align: top; }
ins .picture { border: 3px solid var(--added-ink); } del .picture { border: 3px dashed var(--removed-ink); }
.page ins:not(.block):has(.picture, .no-picture), .page del:not(.block):has(.picture, .no-picture) { display: inline-block; vertical-align: top; background: none; text-decoration: none; margin-inline-end: .5rem; }
.address { display: inline-block; background: inherit; font-size: .8125rem; line-height: 1.5; margin-inline-start: .3em; } .picture + .address { display: block; margin: 0; color: var(--quiet); }
.goes > del, .comes > ins { display: block; padding-inline: .3rem; }
.no-picture { display: inline-block; border: 1px dashed var(--quiet); border-radius: 6px; padding: .4rem .8rem; color: var(--quiet); font-size: .9375rem; }
ins .no-picture { border: 3px solid var(--added-ink); } del .no-picture { border: 3px dashed var(--removed-ink); }
.rows > .changed, .rows > .within, .pane > .changed, .pane > .within { box-shadow: -3px 0 var(--card), -6px 0 var(--line); }
[dir="rtl"] > .rows > .changed, [dir="rtl"] > .rows > .within, .pane[dir="rtl"] > .changed, .pane[dir="rtl"] > .within { box-shadow: 3px 0 var(--card), 6px 0 var(--line); }
.block { display: block; text-decoration: none; padding: .05rem .9rem; border-inline-start: 4px solid; border-radius: 3px; }
ins.block { border-color: var(--added-ink); } del.block { border-color: var(--removed-ink); border-inline-start-style: double; text-decoration: line-through; text-decoration-color: var(--removed-ink); }
.page ins.block code, .page del.block code, .page ins code, .page del code { background: none; }
.gap, .unchanged > summary { color: var(--quiet); font-size: .875rem; direction: ltr; unicode-bidi: isolate; }
[dir="rtl"] .gap, [dir="rtl"] .unchanged > summary { text-align: right; }
li.gap { list-style: none; }
.gap::before { content: "⋯ "; }
.unchanged > summary { cursor: pointer; }
.source { margin-top: 1.25rem; } .source summary { cursor: pointer; font-size: .875rem; color: var(--quiet); }
.source pre ins, .source pre del { text-decoration: none; }
.source .cut { color: var(--quiet); }

.page[data-view="first"] ins, .page[data-view="first"] .comes, .page[data-view="second"] del, .page[data-view="second"] .goes { display: none; }
.page[data-view="first"] del, .page[data-view="second"] ins { background: none; text-decoration: none; border: 0; padding: 0; }
.page[data-view="first"] del::before, .page[data-view="second"] ins::before { content: none; }
.page[data-view="first"] .picture, .page[data-view="second"] .picture { border: 1px solid var(--line); opacity: 1; }
.page[data-view="first"] .no-picture, .page[data-view="second"] .no-picture { border: 1px dashed var(--quiet); }
.page[data-view="first"] .address, .page[data-view="second"] .address { display: none; }
.page[data-view="first"] .changed, .page[data-view="second"] .changed, .page[data-view="first"] .within, .page[data-view="second"] .within { box-shadow: none; }
.page[data-view="side"] > .rows { display: none; }
.page:not([data-view="side"]) > .sides { display: none; }
.pane-name { font-size: .8125rem; color: var(--quiet); margin-block: 0 .4rem; }
.pane + .pane { margin-top: 2rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }

@media (min-width: 64rem) {
  .frame { grid-template-columns: 15rem minmax(0, 1fr); }
  nav { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: .5rem 0 2rem; font-size: .9375rem; }
  @supports selector(::details-content) {
    .contents::details-content { content-visibility: visible; display: block; block-size: auto; }
    .contents > summary { display: none; }
  }
  .sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); column-gap: 2.5rem; }
  .pane { display: contents; }
  .pane > * { grid-column: 1; min-width: 0; }
  .pane + .pane > * { grid-column: 2; }
}
@media (max-width: 40rem) {
  .head, .frame, footer { padding-left: 1.1rem; padding-right: 1.1rem; }
  .head { padding-top: 1.75rem; padding-bottom: 1rem; }
  h1 { font-size: 1.75rem; }
  .sum { font-size: 1.0625rem; }
  .card { margin-left: -.35rem; margin-right: -.35rem; }
  .card > summary { grid-template-columns: minmax(0, 1fr) auto; padding: .8rem 1rem; }
  .card > summary > * { grid-column: 1; }
  .card > summary::after { grid-column: 2; grid-row: 1; }
  .inside { padding: .25rem 1rem 1.25rem; }
  .page .title { font-size: 1.375rem; }
  .tools { position: static; }
  button { padding: .35rem .55rem; }
}
@media print {
  nav, .tools, .views, .skip { display: none; }
  .card { break-inside: avoid-page; box-shadow: none; }
}
`;
