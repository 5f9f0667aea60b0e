import type { Boot, Marks, MonthBin, Names } from "../api/types";
import { el, element, elements, bdi } from "../dom";
import { chipsOf, joinedBy, lowered, partsOf, raised, type Naming, type Part } from "../filters/parts";
import { dayText, period } from "../records/period";
import { missing, none, tollOf, type Totals } from "../records/totals";
import { numberOf, plus, same, type Period } from "../state/days";
import type { State } from "../state/state";
import type { Text } from "../text";
import { coveredBy } from "../timeline/bins";

// Sums of the matches, as the server's totals have them.
export type Sums = Readonly<Totals & { civilians: number; civiliansGiven: number; coarse: number; about: number }>;

// Dates of which only the week or the month is known, and that not to lie within the period, are counted as about.
const sumsOf = (m: Marks, { days }: State, precisions: readonly string[]): Sums => {
  const c = m.incidents, vague = ["week", "month"].map((p) => precisions.indexOf(p));
  const s = { ...none(), count: m.count, open: m.open, civilians: 0, civiliansGiven: 0, coarse: 0, about: 0 };
  const first = days.from ? numberOf(days.from) : -Infinity, last = days.to ? numberOf(days.to) : Infinity;
  for (let i = 0; i < c.id.length; i++) {
    const low = c.low[i], best = c.best[i], high = c.high[i], civilians = c.civilians[i];
    if (typeof low !== "number" || typeof high !== "number") s.withoutFigure++;
    else {
      s.low += low;
      s.high += high;
    }
    if (typeof best === "number") s.killed = (s.killed ?? 0) + best;
    else s.withoutBest++;
    if (typeof civilians === "number") {
      s.civilians += civilians;
      s.civiliansGiven++;
    }
    if (typeof c.badge[i] === "number") s.coarse++;
    if (vague.includes(c.date_precision[i] ?? -1) && ((c.from[i] ?? 0) < first || (c.to[i] ?? 0) > last)) s.about++;
  }
  return s;
};

// headingOf is the sentence of the filter, by the rule of the server's package wording.
const headingOf = (parts: readonly string[], period: string, m: Marks, s: Sums, t: Text): string => {
  const what = raised([...(parts.length ? parts : [t("map.part.everything")]), period].join(t("locale.comma")));
  if (s.count === 0) return t("map.heading.none", { what });
  const killed = s.withoutFigure === s.count ? t("map.heading.no_figure") : lowered(tollOf(s, t));
  return t("map.heading", { what, count: m.words.count, killed });
};

export type Note = Readonly<{ name: string; text: string }>;

// civilian reports whether a filter asks for what is told of civilians above all.
export const civilian = (s: State, strikes: readonly string[]): boolean =>
  (s.lists.type.length > 0 && s.lists.type.every((x) => strikes.includes(x))) || s.minima.civilians_min !== "" ||
  s.lists.country.join() === "AF";

// notesOf are the sentences beneath the heading.
const notesOf = (s: State, m: Marks, sums: Sums, { naming, actors, names, usual }: HeadOptions): readonly Note[] => {
  const { t } = naming, notes: Note[] = [];
  const add = (name: string, text: string) => { if (text) notes.push({ name, text: text.replace(/\.?$/, ".") }); };
  if (sums.withoutFigure < sums.count) add("missing", missing(sums, t));
  if (civilian(s, naming.strikes) && sums.count > 0) {
    const given = m.incidents.id.filter((_, i) => typeof m.incidents.civilians[i] === "number");
    add("civilians", civilians(sums, t));
    add("who", who(claimants(given, names), t));
  }
  const [actor, ...others] = s.lists.actor;
  if (actor && others.length === 0 && actor !== "unidentified") {
    const count = (id: string) => m.facets.actor[actors.indexOf(id)] ?? 0;
    const named = t("map.named", { count: count(actor), who: naming.label("actor", actor) });
    add("named", t("map.named.nobody", { count: count("unidentified"), named }));
  }
  if (s.near && sums.coarse > 0) add("coarse", t("map.only_district", { count: sums.coarse, all: sums.count }));
  if (!same(s.days, usual) && sums.about > 0 && sums.about * FEW_OF >= sums.count) {
    add("about", t("map.only_about", { count: sums.about, all: sums.count }));
  }
  return notes;
};

const civilians = (s: Sums, t: Text): string => {
  if (s.civiliansGiven === 0) return t("map.civilians.none", { count: s.count });
  const given = t("map.civilians", { killed: s.civilians, count: s.civiliansGiven }), without = s.count - s.civiliansGiven;
  return without ? given + t("locale.semicolon") + t("map.civilians.without", { count: without }) : given;
};

// claimants are those who give a figure of civilians killed, the most frequent first.
const claimants = (ids: readonly string[], names: Names | undefined): readonly string[] => {
  const counts = new Map<string, number>();
  for (const at of ids.flatMap((id) => names?.said[id] ?? [])) {
    const name = names?.claimants[at] ?? "";
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([name]) => name);
};

const WHO = 6; // who gives a figure is named, of more it is said how many they are
const FEW_OF = 10; // the part of the matches from which on a note speaks of dates that are only about so

const who = (names: readonly string[], t: Text): string => {
  if (names.length === 0) return "";
  const last = names[names.length - 1] ?? "";
  if (names.length > WHO) {
    const list = names.slice(0, WHO).join(t("locale.comma"));
    return t("map.who", { list: t("map.who.more", { list, count: names.length - WHO }) });
  }
  return t("map.who", { list: names.length > 1 ? t("locale.and", { list: names.slice(0, -1).join(t("locale.comma")), last }) : last });
};

// What stands above the list.
export type Head = Readonly<{
  heading: string;
  chips: readonly Part[];
  notes: readonly Note[];
  after: Readonly<{ text: string; href: string }> | null; // the finds after the collection
  sample: string | null; // how complete the chosen records are; null where that hangs on nothing
}>;

export type HeadOptions = Readonly<{
  naming: Naming;
  usual: Period;
  actors: readonly string[]; // in the order of their facets
  precisions: readonly string[]; // of dates, in the order of their positions
  names: Names | undefined; // who gives figures of civilians; nobody is named before they are there
  address: (s: State) => string;
  covered: Boot["covered"];
}>;

// sampleOf is what must be said of how complete the records are that a filter chooses.
const sampleOf = ({ days, lists: { origin, pairs } }: State, { covered, naming: { t, label } }: HeadOptions): string | null => {
  if (covered.every((c) => c.origin === covered[0]?.origin)) return null;
  const by = coveredBy(covered, origin), names = origin.length ? origin : [...new Set(covered.map((c) => c.origin))];
  const parts = by.map((c) => ({ from: days.from > c.from ? days.from : c.from, to: days.to && days.to < c.to ? days.to : c.to }))
    .filter((c) => c.from <= c.to);
  const whole = { from: days.from || by[0]?.from, to: days.to || by[by.length - 1]?.to }, list = joinedBy(names.map((o) => label("origin", o)), t);
  const uncovered = by.length === 0 || parts.some((p) => p.from === whole.from && p.to === whole.to) ? "" :
    parts.length === 0 ? t("map.uncovered", { list }) :
    t("map.partly", { list, days: joinedBy(parts.map((p) => period(t, numberOf(p.from), numberOf(p.to))), t) });
  const chosen = covered.filter((c) => (origin.length === 0 || origin.includes(c.origin)) &&
    (!days.from || days.from <= c.to) && (!days.to || c.from <= days.to));
  return [...new Set([uncovered, pairs.length ? t("map.apart") : "", ...chosen.map((c) => c.said)].filter(Boolean))].join(" ");
};

// headOf is what stands there for an answer, to the letter as the server's package choose has it.
export const headOf = (s: State, m: Marks, months: readonly MonthBin[], o: HeadOptions): Head => {
  const { naming, usual } = o, { t } = naming, { period } = m.words, sums = sumsOf(m, s, o.precisions), known = m.crowd?.head;
  const later = same(s.days, usual) ? months.reduce((n, b) => n + b.count, 0) - m.count : 0;
  return {
    heading: known?.heading ?? headingOf(partsOf(s, naming).map((p) => p.text), period, m, sums, t),
    chips: chipsOf(s, usual, period, naming),
    notes: known?.notes ?? notesOf(s, m, sums, o),
    after: later > 0 ? { text: t("map.after", { count: later, day: dayText(t, usual.to) }),
      href: o.address({ ...s, days: { from: plus(usual.to, 1), to: "" } }) } : null,
    sample: sampleOf(s, o),
  };
};

export const titleOf = (heading: string, site: string): string => `${heading} | ${site}`;

export type HeadActs = Readonly<{
  t: Text;
  site: string;
  href: (patch: Partial<State>) => string;
  change: (patch: Partial<State>) => void;
}>;

// takeHead keeps the sentence, the chips and the notes equal to the answer. A chip is a link; a plain click changes the
// filter without a page.
export const takeHead = (doc: Document, { t, site, href, change }: HeadActs): ((h: Head) => void) => {
  const chips = element(doc, "[data-chips]"), notes = element(doc, "[data-notes]");
  const after = element(doc, "[data-after]"), link = element<HTMLAnchorElement>(doc, "[data-after-link]");
  const sample = element(doc, "[data-sample]"), said = element(sample, "[data-sample-text]");
  let shown: readonly Part[] = [];
  chips.addEventListener("click", (e) => {
    const chip = (e.target as Element).closest("[data-part]");
    const part = shown[elements(chips, "[data-part]").findIndex((c) => c === chip)];
    if (!part || e.metaKey || e.ctrlKey || e.shiftKey) return;
    e.preventDefault();
    change(part.without);
  });
  return (h) => {
    for (const e of elements(doc, "[data-heading]")) if (e.textContent !== h.heading) e.textContent = h.heading;
    doc.title = titleOf(h.heading, site);
    shown = h.chips;
    const had = chips.contains(doc.activeElement), old = elements<HTMLAnchorElement>(chips, "[data-part]");
    const off = ({ text }: Part) => t("map.part.off", { part: text });
    // The same chips stay: what holds on to one of them, as the focus or an act that still waits, keeps it.
    if (old.length === h.chips.length && h.chips.every((p, i) => old[i]?.getAttribute("aria-label") === off(p))) {
      h.chips.forEach((p, i) => old[i]?.setAttribute("href", href(p.without)));
    } else {
      chips.replaceChildren(...h.chips.map((p) => el("li", {}, el("a", { class: "chip", href: href(p.without), "data-part": p.name,
        "aria-label": off(p) }, bdi(p.text), el("span", { class: "chip-off", "aria-hidden": "true" }, "×")))));
      if (had) (elements(chips, "a")[0] ?? element(doc, "[data-list-title]")).focus();
    }
    notes.replaceChildren(...h.notes.map((n) => el("p", { class: "panel-note", "data-note": n.name }, n.text)));
    if (h.sample !== null) {
      said.textContent = h.sample;
      sample.hidden = h.sample === "";
    }
    after.hidden = !h.after;
    if (h.after) {
      link.textContent = h.after.text;
      link.href = h.after.href;
    }
  };
};
