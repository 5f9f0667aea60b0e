import type { Marks } from "../api/types";
import { el, element, elements } from "../dom";
import type { Text } from "../text";

// takeWords writes the sentences above the list that come with an answer.
export const takeWords = (doc: Document, t: Text): ((m: Marks) => void) => {
  const count = element(doc, ".panel-count"), states = element(doc, "[data-states]");
  const apart = (["later", "noplace"] as const).map((name) => [name, element(doc, `[data-${name}]`)] as const);
  const put = (e: Element, text: string) => { if (e.textContent !== text) e.textContent = text; };
  return ({ words }) => {
    put(count, words.count);
    for (const [name, e] of apart) {
      put(e, words[name]);
      e.hidden = words[name] === "";
    }
    put(states, t("map.legend.states", { day: words.on }));
  };
};

// takeLinks makes links that lead to the same incidents carry the present filter.
export const takeLinks = (doc: Document): ((filter: string) => void) => {
  const links = "a[data-filtered], .site-nav a[href*='/collections/'], .site-nav a[href*='/data'], "
    + ".site-foot a[href*='/totals'], .site-foot a[href*='/histogram'], .site-foot a[href*='/feed.'], .site-foot a[href*='/embed'], .site-foot a[href*='/cite']";
  const all = elements<HTMLAnchorElement>(doc, links);
  return (filter) => {
    for (const a of all) a.setAttribute("href", filtered(a.getAttribute("href") ?? "", filter));
  };
};

// filtered is an address with another filter; the language that it asks for stays.
export const filtered = (address: string, filter: string): string => {
  const [path = "", query = ""] = address.split("?"), lang = query.split("&").find((pair) => pair.startsWith("lang="));
  const now = [filter, lang].filter(Boolean).join("&");
  return path + (now ? "?" + now : "");
};

export type Sheet = Readonly<{ to: (part: Part) => void }>;
export type Part = "map" | "list";

// takeSheet moves the telephone's sheet by its buttons; on wider screens the panel stands beside the map.
export const takeSheet = (atlas: HTMLElement): Sheet => {
  const bar = element(atlas, "[data-sheet]"), body = element(atlas, "[data-panel-body]");
  bar.hidden = false;
  const buttons = elements<HTMLButtonElement>(bar, "[data-sheet-to]");
  const to = (part: Part) => {
    atlas.dataset.part = part;
    for (const b of buttons) b.setAttribute("aria-pressed", String(b.dataset.sheetTo === part));
    body.scrollTop = 0;
  };
  for (const b of buttons) b.addEventListener("click", () => to(b.dataset.sheetTo as Part));
  to("map");
  return { to };
};

// takeJumps lets the page's first links lead to its parts as the script has them: a sheet opens, and the keys go on there.
export const takeJumps = (doc: Document, open: (part: Part) => void): void => {
  const parts: Readonly<Record<string, string>> = { list: ".results-title", map: "[data-map]", time: ".months" };
  for (const link of elements(doc, "[data-jump]")) {
    const part = link.dataset.jump ?? "", to = parts[part];
    if (!to) continue;
    link.addEventListener("click", (e) => {
      e.preventDefault();
      open(part === "list" ? "list" : "map");
      const target = element(doc, to);
      if (target.tabIndex < 0) target.tabIndex = -1;
      target.focus();
    });
  }
};

export type Fault = Readonly<{ unfetched: (first: boolean) => void; undrawn: () => void; hide: () => void }>;

// takeFault says what went wrong; what is on the page stays. Data that could not be fetched can be tried again. What
// could not be drawn would fail again: a fault of ours is never told as one of the network.
export const takeFault = (box: HTMLElement, t: Text, retry: () => void): Fault => ({
  unfetched: (first) => {
    const again = el("button", { type: "button" }, t("map.retry"));
    again.addEventListener("click", retry);
    box.replaceChildren(el("p", {}, t(first ? "map.failed_first" : "map.failed")), again);
    box.hidden = false;
  },
  undrawn: () => {
    box.replaceChildren(el("p", {}, t("map.undrawn")));
    box.hidden = false;
  },
  hide: () => {
    box.hidden = true;
    box.replaceChildren();
  },
});
