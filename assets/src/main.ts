import { hold } from "./hold";
import { createLate } from "./late";
import { createView, type Hands } from "./view";

type Acts = typeof import("./acts");

const start = (doc: Document): void => {
  const view = createView(doc, (act) => hands(act));
  const hands = createLate<Acts, Hands>({
    // A browser may remember that a module could not be fetched: each try has an address of its own.
    fetch: (attempt) => import(view.boot.acts + (attempt ? `#${attempt}` : "")) as Promise<Acts>,
    make: ({ takeActs }) => {
      view.fault.hide("acts");
      release();
      const made = takeActs(view);
      view.take(made);
      return made;
    },
    busy: (yes) => view.busy("acts", yes),
    failed: () => view.fault.idle(() => hands()),
  });
  const release = hold(window, { first: () => { view.touched(); hands(); }, act: hands });
  if (view.asksForMore()) hands();
  view.begin();
};

start(document);
