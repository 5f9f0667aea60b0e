import type { Boot } from "./api/types";

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

// decimal writes a number with a fixed number of places, as the server's printer does.
export const decimal = (n: number, places: number, t: Text): string => n.toFixed(places).replace("-", "−").replace(".", t("locale.decimal"));

// Texts of others stand in our sentences without turning them, as the server's printer has it: what reads in the other
// direction than the page is set apart, and nothing in it turns what stands around it. A <bdi> does the same for a whole
// element.
const FIRST_STRONG = "\u2068", POP = "\u2069";

// The blocks of the scripts that are read from right to left, and marks that say so.
const RTL = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\u200f\u061c]/u;
const LTR = /[\p{L}\u200e]/u;

// closed leaves out what embeds or overrides a direction, and ends every isolate within the text.
export const closed = (text: string): string => {
  let depth = 0, out = "";
  for (const c of text) {
    if (/[\u202a-\u202e\u2066\u2067]/.test(c)) continue;
    if (c === POP && depth === 0) continue;
    depth += c === FIRST_STRONG ? 1 : c === POP ? -1 : 0;
    out += c;
  }
  return out + POP.repeat(depth);
};

export const apart = (text: string, rtl: boolean): string => {
  const whole = closed(text);
  return turns(whole, rtl) ? FIRST_STRONG + whole + POP : whole;
};

// turns reports whether something outside of an isolate reads in the other direction.
const turns = (text: string, rtl: boolean): boolean => {
  let depth = 0;
  for (const c of text) {
    if (c === FIRST_STRONG) depth++;
    else if (c === POP) depth--;
    else if (depth === 0 && (rtl ? LTR.test(c) && !RTL.test(c) : RTL.test(c))) return true;
  }
  return false;
};
