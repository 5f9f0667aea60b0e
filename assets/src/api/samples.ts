// Answers of the server, of each list the first element of every shape. Written by internal/web/samples_test.go.
import type { Boot, GateLine, GateTold, Histogram, Marks, RecordsSent, Shapes } from "./types";

export const boot: Omit<Boot, "tiles"> = {
  "actors": ["ttp"], "axis": { "from": "2020-01-01", "to": "2026-09-30" }, "basemap": "…",
  "collected": { "from": "2021-02-01", "to": "2026-03-16" }, "confidences": ["confirmed"],
  "date_precisions": ["day"],
  "events": [
    {
      "from": "2007-01-01", "lane": 2, "title": "Operation Rah-e-Haq, the first campaign against the TTP",
      "to": "2007-12-31", "when": "2007",
    },
  ],
  "geo_precisions": ["site"],
  "ground": { "dark": "", "light": "", "near_dark": "", "near_light": "", "rivers": "" }, "group": ",",
  "home": [67, 31.6, 72.42, 34.966], "lang": "en", "most": 5000, "prefix": "", "records": 1,
  "strikes": ["air_strike"],
  "texts": {
    "locale.and": "{list} and {last}",
    "map.badge": { "one": "{name}; {count} incident", "other": "{name}; {count} incidents" },
  },
  "types": ["suicide_bombing"], "version": "…",
};

export const bootWithTiles: Required<Boot> = {
  "actors": ["ttp"], "axis": { "from": "2020-01-01", "to": "2026-09-30" }, "basemap": "…",
  "collected": { "from": "2021-02-01", "to": "2026-03-16" }, "confidences": ["confirmed"],
  "date_precisions": ["day"],
  "events": [
    {
      "from": "2007-01-01", "lane": 2, "title": "Operation Rah-e-Haq, the first campaign against the TTP",
      "to": "2007-12-31", "when": "2007",
    },
  ],
  "geo_precisions": ["site"],
  "ground": { "dark": "", "light": "", "near_dark": "", "near_light": "", "rivers": "" }, "group": ",",
  "home": [67, 31.6, 72.42, 34.966], "lang": "en", "most": 5000, "prefix": "", "records": 1,
  "strikes": ["air_strike"],
  "texts": {
    "locale.and": "{list} and {last}",
    "map.badge": { "one": "{name}; {count} incident", "other": "{name}; {count} incidents" },
  },
  "tiles": { "attribution": "somebody", "url": "https://tiles.example.org/{z}/{x}/{y}.png" },
  "types": ["suicide_bombing"], "version": "…",
};

export const marks: Marks = {
  "areas": [
    {
      "id": "south-waziristan-lower", "kind": "district", "lat": 322155, "lon": 695108,
      "name": "South Waziristan Lower",
    },
  ],
  "badges": [{ "lat": 325850, "lon": 708605, "name": "Lakki Marwat: only the district is known" }], "count": 224,
  "crossings": [
    {
      "faded": false, "id": "angoor-adda", "lat": 325070, "lon": 692950, "name": "Angoor Adda", "official": true,
      "state": "unknown", "word": "No closure on record",
    },
  ],
  "districts": {
    "id": ["abbottabad"], "incidents": [0], "killed": [null, 19], "per100k": [null, 1.48],
    "words": ["No incident matches."],
  },
  "facets": { "actor": [15], "confidence": [74, 137, 13], "in_district": [0], "type": [12] },
  "incidents": {
    "actor": [9], "area": [0], "badge": [null, 0], "best": [1, null], "civilians": [1, null], "confidence": [1],
    "date_precision": [0], "from": [19415], "geo_precision": [2], "high": [1, null],
    "id": ["2023-02-27-wana-roadside-bomb"], "lat": [322600, null], "lon": [695700, null], "low": [1, null],
    "place": [0], "publishers": [1], "title": ["Child killed by roadside bomb south of Wana"], "to": [19415],
    "toll": { "5": "no agreed figure; one claim: 0" }, "type": [1], "when": ["27 Feb 2023"],
  },
  "places": ["South of Wana, South Waziristan Lower"], "version": "…",
  "words": {
    "count": "224 incidents", "later": "", "noplace": "", "on": "28 February 2023",
    "period": "February 2021 to February 2023",
    "totals": "784 killed (748 to 825); 20 incidents give no agreed figure",
  },
};

export const records: RecordsSent = {
  "areas": [
    {
      "id": "south-waziristan-lower", "kind": "district", "lat": 322155, "lon": 695108,
      "name": "South Waziristan Lower",
    },
  ],
  "badges": [{ "lat": 325850, "lon": 708605, "name": "Lakki Marwat: only the district is known" }],
  "crossings": [
    {
      "faded": [false], "from": [-719162], "id": "angoor-adda", "lat": 325070, "lon": 692950,
      "name": "Angoor Adda", "official": true, "state": ["unknown"],
    },
  ],
  "districts": { "id": ["abbottabad"], "population": [1419072] }, "in_districts": ["abbottabad"],
  "incidents": {
    "actor": [9], "back": [19415], "best": [1, null], "civilians": [1, null], "confidence": [1],
    "date_precision": [0], "id": ["wana-roadside-bomb"], "more": { "101": 4 }, "publishers": [1],
    "range": { "102": [1, 2] }, "spot": [-1], "title": ["Child killed by roadside bomb south of Wana"],
    "toll": { "5": "no agreed figure; one claim: 0" }, "type": [1],
    "when": { "101": "24 May 2022 to 28 May 2022" },
  },
  "spots": {
    "badge": [null, 0], "geo_precision": [2], "lat": [322600, null], "lon": [695700, null],
    "place": ["South of Wana+"], "unit": [0],
  },
  "units": {
    "admin1": ["Khyber Pakhtunkhwa"], "area": [0], "country": ["PK"], "district": ["South Waziristan Lower"],
    "in_district": ["south-waziristan-lower"],
  },
  "version": "…",
};

export const gatesTold: readonly GateTold[] = [
  {
    "closed": "Closed on 1 day of the period", "day": "28 February 2023", "faded": false, "id": "angoor-adda",
    "lines": [
      {
        "dated": "30 July 2022",
        "href": "https://nation.com.pk/2022/07/30/opening-of-angoor-adda-border-crossing-demanded/",
        "source": "The Nation", "text": "Last before it: trade, closed until 29 Jul 2022",
      },
    ],
    "none": "No record covers 28 February 2023.", "on": "2023-02-28", "state": "unknown",
    "word": "No closure on record",
  },
  {
    "closed": "", "day": "28 February 2023", "faded": false, "id": "borki", "lines": [],
    "none": "No record covers 28 February 2023; none was read of another day.", "on": "2023-02-28",
    "state": "unknown", "word": "No closure on record",
  },
];

export const lineWithAddress: Required<GateLine> = {
  "dated": "30 July 2022",
  "href": "https://nation.com.pk/2022/07/30/opening-of-angoor-adda-border-crossing-demanded/",
  "source": "The Nation", "text": "Last before it: trade, closed until 29 Jul 2022",
};

export const lineWithoutAddress: Omit<GateLine, "href"> = {
  "dated": "undated", "source": "MENAFN (Khaama Press)",
  "text": "Trade, deportees and aid: closed since 24 Feb 2022, reported until 27 Feb 2022",
};

export const histogram: Omit<Histogram, "filter"> = {
  "attribution": "Khyber Atlas; boundaries OCHA, simplified; population Pakistan Bureau of Statistics; Natural Earth; GeoNames",
  "bins": [
    {
      "count": 1, "from": "2020-01-01", "killed": 6, "killed_high": 6, "killed_low": 6, "to": "2020-01-31",
      "vague": 0, "without_best": 0, "without_figure": 0,
    },
    {
      "count": 0, "from": "2020-02-01", "killed": null, "killed_high": 0, "killed_low": 0, "to": "2020-02-29",
      "vague": 0, "without_best": 0, "without_figure": 0,
    },
  ],
  "collected_from": "2021-02-01", "collected_to": "2026-03-16", "interval": "month", "licence": "CC-BY-4.0",
  "version": "…",
};

export const histogramOfAFilter: Required<Histogram> = {
  "attribution": "Khyber Atlas; boundaries OCHA, simplified; population Pakistan Bureau of Statistics; Natural Earth; GeoNames",
  "bins": [
    {
      "count": 2, "from": "2022-02-26", "killed": 7, "killed_high": 7, "killed_low": 7, "to": "2022-02-26",
      "vague": 1, "without_best": 0, "without_figure": 0,
    },
  ],
  "collected_from": "2021-02-01", "collected_to": "2026-03-16", "filter": "datetime=2022-02-26",
  "interval": "month", "licence": "CC-BY-4.0", "version": "…",
};

export const shapes: Shapes = {
  "arcs": [[[41594, 32086]]],
  "objects": {
    "counted": {
      "geometries": [
        {
          "coordinates": [40663, 29418],
          "properties": { "area": "Khyber Pakhtunkhwa", "counts": [[19448, 19477, 9, 33]], "districts": ["abbottabad"] },
          "type": "Point",
        },
      ],
      "type": "GeometryCollection",
    },
    "districts": {
      "geometries": [
        {
          "arcs": [[0, 1, 2]], "id": "abbottabad",
          "properties": { "at": [73.3051, 34.1073], "name": "Abbottabad", "population": 1419072 },
          "type": "Polygon",
        },
      ],
      "type": "GeometryCollection",
    },
  },
  "transform": { "scale": [0.0001, 0.0001], "translate": [69.2388, 31.1655] }, "type": "Topology",
};
