// Answers of the server, of each list the first element of every shape. Written by internal/web/samples_test.go.
import type { Boot, GateLine, GateTold, Histogram, Laid, ListSent, Marks, Names, RecordsSent, Shapes, SpotsSent, SumsSent, WordsSent } from "./types";

export const boot: Omit<Boot, "tiles" | "crowd"> = {
  "actors": ["ttp"], "acts": "", "axis": { "from": "2020-01-01", "to": "2026-09-30" }, "basemap": "…",
  "collected": { "from": "2021-02-01", "to": "2026-05-31" }, "confidences": ["confirmed"],
  "covered": [{ "from": "2021-02-01", "origin": "atlas", "to": "2026-03-16" }], "date_precisions": ["day"],
  "events": [
    {
      "from": "2007-01-01", "lane": 2, "title": "Operation Rah-e-Haq, the first campaign against the TTP",
      "to": "2007-12-31", "when": "2007",
    },
  ],
  "geo_precisions": ["site"],
  "ground": { "dark": "", "light": "", "near_dark": "", "near_light": "", "rivers": "" }, "group": ",",
  "groups": [1], "home": [67, 31.6, 72.42, 34.966], "hues": ["air_strike"], "laid": [], "lanes": ["Truces"],
  "lang": "en", "most": 20000, "origins": [], "prefix": "", "query": "datetime=../2026-05-31", "records": 1,
  "scale": { "a": 6, "b": 1.6 }, "sizes": [1, 10, 50], "strikes": ["air_strike"],
  "texts": {
    "locale.and": "{list} and {last}",
    "map.after": {
      "one": "{count} incident after {day} is not shown", "other": "{count} incidents after {day} are not shown",
    },
  },
  "types": ["suicide_bombing"], "version": "…",
};

export const bootWithTiles: Required<Omit<Boot, "crowd">> = {
  "actors": ["ttp"], "acts": "", "axis": { "from": "2020-01-01", "to": "2026-09-30" }, "basemap": "…",
  "collected": { "from": "2021-02-01", "to": "2026-05-31" }, "confidences": ["confirmed"],
  "covered": [{ "from": "2021-02-01", "origin": "atlas", "to": "2026-03-16" }], "date_precisions": ["day"],
  "events": [
    {
      "from": "2007-01-01", "lane": 2, "title": "Operation Rah-e-Haq, the first campaign against the TTP",
      "to": "2007-12-31", "when": "2007",
    },
  ],
  "geo_precisions": ["site"],
  "ground": { "dark": "", "light": "", "near_dark": "", "near_light": "", "rivers": "" }, "group": ",",
  "groups": [1], "home": [67, 31.6, 72.42, 34.966], "hues": ["air_strike"], "laid": [], "lanes": ["Truces"],
  "lang": "en", "most": 20000, "origins": [], "prefix": "", "query": "datetime=../2026-05-31", "records": 1,
  "scale": { "a": 6, "b": 1.6 }, "sizes": [1, 10, 50], "strikes": ["air_strike"],
  "texts": {
    "locale.and": "{list} and {last}",
    "map.after": {
      "one": "{count} incident after {day} is not shown", "other": "{count} incidents after {day} are not shown",
    },
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
  "facets": {
    "actor": [15], "confidence": [74, 137, 13], "country": [211, 13], "geo_precision": [3], "in_district": [0],
    "origin": [224], "type": [12],
  },
  "incidents": {
    "actor": [9], "area": [0], "badge": [null, 0], "best": [1, null], "civilians": [1, null], "confidence": [1],
    "date_precision": [0], "from": [19415], "geo_precision": [2], "high": [1, null],
    "id": ["2023-02-27-wana-roadside-bomb"], "lat": [322600, null], "lon": [695700, null], "low": [1, null],
    "place": [0], "publishers": [1], "title": ["Child killed by roadside bomb south of Wana"], "to": [19415],
    "toll": { "5": "no agreed figure; claimed by DNA News: 0 killed" }, "type": [1], "when": ["27 Feb 2023"],
  },
  "open": 0, "places": ["South of Wana, South Waziristan Lower"], "version": "…",
  "words": {
    "count": "224 incidents", "later": "", "noplace": "", "on": "28 February 2023",
    "period": "February 2021 to February 2023",
    "totals": "784 killed (748 to 825); 20 incidents give no agreed figure",
  },
};

export const sums: SumsSent = {
  "areas": [{ "id": "af-kandahar", "kind": "province", "lat": 316133, "lon": 657101, "name": "Kandahar" }],
  "count": 224,
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
  "facets": {
    "actor": [15], "confidence": [74, 137, 13], "country": [211, 13], "geo_precision": [3], "in_district": [0],
    "origin": [224], "type": [12],
  },
  "head": {
    "after": "",
    "heading": "Khyber Pakhtunkhwa and its frontier, February 2021 to February 2023: 224 incidents, 784 killed (748 to 825)",
    "notes": [{ "name": "missing", "text": "20 incidents give no agreed figure." }],
  },
  "held": [{ "area": 0, "at_least": 2, "coarse": false, "count": 1, "kinds": [[9, 1, 1]] }],
  "middle": [692500, 316000, 724200, 349500], "open": 0, "version": "…",
  "words": {
    "count": "224 incidents", "later": "", "noplace": "", "on": "28 February 2023",
    "period": "February 2021 to February 2023",
    "totals": "784 killed (748 to 825); 20 incidents give no agreed figure",
  },
};

export const list: ListSent = {
  "areas": [
    {
      "id": "south-waziristan-lower", "kind": "district", "lat": 322155, "lon": 695108,
      "name": "South Waziristan Lower",
    },
  ],
  "at": 150, "badges": [{ "lat": 325850, "lon": 708605, "name": "Lakki Marwat: only the district is known" }],
  "chosen": {
    "areas": [{ "id": "af-kunar", "kind": "province", "lat": 348731, "lon": 711470, "name": "Kunar" }],
    "badges": [{ "lat": 349660, "lon": 712746, "name": "Shigal wa Sheltan: only the district is known" }],
    "incidents": {
      "actor": [9], "area": [0], "badge": [0], "best": [null], "civilians": [null], "confidence": [1],
      "date_precision": [0], "from": [18977], "geo_precision": [3], "high": [null],
      "id": ["2021-12-16-sheltan-chugam-strike"], "lat": [null], "lon": [null], "low": [null], "place": [0],
      "publishers": [1],
      "title": ["Drone strike on TTP guesthouse in Sheltan reported; munitions said to have failed"],
      "to": [18977], "toll": {}, "type": [7], "when": ["16 Dec 2021"],
    },
    "places": ["Chugam, Sheltan, Shigal wa Sheltan"],
  },
  "count": 224,
  "incidents": {
    "actor": [9], "area": [0], "badge": [null, 0], "best": [1, null], "civilians": [1, null], "confidence": [1],
    "date_precision": [0], "from": [19415], "geo_precision": [2], "high": [1, null],
    "id": ["2023-02-27-wana-roadside-bomb"], "lat": [322600, null], "lon": [695700, null], "low": [1, null],
    "place": [0], "publishers": [1], "title": ["Child killed by roadside bomb south of Wana"], "to": [19415],
    "toll": { "5": "no agreed figure; claimed by DNA News: 0 killed" }, "type": [1], "when": ["27 Feb 2023"],
  },
  "offset": 0, "places": ["South of Wana, South Waziristan Lower"], "version": "…",
};

export const spots: SpotsSent = {
  "at_least": {},
  "badges": [
    {
      "area": "af-khost", "at_least": null, "count": 1, "home": false, "kinds": [[9, 1, 0]], "lat": 332874,
      "lon": 699128, "name": "Gurbuz: only the district is known", "number": 5,
    },
    {
      "area": "af-khost", "at_least": 41, "count": 5, "home": false, "kinds": [[6, 5, 5]], "lat": 332000,
      "lon": 695200, "name": "Spera: only the district is known", "number": 7,
    },
  ],
  "best": [1, null], "cells": 15, "contested": { "52": 1 }, "count": [1], "kind": [8],
  "kinds": {
    "19": [2], "2": [0], "24": [0], "25": [3], "30": [0], "33": [1], "34": [1], "36": [1], "39": [1], "41": [1],
    "45": [1], "5": [3], "62": [2], "66": [0], "74": [2], "75": [2], "76": [2], "85": [1], "96": [2],
  },
  "version": "…", "x": [2810], "y": [1576],
};

export const records: RecordsSent = {
  "areas": [
    {
      "id": "south-waziristan-lower", "kind": "district", "lat": 322155, "lon": 695108,
      "name": "South Waziristan Lower",
    },
  ],
  "badges": [{ "lat": 325850, "lon": 708605, "name": "Lakki Marwat: only the district is known" }],
  "countries": ["PK"],
  "crossings": [
    {
      "faded": [false], "from": [-719162], "id": "angoor-adda", "lat": 325070, "lon": 692950,
      "name": "Angoor Adda", "official": true, "state": ["unknown"],
    },
  ],
  "districts": { "id": ["abbottabad"], "population": [1419072] }, "in_districts": ["abbottabad"],
  "incidents": {
    "actor": [9], "back": [19415], "best": [1, null], "civilians": [1, null], "confidence": [1],
    "date_precision": [0], "more": { "101": 4 }, "origin": [], "publishers": [1], "range": { "102": [1, 2] },
    "spot": [-1], "toll": { "5": "no agreed figure; claimed by DNA News: 0 killed" }, "type": [1],
  },
  "origins": ["atlas"],
  "spots": {
    "badge": [null, 0], "geo_precision": [2], "lat": [322600, null], "lon": [695700, null], "unit": [0],
  },
  "told": {},
  "units": {
    "admin1": ["Khyber Pakhtunkhwa"], "area": [0], "country": ["PK"], "district": ["South Waziristan Lower"],
    "in_district": ["south-waziristan-lower"],
  },
  "version": "…",
};

export const words: WordsSent = {
  "id": ["wana-roadside-bomb"], "place": ["South of Wana+"],
  "title": ["Child killed by roadside bomb south of Wana"], "version": "…",
  "when": { "101": "24 May 2022 to 28 May 2022" },
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
    "none": "No record covers 28 February 2023; no report of another day was found.", "on": "2023-02-28",
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
  "collected": [{ "completeness": "sample", "from": "2021-02-01", "origin": "atlas", "to": "2026-03-16" }],
  "collected_from": "2021-02-01", "collected_to": "2026-05-31", "interval": "month", "licence": "CC-BY-4.0",
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
  "collected": [{ "completeness": "sample", "from": "2021-02-01", "origin": "atlas", "to": "2026-03-16" }],
  "collected_from": "2021-02-01", "collected_to": "2026-05-31", "filter": "datetime=2022-02-26",
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

export const names: Names = {
  "also": {
    "Abbottabad": ["ایبٹ آباد"], "Alpuri": ["الپوری"], "Angoor Adda": ["انگور اڈہ"],
    "Arandu": ["ارندو"], "Asadabad": ["اسعد آباد"], "Attock": ["اٹک"], "Baghlan": ["بغلان"],
    "Bajaur": ["باجوڑ"], "Bannu": ["بنوں"], "Bara": ["باڑہ"], "Batkhela": ["بٹ خیلہ"],
    "Battagram": ["بٹگرام"], "Besham": ["بشام"], "Bhakkar": ["بھکر"], "Bin Shahi": ["بن شاہی"],
    "Booni": ["بونی"], "Borki": ["بورکی"], "Broghil Pass": ["بروغل پاس"], "Buner": ["بونیر"],
    "Chaman": ["چمن"], "Chaman / Spin Boldak (Friendship Gate)": ["چمن (باب دوستی)"],
    "Charikar": ["چاریکار"], "Charsadda": ["چارسدہ"], "Chitral": ["چترال"], "Daggar": ["ڈگر"],
    "Darra Adam Khel": ["درہ آدم خیل"], "Dasu": ["داسو"],
    "Dera Ismail Khan": ["ڈیرہ اسماعیل خان"], "Dir": ["دیر"], "Dorah Pass": ["دوراہ پاس"],
    "Fayzabad": ["فیض آباد"], "Gardez": ["گردیز"], "Ghakhi Pass": ["غاخی پاس"],
    "Ghalanai": ["غلنئی"], "Ghazni": ["غزنی"], "Ghulam Khan": ["غلام خان"], "Gilgit": ["گلگت"],
    "Gursal": ["گرسل"], "Hangu": ["ہنگو"], "Haripur": ["ہری پور"],
    "Islamabad": ["اسلام آباد"], "Jalalabad": ["جلال آباد"], "Jamrud": ["جمرود"],
    "Judba": ["جدبا"], "Kabul": ["کابل"], "Kaga Pass": ["کگہ پاس"], "Kalaya": ["کلایہ"],
    "Kandahar": ["قندھار"], "Karak": ["کرک"], "Khar": ["خار"], "Kharlachi": ["خرلاچی"],
    "Khost": ["خوست"], "Khyber": ["خیبر"], "Kohat": ["کوہاٹ"],
    "Kolai Palas Kohistan": ["کولئی پالس کوہستان"], "Kulachi": ["کلاچی"],
    "Kurram": ["کرم"], "Ladha": ["لدھا"], "Lahore": ["لاہور"], "Lakki Marwat": ["لکی مروت"],
    "Landi Kotal": ["لنڈی کوتل"], "Letai Pass": ["لیٹئی پاس"],
    "Lower Chitral": ["لوئر چترال"], "Lower Dir": ["لوئر دیر"],
    "Lower Kohistan": ["لوئر کوہستان"], "Maidan Shar": ["میدان شار"], "Makin": ["مکین"],
    "Malakand": ["مالاکنڈ"], "Mansehra": ["مانسہرہ"], "Mardan": ["مردان"], "Matta": ["مٹہ"],
    "Mehtarlam": ["مہترلام"], "Mianwali": ["میانوالی"], "Mingora": ["مینگورہ"],
    "Mir Ali": ["میر علی"], "Miran Shah": ["میران شاہ"], "Mohmand": ["مہمند"],
    "Muzaffarabad": ["مظفرآباد"], "Nawa Pass": ["ناوا پاس"],
    "North Waziristan": ["شمالی وزیرستان"], "Nowshera": ["نوشہرہ"],
    "Orakzai": ["اورکزئی"], "Paharpur": ["پہاڑپور"], "Parachinar": ["پاڑہ چنار"],
    "Parun": ["پارون"], "Pattan": ["پتن"], "Peshawar": ["پشاور"], "Pul-e Alam": ["پل علم"],
    "Qalat": ["قلات"], "Quetta": ["کوئٹہ"], "Rawalpindi": ["راولپنڈی"], "Razmak": ["رزمک"],
    "Sadda": ["صدہ"], "Saidu Sharif": ["سیدو شریف"], "Sarai Naurang": ["سرائے نورنگ"],
    "Shabqadar": ["شبقدر"], "Shangla": ["شانگلہ"], "Sharana": ["شرنہ"],
    "South Waziristan Lower": ["جنوبی وزیرستان لوئر"],
    "South Waziristan Upper": ["جنوبی وزیرستان اپر"], "Spin Boldak": ["سپین بولدک"],
    "Spinkai Raghzai": ["سپنکئی راغزئی"], "Swabi": ["صوابی"], "Swat": ["سوات"],
    "Tank": ["ٹانک"], "Teri Mangal": ["تری منگل"], "Thal": ["ٹل"], "Timergara": ["تیمرگرہ"],
    "Torghar": ["تورغر"], "Torkham": ["طورخم"], "Upper Chitral": ["اپر چترال"],
    "Upper Dir": ["اپر دیر"], "Upper Kohistan": ["اپر کوہستان"], "Urgun": ["ارگون"],
    "Wana": ["وانا"], "Zhob": ["ژوب"],
  },
  "claimants": ["North Waziristan police"],
  "said": {
    "2021-02-22-ippi-aid-workers": [0], "2021-06-23-bannu-janikhel-march": [1],
    "2022-02-24-spin-boldak-clash": [2], "2022-04-16-sheltan-strike": [3, 4],
    "2022-04-16-spera-afghan-dubai-strike": [3, 5], "2022-10-10-swat-guli-bagh": [6, 7],
    "2022-12-11-chaman-clash": [8, 9], "2022-12-15-chaman-clash": [8, 10], "2023-02-27-wana-roadside-bomb": [11],
    "2023-03-15-zangara": [12], "2023-05-04-kurram-teri-mangal": [13, 14, 15], "2023-07-05-miranshah": [15],
    "2023-07-20-bara": [6], "2023-08-19-shawal-gul-mir-kot": [16, 17, 18, 15],
    "2023-09-06-torkham-clash": [19, 20], "2023-11-03-di-khan-tank-adda": [21],
    "2024-03-18-barmal-laman-strike": [22], "2024-03-18-spera-afghan-dubai-strike": [22],
    "2024-07-03-bajaur-damadola": [23, 24, 15], "2024-07-15-bannu-cantonment": [25], "2024-07-19-bannu": [16],
    "2024-08-12-torkham-clash": [22, 26], "2024-10-09-jamrud-jirga": [27, 28], "2024-10-26-eidak": [16],
    "2024-11-06-khyber-tirah": [16, 29], "2024-11-19-seena-tanga-elder": [30],
    "2024-12-24-barmal-laman-strike": [22], "2025-02-20-kinger-bridge": [11], "2025-03-03-torkham": [31],
    "2025-03-04-bannu-cantonment": [16], "2025-03-29-katlang": [32, 33, 34], "2025-04-28-wana": [35, 36, 15],
    "2025-05-07-odd-barmal": [37], "2025-05-17-begukhel": [38], "2025-05-19-hurmuz": [16],
    "2025-06-20-dashka-makin": [39, 15], "2025-07-27-bagh-maidan-tirah": [40, 41],
    "2025-08-07-wana-rustam-bazaar": [6], "2025-08-12-erab-mamund": [21], "2025-08-24-dir-dobando": [21],
    "2025-08-27-spera-surkash-strike": [22, 33], "2025-09-22-tirah-matre-dara": [42, 43],
    "2025-09-27-laghari-mamund": [6, 16, 29], "2025-09-30-quetta": [16], "2025-10-10-di-khan-police-school": [9],
    "2025-10-15-spin-boldak-clash": [44, 24, 45], "2025-10-17-urgun-strike": [46],
    "2025-11-06-spin-boldak-clash": [24, 47], "2025-11-20-bannu-hoveed": [48, 36, 15],
    "2025-11-25-gurbuz-mughalgai-strike": [44], "2025-12-05-spin-boldak-clash": [49, 50, 51],
    "2026-01-05-lakki-factory-bus": [52, 15, 53], "2026-01-29-bannu-domel-sperka": [54],
    "2026-02-16-bajaur-checkpost": [55, 9, 15], "2026-02-16-bannu-miryan": [52, 56, 57],
    "2026-02-21-girdi-kas-strike": [44, 58, 45], "2026-02-21-urgun-strike": [59],
    "2026-02-28-ghani-khel-strike": [60, 61], "2026-03-06-miranshah-chashma": [62],
    "2026-03-08-ghulam-khan-golakhel": [63], "2026-03-16-kabul-omid-hospital-strike": [22, 64, 65],
    "2026-04-21-bara-operation": [9], "2026-04-27-kunar-university-shelling": [66],
    "2026-06-28-paktia-strike": [67, 68],
  },
  "towns": [{ "lat": 34.15, "lon": 73.21, "name": "Abbottabad" }], "version": "…",
};

export const laid: Laid = {
  "layers": {
    "roads": {
      "arcs": [[[0, 0]]],
      "objects": {
        "ground": {
          "geometries": [{ "arcs": [0], "properties": { "dry": false, "rank": 1 }, "type": "LineString" }],
          "type": "GeometryCollection",
        },
      },
      "transform": { "scale": [0.0001, 0.0001], "translate": [70, 33] }, "type": "Topology",
    },
  },
  "names": [{ "at": [[60.8786, 29.8618]], "kind": "town2", "name": "A village of theirs" }], "version": "…",
};
