import type { Boot, Marks } from "../api/types";
import { el, element, bdi } from "../dom";
import type { Glyphs } from "../map/signs";
import { hasToll, placeWord, toll, typeWord } from "../map/words";
import type { Text } from "../text";
import { icon } from "./icon";

export type List = Readonly<{
  show: (m: Marks) => void;
  narrow: (title: string, members: readonly number[]) => void; // a part of the answer
  choose: (id: string, scroll: boolean) => void;
  focus: () => void;
}>;

const CHUNK = 100;

export type ListOptions = Readonly<{ boot: Boot; t: Text; glyphs: Glyphs; act: (index: number, byKey: boolean) => void }>;

// takeList makes the server's rows the answer's rows. Rows come in chunks: a list of thousands is never in the page
// at once unless a reader asks for all of it.
export const takeList = (root: HTMLElement, { boot, t, glyphs, act }: ListOptions): List => {
  const rows = element<HTMLOListElement>(root, "[data-rows]"), more = element<HTMLButtonElement>(root, "[data-more]");
  const shown = element(root, "[data-shown]"), empty = element(root, "[data-empty]"), title = element(root, "[data-list-title]");
  const back = element<HTMLButtonElement>(root, "[data-list-back]");
  let marks: Marks | undefined;
  let members: readonly number[] = [];
  let length = CHUNK;
  let chosen = "";

  const row = (m: Marks, i: number): HTMLLIElement => {
    const id = m.incidents.id[i] ?? "";
    const href = `${boot.prefix}/collections/incidents/items/${encodeURIComponent(id)}`;
    const link = el("a", { class: "row-link", href }, icon(m, i, { boot, glyphs, size: 16 }),
      el("span", { class: "row-main" },
        el("span", { class: "row-title" }, bdi(m.incidents.title[i] ?? "")),
        el("span", { class: "row-meta" },
          `${m.incidents.when[i] ?? ""} · ${typeWord(m, i, { ...boot, t })} · `, bdi(placeWord(m, i)))),
      el("span", { class: hasToll(m, i) ? "row-toll" : "row-toll none" }, toll(m, i, t)));
    const item = el("li", { class: "row", "data-id": id, "data-index": i }, link);
    if (id === chosen) mark(item);
    return item;
  };
  const mark = (item: Element) => {
    item.classList.add("chosen");
    item.querySelector("a")?.setAttribute("aria-current", "true");
  };
  const fill = () => {
    const m = marks;
    if (!m) return;
    for (let k = rows.children.length; k < Math.min(length, members.length); k++) rows.append(row(m, members[k] ?? 0));
    const now = Math.min(length, members.length);
    more.hidden = now >= members.length;
    empty.hidden = members.length > 0;
    shown.hidden = members.length === 0;
    shown.textContent = t("map.list.shown", { shown: now, count: members.length });
  };
  const begin = (of: readonly number[]) => {
    members = of;
    length = CHUNK;
    rows.replaceChildren();
    fill();
  };
  const whole = () => {
    title.textContent = t("map.list.title");
    back.hidden = true;
    begin(marks ? marks.incidents.id.map((_, i) => i) : []);
  };

  more.addEventListener("click", () => {
    const next = rows.children.length;
    length += CHUNK;
    fill();
    rows.children[next]?.querySelector("a")?.focus();
  });
  back.addEventListener("click", () => { whole(); title.focus(); });
  title.tabIndex = -1;
  rows.addEventListener("click", (e) => {
    const item = (e.target as Element).closest<HTMLElement>("[data-index]");
    if (!item || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    act(Number(item.dataset.index), e.detail === 0);
  });

  return {
    show: (m) => { marks = m; whole(); },
    narrow: (name, of) => {
      title.textContent = name || t("map.list.here");
      back.hidden = false;
      begin(of);
    },
    focus: () => title.focus(),
    choose: (id, scroll) => {
      chosen = id;
      rows.querySelector(".chosen")?.classList.remove("chosen");
      rows.querySelector("[aria-current]")?.removeAttribute("aria-current");
      const at = marks ? members.findIndex((i) => marks?.incidents.id[i] === id) : -1;
      if (at < 0) return;
      if (at >= length) {
        length = at + CHUNK;
        fill();
      }
      const item = rows.children[at];
      if (!item) return;
      mark(item);
      if (scroll) item.scrollIntoView({ block: "nearest" });
    },
  };
};
