import type { Marks } from "../../api/types";
import { filter, parse, type State } from "../../state/state";
import type { Known } from "./suggest";
import { foldWords } from "./words";

type Shown = Readonly<{ incidents: Pick<Marks["incidents"], "title" | "place"> }> & Pick<Marks, "places">;
export type Answer = (filter: string) => Shown | undefined;

const nothing = parse("");

// counter counts what a filter would show, for the suggestions of one question. Words are looked for in titles and places;
// of summaries only the server knows.
export const counter = (answer: Answer): Known["count"] => {
  const known = new Map<string, readonly string[] | undefined>(); // by filter, the texts of its matches
  const texts = (s: State): readonly string[] | undefined => {
    const key = filter(s);
    if (!known.has(key)) {
      const found = answer(key);
      known.set(key, found?.incidents.title.map((x, i) => (x && fold(x) + fold(found.places[found.incidents.place[i] ?? 0] ?? ""))));
    }
    return known.get(key);
  };
  return (asked) => {
    const all = texts({ ...nothing, ...asked, words: "" }), words = foldWords(asked.words);
    if (!all || (words.length > 0 && all.some((x) => !x))) return undefined; // they come later
    return words.length ? all.filter((text) => words.every((w) => text.includes(" " + w))).length : all.length;
  };
};

const folded = new Map<string, string>(); // the same texts are asked for with every letter
const fold = (text: string): string => {
  const have = folded.get(text) ?? foldWords(text).map((x) => " " + x).join("");
  folded.set(text, have);
  return have;
};
