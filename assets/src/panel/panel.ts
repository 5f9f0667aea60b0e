import type { Marks } from "../api/types";
import { element, elements } from "../dom";
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
  const links = "a[data-filtered], .site-nav a, "
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
