import { element, elements } from "../dom";

// What the page about sharing does with a script: it copies, and puts the reader's day into the citations.
const takeCopies = (doc: Document, root: ParentNode): void => {
  if (!navigator.clipboard) return; // only where the connection is safe
  const say = element(doc, "[data-copied]");
  for (const b of elements<HTMLButtonElement>(root, "[data-copy]")) {
    b.hidden = false;
    b.addEventListener("click", () => {
      const text = doc.getElementById(b.dataset.copy ?? "")?.textContent ?? "";
      say.textContent = "";
      navigator.clipboard.writeText(text).then(() => { say.textContent = b.textContent = say.dataset.say ?? ""; }, () => { b.hidden = true; });
    });
  }
};

// today is the reader's own calendar day.
const today = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");

// putDay takes the citations with the day from the server, which alone knows how each form writes it. Where that fails the
// form is there.
const putDay = async (doc: Document): Promise<void> => {
  const form = element<HTMLFormElement>(doc, "[data-day]"), input = element<HTMLInputElement>(form, "[name=accessed]");
  if (input.value) return;
  input.value = today(new Date());
  const asked = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const answer = await fetch(form.action + "?" + asked, { headers: { accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html"), there = element(doc, "[data-citations]");
  there.replaceWith(doc.adoptNode(element(page, "[data-citations]")));
  takeCopies(doc, element(doc, "[data-citations]"));
};

takeCopies(document, document);
putDay(document).catch(() => undefined);
