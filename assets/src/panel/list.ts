import type { Boot, Marks } from "../api/types";
import { element, elements } from "../dom";
import type { Listed } from "../many/crowd";
import type { Glyphs } from "../map/signs";
import type { Text } from "../text";
import { createRow, type Row } from "./row";

export type List = Readonly<{
  show: (m: Marks, served: boolean) => Promise<unknown> | undefined; // served: the server's rows are of the same answer
  adopt: (count: number) => void; // the server's rows stay, and answer to clicks
  whole: () => void; // again, after a part
  narrow: (name: string, members: Listed, filter?: string) => void; // a part of the answer; filter: what chooses it
  choose: (id: string, scroll: boolean) => void;
  focus: () => void;
}>;

const CHUNK = 50, FAR = 200;

export type ListOptions = Readonly<{ boot: Boot; t: Text; glyphs: Glyphs; act: (index: number, byKey: boolean) => void;
  name: (members: readonly number[]) => Promise<boolean> | undefined; // brings what they are called, where that isn't there
  closed: () => void }>; // a reader went from a part back to all

// takeList makes the server's rows the answer's rows. Rows come in chunks: a list of thousands is never in the page
// at once unless a reader asks for all of it. A row that is there is written anew where another incident takes it.
export const takeList = (root: HTMLElement, { boot, t, glyphs, act, name, closed }: ListOptions): List => {
  const doc = root.ownerDocument, rows = element<HTMLOListElement>(root, "[data-rows]"), more = element<HTMLButtonElement>(root, "[data-more]");
  const shown = element(root, "[data-shown]"), empty = element(root, "[data-empty]"), title = element(root, "[data-list-title]");
  const back = element<HTMLButtonElement>(root, "[data-list-back]");
  const files = elements<HTMLAnchorElement>(root, "a[data-filtered]");
  let marks: Marks | undefined, wanted = false; // more than the server's rows
  let kept = 0, written = false; // so many of the server's rows are right; some were written anew
  let members: Listed = [];
  let length = CHUNK;
  let chosen = "";
  let all: readonly string[] = []; // the files of the whole answer, while only a part of it is listed
  const pool: Row[] = [];

  const put = (row: Row, m: Marks, i: number) => {
    row.write(m, i);
    mark(row.item, row.item.dataset.id === chosen);
  };
  const mark = (item: Element, yes: boolean) => {
    if (yes === item.classList.contains("chosen")) return;
    item.classList.toggle("chosen", yes);
    if (yes) item.querySelector("a")?.setAttribute("aria-current", "true");
    else item.querySelector("a")?.removeAttribute("aria-current");
  };
  const tell = (now: number, count: number) => {
    more.hidden = now >= count;
    empty.hidden = count > 0;
    shown.hidden = count === 0;
    shown.textContent = t("map.list.shown", { shown: now, count });
  };
  // fill writes the rows, and once more when it is told what their incidents are called.
  const fill = (from: number): Promise<unknown> | undefined => {
    const m = marks, of = members;
    if (!m) return undefined;
    const now = Math.min(length, members.length), fresh: Element[] = [];
    for (let k = from; k < now; k++) {
      const row = pool[k] ?? (pool[k] = createRow(rows.children[k], { boot, t, glyphs }));
      const i = of.at(k) ?? 0;
      if (k < kept && !m.incidents.title[i]) row.item.dataset.index = String(i);
      else put(row, m, i);
      if (row.item.parentNode !== rows) fresh.push(row.item);
    }
    rows.append(...fresh);
    while (rows.children.length > now) rows.lastElementChild?.remove();
    tell(now, of.length);
    const later = name(Array.from({ length: now - from }, (_, k) => of.at(from + k) ?? 0));
    rows.setAttribute("aria-busy", String(!!later));
    return later?.then(() => {
      if (marks !== m || members !== of) return;
      rows.setAttribute("aria-busy", "false");
      for (let k = from; k < now; k++) {
        const row = pool[k];
        if (row) put(row, m, of.at(k) ?? 0);
      }
    });
  };
  const begin = (of: Listed) => {
    members = of;
    length = CHUNK;
    return fill(0);
  };
  // What the list holds is what its files hold: where no filter chooses a part, there are none.
  const lead = (filter: string | undefined) => files.forEach((a, i) => {
    const whole = all[i] ?? "";
    if (filter) a.setAttribute("href", joined(whole, filter));
    (a.closest(".downloads li") ?? a).toggleAttribute("hidden", filter === undefined);
  });
  const unlead = () => {
    if (all.length === 0) return;
    lead("");
    files.forEach((a, i) => a.setAttribute("href", all[i] ?? ""));
    all = [];
  };
  const whole = () => {
    title.textContent = t("map.list.title");
    back.hidden = true;
    return begin({ length: marks?.count ?? 0, at: (k) => k });
  };

  more.addEventListener("click", () => {
    wanted = !marks;
    if (!marks) return;
    const next = rows.children.length, before = doc.activeElement;
    length += CHUNK;
    const focus = () => rows.children[next]?.querySelector("a")?.focus();
    const later = fill(next);
    if (!later) focus();
    else void later.then(() => { if (doc.activeElement === before || doc.activeElement === doc.body) focus(); });
  });
  back.addEventListener("click", () => {
    unlead();
    whole();
    title.focus();
    closed();
  });
  title.tabIndex = -1;
  rows.addEventListener("click", (e) => {
    const item = (e.target as Element).closest<HTMLElement>("[data-index]");
    if (!item || e.metaKey || e.ctrlKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    act(Number(item.dataset.index), e.detail === 0);
  });

  return {
    show: (m, served) => {
      marks = m;
      kept = served && !written ? rows.children.length : 0;
      written = true;
      if (all.length > 0) {
        lead(""); // the links have the new filter by now
        all = [];
      }
      const later = whole();
      kept = 0;
      if (wanted) more.click();
      wanted = false;
      return later;
    },
    adopt: (count) => {
      elements(rows, "li").forEach((row, i) => { row.dataset.index = String(i); });
      tell(rows.children.length, count);
    },
    narrow: (name, of, filter) => {
      unlead();
      all = files.map((a) => a.getAttribute("href") ?? "");
      lead(filter);
      title.textContent = t("map.list.here", { count: of.length, name });
      back.hidden = false;
      begin(of);
    },
    whole: () => {
      unlead();
      whole();
    },
    focus: () => title.focus(),
    choose: (id, scroll) => {
      chosen = id;
      const before = rows.querySelector(".chosen");
      if (before) mark(before, false);
      const at = marks && id ? places(members, marks.incidents.id.indexOf(id)) : -1;
      if (at < 0) return;
      // Of a row far down, all rows up to it would have to be told what they are called.
      if (at >= length + FAR && !marks?.incidents.title[members.at(length) ?? -1]) return;
      if (at >= length) {
        const next = rows.children.length;
        length = at + CHUNK;
        fill(next);
      }
      const item = rows.children[at];
      if (!item) return;
      mark(item, true);
      if (scroll) item.scrollIntoView({ block: "nearest" });
    },
  };
};

// places is where a row of the answer stands in a list: that holds positions in order.
const places = (of: Listed, row: number): number => {
  let from = 0, to = of.length - 1;
  while (row >= 0 && from <= to) {
    const middle = (from + to) >> 1, there = of.at(middle) ?? 0;
    if (there === row) return middle;
    if (there < row) from = middle + 1;
    else to = middle - 1;
  }
  return -1;
};

// joined narrows an address by more filters, which choose a part of what it has: what both ask for is as the second says.
export const joined = (address: string, filter: string): string => {
  const [path = "", query = ""] = address.split("?"), more = filter.split("&"), names = more.map((pair) => pair.split("=")[0]);
  return path + "?" + [...query.split("&").filter((pair) => pair && !names.includes(pair.split("=")[0])), ...more].join("&");
};
