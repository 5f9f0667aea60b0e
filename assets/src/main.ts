import { createApi, gaveUp } from "./api/api";
import type { Gate, Marks } from "./api/types";
import { readBoot } from "./boot";
import { one } from "./dom";
import { takeForm } from "./filters/form";
import { takeSwitches } from "./filters/switches";
import type { District } from "./map/districts";
import { readGlyphs } from "./map/glyphs";
import { createMap, type AtlasMap, type Reveal } from "./map/map";
import { takeCard } from "./panel/card";
import { takeFault } from "./panel/fault";
import { showHead, showLinks } from "./panel/head";
import { takeList } from "./panel/list";
import { takeSheet } from "./panel/sheet";
import { formatPeriod, same } from "./state/days";
import { createLoader } from "./state/load";
import { filter, type State } from "./state/state";
import { createStore } from "./state/store";
import { texts } from "./text";
import { takeChart } from "./timeline/chart";

const start = (doc: Document): void => {
  const boot = readBoot(doc), t = texts(boot, doc.dir === "rtl"), store = createStore(window), api = createApi(boot);
  const atlas = one(doc, "[data-atlas]"), box = one(atlas, "[data-map]"), legend = one<HTMLDetailsElement>(atlas, "[data-legend]");
  const glyphs = readGlyphs(legend);
  const glyph = (type: string) => legend.querySelector(`[data-glyph="${type}"] path`)?.getAttribute("d") ?? "";
  doc.documentElement.classList.add("with-script");
  legend.open = matchMedia("(min-width: 75rem) and (min-height: 50rem)").matches;

  let map: AtlasMap | undefined;
  let marks: Marks | undefined;
  let restored = false; // what the address names was brought into view
  let narrowed = false; // the list was narrowed by the act under way

  // A crossing stays chosen when the filter changes, for there is one on every day.
  const kept = () => { const { sel } = store.get(); return sel.startsWith("crossing:") ? sel : ""; };

  const sheet = takeSheet(atlas);
  const said = one(atlas, "[data-said]");
  const card = takeCard(one(atlas, "[data-card]"), boot, t, glyph, glyphs.door, () => select(""));
  const form = takeForm(one(atlas, "[data-filter]"), t, boot.group, (p) => store.set({ ...p, sel: kept() }), () => map?.box() ?? "");
  one(atlas, "[data-empty] [data-clear]").addEventListener("click", (e) => { e.preventDefault(); form.clear(); });
  const switches = takeSwitches(one(atlas, "[data-switches]"), t, boot.group, (p) => store.set(p), (on) => map?.tiles(on));
  const chart = takeChart(atlas, boot, t, (days) => store.set({ days, sel: kept() }));
  const list = takeList(atlas, boot, t, glyph, (index, byKey) => {
    sheet.to("map");
    showIncident(index, false, "near");
    if (byKey) card.focus();
  });

  const select = (sel: string) => {
    if (store.get().sel !== sel) store.set({ sel }, "replace");
  };
  const showIncident = (index: number, scroll: boolean, reveal: Reveal) => {
    if (!marks) return;
    const id = marks.incidents.id[index] ?? "", badge = marks.badges[marks.incidents.badge[index] ?? -1];
    card.incident(marks, index);
    map?.choose(id);
    list.choose(id, scroll);
    const lon = marks.incidents.lon[index] ?? badge?.lon, lat = marks.incidents.lat[index] ?? badge?.lat;
    if (typeof lon === "number" && typeof lat === "number") map?.reveal(lon / 1e4, lat / 1e4, reveal, card.frame());
    select(id);
  };
  const showGate = (g: Gate, reveal: Reveal = "clear") => {
    map?.choose("");
    list.choose("", false);
    const period = formatPeriod(store.get().days);
    card.gate(g, marks?.words.on ?? "", period && "datetime=" + period);
    map?.reveal(g.lon / 1e4, g.lat / 1e4, reveal, card.frame());
    select("crossing:" + g.id);
  };
  const showDistrict = (d: District) => {
    map?.choose("district:" + d.id);
    list.choose("", false);
    const s = store.get();
    card.district(d, () => store.set({ lists: { ...s.lists, in_district: [d.id] }, sel: "" }), filter(s));
    select("district:" + d.id);
  };
  const showNothing = () => {
    card.close();
    map?.choose("");
    list.choose("", false);
    select("");
  };
  // What the address names is shown once its data is there.
  const restore = (s: State) => {
    if (!marks || !map) return;
    const gate = marks.crossings.find((g) => "crossing:" + g.id === s.sel);
    const index = marks.incidents.id.indexOf(s.sel), district = map.district(s.sel.replace(/^district:/, ""));
    const reveal = s.view || restored ? "leave" : "near";
    restored = true;
    if (gate) showGate(gate, reveal);
    else if (s.sel && index >= 0) showIncident(index, true, reveal);
    else if (district) showDistrict(district);
    else if (card.isOpen()) showNothing();
  };

  const show = (s: State) => {
    if (!marks || !map) return;
    switches.shades(map.show(marks, s.layers, s.shade), s.shade, marks.words.period);
    atlas.dataset.count = String(marks.count);
  };
  const fault = takeFault(one(atlas, "[data-fault]"), t, () => { if (map) loader.again(); else begin(); });
  const loader = createLoader(api, (yes) => atlas.setAttribute("aria-busy", String(yes)), (a) => {
    fault.hide();
    if (a.marks.version !== boot.version && !marks) said.textContent = t("map.changed");
    marks = a.marks;
    showHead(doc, a.marks, t);
    showLinks(doc, a.filter);
    form.facets(a.marks);
    list.show(a.marks);
    chart.show(a.months.bins, store.get().days);
    show(store.get());
    restore(store.get());
  }, () => fault.unfetched(!marks));
  // The browser's own notices, as that a size was watched too late, carry no error.
  window.addEventListener("error", (e) => { if (e.error) fault.undrawn(); });
  window.addEventListener("unhandledrejection", () => fault.undrawn());

  store.watch(({ now, before, back }) => {
    form.show(now);
    switches.show(now);
    if (!same(now.days, before.days)) chart.mark(now.days);
    if (back && now.view !== before.view) map?.look(now.view);
    if (filter(now) !== filter(before)) loader.ask(now);
    else {
      if (now.layers !== before.layers || now.shade !== before.shade) show(now);
      if (back && now.sel !== before.sel) restore(now);
    }
  });

  const begin = () => {
    const stop = new AbortController();
    form.show(store.get());
    switches.show(store.get());
    loader.ask(store.get());
    Promise.all([api.basemap(stop.signal), api.shapes(stop.signal)]).then(([basemap, shapes]) => {
      if (map) return;
      box.hidden = false;
      map = createMap(box, boot, basemap, shapes, glyphs, t, store.get().view, () => (legend.open && box.clientWidth > 800 ? legend.offsetWidth + 12 : 0), {
        incident: (index) => showIncident(index, true, "clear"),
        several: (title, members) => {
          showNothing();
          list.narrow(title, members);
          sheet.to("list");
          narrowed = true;
        },
        entered: () => {
          if (card.isOpen()) card.focus();
          else if (narrowed) list.focus();
          narrowed = false;
        },
        gate: (g) => showGate(g),
        district: showDistrict,
        nothing: showNothing,
        moved: (view) => store.set({ view }, "replace"),
        say: (text) => { said.textContent = text; },
      });
      atlas.classList.add("with-map");
      one(atlas, "[data-picture]").remove();
      show(store.get());
      restore(store.get());
    }, (e: unknown) => { if (!gaveUp(e)) fault.unfetched(true); });
  };
  begin();
};

start(document);
