import { asked as periodText } from "../../records/period";
import { ALL, formatPeriod, numberOf, type Period } from "../../state/days";
import type { List } from "../../state/filters";
import { format, parse, type State } from "../../state/state";
import type { Text } from "../../text";
import { slotsOf, type Slot, type Term } from "./names";
import { readPeriods } from "./periods";
import { foldWords, listOf } from "./words";

// A suggestion is what a reader may have meant, as a change of the filter, or a page beneath the prefix.
export type Suggestion = Readonly<{ text: string; as: string; patch: Partial<State>; page?: string }>;

export type Known = Readonly<{
  terms: readonly Term[];
  t: Text;
  collected: Period;
  // how many incidents a state has, by the words of titles and places; undefined where that isn't known here
  count: (s: Pick<State, "lists" | "days" | "near" | "bbox" | "minima" | "words">) => number | undefined;
}>;

const EVERYTHING = parse(""); // the state without a filter
const USUAL_KM = 10, MOST_KM = 500, MOST = 8;

// Asked is what was typed, as far as it is the same for all readings.
type Asked = Readonly<{ typed: string; state: State; km: number; words: readonly string[]; lost: readonly string[] }>;

// suggest says what was probably meant by what was typed, the likeliest first; looking for the words is the last.
export const suggest = (typed: string, s: State, known: Known): readonly Suggestion[] => {
  const { t } = known, dated = readPeriods(typed, known.collected.to, t), { km, words } = distance(dated.words);
  const asked: Asked = { typed, state: s, km, words, lost: dated.lost };
  const plain = typed.trim(), out: Suggestion[] = [];
  if (foldWords(typed).length === 0) return out;
  const asWords = { text: t("map.find.words", { list: plain }), as: t("map.find.as.words"), patch: { words: plain } };
  // What compares two periods is no filter: one that takes in both would answer something else.
  const [one, two] = dated.spans, compared = listOf(t, "compared");
  if (one && two && words.some((x) => compared.has(x))) {
    return [{ text: t("map.find.beside", { a: dayWords(one, known), b: dayWords(two, known) }), as: t("map.find.as.page"), patch: {},
      page: `collections/districts/items?datetime=${formatPeriod(one)}&compare=${formatPeriod(two)}` }, asWords];
  }
  const add = (list: readonly Suggestion[]) => {
    for (const x of list) if (!out.some((o) => o.text === x.text && o.as === x.as || same(o.patch, x.patch))) out.push(x);
  };
  const same = (a: Partial<State>, b: Partial<State>) => format({ ...s, ...a }) === format({ ...s, ...b });
  add(readings(asked, dated.periods, known, false));
  const sure = out.length > 0;
  if (dated.instead) add(readings({ ...asked, lost: [] }, [dated.instead], known, false));
  add(readings(asked, dated.periods, known, true));
  // Where nothing was understood, the words come before parts of names.
  return sure ? [...out.slice(0, MOST - 1), asWords] : [asWords, ...out.slice(0, MOST - 1)];
};

// distance takes "20 km" and "20km" out of the words.
const distance = (words: readonly string[]): Readonly<{ km: number; words: readonly string[] }> => {
  const rest: string[] = [];
  let km = 0;
  for (let i = 0; i < words.length; i++) {
    const far = /^(\d+)km$/.exec(words[i] ?? "")?.[1] ?? (words[i + 1] === "km" && /^\d+$/.test(words[i] ?? "") ? words[i++] : undefined);
    if (far) km = Math.min(MOST_KM, Math.max(1, Number(far)));
    else rest.push(words[i] ?? "");
  }
  return { km, words: rest };
};

const dayWords = ({ from, to }: Period, { t, collected }: Known): string => {
  const days = { from: from ? numberOf(from) : -Infinity, to: to ? numberOf(to) : Infinity };
  return periodText(t, days, { from: numberOf(collected.from), to: numberOf(collected.to) });
};

type Reading = Suggestion & Readonly<{ never: boolean }>;

// readings are the meanings of names and periods together. One that no incident of any time has gives way to others, and
// words that none of the incidents has come after the same without them.
const readings = (asked: Asked, periods: readonly Period[], known: Known, loose: boolean): readonly Suggestion[] => {
  const { t, count } = known, { state } = asked;
  // What is no more than a number is in many titles, as a figure of something else.
  const occurs = (word: string) => !/^\d{1,3}$/.test(word) && count({ ...EVERYTHING, words: word }) !== 0;
  const meanings = (slots: readonly Slot[], rest: readonly string[], also: readonly string[]): readonly Reading[] => {
    const guessed = slots.some((x) => x.guessed), looked = rest.filter(occurs), out: Reading[] = [];
    for (const period of periods.length ? periods : [undefined]) {
      for (const chosen of combinations(slots)) {
        const terms = [...new Set(chosen.filter((x) => !x.ignores))], place = terms.some((x) => x.as === "place");
        const left = [...chosen.flatMap((x) => x.ignores ?? []), ...rest.filter((x) => !occurs(x)), ...also];
        const make = (words: readonly string[], missing: readonly string[]) => {
          const one = combined(terms, { period, asked, words, known });
          if (!one) return;
          const text = missing.length ? t("map.find.left", { text: one.text, list: inOrder(asked.typed, missing) }) : one.text;
          const never = terms.length > 1 && !one.patch.sel
            && count({ ...state, ...one.patch, days: ALL, words: place ? one.patch.words ?? "" : state.words }) === 0;
          if (!place || !never) out.push({ ...one, text: guessed ? t("map.find.meant", { text }) : text, never });
        };
        if (terms.length === 0 && !period) continue;
        // Of words that no incident has together, those are kept that one has.
        const kept: string[] = [];
        for (const word of looked) {
          const one = combined(terms, { period, asked, words: [...kept, word], known });
          if (one && count({ ...state, ...one.patch }) !== 0) kept.push(word);
        }
        if (kept.length < looked.length) make(kept, [...left, ...looked.filter((x) => !kept.includes(x))]);
        make(looked, left);
      }
    }
    return out;
  };
  const read = (terms: readonly Term[]) => slotsOf(asked.words, { terms, t, occurs, far: asked.km > 0, loose });
  const { slots, rest } = read(known.terms);
  let found = meanings(slots, rest, asked.lost);
  // A place beside what it isn't in is no answer; its words may be. Of what no filter holds together, each part is one.
  if (found.length === 0 && slots.length > 0) {
    const bare = read(known.terms.filter((x) => x.as !== "place"));
    found = meanings(bare.slots, bare.rest, asked.lost);
    if (found.length === 0 && bare.slots.length > 1) {
      found = bare.slots.flatMap((slot) =>
        meanings([slot], bare.rest, [...asked.lost, ...bare.slots.filter((x) => x !== slot).map((x) => x.said)]));
    }
  }
  return found.some((x) => !x.never) ? found.filter((x) => !x.never) : found;
};

// inOrder lists folded words as they were typed.
const inOrder = (typed: string, words: readonly string[]): string => {
  const missing = new Set(words.flatMap(foldWords));
  return typed.split(/[^\p{L}\p{M}\p{N}/.-]+/u).filter((x) => foldWords(x).some((w) => missing.has(w))).join(" ");
};

const combinations = (slots: readonly Slot[]): readonly (readonly Term[])[] =>
  slots.reduce<readonly (readonly Term[])[]>(
    (lists, { options }) => lists.flatMap((l) => options.map((term) => [...l, term])).slice(0, MOST), [[]]);

type Together = Readonly<{ period: Period | undefined; asked: Asked; words: readonly string[]; known: Known }>;

// combined is what some terms ask together; undefined where the filter can't hold all of it: it has one distance, one
// chosen crossing, and one place by its name.
const combined = (terms: readonly Term[], { period, asked: { state: s, km }, words, known }: Together): Suggestion | undefined => {
  const { t } = known, centre = (x: Term) => x.at !== undefined && (x.as === "town" || km > 0);
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
      if (term.as === "crossing" && period && period.from === period.to) as = t("map.find.as.crossing_on");
      else if (term.as !== "filter") as = t("map.find.as." + term.as);
      texts.push(term.name);
    }
  }
  const looked = [...terms.filter((x) => x.as === "place").map((x) => x.name), ...words];
  if (looked.length) patch = { ...patch, words: looked.join(" ") };
  if (words.length) {
    texts.push(t("map.part.words", { list: words.join(" ") }));
  }
  if (period) texts.push(dayWords(period, known));
  if (texts.length === 0) return undefined;
  return { text: texts.reduce((a, b) => t("map.find.join", { a, b })), as, patch: { ...patch, lists: lists as State["lists"] } };
};
