import type { Boot, Gate, GateLine, GateTold, IncidentTold, Marks } from "../api/types";
import { isAborted } from "../api/api";
import { el, bdi } from "../dom";
import type { District } from "../map/districts";
import type { Glyphs } from "../map/signs";
import { placeWord, toll, typeWord } from "../map/words";
import { isDay, plus } from "../state/days";
import type { Text } from "../text";
import { icon } from "./icon";
import { recordOf } from "./row";
import { saysOf } from "./says";

export type Card = Readonly<{
  incident: (m: Marks, index: number, asked: AskedIncident) => void;
  gate: (g: Gate, asked: AskedGate) => void;
  district: (d: District, asked: Readonly<{ filter: string; notes: readonly string[]; choose: () => void }>) => void;
  close: () => void;
  isOpen: () => boolean;
  frame: () => DOMRect;
  focus: () => void;
}>;

export type AskedIncident = Readonly<{
  filter: string;
  step: (index: number) => void; // to another one of the answer
  about: Promise<IncidentTold>;
}>;

export type AskedGate = Readonly<{
  day: string; // in words
  filter: string;
  told: Promise<GateTold | undefined>; // what is told beside comes later, or not at all
  at: (day: string) => Promise<GateTold | undefined>; // of another day than the filter's
}>;

// outside opens a link safely, as the pages do; a source without an address is only named.
const outside = (name: string, href: string | undefined): Node =>
  href ? el("a", { href, rel: "noopener noreferrer nofollow external", target: "_blank" }, bdi(name)) : bdi(name);

const sourced = (line: GateLine): Node =>
  el("li", {}, line.text, el("span", { class: "card-source" }, outside(line.source, line.href), ` · ${line.dated}`));

// range is the toll with how far the sources go apart.
const range = (m: Marks, i: number, t: Text): string => {
  const { best, low, high } = m.incidents, said = toll(m, i, t), from = low[i], to = high[i];
  return typeof best[i] === "number" && typeof from === "number" && typeof to === "number" && from < to
    ? t("map.card.toll", { toll: said, range: t("map.card.range", { low: from, high: to }) }) : said;
};

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
    incident: (m, i, { filter, step, about }) => {
      const later = el("div", { class: "card-about", "aria-busy": "true" });
      const turn = (key: string, to: number) => {
        const b = el("button", { type: "button", class: "card-turn", disabled: to < 0 || to >= m.count }, t(key));
        b.addEventListener("click", () => step(to));
        return b;
      };
      const type = boot.types[m.incidents.type[i] ?? -1] ?? "other", badge = m.badges[m.incidents.badge[i] ?? -1];
      const record = recordOf(m.incidents.id[i] ?? "", boot);
      open(
        el("p", { class: "card-kind t-" + type },
          icon(m, i, { boot, glyphs, size: 18 }), typeWord(m, i, { ...boot, t })),
        el("h2", { class: "card-title" }, bdi(m.incidents.title[i] ?? "")),
        el("p", { class: "card-meta" }, t("map.card.meta", { when: m.incidents.when[i] ?? "", where: placeWord(m, i) })),
        el("p", { class: "card-toll" }, range(m, i, t)),
        later,
        el("p", { class: "card-note" }, t("map.card.trust", {
          confidence: t("map.card.confidence." + (boot.confidences[m.incidents.confidence[i] ?? -1] ?? "reported")),
          publishers: m.incidents.publishers[i] ? t("map.card.publishers", { count: m.incidents.publishers[i] }) : t("map.card.unsourced") })),
        ...(record ? [el("p", { class: "card-note" }, t("map.card.record", { record }))] : []),
        ...(badge ? [el("p", { class: "card-note" }, badge.name)] : []),
        el("p", { class: "card-links" }, link(items("incidents", m.incidents.id[i] ?? "", filter), t("map.list.open")),
          turn("map.card.earlier", i + 1), turn("map.card.later", i - 1)));
      about.then(({ properties: p }) => {
        const says = saysOf(p.claims, t);
        const by = [...new Set(p.sources.map((s) => s.publisher))].slice(0, 3);
        later.replaceWith(
          ...(p.summary ? [el("p", { class: "card-summary" }, bdi(p.summary))] : []),
          ...(says.length + by.length ? [el("p", { class: "card-says" },
            bdi(says.length ? says.join(t("locale.semicolon")) : t("map.card.by", { list: by.join(t("locale.comma")) })))] : []));
      }, () => later.remove());
    },
    gate: (g, { day, filter, told, at }) => {
      const kind = el("p", { class: "card-kind s-" + g.state }, glyphs.gate(g.state, g.faded), t("map.card.meta", { when: g.word, where: day }));
      const more = link(items("crossings", g.id, filter), t("map.list.gate"));
      const input = el("input", { type: "date", name: "datetime", "aria-label": t("map.card.day") });
      const beside = (key: string, sign: string, days: number) => {
        const b = el("button", { type: "button", "aria-label": t(key), title: t(key) }, sign);
        b.addEventListener("click", () => { if (isDay(input.value)) { input.value = plus(input.value, days); ask(); } });
        return b;
      };
      let parts: Element[] = [];
      const put = (next: Element[]) => {
        parts[0]?.before(...next);
        for (const p of parts) p.remove();
        parts = next;
      };
      const wait = () => [el("div", { class: "card-told", "aria-busy": "true" })];
      const tell = (x: GateTold | undefined) => {
        if (x) {
          input.value = x.on;
          kind.className = "card-kind s-" + x.state;
          kind.replaceChildren(glyphs.gate(x.state, x.faded), t("map.card.meta", { when: x.word, where: x.day }));
        }
        put([
          ...(x?.none ? [el("p", { class: "card-note" }, x.none)] : []),
          ...(x?.lines.length ? [el("ul", { class: "card-lines" }, ...x.lines.map(sourced))] : []),
          el("p", { class: "card-note" }, x?.closed ?? ""),
        ]);
      };
      const failed = (e: unknown) => { if (!isAborted(e)) put([el("p", { class: "card-note" }, t("map.failed"))]); };
      const ask = () => {
        if (!isDay(input.value)) return;
        more.setAttribute("href", items("crossings", g.id, "datetime=" + input.value));
        put(wait());
        at(input.value).then(tell, failed);
      };
      input.addEventListener("change", ask);
      parts = wait();
      open(kind, el("h2", { class: "card-title" }, bdi(g.name)),
        el("p", { class: "card-day" }, el("span", {}, t("map.card.day")), input, beside("map.card.before", "←", -1), beside("map.card.after", "→", 1)),
        ...parts, more);
      told.then(tell, failed);
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
