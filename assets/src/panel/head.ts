import type { Marks } from "../api/types";
import { all, one } from "../dom";
import type { Text } from "../text";

// showHead writes the sentences above the list and keeps every link with the filter.
export const showHead = (doc: Document, m: Marks, t: Text): void => {
  const put = (selector: string, text: string) => { for (const e of all(doc, selector)) if (e.textContent !== text) e.textContent = text; };
  put(".panel-count", m.words.count);
  put("[data-count-short]", m.words.count);
  put("[data-period]", m.words.period);
  put("[data-totals]", m.words.totals);
  for (const name of ["later", "noplace"] as const) {
    put(`[data-${name}]`, m.words[name]);
    one(doc, `[data-${name}]`).hidden = m.words[name] === "";
  }
  put("[data-states]", t("map.legend.states", { day: m.words.on }));
};

// showLinks makes links that lead to the same incidents carry the present filter.
export const showLinks = (doc: Document, filter: string): void => {
  for (const a of all<HTMLAnchorElement>(doc, "a[data-filtered], .site-nav a[href*='/collections/'], .site-nav a[href*='/data']")) {
    const path = (a.getAttribute("href") ?? "").split("?")[0] ?? "";
    a.setAttribute("href", path + (filter ? "?" + filter : ""));
  }
};
