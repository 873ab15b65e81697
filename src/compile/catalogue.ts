import { linkHeadingMissing } from "./anchors.ts";
import { taskListLost } from "./elements/checkbox.ts";
import { definitionListLost } from "./elements/definition-list.ts";
import { calloutNested } from "./elements/division.ts";
import { tooltipLost } from "./elements/tooltip.ts";
import { articleEmpty } from "./empty-article.ts";
import { headingLevelLost } from "./elements/heading.ts";
import { linkWithoutText } from "./elements/link.ts";
import { listStartLost } from "./elements/list.ts";
import { tableNested } from "./elements/nested-table.ts";
import { blockQuoteLost } from "./elements/quote.ts";
import { strikethroughLost } from "./elements/struck.ts";
import { tableSpanLost } from "./elements/table.ts";
import { videoFileDropped, videoHostRefused } from "./elements/video.ts";
import { htmlElementDropped, htmlElementLost, htmlStyleLost } from "./html/lost.ts";
import * as image from "./links/resolve-image.ts";
import * as link from "./links/resolve-link.ts";
import { bodyTooLarge, nestingTooDeep } from "./markdown/limits.ts";
import { tableRowLonger } from "./markdown/long-rows.ts";
import { foreignSyntax } from "./markdown/foreign-syntax.ts";
import { alertUnknown } from "./nodes/alert.ts";
import { buttonIncomplete } from "./nodes/button.ts";
import { calloutColourUnknown } from "./nodes/callout.ts";
import { footnoteLost, footnoteTwice } from "./nodes/footnote.ts";
import { intercomBlockDropped } from "./nodes/intercom-block.ts";
import { directiveUnknown } from "./nodes/unknown-directive.ts";
import { tableColourUnknown } from "./nodes/table.ts";
import { videoUnknown } from "./nodes/video.ts";

/** Every kind of problem that compiling can raise, for `helpsync explain`. */
export const compileProblems = [
  link.linkTargetMissing,
  link.linkOutsideContent,
  link.linkTargetLeftOut,
  link.linkNotAPage,
  link.linkToFile,
  link.linkFromRoot,
  link.linkLetterCase,
  link.linkQueryDropped,
  link.linkSchemeUnsafe,
  link.linkEmpty,
  linkHeadingMissing,
  linkWithoutText,
  image.imageMissing,
  image.imageOutsideContent,
  image.imageAddressUnusable,
  image.imageLetterCase,
  image.imageDarkVariant,
  image.imageEmpty,
  nestingTooDeep,
  bodyTooLarge,
  articleEmpty,
  alertUnknown,
  blockQuoteLost,
  buttonIncomplete,
  calloutColourUnknown,
  calloutNested,
  definitionListLost,
  directiveUnknown,
  footnoteLost,
  footnoteTwice,
  foreignSyntax,
  headingLevelLost,
  htmlElementDropped,
  htmlElementLost,
  htmlStyleLost,
  intercomBlockDropped,
  listStartLost,
  strikethroughLost,
  tableColourUnknown,
  tableNested,
  tableRowLonger,
  tableSpanLost,
  taskListLost,
  tooltipLost,
  videoFileDropped,
  videoHostRefused,
  videoUnknown,
] as const;
