import type { Boot, Gate, GateLine, GateTold, Marks } from "../api/types";
import { el, bdi } from "../dom";
import type { District } from "../map/districts";
import type { Glyphs } from "../map/signs";
import { placeWord, toll, typeWord } from "../map/words";
import type { Text } from "../text";
import { icon } from "./icon";

export type Card = Readonly<{
  incident: (m: Marks, index: number) => void;
  gate: (g: Gate, asked: AskedGate) => void;
  district: (d: District, asked: Readonly<{ filter: string; notes: readonly string[]; choose: () => void }>) => void;
  close: () => void;
  isOpen: () => boolean;
  frame: () => DOMRect;
  focus: () => void;
}>;

export type AskedGate = Readonly<{
  day: string; // in words
  filter: string;
  told: Promise<GateTold | undefined>; // what is told beside comes later, or not at all
}>;

// outside opens a link safely, as the pages do; a source without an address is only named.
const outside = (name: string, href: string | undefined): Node =>
  href ? el("a", { href, rel: "noopener noreferrer nofollow external", target: "_blank" }, bdi(name)) : bdi(name);

const sourced = (line: GateLine): Node =>
  el("li", {}, line.text, el("span", { class: "card-source" }, outside(line.source, line.href), ` · ${line.dated}`));

export type CardOptions = Readonly<{ boot: Boot; t: Text; glyphs: Glyphs; closed: () => void }>;

// takeCard shows what was chosen, over the map. Closing it gives the focus back to where it was.
export const takeCard = (box: HTMLElement, { boot, t, glyphs, closed }: CardOptions): Card => {
  let before: Element | null = null;
  const close = () => {
    if (box.hidden) return;
    const inside = box.contains(document.activeElement);
    box.hidden = true;
    box.replaceChildren();
    if (inside && before instanceof HTMLElement && before.isConnected) before.focus();
  };
  box.addEventListener("keydown", (e) => {
    if (e.key !== "Escape") return;
    e.stopPropagation();
    close();
    closed();
  });
  const open = (...parts: readonly Node[]) => {
    if (!box.contains(document.activeElement)) before = document.activeElement;
    const button = el("button", { type: "button", class: "card-close", "aria-label": t("map.close") }, "×");
    button.addEventListener("click", () => { close(); closed(); });
    box.replaceChildren(...parts, button);
    box.hidden = false;
  };
  const link = (href: string, text: string) => el("a", { class: "card-link", href }, text);
  const items = (collection: string, id: string, query = "") =>
    `${boot.prefix}/collections/${collection}/items/${encodeURIComponent(id)}${query ? "?" + query : ""}`;

  return {
    incident: (m, i) => {
      const type = boot.types[m.incidents.type[i] ?? -1] ?? "other", badge = m.badges[m.incidents.badge[i] ?? -1];
      open(
        el("p", { class: "card-kind t-" + type },
          icon(m, i, { boot, glyphs, size: 18 }), typeWord(m, i, { ...boot, t })),
        el("h2", { class: "card-title" }, bdi(m.incidents.title[i] ?? "")),
        el("p", { class: "card-meta" }, t("map.card.meta", { when: m.incidents.when[i] ?? "", where: placeWord(m, i) })),
        el("p", { class: "card-toll" }, toll(m, i, t)),
        ...(badge ? [el("p", { class: "card-note" }, badge.name)] : []),
        link(items("incidents", m.incidents.id[i] ?? ""), t("map.list.open")));
    },
    gate: (g, { day, filter, told }) => {
      const later = el("div", { class: "card-told", "aria-busy": "true" });
      open(
        el("p", { class: "card-kind s-" + g.state }, glyphs.gate(g.state, g.faded), t("map.card.meta", { when: g.word, where: day })),
        el("h2", { class: "card-title" }, bdi(g.name)),
        later,
        link(items("crossings", g.id, filter), t("map.list.gate")));
      const tell = (x: GateTold | undefined) => later.replaceWith(
        ...(x?.none ? [el("p", { class: "card-note" }, x.none)] : []),
        ...(x?.lines.length ? [el("ul", { class: "card-lines" }, ...x.lines.map(sourced))] : []),
        ...(x?.closed ? [el("p", { class: "card-note" }, x.closed)] : []));
      told.then(tell, () => later.replaceWith(el("p", { class: "card-note" }, t("map.failed"))));
    },
    district: (d, asked) => {
      const { filter, choose } = asked;
      const button = el("button", { type: "button", class: "card-act" }, t("map.list.district"));
      button.addEventListener("click", choose);
      open(
        el("h2", { class: "card-title" }, bdi(d.name)),
        el("p", { class: "card-meta" }, t("map.count", { count: d.incidents })),
        el("p", { class: "card-toll" }, d.words),
        ...asked.notes.filter(Boolean).map((note) => el("p", { class: "card-note" }, note)),
        el("p", { class: "card-links" }, link(items("districts", d.id, filter), t("map.list.page")), button));
    },
    close,
    isOpen: () => !box.hidden,
    frame: () => box.getBoundingClientRect(),
    focus: () => box.focus(),
  };
};
