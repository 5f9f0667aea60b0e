import type { Text } from "../../text";

// foldWords is a text as the server folds it: words without case and diacritics.
export const foldWords = (s: string): string[] =>
  s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);

// nameOf is a name as it is compared: keyboards for Urdu, Pashto and Arabic write one letter by several signs.
export const nameOf = (s: string): string => {
  const known = names.get(s);
  if (known !== undefined) return known;
  const name = foldWords(s).join(" ").replace(/[يىېۍ]/g, "ی").replace(/ك/g, "ک").replace(/ګ/g, "گ").replace(/[هەھةۀ]/g, "ہ");
  names.set(s, name);
  return name;
};
const names = new Map<string, string>(); // folding is dear, and every letter that is typed compares all names

// listOf is a list of words in the catalogue: map.find.skip, for example, has those that every question may have.
export const listOf = (t: Text, key: string): ReadonlySet<string> => new Set(foldWords(t("map.find." + key)));

// aliasesOf are names that readers use for what the page calls otherwise: each has its meanings, and each meaning is one
// name or several together.
export const aliasesOf = (t: Text): ReadonlyMap<string, readonly (readonly string[])[]> => new Map(t("map.find.also").split(";").map((pair) => {
  const [short = "", long = ""] = pair.split("=");
  return [nameOf(short), long.split("|").map((one) => one.split("+").map(nameOf))] as const;
}));

// slips is how many letters are missing, too many, wrong or changed with their neighbour; Infinity for more than a word of
// that length may have.
export const slips = (a: string, b: string): number => {
  const most = a.length < 4 ? 0 : a.length < 8 ? 1 : a.length < 12 ? 2 : 3;
  if (Math.abs(a.length - b.length) > most) return Infinity;
  let before: number[] = [], last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const wrong = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + wrong);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    [before, last] = [last, row];
  }
  const found = last[b.length] ?? 0;
  return found <= most ? found : Infinity;
};
