import type { GeometryCollection, Topology } from "topojson-specification";
import type { Crowd } from "../many/crowd";

// The answers of the server, as internal/web writes them: samples.ts holds one of each, and a member that they have must
// stand here even if the page doesn't read it.
// What the page's data block tells the script: texts in the reader's language, addresses, and what never changes
// within a dataset version.
export type Day = string; // YYYY-MM-DD

export type Boot = Readonly<{
  lang: string;
  texts: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  prefix: string;
  query: string; // what the page was asked for, in the one spelling
  version: string;
  acts: string; // the address of the part that answers to a reader
  basemap: string;
  ground: Readonly<Record<"light" | "dark" | "near_light" | "near_dark" | "rivers", string>>; // addresses
  collected: Readonly<{ from: Day; to: Day }>; // from the first day of it to the last
  origins: readonly Readonly<{ id: string; name: string }>[]; // the records, ours first; none where there is ours alone
  // What each has of it, and what must be said of how complete that is; on other days nobody collected.
  covered: readonly Readonly<{ from: Day; to: Day; origin: string; said?: string }>[];
  axis: Readonly<{ from: Day; to: Day }>;
  types: readonly string[];
  actors: readonly string[];
  confidences: readonly string[];
  geo_precisions: readonly string[];
  date_precisions: readonly string[];
  strikes: readonly string[];
  lanes: readonly string[]; // the names of the rows of events, from above
  groups: readonly number[]; // of each of the types, as a sign of many shows it; strikes come first
  hues: readonly string[]; // of each of the groups, the type whose hue stands for several
  group: string;
  events: readonly ContextEvent[];
  laid: readonly string[]; // into the ground, by the operator
  tiles?: Readonly<{ url: string; attribution: string }> | null;
  home: readonly [west: number, south: number, east: number, north: number];
  scale: Readonly<{ a: number; b: number }>; // of signs: square pixels over pi of nothing, and of one more
  sizes: readonly number[]; // by which the legend explains it
  records: number; // how many incidents the version has
  most: number; // of no more than so many, the page filters all by itself
  crowd?: string; // the address of what draws very many, where there are more
}>;

export type ContextEvent = Readonly<{ from: Day; to: Day; lane: number; when: string; title: string }>;

// All that the page shows of one filter.
export type Marks = Readonly<{
  version: string;
  count: number;
  open: number; // of which so many give only "at least"
  words: Readonly<{ count: string; totals: string; period: string; noplace: string; later: string; on: string }>;
  facets: Readonly<Record<"type" | "actor" | "in_district" | "country" | "confidence" | "geo_precision" | "origin", readonly number[]>>;
  incidents: Readonly<{
    id: readonly string[];
    when: readonly string[];
    title: readonly string[];
    type: readonly number[]; // a position in the list of the data block, as are actor to date_precision
    actor: readonly number[];
    confidence: readonly number[];
    geo_precision: readonly number[];
    date_precision: readonly number[];
    from: readonly number[]; // days since 1970-01-01 on which it can have happened
    to: readonly number[];
    place: readonly number[];
    area: readonly number[];
    lon: readonly (number | null)[];
    lat: readonly (number | null)[];
    badge: readonly (number | null)[];
    best: readonly (number | null)[];
    low: readonly (number | null)[]; // the range that a sum takes in
    high: readonly (number | null)[];
    civilians: readonly (number | null)[];
    publishers: readonly number[];
    toll: Readonly<Record<string, string>>;
  }>;
  places: readonly string[];
  areas: readonly Area[];
  badges: readonly Readonly<{ name: string; lon: number; lat: number }>[];
  districts: Readonly<{
    id: readonly string[];
    incidents: readonly number[];
    killed: readonly (number | null)[];
    per100k: readonly (number | null)[];
    words: readonly string[];
  }>;
  crossings: readonly Gate[];
  crowd?: Crowd; // made here, for very many: then columns have those rows alone that were asked for
}>;

// What the page shows of a filter beside single incidents, where those are too many to be sent.
export type SumsSent = Readonly<Pick<Marks, "version" | "count" | "open" | "words" | "facets" | "areas" | "districts" | "crossings"> & {
  head: Readonly<{ heading: string; notes: readonly Readonly<{ name: string; text: string }>[]; after: string }>;
  held: readonly HeldSent[];
  middle: readonly number[]; // west, south, east and north of where they are in the main, in ten thousandths of a degree; none of nothing
}>;

// What an area has of what is known to a place, or of what is known only to it or a district in it.
export type HeldSent = Readonly<{
  area: number;
  coarse: boolean;
  count: number;
  at_least: number | null; // the sum that signs are sized by
  kinds: readonly (readonly number[])[]; // type, how many, how many of them contested
}>;

type Columns = Pick<Marks, "incidents" | "places" | "areas" | "badges">;

// A window on the matches, newest first, and the incident that is chosen, whether it matches or not.
export type ListSent = Readonly<Columns & {
  version: string;
  count: number; // of all matches
  offset: number; // of the first that is here
  chosen: Columns; // of one incident or none
  at: number; // its place among the matches, from 1 on; 0 for none
}>;

// The places of a tile of the web's map, gathered by cells.
export type SpotsSent = Readonly<{
  version: string;
  cells: number; // the web's map has 2^cells of them a side
  x: readonly number[]; // of 4096 in the tile
  y: readonly number[];
  count: readonly number[];
  best: readonly (number | null)[];
  at_least: Readonly<Record<string, number>>; // by position, where signs are sized by another sum than the best one
  kind: readonly number[]; // -1 where there are several
  kinds: Readonly<Record<string, readonly number[]>>; // of those: type, how many, how many contested, one after the other
  contested: Readonly<Record<string, number>>; // of one kind
  badges: readonly CoarseSent[]; // from close by
}>;

// A coarse place with what is known only to it.
export type CoarseSent = Marks["badges"][number] & Pick<HeldSent, "count" | "at_least" | "kinds">
  & Readonly<{ number: number; area: string; home: boolean }>; // the number is what its rows are asked for by

// What the search box finds beside what the page names already, and who gives figures of civilians killed.
export type Names = Readonly<{
  version: string;
  towns: readonly Readonly<{ name: string; lon: number; lat: number }>[]; // degrees
  also: Readonly<Record<string, readonly string[]>>; // names in other languages and spellings, by those that are shown
  claimants: readonly string[];
  said: Readonly<Record<string, readonly number[]>>; // by incident, positions in claimants
}>;

// Area is a district of the map, or a province for what lies in none; its point stands for what is known only to it.
export type Area = Readonly<{ id: string; name: string; kind: string; lon: number; lat: number }>;

type GateAt = Readonly<{ id: string; name: string; lon: number; lat: number; official: boolean }>;

export type Gate = GateAt & Readonly<{ state: string; faded: boolean; word: string }>;

// What a card tells of a crossing beside.
export type GateTold = Readonly<{
  id: string;
  on: Day;
  day: string; // the same in words
  word: string; // the state in a few words, with who is excepted
  state: string;
  faded: boolean;
  closed: string;
  none: string; // that no record covers the day; blank where one does
  lines: readonly GateLine[];
}>;

// What a card adds of an incident: the page's own form for programs, as far as it is read.
export type IncidentTold = Readonly<{
  properties: Readonly<{
    summary: string | null;
    sources: readonly Readonly<{ publisher: string }>[];
    claims: readonly Readonly<{ claimant: string; subject: string; killed_low: number | null; killed_high: number | null }>[];
  }>;
}>;

export type GateLine = Readonly<{ text: string; source: string; href?: string; dated: string }>;

// The incidents of a whole version as they come, newest first: records/ makes the columns of marks of them. What follows
// from something else isn't sent.
export type RecordsSent = Readonly<{
  version: string;
  incidents: Readonly<{
    type: readonly number[];
    actor: readonly number[];
    confidence: readonly number[];
    date_precision: readonly number[];
    back: readonly number[]; // days from the first day of the one before; of the first one the day itself
    more: Readonly<Record<string, number>>; // days after the first one
    spot: readonly number[]; // -1 is the next one that none before had
    best: readonly (number | null)[];
    range: Readonly<Record<string, readonly [low: number | null, high: number | null]>>; // as they are given, where either isn't the best figure
    civilians: readonly (number | null)[];
    publishers: readonly number[];
    origin: readonly number[]; // none where there is one record alone
    toll: Readonly<Record<string, string>>;
  }>;
  origins: readonly string[];
  spots: Readonly<{
    lon: readonly (number | null)[];
    lat: readonly (number | null)[];
    unit: readonly number[];
    geo_precision: readonly number[];
    badge: readonly (number | null)[];
  }>;
  units: Readonly<Record<"country" | "admin1" | "district" | "in_district", readonly string[]> & { area: readonly number[] }>;
  areas: readonly Area[];
  badges: Marks["badges"];
  in_districts: readonly string[];
  countries: readonly string[];
  districts: Readonly<{ id: readonly string[]; population: readonly number[] }>;
  crossings: readonly GateSteps[];
  told: Readonly<Record<string, readonly [event: number, rank: number]>>; // by position; of an event the least rank that matches stands for all
}>;

// What lists and cards say of those incidents, which no map is drawn from.
export type WordsSent = Readonly<{
  version: string;
  at?: readonly number[]; // the positions of ids and titles, where those aren't of all; a title may still come later than its id
  id: readonly string[]; // without the first day that most begin with; after "=" where it is whole
  when: Readonly<Record<string, string>>; // by position, where it isn't the first day
  title: readonly string[];
  place: readonly string[]; // of spots: "+" at the end stands for the area's name after a comma; "=" stands after either sign
}>;

// A crossing in its states over all days: from each day on, counted from 1970-01-01, up to the next.
export type GateSteps = GateAt & Readonly<{ from: readonly number[]; state: readonly string[]; faded: readonly boolean[] }>;

export type Histogram = Readonly<{
  version: string; filter?: string; interval: string; bins: readonly Bin[];
  licence: string; attribution: string; collected_from: string; collected_to: string;
  collected: readonly Readonly<{ origin: string; from: string; to: string; completeness: string }>[];
}>;

export type Bin = Readonly<{
  from: string; to: string; count: number; vague: number;
  killed_low: number; killed: number | null; killed_high: number; without_best: number; without_figure: number;
}>;

// A month of the chart.
export type MonthBin = Pick<Bin, "from" | "count" | "vague">;

export type ProvinceName = Readonly<{ name: string; country: string }>;
export type TownName = Readonly<{ name: string; rank: number }>;
// A river's name may stand at any of its points, the nearest to the frontier first.
export type RiverName = Readonly<{ rank: number; name?: string; at?: readonly (readonly [lon: number, lat: number])[] }>;
export type HeightName = Readonly<{ kind: string; rank: number; name: string }>;
export type Rivers = Topology<{ rivers: GeometryCollection<Readonly<{ rank: number }>> }>;
export type Basemap = Topology<{
  land: GeometryCollection; abroad: GeometryCollection; home: GeometryCollection; borders: GeometryCollection;
  inner: GeometryCollection; disputed: GeometryCollection; frontier: GeometryCollection;
  afghan: GeometryCollection; areas: GeometryCollection; rivers: GeometryCollection<RiverName>; routes: GeometryCollection; heights: GeometryCollection<HeightName>;
  provinces: GeometryCollection<ProvinceName>; towns: GeometryCollection<TownName>;
}>;

// What an operator laid into the ground: shapes by layer, names with the spots where they may stand.
export type LaidShapes = Topology<{ ground: GeometryCollection<Readonly<{ rank: number; dry: boolean }>> }>;
export type LaidName = Readonly<{ kind: string; name: string; at: readonly (readonly [lon: number, lat: number])[] }>;
export type Laid = Readonly<{ version: string; layers: Readonly<Record<string, LaidShapes>>; names: readonly LaidName[] }>;

export type DistrictShape = Readonly<{ name: string; population: number; at: readonly [number, number] }>;
// The districts, and as points the areas in which others counted attacks: from, to (days since 1970-01-01), held, and
// the lowest of the counts.
export type CountedArea = Readonly<{ area: string; districts: readonly string[]; counts: readonly (readonly [number, number, number, number])[] }>;
export type Shapes = Topology<{ districts: GeometryCollection<DistrictShape>; counted: GeometryCollection<CountedArea> }>;
