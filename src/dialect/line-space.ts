import type { ElementContent, Text } from "hast";

/** Elements without content of their own that are seen nevertheless. */
const SEEN = new Set(["img", "iframe"]);

/**
 * Takes away the spaces, line breaks and marks that a browser does not show: spaces after a space or around a break,
 * spaces and breaks at both ends, marks around nothing. Changes the nodes that it is given. A no-break space is no
 * space here.
 */
export function trimmedLine(line: ElementContent[]): ElementContent[] {
  collapse(line, { afterSpace: true, text: undefined });
  trim(line, "start");
  trim(line, "end");
  return withoutEmpty(line);
}

/** How far a line has been read: whether a space would be one too many, and the text that may end in one. */
interface Reading {
  afterSpace: boolean;
  text: Text | undefined;
}

function collapse(nodes: readonly ElementContent[], reading: Reading): void {
  for (const node of nodes) {
    if (node.type === "text") {
      if (reading.afterSpace && node.value.startsWith(" ")) node.value = node.value.slice(1);
      if (node.value === "") continue;
      reading.afterSpace = node.value.endsWith(" ");
      reading.text = node;
    } else if (node.type === "element") {
      if (node.tagName === "br") {
        if (reading.text?.value.endsWith(" ") === true) reading.text.value = reading.text.value.slice(0, -1);
        reading.afterSpace = true;
        reading.text = undefined;
      } else if (SEEN.has(node.tagName)) {
        reading.afterSpace = false;
        reading.text = undefined;
      } else collapse(node.children, reading);
    }
  }
}

/** Cuts spaces and breaks off one end; true once something seen stands there. */
function trim(nodes: ElementContent[], end: "start" | "end"): boolean {
  for (;;) {
    const node = end === "start" ? nodes.at(0) : nodes.at(-1);
    if (node === undefined) return false;
    if (node.type === "text") {
      if (end === "start") node.value = node.value.replace(/^ +/u, "");
      // Looking for spaces at an end, a regular expression tries each that stands before it.
      else if (node.value.endsWith(" ")) node.value = node.value.replace(/ +$/u, "");
      if (node.value !== "") return true;
    } else if (node.type === "element" && node.tagName !== "br") {
      if (SEEN.has(node.tagName) || trim(node.children, end)) return true;
    }
    if (end === "start") nodes.shift();
    else nodes.pop();
  }
}

function withoutEmpty(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.filter((node) => {
    if (node.type === "text") return node.value !== "";
    if (node.type !== "element" || node.tagName === "br" || SEEN.has(node.tagName)) return true;
    node.children = withoutEmpty(node.children);
    return node.children.length > 0;
  });
}
