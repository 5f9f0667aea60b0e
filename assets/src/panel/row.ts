import type { Boot, Marks } from "../api/types";
import { bdi, el, element } from "../dom";
import type { Glyphs } from "../map/signs";
import { contested, hasToll, placeWord, toll, typeWord } from "../map/words";
import { closed, type Text } from "../text";
import { icon } from "./icon";

// Row is a row of the list, which is written anew rather than made anew.
export type Row = Readonly<{ item: HTMLElement; write: (m: Marks, i: number) => void }>;

export type RowOptions = Readonly<{ boot: Boot; t: Text; glyphs: Glyphs }>;

// recordOf is the name of the record that an incident is of; blank where there is one alone. All ids but ours begin with it.
export const recordOf = (id: string, { origins }: Pick<Boot, "origins">): string =>
  (origins.slice(1).find((o) => id.startsWith(o.id + "-")) ?? origins[0])?.name ?? "";

// createRow takes one of the server's rows, or makes one.
export const createRow = (from: Element | undefined, { boot, t, glyphs }: RowOptions): Row => {
  const item = from instanceof HTMLElement ? from : el("li", { class: "row" },
    el("a", { class: "row-link" }, el("span", { class: "icon" }),
      el("span", { class: "row-main" }, el("span", { class: "row-title" }, bdi("")), el("span", { class: "row-meta" }, "", bdi(""))),
      el("span", { class: "row-toll" })));
  const link = element<HTMLAnchorElement>(item, "a"), title = element(item, ".row-title bdi"), figure = element(item, ".row-toll");
  const meta = element(item, ".row-meta"), place = element(meta, "bdi");
  let sign = element(item, ".icon"), drawn = "";
  const put = (e: Node, text: string) => { if (e.textContent !== text) e.textContent = text; };

  const write = (m: Marks, i: number) => {
    const name = m.incidents.title[i] ?? "", id = name && (m.incidents.id[i] ?? ""), kind = `${m.incidents.type[i]} ${contested(m, i, boot)}`;
    item.dataset.index = String(i);
    if (id && item.dataset.id === id) return;
    // What it is called may come later.
    if (id) {
      item.dataset.id = id;
      link.setAttribute("href", `${boot.prefix}/collections/incidents/items/${encodeURIComponent(id)}`);
    } else {
      delete item.dataset.id;
      link.removeAttribute("href");
    }
    if (drawn !== kind) {
      const now = icon(m, i, { boot, glyphs, size: 16 }) as unknown as HTMLElement;
      sign.replaceWith(now);
      sign = now;
      drawn = kind;
    }
    put(title, closed(name || "…"));
    const record = id && recordOf(id, boot);
    const words = `${m.incidents.when[i] ?? ""} · ${typeWord(m, i, { ...boot, t })} · ${record && closed(record) + " · "}`;
    if (meta.firstChild?.nodeType === Node.TEXT_NODE) put(meta.firstChild, words);
    else meta.prepend(words);
    while (meta.firstChild?.nextSibling && meta.firstChild.nextSibling !== place) meta.firstChild.nextSibling.remove();
    put(place, closed(placeWord(m, i)));
    put(figure, toll(m, i, t));
    figure.classList.toggle("none", !hasToll(m, i));
  };
  return { item, write };
};
