import type { List } from "../../state/filters";
import type { Text } from "../../text";
import { aliasesOf, listOf, nameOf, slips } from "./words";

// A term is something that the search box knows by name.
export type Term = Readonly<{
  name: string;
  as: "filter" | "district" | "province" | "town" | "crossing" | "place";
  also?: readonly string[]; // in other languages and spellings
  lists?: Readonly<Partial<Record<List, readonly string[]>>>;
  at?: Readonly<{ lon: number; lat: number }>; // degrees
  id?: string; // of a crossing
  ignores?: string; // what was typed that is left out, where nothing else is meant
}>;

// A slot is what some of the words may mean.
export type Slot = Readonly<{ said: string; options: readonly Term[]; guessed: boolean }>;
export type Slots = Readonly<{ slots: readonly Slot[]; rest: readonly string[] }>;

export type Naming = Readonly<{
  terms: readonly Term[];
  t: Text;
  occurs: (word: string) => boolean; // in an incident; a word of which that isn't known does
  far: boolean; // a distance was typed
  loose: boolean; // parts of names are names too, and what occurs may be misspelt
}>;

type Named = Readonly<{ term: Term; names: readonly string[] }>;

const LONGEST = 6, GUESSED = 3;

// slotsOf finds the longest names among the words. What is still being typed is the beginning of a name; a word that every
// question has is none.
export const slotsOf = (words: readonly string[], { terms, t, occurs, far, loose }: Naming): Slots => {
  const skip = listOf(t, "skip"), nations = listOf(t, "nations"), also = aliasesOf(t);
  const gates = listOf(t, "gates"), asksForGate = words.some((x) => gates.has(x));
  const sorts = { district: listOf(t, "of_district"), town: listOf(t, "of_town"), province: listOf(t, "of_province") };
  const sortOf = (i: number) => (["district", "town", "province"] as const).find((as) => sorts[as].has(words[i] ?? ""));
  const known: readonly Named[] = terms.filter((x) => !far || x.as === "town" || x.as === "crossing" || x.as === "filter")
    .map((term) => ({ term, names: namesOf(term) }));
  const where = (fits: (name: string, term: Term) => boolean) => known.filter((x) => x.names.some((n) => fits(n, x.term))).map((x) => x.term);

  // Words are one word with and without an ending, as of a plural.
  const byName = new Map<string, Term[]>(), endings = t("map.find.endings").split(" ");
  const single = (name: string) => name.slice(0, name.length - (endings.find((e) => name.endsWith(e)) ?? "").length);
  for (const { term, names } of known) for (const n of new Set(names.map(single))) byName.set(n, [...(byName.get(n) ?? []), term]);
  const called = (said: string): readonly Term[] => byName.get(single(said)) ?? [];
  const exact = (said: string): readonly Term[] => {
    const meant = (also.get(said) ?? also.get(single(said)) ?? []).flatMap((names) => {
      const each = names.flatMap((n) => called(n).slice(0, 1));
      return [...joined(each, t), ...each.filter((x) => x.as !== "filter")];
    });
    return [...new Set([...meant, ...called(said)])];
  };
  const partly = (said: string, n: number, i: number): readonly Term[] => {
    if (said.length < 2 || skip.has(words[i] ?? "") || skip.has(words[i + n - 1] ?? "")) return [];
    const typing = i + n === words.length;
    const begins = typing ? said : said + " ";
    const begun = typing || n > 1 ? where((name, { as }) => `${name} `.startsWith(begins) && (loose || as !== "place")) : [];
    if (begun.length || !loose || said.length < 4) return begun;
    return where((name) => (typing ? " " + name : ` ${name} `).includes(typing ? " " + said : ` ${said} `));
  };
  const nearest = (said: string): readonly Term[] => {
    let least = Infinity, found: Term[] = [];
    const look = (name: string, options: () => readonly Term[]) => {
      const far = loose && name[0] !== said[0] ? Infinity : slips(said, name); // what occurs is rarely a slip of its first letter
      if (far < least) [least, found] = [far, []];
      if (far < Infinity && far === least) found.push(...options());
    };
    for (const { term, names } of known) if (term.as !== "place") for (const name of names) look(name, () => [term]);
    for (const short of also.keys()) look(short, () => exact(short));
    return [...new Set(found)];
  };
  const guess = (i: number): readonly [options: readonly Term[], n: number] => {
    for (let n = Math.min(GUESSED, words.length - i); n > 0; n--) {
      const part = words.slice(i, i + n);
      if (part.some((x) => skip.has(x)) || (!loose && part.every(occurs))) continue;
      const options = nearest(nameOf(part.join(" ")));
      if (options.length) return [options, n];
    }
    return [[], 0];
  };

  const slots: Slot[] = [], rest: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const said = (n: number) => nameOf(words.slice(i, i + n).join(" "));
    const most = Math.min(LONGEST, words.length - i);
    let options: readonly Term[] = [], n = most, guessed = false;
    // "Bannu district" is the district, even where a place is called so.
    for (; n > 0 && !options.length; n--) {
      const sort = sortOf(i + n), sorted = sort ? exact(said(n)).filter((x) => x.as === sort) : [];
      if (sorted.length) options = sorted;
    }
    n = options.length ? n + 2 : most;
    for (; n > 0 && !options.length; n--) {
      if (n === 1 && skip.has(said(1))) continue;
      options = exact(said(n));
      if (!options.length) options = partly(said(n), n, i);
      if (options.length) break;
    }
    // Whose strikes they are is told by where they were: a name of a state is left out, unless a party is meant.
    if (n <= 1 && nations.has(said(1))) {
      options = [{ name: "", as: "filter", ignores: words[i] ?? "" }, ...options.filter((x) => x.lists?.actor)];
      n = 1;
    }
    if (!options.length && !skip.has(words[i] ?? "")) {
      [options, n] = guess(i);
      guessed = n > 0;
    }
    const before = sortOf(i - 1), ofSort = options.filter((x) => x.as === before);
    if (ofSort.length) options = ofSort;
    if (options.length) {
      slots.push({ said: words.slice(i, i + n).join(" "), options: ranked(options, asksForGate, sorts.district), guessed });
      i += n - 1;
    } else rest.push(words[i] ?? "");
  }
  return { slots, rest: rest.filter((x) => !skip.has(x)) };
};

// A crossing is called by each part of "Chaman / Spin Boldak (Friendship Gate)", too.
const namesOf = ({ name, as, also = [] }: Term): readonly string[] =>
  [name, ...(as === "crossing" ? name.split(/[/()]/) : []), ...also].map(nameOf).filter(Boolean);

// ranked puts crossings first where a question is about one, and leaves out a place that is called as the district around it.
const ranked = (options: readonly Term[], gates: boolean, district: ReadonlySet<string>): readonly Term[] => {
  const areas = new Set(options.filter((x) => x.as === "district" || x.as === "province").map((x) => nameOf(x.name)));
  const plain = (x: Term) => nameOf(x.name).split(" ").filter((word) => !district.has(word)).join(" ");
  const left = options.filter((x) => x.as !== "place" || !areas.has(plain(x)));
  return gates ? [...left.filter((x) => x.as === "crossing"), ...left.filter((x) => x.as !== "crossing")] : left;
};

// joined is one term of several: "Waziristan" is all districts of that name.
const joined = (terms: readonly Term[], t: Text): readonly Term[] => {
  const [first] = terms;
  if (!first || terms.length === 1) return terms;
  const lists: Partial<Record<List, readonly string[]>> = {};
  for (const term of terms) {
    for (const [l, values] of Object.entries(term.lists ?? {})) lists[l as List] = [...(lists[l as List] ?? []), ...values];
  }
  return [{ name: terms.map((x) => x.name).join(t("locale.comma")), as: first.as, lists }];
};
