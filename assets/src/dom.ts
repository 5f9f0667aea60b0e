import { closed } from "./text";

// Small help with elements; texts go in as text, never as markup.
export type Props = Readonly<Record<string, string | number | boolean | undefined>>;

export const el = <K extends keyof HTMLElementTagNameMap>(
  name: K, props: Props = {}, ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const e = document.createElement(name);
  put(e, props);
  e.append(...children);
  return e;
};

// bdi holds a text of others, set apart from what stands around it.
export const bdi = (text: string): HTMLElement => el("bdi", {}, closed(text));

const SVG = "http://www.w3.org/2000/svg";

export const svg = <K extends keyof SVGElementTagNameMap>(
  name: K, props: Props = {}, ...children: readonly (Node | string)[]
): SVGElementTagNameMap[K] => {
  const e = document.createElementNS(SVG, name) as SVGElementTagNameMap[K];
  put(e, props);
  e.append(...children);
  return e;
};

const put = (e: Element, props: Props): void => {
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    e.setAttribute(name, value === true ? "" : String(value));
  }
};

// element finds what the page must have.
export const element = <T extends Element = HTMLElement>(root: ParentNode, selector: string): T => {
  const e = root.querySelector<T>(selector);
  if (!e) throw new Error("the page has no " + selector);
  return e;
};

export const elements = <T extends Element = HTMLElement>(root: ParentNode, selector: string): T[] =>
  Array.from(root.querySelectorAll<T>(selector));
