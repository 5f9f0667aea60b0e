import type { Marks } from "../api/types";
import type { Label } from "../plan/names";
import { TOP, type Dot, type Plan, type Sign } from "../plan/plan";
import { isCoarse, isContested, isStrike, killedIn, typeOf, type Kinds, type Part } from "../plan/things";
import { grouped } from "../text";
import { dip, faceOf, written, type Pen } from "./lettering";
import type { Theme } from "./theme";
import type { Scene } from "../many/crowd";

// What is drawn of one answer, and with what.
export type Palette = Readonly<{
  theme: Theme;
  marks: Marks;
  kinds: Kinds;
  group: string; // what stands between digits
  glyph: (type: string) => Path2D; // about five pixels around the origin
  door: (state: string) => Path2D;
  slope: (gate: number) => number; // of the frontier where it crosses, in radians
  chosen: ReadonlySet<number>; // members that are chosen
  beneath?: Scene["beneath"] | undefined; // places that the plan doesn't know
  place?: readonly [lon: number, lat: number] | undefined; // that is chosen
}>;

// Inks are what one mark is drawn with.
export type Inks = Readonly<{ theme: Pick<Theme, "hue" | "edge">; glyph: Palette["glyph"] }>;

const TURN = 2 * Math.PI;
const GLYPH = 4.6; // pixels: the radius of a disc with a glyph's ink
export const OPEN = 0.58; // how solid a dot is: where many lie, it shows

// paint draws a plan: what has a place, then lines to signs, signs, crossings, and names above all.
export const paint = (pen: Pen, plan: Plan, p: Palette): void => {
  pen.lineJoin = "round";
  const form = plan.quiet ? quiet : sign;
  const under = ({ single }: Dot) => plan.close && !single;
  p.beneath?.(pen, p);
  // A stack of a known place lies beneath the single marks around it, and above the places that it leaves no room.
  for (const d of plan.dots) if (under(d)) dot(pen, d, false, p);
  const spots = plan.signs.filter((s) => s.thing.kind === "spot"), others = plan.signs.filter((s) => s.thing.kind !== "spot");
  for (const s of spots) form(pen, s, p);
  numbers(pen, spots, plan, p);
  for (const d of plan.dots) if (!under(d)) dot(pen, d, plan.close, p);
  for (const s of plan.signs) if (s.led) leader(pen, s, p);
  for (const s of others) form(pen, s, p);
  numbers(pen, others, plan, p);
  for (const g of plan.gates) gate(pen, g, p);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  along(pen, plan.letters, p);
  labels(pen, plan.labels, p);
};

export const halo = (pen: Pen, x: number, y: number, r: number, { theme }: Pick<Palette, "theme">): void => {
  pen.beginPath();
  pen.arc(x, y, r + 4, 0, TURN);
  pen.globalAlpha = 0.22;
  pen.fillStyle = theme.accent;
  pen.fill();
  pen.globalAlpha = 1;
  pen.lineWidth = 2.5;
  pen.strokeStyle = theme.accent;
  pen.stroke();
};

const dot = (pen: Pen, { x, y, r, member }: Dot, close: boolean, p: Palette): void => {
  const { theme, marks, kinds } = p, type = typeOf(marks, member, kinds);
  if (p.chosen.has(member)) halo(pen, x, y, r, p);
  const strike = isStrike(marks, member, kinds), contested = isContested(marks, member, kinds);
  const shaped = close || strike, hollow = killedIn(marks, member) === null;
  if (!shaped && !hollow && !contested) disc(pen, x, y, r, theme.hue(type));
  else mark(pen, { x, y, r, type, hollow, contested, coarse: false, shaped, solid: close ? 0.9 : OPEN }, p);
  if (shaped || r < 8.5) return;
  pen.save();
  pen.translate(x, y);
  pen.scale(0.9, 0.9);
  pen.fillStyle = theme.paper;
  pen.fill(p.glyph(type));
  pen.restore();
};

// disc is a dot as nearly all are, of which there are many: it leaves the pen as it finds it by itself.
export const disc = (pen: Pen, x: number, y: number, r: number, hue: string, solid = OPEN): void => {
  pen.beginPath();
  pen.arc(x, y, r, 0, TURN);
  pen.globalAlpha = solid;
  pen.fillStyle = hue;
  pen.fill();
  pen.globalAlpha = 1;
  pen.lineWidth = 0.8;
  pen.strokeStyle = hue;
  pen.stroke();
};

type Mark = Readonly<{ x: number; y: number; r: number; type: string; hollow: boolean; contested: boolean; coarse: boolean; shaped: boolean; solid: number }>;

// mark is one incident: its hue, its form, its size. A contested one is filled on one half, one without a figure not at all,
// one whose place is coarse has a dashed outline.
export const mark = (pen: Pen, { x, y, r, type, hollow, contested, coarse, shaped, solid }: Mark, { theme, glyph }: Inks): void => {
  const hue = theme.hue(type), k = shaped ? r / GLYPH : 1;
  let form: Path2D;
  if (shaped) form = glyph(type);
  else {
    form = new Path2D();
    form.arc(0, 0, r, 0, TURN);
  }
  pen.save();
  pen.translate(x, y);
  pen.scale(k, k);
  if (shaped) {
    pen.lineWidth = 2.4 / k;
    pen.strokeStyle = theme.edge;
    pen.globalAlpha = 0.85;
    pen.stroke(form);
  }
  if (hollow || contested || coarse) {
    pen.globalAlpha = 0.7;
    pen.fillStyle = theme.edge;
    pen.fill(form);
  }
  if (!hollow) {
    pen.save();
    if (contested) {
      pen.beginPath();
      pen.rect(-20 * r, -20 * r, 20 * r, 40 * r);
      pen.clip();
    }
    pen.globalAlpha = coarse ? 0.4 : solid;
    pen.fillStyle = hue;
    pen.fill(form);
    pen.restore();
  }
  pen.globalAlpha = 1;
  pen.strokeStyle = hue;
  pen.lineWidth = (coarse ? 1.4 : hollow || contested ? 1.2 : 0.8) / k;
  if (coarse) pen.setLineDash([2.6 / k, 2 / k]);
  if (coarse || hollow || contested || !shaped) pen.stroke(form);
  pen.restore();
};

const leader = (pen: Pen, { x, y, reach, at }: Sign, { theme }: Palette): void => {
  const far = Math.hypot(x - at[0], y - at[1]);
  pen.beginPath();
  pen.moveTo(at[0], at[1]);
  if (far > reach) pen.lineTo(at[0] + ((x - at[0]) * (far - reach)) / far, at[1] + ((y - at[1]) * (far - reach)) / far);
  for (const [width, colour] of [[2.6, theme.halo], [0.9, theme.faint]] as const) {
    pen.lineWidth = width;
    pen.strokeStyle = colour;
    pen.stroke();
  }
  pen.beginPath();
  pen.arc(at[0], at[1], 1.6, 0, TURN);
  pen.fillStyle = theme.faint;
  pen.fill();
};

// quiet is a sign on a shaded map: a dot in the hue of its largest group, a ring where only the district is known.
const quiet = (pen: Pen, { x, y, r, thing: { tally, members } }: Sign, p: Palette): void => {
  if (members.some((i) => p.chosen.has(i))) halo(pen, x, y, r, p);
  const [most] = [...tally.parts].sort((a, b) => b.sharp + b.coarse - a.sharp - a.coarse), hue = p.theme.hue(most?.kind ?? "other");
  pen.beginPath();
  pen.arc(x, y, r, 0, TURN);
  pen.fillStyle = most && most.coarse > most.sharp ? p.theme.edge : hue;
  pen.fill();
  pen.lineWidth = 1.4;
  pen.strokeStyle = most && most.coarse > most.sharp ? hue : p.theme.edge;
  pen.stroke();
};

const sign = (pen: Pen, s: Sign, p: Palette): void => {
  const { theme, marks, kinds } = p, { x, y, r, thing: { tally, members } } = s, only = members[0];
  if (members.some((i) => p.chosen.has(i))) halo(pen, x, y, s.reach, p);
  if (tally.count === 1 && only !== undefined) {
    const contested = isContested(marks, only, kinds), type = typeOf(marks, only, kinds);
    mark(pen, { x, y, r: Math.max(r, 4), type, hollow: killedIn(marks, only) === null, contested, coarse: isCoarse(marks, only), shaped: true, solid: 0.9 }, p);
    return;
  }
  const rim = s.reach - (tally.strikes > 0 && !s.mute ? TOP : 0);
  pen.beginPath();
  pen.arc(x, y, rim, 0, TURN);
  pen.globalAlpha = 0.86;
  pen.fillStyle = theme.paper;
  pen.fill();
  pen.globalAlpha = 1;
  // The strikes, if any, lie around the top.
  const first = tally.parts[0];
  let from = -Math.PI / 2 - (first && tally.strikes > 0 ? (Math.PI * tally.strikes) / tally.count : 0);
  for (const part of tally.parts) from = sector(pen, s, part, { from, rim, alone: tally.parts.length === 1 }, p);
  if (s.mute) return;
  if (tally.strikes > 0) strikes(pen, x, y - rim, rim, first?.kind ?? "air_strike", p);
};

type Turn = Readonly<{ from: number; rim: number; alone: boolean }>;

// sector is a group's part of a sign: what is sharp in full colour, what is coarse paler with a dashed rim, and of what is
// contested the one half filled.
const sector = (pen: Pen, { x, y, thing: { tally } }: Sign, part: Part, { from, rim, alone }: Turn, { theme }: Palette): number => {
  const hue = theme.hue(part.kind), each = TURN / tally.count, count = part.sharp + part.coarse;
  const bare = (part.contested * each) / 2; // half of the contested ones' turn
  const stretch = (start: number, length: number, coarse: boolean, empty: number) => {
    if (length <= 0) return;
    if (!tally.blank && length > empty) {
      pen.beginPath();
      pen.moveTo(x, y);
      pen.arc(x, y, rim, start, start + length - empty);
      pen.closePath();
      pen.globalAlpha = coarse ? 0.5 : 0.8;
      pen.fillStyle = hue;
      pen.fill();
      pen.globalAlpha = 1;
    }
    const gap = alone && count === tally.count ? 0 : 1 / rim;
    pen.beginPath();
    pen.arc(x, y, rim - 0.8, start + gap, start + length - gap);
    pen.lineWidth = 1.9;
    pen.strokeStyle = hue;
    pen.setLineDash(coarse ? [3, 2.1] : []);
    pen.stroke();
    pen.setLineDash([]);
  };
  const sharp = part.sharp * each, coarse = part.coarse * each;
  stretch(from, sharp, false, Math.min(sharp, bare));
  stretch(from + sharp, coarse, true, Math.min(coarse, Math.max(0, bare - sharp)));
  return from + sharp + coarse;
};

// strikes marks a sign that holds strikes with their form, on top of its rim.
const strikes = (pen: Pen, x: number, y: number, rim: number, kind: string, { theme, glyph }: Palette): void => {
  const form = glyph(kind);
  pen.save();
  pen.translate(x, y + 0.5);
  pen.scale(rim > 11 ? 0.9 : 0.7, rim > 11 ? 0.9 : 0.7);
  pen.lineWidth = 2.6;
  pen.strokeStyle = theme.halo;
  pen.stroke(form);
  pen.fillStyle = theme.hue(kind);
  pen.fill(form);
  pen.restore();
};

const SIZES = [9.5, 10.5, 12.5] as const; // pixels that a number is high
const sizeOf = ({ reach }: Sign): (typeof SIZES)[number] => (reach > 16 ? 12.5 : reach > 9.5 ? 10.5 : 9.5);

// numbers writes the counts of signs, those of one size together: no act of a pen is as dear as a change of its font.
const numbers = (pen: Pen, signs: readonly Sign[], { quiet }: Plan, { theme, group }: Palette): void => {
  const counted = quiet ? [] : signs.filter((s) => s.thing.tally.count > 1 && !s.mute);
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineWidth = 2.6;
  pen.strokeStyle = theme.paper;
  pen.fillStyle = theme.ink;
  for (const size of SIZES) {
    const like = counted.filter((s) => sizeOf(s) === size);
    if (like.length === 0) continue;
    pen.font = `600 ${size}px ${theme.text}`;
    pen.letterSpacing = "0px";
    for (const { digit: [x, y], thing } of like) veiled(pen, grouped(thing.tally.count, group), x, y + 0.5, 0.9);
  }
};

// veiled writes a text with a veil around it.
const veiled = (pen: Pen, text: string, x: number, y: number, veil: number): void => {
  pen.globalAlpha = veil;
  pen.strokeText(text, x, y);
  pen.globalAlpha = 1;
  pen.fillText(text, x, y);
};

// gate is a tick across the frontier in the colour and form of the crossing's state; past its last report it is hollow.
const gate = (pen: Pen, { x, y, reach, index }: Plan["gates"][number], { theme, marks, door, slope }: Palette): void => {
  const g = marks.crossings[index];
  if (!g) return;
  const hue = theme.state(g.state), form = door(g.state), k = Math.min(1, reach / 7);
  pen.save();
  pen.translate(x, y);
  pen.rotate(slope(index));
  for (const [width, colour] of [[4.4, theme.halo], [1.8, hue]] as const) {
    pen.lineWidth = width;
    pen.strokeStyle = colour;
    pen.beginPath();
    pen.moveTo(0, -reach - 3);
    pen.lineTo(0, reach + 3);
    pen.stroke();
  }
  pen.scale(0.85 * k, 0.85 * k);
  pen.lineWidth = 4;
  pen.strokeStyle = theme.halo;
  pen.fillStyle = theme.halo;
  pen.strokeRect(-6, -6, 12, 12);
  pen.fillRect(-6, -6, 12, 12);
  pen.fillStyle = hue;
  if (g.faded) {
    pen.globalAlpha = 0.3;
    pen.fill(form, "evenodd");
    pen.globalAlpha = 1;
    pen.lineWidth = 1.5 / k;
    pen.strokeStyle = hue;
    pen.setLineDash([3, 1.8]);
    pen.stroke(form);
    pen.setLineDash([]);
  } else pen.fill(form, "evenodd");
  pen.restore();
};

// labels writes names, those of a kind together.
const labels = (pen: Pen, list: readonly Label[], { theme, marks }: Palette): void => {
  let kind = "";
  for (const l of [...list].sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0))) {
    const face = faceOf(l.kind, theme), state = l.kind === "gate" ? marks.crossings[Number(l.key.slice(1))]?.state : undefined;
    if (l.kind !== kind) dip(pen, face);
    kind = l.kind;
    pen.lineWidth = face.halo;
    pen.strokeStyle = theme.halo;
    pen.fillStyle = state ? theme.state(state) : face.colour;
    l.lines.forEach((line, i) => veiled(pen, written(face, line), l.x, l.y + (i - (l.lines.length - 1) / 2) * face.height, 0.85));
  }
};

// along writes the countries along the frontier, letter by letter.
const along = (pen: Pen, letters: Plan["letters"], { theme }: Palette): void => {
  const face = faceOf("country", theme);
  dip(pen, face);
  pen.lineWidth = face.halo;
  pen.strokeStyle = theme.halo;
  pen.fillStyle = face.colour;
  for (const { text, x, y, turn } of letters) {
    pen.save();
    pen.translate(x, y);
    pen.rotate(turn);
    veiled(pen, text, 0, 0, 1);
    pen.restore();
  }
};
