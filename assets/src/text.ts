import { apart } from "./apart";
import type { Boot } from "./boot";

export type Text = (key: string, args?: Readonly<Record<string, string | number>>) => string;

// texts gives messages of the catalogue with their arguments set in, as the server's printer does. "count" chooses the
// plural form, and what reads in the other direction is set apart.
export const texts = (boot: Pick<Boot, "lang" | "texts" | "group">, rtl = false): Text => {
  const plural = new Intl.PluralRules(boot.lang);
  return (key, args = {}) => {
    const message = boot.texts[key];
    if (message === undefined) return key;
    const text = typeof message === "string" ? message : pick(message, plural, args.count);
    return text.replace(/\{(\w+)\}/g, (all, name: string) => {
      const value = args[name];
      if (value === undefined) return all;
      return typeof value === "number" ? grouped(value, boot.group) : apart(value, rtl);
    });
  };
};

const pick = (forms: Readonly<Record<string, string>>, plural: Intl.PluralRules, count: string | number | undefined): string =>
  (typeof count === "number" ? forms[plural.select(count)] : undefined) ?? forms.other ?? "";

// grouped writes a whole number with the language's group marks.
export const grouped = (n: number, mark: string): string => {
  const digits = String(Math.abs(n)).replace(/\B(?=(\d{3})+(?!\d))/g, mark);
  return n < 0 ? "−" + digits : digits;
};
