import { el, element, elements, bdi } from "../dom";
import type { Text } from "../text";
import type { Suggestion } from "./find/suggest";

export type BoxOptions = Readonly<{
  t: Text;
  first: () => Promise<void>; // the box was entered: what it knows is fetched, or can't be
  suggest: (typed: string) => readonly Suggestion[];
  choose: (s: Suggestion) => void;
}>;

export type Box = Readonly<{ again: () => void }>;

// takeBox is the box that finds: a combobox with a list of what was probably meant. Enter takes the first unless the
// arrow keys chose another.
export const takeBox = (root: HTMLElement, { t, first, suggest, choose }: BoxOptions): Box => {
  const form = element<HTMLFormElement>(root, "[data-find]"), input = element<HTMLInputElement>(form, "input");
  const list = element(form, "[data-found]"), say = element(form, "[data-found-say]");
  let found: readonly Suggestion[] = [], at = -1;

  // Without the script the box is none of this.
  for (const [name, value] of [["role", "combobox"], ["aria-expanded", "false"], ["aria-controls", list.id],
    ["aria-autocomplete", "list"]] as const) input.setAttribute(name, value);
  list.setAttribute("role", "listbox");

  const point = (i: number) => {
    at = i;
    elements(list, "[role=option]").forEach((o, k) => {
      o.setAttribute("aria-selected", String(k === at));
      if (k === at) o.scrollIntoView({ block: "nearest" });
    });
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", "found-" + at);
  };
  const show = (open: boolean) => {
    list.hidden = !open || found.length === 0;
    input.setAttribute("aria-expanded", String(!list.hidden));
  };
  const look = () => {
    found = input.value.trim() ? suggest(input.value) : [];
    list.replaceChildren(...found.map((s, i) =>
      el("li", { role: "option", id: "found-" + i, "aria-selected": "false", class: "found-one", "data-at": i },
        el("span", { class: "found-text" }, bdi(s.text)), el("span", { class: "found-as" }, s.as))));
    point(-1);
    show(true);
    say.textContent = input.value.trim() ? t("map.find.count", { count: found.length }) : "";
  };
  const take = (i: number) => {
    const one = found[i];
    if (!one) return;
    input.value = "";
    found = [];
    show(false);
    input.blur();
    choose(one);
  };

  if (document.activeElement === input) void first();
  else input.addEventListener("focus", () => void first(), { once: true });
  input.addEventListener("input", look);
  input.addEventListener("keydown", (e) => {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      if (list.hidden) look();
      const by = e.key === "ArrowDown" ? 1 : -1, n = found.length;
      if (n) point((at + by + (at < 0 && by < 0 ? n + 1 : n)) % n);
    } else if (e.key === "Escape" && !list.hidden) show(false);
    else return;
    e.preventDefault();
  });
  // Enter waits for the names on a slow line: without them the first suggestion means something else.
  form.addEventListener("submit", (e) => {
    e.preventDefault();
    void first().then(() => {
      if (list.hidden) look();
      take(Math.max(0, at));
    });
  });
  // The list stays until what was pressed is known: the box loses the focus before a click.
  list.addEventListener("pointerdown", (e) => e.preventDefault());
  list.addEventListener("click", (e) => {
    const one = (e.target as Element).closest<HTMLElement>("[data-at]");
    if (one) take(Number(one.dataset.at));
  });
  input.addEventListener("blur", () => show(false));
  // Nothing changes beneath a reader who has chosen one with the arrow keys, or has sent the list away.
  const free = () => at < 0 && (found.length === 0 || !list.hidden);
  return { again: () => { if (document.activeElement === input && input.value.trim() && free()) look(); } };
};
