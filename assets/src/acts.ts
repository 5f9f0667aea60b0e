import "./main"; // what both need lies in one file with it
import { element } from "./dom";
import { takeFilters } from "./filters/filters";
import { shareWord, takeClasses, wordOf } from "./filters/shading";
import { takeSwitches } from "./filters/switches";
import { drawCircle, type CircleOn } from "./map/circle";
import type { District } from "./map/districts";
import { takePointing } from "./map/pointing";
import { switchTiles } from "./map/tiles";
import { takeCard } from "./panel/card";
import { joined, takeList } from "./panel/list";
import { takeLinks, takeWords } from "./panel/panel";
import type { Part } from "./panel/sheet";
import { createPages } from "./records/pages";
import { createAbout, createTold } from "./records/told";
import type { Listed } from "./many/crowd";
import type { Answer } from "./state/load";
import { remember } from "./state/memory";
import { createSelection } from "./state/selection";
import { filter } from "./state/state";
import { takeTools } from "./timeline/tools";
import { takeTracks } from "./timeline/tracks";
import type { Hands, View } from "./view";

// takeActs makes the page answer to its reader: filters, list, card, switches, and what is meant on the map. It is a part
// of its own, fetched when somebody first does something.
export const takeActs = (view: View): Hands => {
  const { doc, atlas, boot, t, api, store, usual, glyphs, sheet } = view;
  const results = element(atlas, ".results");
  const memory = remember(window, element(doc, "[data-panel-body]"));
  const classes = takeClasses(element(atlas, "[data-legend]"), { t, mark: boot.group });
  const showWords = takeWords(doc, t), showLinks = takeLinks(doc);
  let pointing: ReturnType<typeof takePointing> | undefined;
  let circle: CircleOn | undefined;
  let tiles: ((on: boolean) => void) | undefined;
  let bare = false; // the words of single incidents are not there yet
  let returning = true; // by Back, or to this page
  let naming: Promise<unknown> | undefined; // the list is told what its incidents are called
  let narrowed = false; // the list was narrowed by the act under way
  let rowed = false; // the card was opened from the list
  // Lists that signs opened, by number from 1: Back closes one before it leaves the page, and leads to it from a card.
  const lists: Readonly<{ answer: string; before: Part; show: () => void }>[] = [];
  let listed = 0; // the one that is shown

  // What needs the words of single incidents waits for them.
  const waiting: (() => void)[] = [];
  const soon = (act: () => void) => {
    if (!bare) { act(); return; }
    waiting.push(act);
    view.words();
  };
  const pages = createPages(api, view.here);
  // What is of another version by now is asked for anew.
  const brought = (ask: (of: Answer) => Promise<boolean> | undefined) => {
    const of = view.answer();
    return of && !of.bare ? ask(of)?.then((same) => {
      if (!same) view.again();
      return same;
    }, () => {
      view.fault.unfetched(false);
      return false;
    }) : undefined;
  };
  const bring = (members: readonly number[]) => brought((of) => (of.marks.crowd ? of.marks.crowd.bring(members) : pages.name(of, members)));
  const find = (id: string) => brought((of) => (of.marks.crowd ? of.marks.crowd.find(id) : pages.find(of, id)));
  const word = (d: District | undefined) => wordOf(d, { shade: store.get().shade, t, mark: boot.group });
  const pointed = () => classes.point(store.get().sel.replace("district:", ""));
  element(atlas, "[data-map]").addEventListener("mouseleave", pointed);
  const card = takeCard(element(atlas, "[data-card]"), { boot, t, glyphs, closed: () => selection.forget() });
  const filters = takeFilters(doc, { boot, t, api, usual, get: store.get, change: view.change, asked: sheet.to,
    here: (f) => view.here.answer(f)?.marks,
    map: () => { const map = view.map(); return map && circle ? { circle, box: map.box } : undefined; } });
  element(atlas, "[data-empty] [data-clear]").addEventListener("click", (e) => { e.preventDefault(); filters.clear(); });
  const switches = takeSwitches(element(atlas, "[data-switches]"), { change: (p) => store.set(p), tiles: (on) => tiles?.(on) });
  const list = takeList(atlas, {
    boot, t, glyphs, name: bring,
    act: (index, byKey) => soon(() => {
      sheet.to("map");
      selection.incident(index, { scroll: false, reveal: "near" });
      rowed = true;
      if (byKey) card.focus();
    }),
    closed: () => {
      listed = 0;
      memory.spent();
    },
  });
  const selection = createSelection({ store, card, list, map: view.map, marks: view.marks,
    told: createTold(api), about: createAbout(api), name: bring, find,
    notes: (d) => [d.fill === null ? "" : word(d), shareWord(d, t)] });
  // Only a filter that gives just what the list holds may stand in its files' addresses.
  const chooses = (part: string, members: Listed) => {
    const own = view.answer()?.rows, rows = view.here.answer(joined("?" + filter(store.get()), part).slice(1))?.rows;
    return !!own && rows?.length === members.length && rows.every((row, k) => row === own[members.at(k) ?? -1]);
  };

  const answerOf = () => `${view.marks()?.version ?? ""} ${filter(store.get())}`;
  const relist = () => {
    const step = memory.list(), known = lists[step - 1], shown = lists[listed - 1];
    if (step === listed) return false;
    listed = step;
    if (known?.answer === answerOf()) known.show();
    else {
      list.whole();
      if (shown) sheet.to(shown.before);
    }
    return true;
  };
  // Back from a card that was opened from the list leads to the list and to its row.
  const toRow = (id: string) => {
    sheet.again();
    atlas.querySelector<HTMLElement>(`[data-rows] [data-id="${CSS.escape(id)}"] a`)?.focus({ preventScroll: true });
  };

  const tracks = takeTracks(atlas, boot);
  view.chart.lead((seat) => takeTools(atlas, seat, { boot, t, near: tracks.near }));
  tracks.show(store.get().lists.origin);
  filters.show(store.get());
  switches.show(store.get());
  return {
    leave: memory.keep,
    restore: (s) => selection.restore(s, returning),
    clicked: (c) => pointing?.clicked(c),
    changed: ({ now, before, back }) => {
      if (filter(now) !== filter(before)) waiting.length = 0; // they were meant for what the answer before had
      filters.show(now);
      tracks.show(now.lists.origin);
      switches.show(now);
      if (now.sel !== before.sel) pointed();
      returning = back;
      if (back && filter(now) === filter(before)) {
        if (relist()) memory.restore();
        if (rowed && before.sel && !now.sel) toRow(before.sel);
      }
      rowed &&= now.sel !== "";
    },
    mapped: ({ inner }) => {
      circle = drawCircle(inner.base, t, view.say);
      inner.circle(circle);
      tiles = switchTiles(inner.base, boot);
      pointing = takePointing(inner, { boot, t, acts: {
        incident: (index) => soon(() => {
          rowed = false;
          selection.incident(index, { scroll: true, reveal: "clear" });
        }),
        several: (members, of) => soon(() => {
          const { title, filters } = of(), part = filters.find((p) => chooses(p, members));
          const show = () => {
            list.narrow(title, members, part);
            sheet.to("list", results);
          };
          selection.nothing();
          listed = lists.push({ answer: answerOf(), before: sheet.part(), show });
          memory.open(listed);
          show();
          narrowed = true;
        }),
        entered: () => soon(() => {
          if (card.isOpen()) card.focus();
          else if (narrowed) list.focus();
          narrowed = false;
        }),
        bring,
        gate: (g) => selection.gate(g),
        district: selection.district,
        shaded: (d) => {
          if (d) classes.point(d.id);
          else pointed();
          return word(d);
        },
        nothing: selection.nothing,
        say: view.say,
      } });
      filters.circle(store.get());
    },
    answered: (a) => {
      ({ bare } = a);
      showWords(a.marks);
      showLinks(a.filter);
      filters.answer(a.marks, a.months, store.get());
      if (bare) list.adopt(a.marks.count);
      else naming = list.show(a.marks, a.filter === view.served);
      listed = 0;
    },
    drawn: (shading) => {
      classes.show(shading, (id) => word(view.map()?.district(id)));
      pointed();
    },
    settled: () => {
      selection.restore(store.get(), returning);
      if (returning) {
        relist();
        memory.restore();
        void naming?.then(() => { if (doc.activeElement === doc.body) memory.restore(); });
      }
      returning = false;
      pointing?.renew();
      if (!bare) waiting.splice(0).forEach((act) => act());
    },
  };
};
