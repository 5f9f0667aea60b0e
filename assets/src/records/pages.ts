import type { Api } from "../api/api";
import type { Marks } from "../api/types";
import type { Here } from "./here";
import { divide } from "./question";
import { name, type Called } from "./records";

// Pages bring incidents of an answer what they are called, which of very many comes page by page. A question is undefined
// where nothing is to be brought, and answered by false where the records are another version's by now.
export type Pages = Readonly<{
  name: (of: Answered, members: readonly number[]) => Promise<boolean> | undefined;
  find: (of: Answered, id: string) => Promise<boolean> | undefined; // the one of an id
}>;

export type Answered = Readonly<{ filter: string; marks: Marks; rows?: readonly number[] }>;

const PAGE = 100; // so many are asked for at once

export const createPages = (api: Pick<Api, "picked">, here: Pick<Here, "records" | "forget">): Pages => {
  const sought = new Set<string>(); // ids, by version and by what only the server can filter
  const pick = async ({ filter, marks, rows = [] }: Answered, ones: readonly string[]): Promise<boolean> => {
    const { base } = divide(filter), signal = new AbortController().signal;
    const came = await Promise.all(ones.map((one) => api.picked(base, one, signal)));
    const of = here.records(filter);
    if (!of || of.version !== marks.version || came.some((x) => x.version !== of.version)) {
      here.forget();
      return false;
    }
    for (const some of came) name(of, some);
    // The columns of an answer to less than all are its own.
    const { incidents } = of.columns, into = marks.incidents as unknown as Called;
    rows.forEach((i, k) => {
      into.id[k] = incidents.id[i] ?? "";
      into.title[k] = incidents.title[i] ?? "";
    });
    return true;
  };
  return {
    name: (of, members) => {
      const { rows, marks } = of;
      if (!rows) return undefined;
      const at = members.filter((i) => !marks.incidents.title[i]).flatMap((i) => rows[i] ?? []), pages: string[] = [];
      for (let k = 0; k < at.length; k += PAGE) pages.push("at=" + at.slice(k, k + PAGE).join(","));
      return pages.length ? pick(of, pages) : undefined;
    },
    find: (of, id) => {
      const one = `sel=${encodeURIComponent(id)}`, key = `${of.marks.version} ${divide(of.filter).base} ${one}`;
      if (!of.rows || sought.has(key) || of.marks.incidents.title.every(Boolean)) return undefined;
      sought.add(key);
      return pick(of, [one]).catch((e: unknown) => {
        sought.delete(key);
        throw e;
      });
    },
  };
};
