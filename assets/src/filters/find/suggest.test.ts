import assert from "node:assert/strict";
import { test } from "node:test";
import heading from "../../../../internal/i18n/catalogue/en/heading.json" with { type: "json" };
import locale from "../../../../internal/i18n/catalogue/en/locale.json" with { type: "json" };
import { filter, parse } from "../../state/state";
import { texts } from "../../text";
import { counter } from "./count";
import { answer, shippedTerms } from "./shipped";
import { suggest } from "./suggest";

const t = texts({ lang: "en", group: ",", texts: { ...heading, ...locale } });
const terms = shippedTerms(t, {
  type: { suicide_bombing: "Suicide bombing", ied: "Bomb or mine", armed_attack: "Armed attack", targeted_killing: "Targeted killing",
    abduction: "Abduction", security_operation: "Security operation", air_strike: "Air strike", drone_strike: "Drone strike",
    shelling: "Shelling", border_clash: "Border clash", communal_violence: "Communal violence", other: "Other" },
  actor: { ttp: "TTP", iskp: "Islamic State Khorasan Province", pakistan_forces: "Pakistan’s security forces",
    afghan_taliban_forces: "Afghan Taliban forces" },
  confidence: { confirmed: "Confirmed", reported: "Reported", contested: "Contested" },
});
const known = { terms, t, collected: { from: "2021-02-01", to: "2026-03-16" }, count: counter(answer) };
const all = (typed: string, at = "") => suggest(typed, parse(at), known);
const asks = (typed: string, at = "") => {
  const s = parse(at), [one] = all(typed, at);
  assert.ok(one, typed);
  const now = { ...s, ...one.patch };
  return [filter(now), now.sel].filter(Boolean).join(" ");
};

const OCTOBER = "datetime=2025-10-01/2025-10-31", WAZIRISTAN = "north-waziristan,south-waziristan-lower,south-waziristan-upper";
const STRIKES = "type=air_strike,drone_strike,shelling";

// What the first suggestion asks for. The questions are as people type them.
const QUESTIONS: readonly (readonly [typed: string, want: string])[] = [
  // the five of the first page
  ["What happened in Bannu in October 2025?", OCTOBER + "&in_district=bannu"],
  ["Was Torkham open on 1 November 2025, and who says so?", "datetime=2025-11-01 crossing:torkham"],
  ["How many civilians were reported killed in strikes on Afghan soil in February 2026, who says so, and how many strikes give no figure?",
    `datetime=2026-02-01/2026-02-28&${STRIKES}&country=AF`],
  ["Give me everything within 20 km of Wana in 2025 as GeoPackage", "datetime=2025-01-01/2025-12-31&near=69.57,32.3,20"],
  // districts
  ["Bannu October 2025", OCTOBER + "&in_district=bannu"],
  ["what happened in bannu in oct 2025", OCTOBER + "&in_district=bannu"],
  ["Bannu district October 2025", OCTOBER + "&in_district=bannu"],
  ["Kurram district", "in_district=kurram"],
  ["district Tank 2025", "datetime=2025-01-01/2025-12-31&in_district=tank"],
  ["Bajaur Agency 2021", "datetime=2021-01-01/2021-12-31&in_district=bajaur"],
  ["attacks in Lakki Marwat in 2024", "datetime=2024-01-01/2024-12-31&in_district=lakki-marwat"],
  ["Bannu and Peshawar 2025", "datetime=2025-01-01/2025-12-31&in_district=bannu,peshawar"],
  ["DI Khan 2025", "datetime=2025-01-01/2025-12-31&in_district=dera-ismail-khan"],
  ["D.I. Khan", "in_district=dera-ismail-khan"],
  ["D I Khan", "in_district=dera-ismail-khan"],
  ["waziristan", "in_district=" + WAZIRISTAN],
  ["Waziristan October 2025", `${OCTOBER}&in_district=${WAZIRISTAN}`],
  ["South Waziristan", "in_district=south-waziristan-lower,south-waziristan-upper"],
  ["North Waziristan drone strikes", "type=drone_strike&in_district=north-waziristan"],
  ["بنوں", "in_district=bannu"],
  ["پېښور 2024", "datetime=2024-01-01/2024-12-31&in_district=peshawar"],
  ["شمالي وزيرستان", "in_district=north-waziristan"],
  ["ميران شاه", "near=70.07,33,10"],
  // towns and distances
  ["Wana 20 km 2025", "datetime=2025-01-01/2025-12-31&near=69.57,32.3,20"],
  ["within 20km of Wana", "near=69.57,32.3,20"],
  ["Bannu 5 km", "near=70.6,32.99,5"],
  ["Bannu city", "near=70.6,32.99,10"],
  ["Miramshah", "near=70.07,33,10"],
  // crossings
  ["Was Chaman open on 5 December 2025", "datetime=2025-12-05 crossing:chaman"],
  ["Is Spin Boldak closed?", " crossing:chaman"],
  ["friendship gate 2025-10-15", "datetime=2025-10-15 crossing:chaman"],
  ["Torkham 1 November 2025", "datetime=2025-11-01 crossing:torkham"],
  ["Torkham 2025-11-01", "datetime=2025-11-01 crossing:torkham"],
  ["Ghulam Khan crossing 12 October 2025", "datetime=2025-10-12 crossing:ghulam-khan"],
  ["torkham closure October 2025", OCTOBER + " crossing:torkham"],
  // kinds, parties and words
  ["strikes on Afghan soil February 2026", `datetime=2026-02-01/2026-02-28&${STRIKES}&country=AF`],
  ["Pakistani strikes in Afghanistan February 2026", `datetime=2026-02-01/2026-02-28&${STRIKES}&country=AF`],
  ["Pakistani air strikes in Paktika", "type=air_strike&admin1=Paktika"],
  ["Afghan shelling in Kurram", "type=shelling&actor=afghan_taliban_forces&in_district=kurram"],
  ["ttp bannu 2024 to 2025", "datetime=2024-01-01/2025-12-31&actor=ttp&in_district=bannu"],
  ["Pakistani Taliban in Swat", "actor=ttp&in_district=swat"],
  ["contested bannu", "in_district=bannu&confidence=contested"],
  ["strike", STRIKES],
  ["drone strikes", "type=drone_strike"],
  ["suicide bombings 2023", "datetime=2023-01-01/2023-12-31&type=suicide_bombing"],
  ["bombings in Peshawar 2023", "datetime=2023-01-01/2023-12-31&type=ied,suicide_bombing&in_district=peshawar"],
  ["Peshawar mosque bombing", "type=ied,suicide_bombing&in_district=peshawar&q=mosque"],
  ["October 2025 Bannu police", OCTOBER + "&in_district=bannu&q=police"],
  ["polio Bannu", "in_district=bannu&q=polio"],
  ["civilians killed by drones in Tirah 2025", "datetime=2025-01-01/2025-12-31&type=drone_strike&q=Tirah"],
  ["Mir Ali suicide attack October 2025", OCTOBER + "&type=suicide_bombing&near=70.28,32.97,10"],
  ["polio team", "q=polio+team"],
  ["police", "q=police"],
  ["summer 2025", "datetime=2025-01-01/2025-12-31"],
  // periods
  ["bannu sept 2025", "datetime=2025-09-01/2025-09-30&in_district=bannu"],
  ["March to June 2025", "datetime=2025-03-01/2025-06-30"],
  ["Bannu March-June 2025", "datetime=2025-03-01/2025-06-30&in_district=bannu"],
  ["Bannu from March until June 2025", "datetime=2025-03-01/2025-06-30&in_district=bannu"],
  ["November to February 2026 Kurram", "datetime=2025-11-01/2026-02-28&in_district=kurram"],
  ["Kurram 1 to 5 November 2024", "datetime=2024-11-01/2024-11-05&in_district=kurram"],
  ["since January 2026", "datetime=2026-01-01/2026-03-16"],
  ["Bannu after October 2025", "datetime=2025-11-01/2026-03-16&in_district=bannu"],
  ["Bannu before 2024", "datetime=../2023-12-31&in_district=bannu"],
  ["Bannu between March and June 2025", "datetime=2025-03-01/2025-06-30&in_district=bannu"],
  ["5 and 6 November 2024 Kurram", "datetime=2024-11-05/2024-11-06&in_district=kurram"],
  ["since 2027", "datetime=2027-01-01/.."],
  ["Tank until March 2022", "datetime=../2022-03-31&in_district=tank"],
  ["Bannu 2025-10", OCTOBER + "&in_district=bannu"],
  ["Bannu 10/2025", OCTOBER + "&in_district=bannu"],
  ["Bannu 03.2025 to 06.2025", "datetime=2025-03-01/2025-06-30&in_district=bannu"],
  ["Bannu 2025-10-05", "datetime=2025-10-05&in_district=bannu"],
  ["2025-10-05/2025-10-12", "datetime=2025-10-05/2025-10-12"],
  ["Kurram 1 Nov 25", "datetime=2025-11-01&in_district=kurram"],
  ["Kurram 21st of November 2024", "datetime=2024-11-21&in_district=kurram"],
  ["Torkham 12/11/2025", "datetime=2025-11-12 crossing:torkham"],
  ["Torkham 25/12/2025", "datetime=2025-12-25 crossing:torkham"],
  ["Q3 2025", "datetime=2025-07-01/2025-09-30"],
  ["third quarter of 2025 Bannu", "datetime=2025-07-01/2025-09-30&in_district=bannu"],
  ["Bannu 2025 Q1", "datetime=2025-01-01/2025-03-31&in_district=bannu"],
  ["Bannu last 30 days", "datetime=2026-02-15/2026-03-16&in_district=bannu"],
  ["31 February 2025 Bannu", "in_district=bannu"],
  // slips
  ["Banu", "in_district=bannu"],
  ["Torkam 1 November 2025", "datetime=2025-11-01 crossing:torkham"],
  ["peshwar 2024", "datetime=2024-01-01/2024-12-31&in_district=peshawar"],
  ["north wazirstan october 2025", OCTOBER + "&in_district=north-waziristan"],
];

for (const [typed, want] of QUESTIONS) {
  test("asked: " + typed, () => assert.equal(asks(typed), want.trim()));
}

test("a place replaces the place before, and other parts of the filter stay", () => {
  assert.equal(asks("Wana", "?confidence=contested&in_district=bannu"), "confidence=contested&near=69.57,32.3,10");
});

const said = (typed: string) => all(typed).map((x) => `${x.text} [${x.as}]`);
const words = (typed: string) => `Incidents with the words “${typed}” [words]`;

test("words are offered last, whatever else is understood, and no suggestion twice", () => {
  assert.deepEqual(said("Bannu October 2025"), ["Bannu · October 2025 [district]", "within 10 km of Bannu · October 2025 [distance]",
    words("Bannu October 2025")]);
  assert.deepEqual(said("Khyber Pakhtunkhwa 2025"), ["Khyber Pakhtunkhwa · 2025 [filter]", words("Khyber Pakhtunkhwa 2025")]);
});

test("a period is worded as the server words it", () => {
  for (const [typed, want] of [["1 October 2025 to 8 October 2025", "1 to 8 October 2025"], ["1-8 October 2025", "1 to 8 October 2025"],
    ["October 2025 to December 2025", "October to December 2025"], ["2024 to 2025", "2024 to 2025"]] as const) {
    assert.equal(all("Bannu " + typed)[0]?.text, "Bannu · " + want);
  }
});

test("a question that compares two periods leads to the page that lays them side by side", () => {
  const typed = "Which districts hold more recorded incidents in 2025 than in 2024, and why may that mislead?";
  assert.deepEqual(said(typed), ["Districts: 2025 compared with 2024 [page]", words(typed)]);
  assert.equal(all(typed)[0]?.page, "collections/districts/items?datetime=2025-01-01/2025-12-31&compare=2024-01-01/2024-12-31");
});

test("what was left out of a question is said", () => {
  for (const [typed, want] of [
    ["Why did fighting intensify in Bannu in October 2025?", "Bannu · October 2025 – left out: fighting intensify [district]"],
    ["Pakistani strikes in Afghanistan February 2026", "Strikes · Afghan soil · February 2026 – left out: Pakistani [filter]"],
    ["Peshawar Gul Zaman mosque", "Peshawar · “mosque” – left out: Gul Zaman [district]"],
    ["Bannu more than 10 killed", "Bannu – left out: 10 [district]"],
    ["attacks not in Bannu", "Bannu – left out: not [district]"],
    ["polio workers killed in Bajaur", "Bajaur · “polio” – left out: workers [district]"],
    ["summer 2025", "2025 – left out: summer [filter]"],
    ["Peshawar yesterday", "Peshawar – left out: yesterday [district]"],
    ["Wana Bannu 20 km", "within 20 km of Wana – left out: Bannu [distance]"],
    ["Torkham Wana 5 km", "within 5 km of Torkham – left out: Wana [distance]"],
  ] as const) assert.equal(said(typed)[0], want);
});

test("words of which it isn't known whether an incident has them are looked for", () => {
  const [one] = suggest("Bannu intensify", parse(""), { ...known, count: counter(() => undefined) });
  assert.equal(one?.text, "Bannu · “intensify”");
  const untitled = { incidents: { title: ["", ""], place: [0, 0] }, places: [""] };
  assert.equal(suggest("Bannu intensify", parse(""), { ...known, count: counter(() => untitled) })[0]?.text, "Bannu · “intensify”");
});

test("a day that no calendar has is left out, and its month is offered after", () => {
  assert.deepEqual(said("Bannu 31 February 2025").filter((x) => x.endsWith("[district]")),
    ["Bannu – left out: 31 February 2025 [district]", "Bannu · February 2025 [district]"]);
  assert.deepEqual(said("31 February 2025"), [words("31 February 2025"), "February 2025 [filter]"]);
  for (const day of ["2025-13-01", "2025-00-10", "2025-13", "13/2025", "45/45/2025"]) {
    assert.deepEqual(said(day), [words(day)]);
    assert.equal(said("Bannu " + day)[0], `Bannu – left out: ${day} [district]`);
  }
});

test("a day whose month could be its day is read both ways", () => {
  assert.deepEqual(said("Torkham 12/11/2025").filter((x) => x.includes("[crossing")),
    ["Torkham · 12 November 2025 [crossing on that day]", "Torkham · 11 December 2025 [crossing on that day]"]);
});

test("a crossing is one on a day only where a day was typed", () => {
  assert.equal(said("Torkham")[0], "Torkham [crossing]");
  assert.equal(said("Torkham October 2025")[0], "Torkham · October 2025 [crossing]");
});

test("a slip is mended as a question, and first where nothing is written so", () => {
  assert.equal(said("Banu")[0], "Did you mean Bannu? [district]");
  assert.equal(said("shelings 2025")[0], "Did you mean Shelling · 2025? [filter]");
  assert.deepEqual(said("Khar 2025").filter((x) => x.startsWith("Did")), []);
});

test("part of a place's name is a word first", () => {
  assert.deepEqual(said("Gul Zaman"), [words("Gul Zaman"), "Gul Zaman mosque [place of that name]"]);
});

test("several of one name are one suggestion, and each is another", () => {
  assert.deepEqual(all("waziristan").map((x) => x.patch.lists?.in_district.length ?? 0), [3, 1, 1, 1, 0]);
});
