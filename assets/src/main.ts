import { createApi, isAborted, readBoot } from "./api/api";
import type { Marks } from "./api/types";
import { element } from "./dom";
import { takeFilters } from "./filters/filters";
import { shareWord, takeLegend, wordOf } from "./filters/legend";
import { takeSwitches } from "./filters/switches";
import { createMap, type AtlasMap } from "./map/map";
import { readGlyphs } from "./map/signs";
import { takeCard } from "./panel/card";
import { joined, takeList } from "./panel/list";
import { takeFault, takeJumps, takeLinks, takeSheet, takeWords } from "./panel/panel";
import { createHere } from "./records/here";
import { createAbout, createTold } from "./records/told";
import { ALL, same, type Period } from "./state/days";
import { createLoader } from "./state/load";
import { remember } from "./state/memory";
import { createSelection, staysChosen } from "./state/selection";
import { filter, sameLook, type State } from "./state/state";
import { createStore } from "./state/store";
import { texts } from "./text";
import { takeChart } from "./timeline/chart";

const start = (doc: Document): void => {
  const boot = readBoot(doc), t = texts(boot, doc.dir === "rtl"), groupMark = boot.group;
  const usual: Period = { from: "", to: boot.collected.to }; // what an address without a period shows
  const memory = remember(window, element(doc, "[data-panel-body]"));
  const store = createStore(window, boot.query, usual, memory.keep), api = createApi(boot);
  const atlas = element(doc, "[data-atlas]"), box = element(atlas, "[data-map]");
  const key = element<HTMLDetailsElement>(atlas, "[data-legend]"), glyphs = readGlyphs(key);
  const announcer = element(atlas, "[data-said]");
  doc.documentElement.classList.add("with-script");
  key.open = matchMedia("(min-width: 52.01rem)").matches; // a telephone has no room for it beside the map

  let map: AtlasMap | undefined;
  let marks: Marks | undefined;
  let answered = ""; // the filter of the last answer
  let bare = false; // the words of single incidents are not there yet
  let returning = true; // by Back, or to this page
  let narrowed = false; // the list was narrowed by the act under way

  const changeFilter = (patch: Partial<State>, how?: "push" | "replace") => {
    const before = filter(store.get());
    store.set({ ...patch, sel: patch.sel ?? staysChosen(store.get().sel) }, how);
    if (filter(store.get()) === before) selection.restore(store.get());
  };
  const chosenDays = (s: State) => (same(s.days, usual) ? ALL : s.days);
  const sheet = takeSheet(atlas);
  takeJumps(doc, (part) => sheet.to(part));
  const card = takeCard(element(atlas, "[data-card]"), { boot, t, glyphs, closed: () => selection.forget() });
  const filters = takeFilters(doc, { boot, t, api, usual, get: store.get, change: changeFilter, map: () => map,
    asked: () => sheet.to("list") });
  element(atlas, "[data-empty] [data-clear]").addEventListener("click", (e) => { e.preventDefault(); filters.clear(); });
  const switches = takeSwitches(element(atlas, "[data-switches]"), { change: (p) => store.set(p), tiles: (on) => map?.tiles(on) });
  const legend = takeLegend(key, { boot, t, change: changeFilter, state: store.get });
  const explain = () => {
    if (!marks || !map) return;
    const [west = 0, south = 0, east = 0, north = 0] = map.box().split(",").map(Number);
    legend.show({ marks, state: store.get(), box: [west, south, east, north], routes: map.routes() });
  };
  const pointed = () => legend.point(store.get().sel.replace("district:", ""));
  box.addEventListener("mouseleave", pointed);
  const chart = takeChart(atlas, { boot, t, live: () => boot.records <= boot.most, choose: (days, how) => changeFilter({ days }, how) });
  const list = takeList(atlas, {
    boot, t, glyphs,
    act: (index, byKey) => soon(() => {
      sheet.to("map");
      selection.incident(index, { scroll: false, reveal: "near" });
      if (byKey) card.focus();
    }),
  });
  const selection = createSelection({ store, card, list, map: () => map, marks: () => marks,
    told: createTold(api), about: createAbout(api),
    notes: (d) => [d.fill === null ? "" : wordOf(d, { shade: store.get().shade, t, mark: groupMark }), shareWord(d, t)] });

  const show = (s: State) => {
    if (!marks || !map) return;
    const shading = map.show(marks, s);
    legend.shade(shading, marks.words.period, (id) => wordOf(map?.district(id), { shade: s.shade, t, mark: groupMark }));
    pointed();
    explain();
    atlas.dataset.count = String(marks.count);
  };
  const showWords = takeWords(doc, t), showLinks = takeLinks(doc);
  const fault = takeFault(element(atlas, "[data-fault]"), t, () => { if (map) loader.again(); else begin(); });
  const here = createHere(api, boot, t);
  // Only a filter that gives just what the list holds may stand in its files' addresses.
  const chooses = (part: string, count: number) =>
    here.answer(joined("?" + filter(store.get()), part).slice(1))?.marks.count === count;
  const loader = createLoader(api, {
    here,
    busy: (yes) => atlas.setAttribute("aria-busy", String(yes)),
    done: (answer) => {
      fault.hide();
      if (answer.marks.version !== boot.version && !marks) announcer.textContent = t("map.changed");
      // Words that come later bring nothing of a crossing: its card, which may stand at a day of its own, stays as it is.
      const onlyWords = bare && !answer.bare && answer.filter === answered && store.get().sel.includes(":");
      ({ marks, bare, filter: answered } = answer);
      showWords(marks);
      showLinks(answer.filter);
      filters.answer(marks, answer.months, store.get());
      if (bare) list.adopt(marks.count);
      else list.show(marks);
      chart.show(answer.months, chosenDays(store.get()));
      show(store.get());
      if (!onlyWords) selection.restore(store.get());
      if (returning) memory.restore();
      returning = false;
      if (bare && touched) words();
      if (!bare) waiting.splice(0).forEach((act) => act());
    },
    failed: () => fault.unfetched(!marks),
  });
  // Half of what is fetched are words of single incidents, which the page as it was opened doesn't need: its rows are there.
  // They are fetched when a reader first does something, and what needs them waits for them.
  const waiting: (() => void)[] = [];
  let touched = false;
  const words = () => { if (bare) loader.ask(store.get()); };
  const soon = (act: () => void) => {
    if (!bare) { act(); return; }
    waiting.push(act);
    words();
  };
  const enough = (s: State) => /^(datetime=[^&]*)?$/.test(filter(s)) && (!s.sel || s.sel.includes(":")) && history.state === null;
  const first = new AbortController();
  for (const kind of ["pointermove", "pointerdown", "click", "keydown", "wheel", "focusin"]) {
    window.addEventListener(kind, () => { first.abort(); touched = true; words(); }, { capture: true, passive: true, signal: first.signal });
  }
  // The browser's own notices, as that a size was watched too late, carry no error.
  window.addEventListener("error", (e) => { if (e.error) fault.undrawn(); });
  window.addEventListener("unhandledrejection", () => fault.undrawn());

  store.watch(({ now, before, back }) => {
    filters.show(now);
    switches.show(now);
    if (!same(now.days, before.days)) chart.mark(chosenDays(now));
    if (back && now.view !== before.view) map?.look(now.view);
    returning = back;
    if (filter(now) !== filter(before)) loader.ask(now);
    else {
      if (now.sel !== before.sel) pointed();
      if (!sameLook(now, before)) show(now);
      if (back && now.sel !== before.sel) selection.restore(now);
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
    filters.show(store.get());
    switches.show(store.get());
    loader.ask(store.get(), !touched && enough(store.get()));
    Promise.all([api.basemap(stop.signal), api.shapes(stop.signal)]).then(([basemap, shapes]) => {
      if (map) return;
      box.hidden = false;
      cover();
      map = createMap(box, {
        boot, basemap, shapes, glyphs, t, rivers: () => api.rivers(stop.signal),
        view: store.get().view,
        covered: () => covered,
        acts: {
          incident: (index) => soon(() => selection.incident(index, { scroll: true, reveal: "clear" })),
          several: (title, members, filter) => soon(() => {
            selection.nothing();
            list.narrow(title, members, filter && chooses(filter, members.length) ? filter : undefined);
            sheet.to("list");
            narrowed = true;
          }),
          entered: () => soon(() => {
            if (card.isOpen()) card.focus();
            else if (narrowed) list.focus();
            narrowed = false;
          }),
          gate: (g) => selection.gate(g),
          district: selection.district,
          shaded: (d) => {
            if (d) legend.point(d.id);
            else pointed();
            return wordOf(d, { shade: store.get().shade, t, mark: groupMark });
          },
          nothing: selection.nothing,
          moved: (view) => {
            store.set({ view }, "replace");
            explain();
          },
          say: (text) => { announcer.textContent = text; },
        },
      });
      atlas.classList.add("with-map");
      element(atlas, "[data-picture]").remove();
      filters.circle(store.get());
      show(store.get());
      selection.restore(store.get());
    }, (e: unknown) => { if (!isAborted(e)) fault.unfetched(true); });
  };
  begin();
};

start(document);
