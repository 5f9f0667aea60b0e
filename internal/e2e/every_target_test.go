package e2e

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// bare reports whether nothing is drawn near the middle of the map, so that a click there means the district.
const bare = `(() => {
	const {plan} = ` + asked + `, near = (a) => Math.hypot(a.x - plan.view.width / 2, a.y - plan.view.height / 2) < 60;
	return ![...plan.dots, ...plan.signs, ...plan.gates].some(near);
})()`

// within are some points of a district, the nearest to its middle first.
func within(shape orb.MultiPolygon) (points []orb.Point) {
	box := shape.Bound()
	for _, k := range []float64{0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8} {
		for _, l := range []float64{0.5, 0.4, 0.6, 0.3, 0.7} {
			at := orb.Point{box.Min[0] + k*(box.Max[0]-box.Min[0]), box.Min[1] + l*(box.Max[1]-box.Min[1])}
			if planar.MultiPolygonContains(shape, at) {
				points = append(points, at)
			}
		}
	}
	return points
}

// unharmed checks that the page told of no fault.
func (b *browser) unharmed(what string) {
	b.t.Helper()
	if fault := eval[string](b, `document.querySelector('[data-fault]:not([hidden])')?.textContent ?? ''`); fault != "" {
		b.t.Errorf("%s: the page says %q", what, fault)
	}
}

func TestEveryDistrictOpensItsCardOnAClick(t *testing.T) {
	const filter = "datetime=2025-01-01/2025-12-31&type=abduction"
	s := serve(t)
	var districts struct {
		Features []struct {
			ID         string
			Properties struct {
				Name      string
				Incidents int
			}
			Geometry struct {
				Type        string
				Coordinates json.RawMessage
			}
		}
	}
	s.json(t, "/collections/districts/items?limit=100&"+filter, &districts)
	if len(districts.Features) < 36 {
		t.Fatalf("%d districts", len(districts.Features))
	}
	b := browse(t, desktop)
	b.open(s, "/?"+filter)
	some := 0
	for _, d := range districts.Features {
		id, name, count := d.ID, d.Properties.Name, d.Properties.Incidents
		shape, err := make(orb.MultiPolygon, 1), error(nil)
		if d.Geometry.Type == "Polygon" {
			err = json.Unmarshal(d.Geometry.Coordinates, &shape[0])
		} else {
			err = json.Unmarshal(d.Geometry.Coordinates, &shape)
		}
		if err != nil {
			t.Fatal(err)
		}
		clicked := false
		for _, at := range within(shape) {
			b.visit(fmt.Sprintf("%s&map=11/%.4f/%.4f", filter, at.Lat(), at.Lon()))
			b.until(`document.querySelector('[data-card]').hidden && ` + asked + `.plan.view.zoom === 11`)
			if clicked = eval[bool](b, bare); clicked {
				break
			}
		}
		if !clicked {
			t.Errorf("%s: no bare spot to click", id)
			continue
		}
		b.clickMiddle()
		b.until(`location.search.includes('sel=district:` + id + `')`)
		words := fmt.Sprintf("%d incidents", count)
		if count == 1 {
			words = "1 incident"
		}
		if card := b.card(); !strings.Contains(card, name) || !strings.Contains(card, words) {
			t.Errorf("%s: the card reads %q, want %s and %s", id, card, name, words)
		}
		b.unharmed(id)
		if count > 0 {
			some++
		}
	}
	if some == 0 {
		t.Error("no district holds an incident, so the counts show nothing")
	}
}

func TestEverySignOfAnAreaOpensWhatItHolds(t *testing.T) {
	type held struct {
		Key, Name string
		Members   int
		Lon, Lat  float64
	}
	s := serve(t)
	b := browse(t, desktop)
	b.open(s, "/?map=6/33.2/70")
	// Where a thing stands is in the world's units, of 256 pixels at zoom 0.
	const all = `(() => {
		const {plan} = ` + asked + `;
		return plan.signs.filter((s) => s.thing.kind === 'coarse').map(({thing: t}) => ({Key: t.key, Name: t.name, Members: t.members.length,
			Lon: t.at[0] / 256 * 360 - 180, Lat: Math.atan(Math.sinh(Math.PI * (1 - 2 * t.at[1] / 256))) * 180 / Math.PI}));
	})()`
	signs := eval[[]held](b, all)
	if len(signs) < 20 {
		t.Fatalf("only %d signs of areas", len(signs))
	}
	type spot struct{ X, Y float64 }
	for _, sign := range signs {
		b.visit(fmt.Sprintf("map=8.5/%.4f/%.4f", sign.Lat, sign.Lon))
		b.until(`document.querySelector('[data-card]').hidden && ` + asked + `.plan.view.zoom === 8.5`)
		at := eval[spot](b, fmt.Sprintf(`(() => {
			const s = %s.plan.signs.find((s) => s.thing.key === %q), box = document.querySelector('[data-map]').getBoundingClientRect();
			return {X: box.x + s.x, Y: box.y + s.y};
		})()`, asked, sign.Key))
		b.do(chromedp.MouseClickXY(at.X, at.Y))
		if sign.Members == 1 {
			b.until(`!document.querySelector('[data-card]').hidden`)
			b.unharmed(sign.Name)
			continue
		}
		b.until(fmt.Sprintf(`document.querySelector('[data-list-title]').textContent.includes(%q)`, strings.Split(sign.Name, ":")[0]))
		if rows := eval[int](b, `document.querySelectorAll('[data-rows] li').length`); rows != min(50, sign.Members) {
			t.Errorf("%s holds %d incidents and lists %d", sign.Name, sign.Members, rows)
		}
		b.unharmed(sign.Name)
		eval[bool](b, `(document.querySelector('[data-list-back]').click(), true)`)
	}
}
