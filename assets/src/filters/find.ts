import { period as periodWords } from "../records/period";
import { formatPeriod, isDay, numberOf, plus, type Period } from "../state/days";
import type { List } from "../state/filters";
import type { State } from "../state/state";
import type { Text } from "../text";

// A term is something that the search box knows by name.
export type Term = Readonly<{
  name: string;
  as: "filter" | "district" | "province" | "town" | "crossing" | "place";
  lists?: Readonly<Partial<Record<List, readonly string[]>>>;
  at?: Readonly<{ lon: number; lat: number }>; // degrees
  id?: string; // of a crossing
}>;

// A suggestion is what a reader may have meant, as a change of the filter, or a page beneath the prefix.
export type Suggestion = Readonly<{ text: string; as: string; patch: Partial<State>; page?: string }>;

export type Known = Readonly<{ terms: readonly Term[]; t: Text }>;

const USUAL_KM = 10, MOST_KM = 500, MOST = 8, LONGEST = 6;

// foldWords is a text as the server folds it: words without case and diacritics.
export const foldWords = (s: string): string[] =>
  s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

// also are the words that stand for others.
const alsoOf = (t: Text): ReadonlyMap<string, string> => new Map(t("map.find.also").split(";").map((pair) => {
  const [short = "", long = ""] = pair.split("=").map((x) => foldWords(x).join(" "));
  return [short, long] as const;
}));

// Asked is what was typed, understood so far.
export type Asked = Readonly<{ period: Period | null; spans: readonly Period[]; km: number; words: readonly string[] }>;

// readAsked takes periods and a distance out of what was typed: "Wana 20 km 2025", "Torkham 1 November 2025".
export const readAsked = (typed: string, t: Text): Asked => {
  const months = new Map<string, number>();
  for (let m = 1; m <= 12; m++) {
    for (const key of ["locale.month.", "locale.mon."]) months.set(foldWords(t(key + m))[0] ?? "", m);
  }
  for (const [short, long] of alsoOf(t)) months.set(short, months.get(long) ?? 0);
  const spans: Period[] = [], words: string[] = [];
  let km = 0;
  const iso = typed.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (day) => {
    if (isDay(day)) spans.push({ from: day, to: day });
    else words.push(day);
    return " ";
  });
  const w = foldWords(iso);
  const year = (i: number) => (/^(19|20)\d{2}$/.test(w[i] ?? "") ? Number(w[i]) : 0);
  const month = (i: number) => months.get(w[i] ?? "") ?? 0;
  const day = (i: number) => (/^([1-9]|[12]\d|3[01])$/.test(w[i] ?? "") ? Number(w[i]) : 0);
  for (let i = 0; i < w.length; i++) {
    const joined = /^(\d+)km$/.exec(w[i] ?? ""), far = joined?.[1] ?? (w[i + 1] === "km" && /^\d+$/.test(w[i] ?? "") ? w[i] : "");
    if (far) {
      km = Math.min(MOST_KM, Math.max(1, Number(far)));
      if (!joined) i++;
    } else if (day(i) && month(i + 1) && year(i + 2)) { spans.push(dayOf(year(i + 2), month(i + 1), day(i))); i += 2; }
    else if (month(i) && day(i + 1) && year(i + 2)) { spans.push(dayOf(year(i + 2), month(i), day(i + 1))); i += 2; }
    else if (month(i) && year(i + 1)) { spans.push(monthOf(year(i + 1), month(i))); i++; }
    else if (year(i)) spans.push({ from: `${year(i)}-01-01`, to: `${year(i)}-12-31` });
    else words.push(w[i] ?? "");
  }
  const ends = { from: spans.map((s) => s.from).sort()[0] ?? "", to: spans.map((s) => s.to).sort().pop() ?? "" };
  return { period: spans.length ? ends : null, spans, km, words };
};

const two = (n: number) => String(n).padStart(2, "0");
const monthOf = (y: number, m: number): Period =>
  ({ from: `${y}-${two(m)}-01`, to: plus(m === 12 ? `${y + 1}-01-01` : `${y}-${two(m + 1)}-01`, -1) });
// A day that its month doesn't have is the month.
const dayOf = (y: number, m: number, d: number): Period => {
  const whole = monthOf(y, m), day = `${y}-${two(m)}-${two(d)}`;
  return day <= whole.to ? { from: day, to: day } : whole;
};

const periodText = ({ from, to }: Period, t: Text): string => periodWords(t, numberOf(from), numberOf(to));

// suggest says what was probably meant by what was typed, the likeliest first; looking for the words is always the last.
export const suggest = (typed: string, s: State, known: Known): readonly Suggestion[] => {
  const { t } = known, asked = readAsked(typed, t);
  const skip = new Set(foldWords(t("map.find.skip"))), compared = new Set(foldWords(t("map.find.compared")));
  const { slots, rest } = slotsOf(asked.words, known, asked.km > 0, skip);
  const out: Suggestion[] = [];
  const words = rest.filter((x) => !skip.has(x));
  // What compares two periods is no filter: one that takes in both would answer something else.
  const [one, two] = asked.spans, comparison = one && two && asked.words.some((x) => compared.has(x));
  if (comparison) {
    out.push({ text: t("map.find.beside", { a: periodText(one, t), b: periodText(two, t) }), as: t("map.find.as.page"), patch: {},
      page: `collections/districts/items?datetime=${formatPeriod(one)}&compare=${formatPeriod(two)}` });
  } else if (slots.length > 0 || asked.period) {
    for (const terms of combinations(slots)) {
      const one = combined([...new Set(terms)], asked, words, s, t);
      if (one && !out.some((o) => o.text === one.text && o.as === one.as)) out.push(one);
    }
  }
  const all = foldWords(typed).join(" ");
  if (all) out.push({ text: t("map.find.words", { list: typed.trim() }), as: t("map.find.as.words"), patch: { words: typed.trim() } });
  return out;
};

type Slots = Readonly<{ slots: readonly (readonly Term[])[]; rest: readonly string[] }>;

// slotsOf finds the longest names among the words. What is still being typed is the beginning of a name; a word that every
// question has is none.
const slotsOf = (words: readonly string[], { terms, t }: Known, far: boolean, skip: ReadonlySet<string>): Slots => {
  const also = alsoOf(t), endings = t("map.find.endings").split(" ");
  // Words are one word with and without an ending, as of a plural.
  const stem = (s: string) => s.slice(0, s.length - (endings.find((e) => s.endsWith(e)) ?? "").length);
  const folded = terms.filter((x) => !far || x.as === "town" || x.as === "crossing" || x.as === "filter")
    .map((term) => ({ term, name: foldWords(term.name).join(" ") }));
  const slots: Term[][] = [], rest: string[] = [];
  for (let i = 0; i < words.length; i++) {
    let taken = 0;
    for (let n = Math.min(LONGEST, words.length - i); n > 0 && !taken; n--) {
      const said = words.slice(i, i + n).join(" ");
      if (n === 1 && skip.has(said)) break;
      const meant = also.get(said) ?? said, one = stem(meant);
      const last = i + n === words.length;
      let found = folded.filter((x) => x.name === meant || stem(x.name) === one);
      if (!found.length && last && said.length > 1) {
        found = folded.filter((x) => x.name.startsWith(meant));
        if (!found.length) found = folded.filter((x) => (" " + x.name).includes(" " + meant));
      } else if (!found.length && n === 1 && meant.length > 3) {
        found = folded.filter((x) => (" " + x.name + " ").includes(" " + meant + " "));
      }
      if (found.length) {
        slots.push(found.map((x) => x.term));
        taken = n;
      }
    }
    if (taken) i += taken - 1;
    else rest.push(words[i] ?? "");
  }
  return { slots, rest };
};

const combinations = (slots: readonly (readonly Term[])[]): readonly (readonly Term[])[] =>
  slots.reduce<readonly (readonly Term[])[]>(
    (lists, slot) => lists.flatMap((l) => slot.map((term) => [...l, term])).slice(0, MOST), [[]]);

// combined is what some terms ask together; undefined where the filter can't hold all of it: it has one distance, one
// chosen crossing, and one place by its name.
const combined = (terms: readonly Term[], { period, km }: Asked, words: readonly string[], s: State, t: Text): Suggestion | undefined => {
  const centre = (x: Term) => x.at !== undefined && (x.as === "town" || km > 0);
  const kinds = terms.filter((x) => x.at ?? x.as === "place").map((x) => (centre(x) ? "centre" : x.as));
  if (new Set(kinds).size < kinds.length) return undefined;
  const where: readonly List[] = ["in_district", "district", "admin1", "country"];
  const lists: Record<string, readonly string[]> = { ...s.lists };
  const texts: string[] = [];
  let patch: Partial<State> = period ? { days: period } : {}, as = t("map.find.as.filter");
  if (terms.some((x) => x.as !== "filter" || x.lists?.country || x.lists?.admin1)) {
    for (const l of where) lists[l] = [];
    patch = { ...patch, near: "", bbox: "" };
  }
  const fresh = new Set<string>();
  for (const term of terms) {
    for (const [l, values] of Object.entries(term.lists ?? {})) {
      lists[l] = fresh.has(l) ? [...new Set([...(lists[l] ?? []), ...values])] : values;
      fresh.add(l);
    }
    if (term.at && centre(term)) {
      const far = km || USUAL_KM;
      patch = { ...patch, near: `${term.at.lon},${term.at.lat},${far}` };
      texts.push(t("map.part.near", { km: String(far), place: term.name }));
      as = t("map.find.as.near");
    } else {
      if (term.as === "crossing") patch = { ...patch, sel: "crossing:" + (term.id ?? "") };
      if (term.as !== "filter") as = t("map.find.as." + term.as);
      texts.push(term.name);
    }
  }
  const looked = [...terms.filter((x) => x.as === "place").map((x) => x.name), ...words];
  if (looked.length) patch = { ...patch, words: looked.join(" ") };
  if (words.length) {
    texts.push(t("map.part.words", { list: words.join(" ") }));
  }
  if (period) texts.push(periodText(period, t));
  const text = texts.reduce((a, b) => t("map.find.join", { a, b }));
  return { text, as, patch: { ...patch, lists: lists as State["lists"] } };
};
