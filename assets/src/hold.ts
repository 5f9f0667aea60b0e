// What a reader does before there is anything that would do it is held, and done again when there is: no act is lost on a
// slow line, and none is done by halves.
export type HoldOptions = Readonly<{
  first: () => void; // the first sign of a reader
  act: (again: () => void) => void; // something was done that has to wait
}>;

// What is clicked, or obeys keys, once there are hands. The rest of the page needs none.
const CLICKED = "[data-rows] a, [data-more], [data-list-back], [data-chips] a, [data-clear], [data-filter-open], .time-tools button, [data-filter] :is(a, button, input), [data-switches] input";
const KEYED: readonly (readonly [selector: string, keys: string])[] = [
  ["[data-map]", "n N p P Enter Space Escape"], ["[data-find] input", "ArrowDown ArrowUp"],
];
const FORMS = "[data-find], [data-filter], [data-switches]";

// hold begins; what it gives back ends it.
export const hold = (win: Window, { first, act }: HoldOptions): (() => void) => {
  const stop = new AbortController(), once = new AbortController();
  const watch = (kinds: readonly string[], done: (e: Event) => void, { signal }: AbortController, passive = false) => {
    for (const kind of kinds) win.addEventListener(kind, done, { capture: true, passive, signal });
  };
  watch(["pointermove", "pointerdown", "click", "keydown", "wheel", "focusin", "input", "change", "submit"],
    () => { once.abort(); first(); }, once, true);
  watch(["click", "keydown", "input", "change", "submit"], (e) => {
    const again = e.target instanceof Element ? repeat(e, e.target) : undefined;
    if (!again) return;
    e.preventDefault();
    e.stopImmediatePropagation();
    act(again);
  }, stop);
  return () => stop.abort();
};

// repeat is what does an event again; undefined for one that needs nobody.
const repeat = (e: Event, target: Element): (() => void) | undefined => {
  if (e instanceof KeyboardEvent) {
    const key = e.key === " " ? "Space" : e.key;
    const mine = !(e.ctrlKey || e.metaKey || e.altKey) && KEYED.some(([selector, keys]) => target.matches(selector) && keys.split(" ").includes(key));
    return mine ? () => target.dispatchEvent(new KeyboardEvent(e.type, e)) : undefined;
  }
  if (e instanceof MouseEvent) {
    const plain = !(e.metaKey || e.ctrlKey || e.shiftKey || e.altKey);
    return plain && target.closest(CLICKED) ? () => target.dispatchEvent(new MouseEvent(e.type, e)) : undefined;
  }
  if (!target.closest(FORMS)) return undefined;
  if (e instanceof SubmitEvent) return () => target.dispatchEvent(new SubmitEvent(e.type, e));
  // What was typed or chosen then is done then: whoever takes a form over sets it to the page's state.
  const field = target as HTMLInputElement, { value, checked } = field;
  return () => {
    field.value = value;
    field.checked = checked;
    field.dispatchEvent(new Event(e.type, { bubbles: true }));
  };
};
