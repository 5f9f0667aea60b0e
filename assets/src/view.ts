import { createApi, isAborted, readBoot, type Api } from "./api/api";
import type { Boot, Marks } from "./api/types";
import { element } from "./dom";
import { takeLegend } from "./filters/legend";
import type { Shading } from "./map/districts";
import { createMap, type AtlasMap, type Click } from "./map/map";
import { readGlyphs, type Glyphs } from "./map/signs";
import { takeFault, type Fault } from "./panel/fault";
import { takeJumps, takeSheet, type Sheet } from "./panel/sheet";
import { createHere, type Here } from "./records/here";
import { ALL, same, type Period } from "./state/days";
import { createLoader, type Answer } from "./state/load";
import { filter, sameLook, staysChosen, type State } from "./state/state";
import { createStore, type Change, type Store } from "./state/store";
import { texts, type Text } from "./text";
import { takeChart, type Chart } from "./timeline/chart";

// View is what an opened page shows before anybody does anything: map, chart and legend, by the state. The panel is the
// server's, until there are hands.
export type View = Readonly<{
  doc: Document; atlas: HTMLElement; boot: Boot; t: Text; api: Api; store: Store; here: Here; usual: Period; glyphs: Glyphs; sheet: Sheet;
  fault: Fault;
  map: () => AtlasMap | undefined;
  marks: () => Marks | undefined;
  answer: () => Answer | undefined;
  chart: Chart;
  served: string; // the filter of the server's rows
  again: () => void; // the same is asked for
  change: (patch: Partial<State>, how?: "push" | "replace") => void; // of the filter
  words: () => void; // of single incidents, which come when somebody does something
  say: (text: string) => void;
  busy: (what: string, yes: boolean) => void;
  touched: () => void; // somebody is there
  asksForMore: () => boolean; // the address, than the view shows
  begin: () => void;
  take: (h: Hands) => void;
}>;

// Hands do what a reader asks for. They come later than the view, and are told all that goes on, before or after it is drawn.
export type Hands = Readonly<{
  leave: () => void; // a step of the history
  changed: (c: Change) => void;
  mapped: (m: AtlasMap) => void;
  clicked: (c: Click) => void; // on the map
  answered: (a: Answer) => void;
  drawn: (s: Shading) => void;
  settled: (a: Answer) => void; // an answer is drawn
  restore: (s: State) => void; // what it chooses
}>;

// createView draws. What only hands can do is given to later.
export const createView = (doc: Document, later: (act: (h: Hands) => void) => void): View => {
  const boot = readBoot(doc), t = texts(boot, doc.dir === "rtl"), api = createApi(boot);
  const usual: Period = { from: "", to: boot.collected.to }; // what an address without a period shows
  let hands: Hands | undefined;
  const store = createStore(window, boot.query, usual, () => hands?.leave());
  const served = filter(store.get());
  const atlas = element(doc, "[data-atlas]"), box = element(atlas, "[data-map]"), more = element(atlas, "[data-more]");
  const key = element<HTMLDetailsElement>(atlas, "[data-legend]"), glyphs = readGlyphs(key), announcer = element(atlas, "[data-said]");
  doc.documentElement.classList.add("with-script");
  element(atlas, "[data-panel-top]").hidden = false;
  key.open = matchMedia("(min-width: 52.01rem)").matches; // a telephone has no room for it beside the map

  let map: AtlasMap | undefined;
  let answer: Answer | undefined;
  let touched = false;
  const under = new Set<string>();
  const busy = (what: string, yes: boolean) => {
    if (yes) under.add(what);
    else under.delete(what);
    atlas.setAttribute("aria-busy", String(under.size > 0));
  };
  const say = (text: string) => { announcer.textContent = text; };

  const change: View["change"] = (patch, how) => {
    const before = filter(store.get());
    store.set({ ...patch, sel: patch.sel ?? staysChosen(store.get().sel) }, how);
    if (filter(store.get()) === before) hands?.restore(store.get());
  };
  const chosenDays = (s: State) => (same(s.days, usual) ? ALL : s.days);
  const sheet = takeSheet(atlas);
  takeJumps(doc, (part) => sheet.to(part));
  const legend = takeLegend(key, { boot, t, change, state: store.get });
  const explain = () => {
    if (!answer || !map) return;
    legend.show({ marks: answer.marks, state: store.get(), parts: map.parts(), routes: map.routes(), sized: map.sized });
  };
  const seen = () => { if (!answer?.marks.crowd) explain(); }; // of a crowd that is known later
  const chart = takeChart(atlas, { boot, t, live: () => boot.records <= boot.most, choose: (days, how) => change({ days }, how) });

  const draw = () => {
    if (!answer || !map) return;
    const shading = map.show(answer.marks, store.get());
    hands?.drawn(shading);
    seen();
    atlas.dataset.count = String(answer.marks.count);
  };
  const fault = takeFault(element(atlas, "[data-fault]"), t, () => { if (map) loader.again(); else begin(); });
  const here = createHere(api, boot, t);
  const loader = createLoader(api, boot, {
    here,
    busy: (yes, what: string = "answer") => busy(what, yes),
    done: (a) => {
      fault.hide("answer");
      if (a.marks.version !== boot.version && !answer) say(t("map.changed"));
      answer = a;
      a.marks.crowd?.watch(() => explain());
      if (!hands) more.hidden = element(atlas, "[data-rows]").children.length >= a.marks.count;
      hands?.answered(a);
      chart.show(a.months, chosenDays(store.get()), store.get().lists.origin);
      draw();
      hands?.settled(a);
      if (touched) words();
    },
    failed: () => fault.unfetched(!answer),
  });
  // Half of what is fetched are words of single incidents, which the page as it was opened doesn't need: its rows are there.
  const words = () => { if (answer?.bare) loader.ask(store.get()); };
  const enough = (s: State) => /^(datetime=[^&]*)?$/.test(filter(s)) && (!s.sel || s.sel.includes(":")) && history.state === null;
  // The browser's own notices, as that a size was watched too late, carry no error.
  window.addEventListener("error", (e) => { if (e.error) fault.undrawn(); });
  window.addEventListener("unhandledrejection", () => fault.undrawn());

  store.watch((c) => {
    const { now, before, back } = c;
    hands?.changed(c);
    if (!same(now.days, before.days)) chart.mark(chosenDays(now));
    if (back && now.view !== before.view) map?.look(now.view);
    if (filter(now) !== filter(before)) loader.ask(now);
    else {
      if (!sameLook(now, before)) draw();
      if (back && now.sel !== before.sel) hands?.restore(now);
    }
  });

  // Asked for while the page changes, a width would have all of it laid out anew.
  let covered = 0; // pixels
  const strip = element(key, ".legend-body");
  const cover = () => { covered = key.open && box.clientWidth > 800 ? strip.offsetWidth + 12 : 0; };
  const watched = new ResizeObserver(cover);
  watched.observe(strip);
  watched.observe(box);

  const begin = () => {
    const stop = new AbortController();
    loader.ask(store.get(), !touched && enough(store.get()));
    Promise.all([api.basemap(stop.signal), api.shapes(stop.signal)]).then(([basemap, shapes]) => {
      if (map) return;
      box.hidden = false;
      cover();
      map = createMap(box, {
        boot, basemap, shapes, glyphs, t, rivers: () => api.rivers(stop.signal), laid: (look) => api.laid(look, stop.signal),
        view: store.get().view,
        covered: () => covered,
        clicked: (c) => later((h) => h.clicked(c)),
        moved: (view) => {
          store.set({ view }, "replace");
          seen();
        },
        // The server's picture stays until the map has all that it shows.
        painted: () => {
          atlas.classList.add("with-map");
          element(atlas, "[data-picture]").remove();
        },
      });
      hands?.mapped(map);
      draw();
      hands?.restore(store.get());
    }, (e: unknown) => { if (!isAborted(e)) fault.unfetched(true); });
  };
  const take = (h: Hands) => {
    hands = h;
    if (map) h.mapped(map);
    if (!answer) return;
    h.answered(answer);
    draw();
    h.settled(answer);
  };
  return {
    doc, atlas, boot, t, api, store, here, usual, glyphs, sheet, fault, change, words, say, busy, begin, take,
    map: () => map, marks: () => answer?.marks, answer: () => answer, chart, served, again: loader.again,
    touched: () => { touched = true; words(); },
    asksForMore: () => { const s = store.get(); return !enough(s) || s.sel !== "" || s.shade !== "plain"; },
  };
};
