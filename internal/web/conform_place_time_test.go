package web

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/cql"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/ogc"
)

func rawText(v any) string { r, _ := v.(json.RawMessage); return string(r) }

func isNull(v any) bool { r, is := v.(json.RawMessage); return is && string(r) == "null" }

func placeAndTimePoints() []point {
	return []point{
		{"S basic-spatial-functions: S_INTERSECTS with points and boxes in CRS84, edges included; null where there is no place",
			func(t *testing.T, at string) {
				rows := property(t, at, "incidents")
				in := func(boxes ...orb.Bound) func(map[string]any) bool {
					return func(p map[string]any) bool {
						place, ok := pointOf(t, p)
						return ok && slices.ContainsFunc(boxes, func(b orb.Bound) bool { return b.Contains(place) })
					}
				}
				box := func(w, s, e, n float64) orb.Bound { return orb.Bound{Min: orb.Point{w, s}, Max: orb.Point{e, n}} }
				finds(t, at, "incidents", rows, "S_INTERSECTS(geometry, BBOX(70, 32, 71.57, 34.01))", in(box(70, 32, 71.57, 34.01)))
				finds(t, at, "incidents", rows, "S_INTERSECTS(geometry, BBOX(-180,-90,180,90))", in(box(-180, -90, 180, 90)))
				finds(t, at, "incidents", rows, "S_INTERSECTS(geometry, BBOX(71, 30, -170, 90))",
					in(box(71, 30, 180, 90), box(-180, 30, -170, 90)))
				finds(t, at, "incidents", rows, "NOT S_INTERSECTS(geometry, BBOX(70, 32, 72, 34))", func(p map[string]any) bool {
					place, ok := pointOf(t, p)
					return ok && !box(70, 32, 72, 34).Contains(place)
				})
				finds(t, at, "incidents", rows, "S_INTERSECTS(geometry, POINT(71.57 34.01))", in(box(71.57, 34.01, 71.57, 34.01)))
				if ids := said(t, at, "districts", "S_INTERSECTS(geometry, POINT(71.57 34.01))"); !slices.Equal(ids, []string{"peshawar"}) {
					t.Errorf("a point lies in %v", ids)
				}
				for _, c := range ogc.CollectionIDs() {
					placed := matched(t, at, c, "geometry IS NOT NULL")
					if n := matched(t, at, c, "S_INTERSECTS(geometry, BBOX(-180,-90,180,90))"); n != placed {
						t.Errorf("%s: %d in the world, %d have a place", c, n, placed)
					}
					const ends = "S_INTERSECTS(geometry,BBOX(-180,-90,-90,90)) AND S_INTERSECTS(geometry,BBOX(90,-90,180,90))"
					if n := matched(t, at, c, ends); n != 0 {
						t.Errorf("%s: %d at two ends of the world", c, n)
					}
					for _, wrong := range []string{"POINT(90 180)", "BBOX(1000000,1000000,2000000,2000000)", "BBOX(1,2,3)", "title", "5"} {
						refused(t, at, c, "S_INTERSECTS(geometry,"+wrong+")")
					}
				}
			}},
		{"S basic-spatial-functions-plus: every spatial literal, as well-known text and as GeoJSON, with holes and parts",
			func(t *testing.T, at string) {
				rows := property(t, at, "incidents")
				area := orb.Polygon{{{70, 32}, {72, 32}, {72, 34.5}, {70, 34.5}, {70, 32}}, {{70.5, 33}, {71, 33}, {71, 33.5}, {70.5, 33.5},
					{70.5, 33}}}
				for text, g := range map[string]orb.Geometry{
					"POLYGON((70 32,72 32,72 34.5,70 34.5,70 32),(70.5 33,71 33,71 33.5,70.5 33.5,70.5 33))": area,
					"MULTIPOLYGON(((70 32,71 32,71 33,70 32)),((71 34,72 34,72 35,71 34)))": orb.MultiPolygon{{{{70, 32}, {71, 32}, {71, 33},
						{70, 32}}}, {{{71, 34}, {72, 34}, {72, 35}, {71, 34}}}},
					"MULTIPOINT((71.57 34.01), (70.5 33))": orb.MultiPoint{{71.57, 34.01}, {70.5, 33}},
					"LINESTRING(71.57 30, 71.57 37)":       orb.LineString{{71.57, 30}, {71.57, 37}},
					"MULTILINESTRING((71.57 30, 71.57 37), (60 34.01, 80 34.01))": orb.MultiLineString{{{71.57, 30}, {71.57, 37}},
						{{60, 34.01}, {80, 34.01}}},
					"GEOMETRYCOLLECTION(POINT(71.57 34.01), POLYGON((70 32,71 32,71 33,70 32)))": orb.Collection{orb.Point{71.57, 34.01},
						orb.Polygon{{{70, 32}, {71, 32}, {71, 33}, {70, 32}}}},
				} {
					parts := geo.PartsOf(g)
					finds(t, at, "incidents", rows, "S_INTERSECTS(geometry, "+text+")", func(p map[string]any) bool {
						place, ok := pointOf(t, p)
						return ok && parts.Has(place)
					})
					for _, c := range []string{"districts", "tehsils", "crossings"} {
						said(t, at, c, "S_INTERSECTS(geometry, "+text+")")
					}
				}
				// A line through the plain of Peshawar, and a box within one district.
				for text, want := range map[string]string{"LINESTRING(71.55 34.0, 71.59 34.02)": "peshawar",
					"POLYGON((71.55 34.0,71.59 34.0,71.59 34.02,71.55 34.0))": "peshawar"} {
					if ids := said(t, at, "districts", "S_INTERSECTS(geometry, "+text+")"); !slices.Equal(ids, []string{want}) {
						t.Errorf("%s meets %v", text, ids)
					}
				}
				for _, wrong := range []string{"MULTIPOINT(7.02 49.92, 90 180)", "LINESTRING(1 1)", "POLYGON((0 0,1 0,0 1))"} {
					refused(t, at, "incidents", "S_INTERSECTS(geometry,"+wrong+")")
				}
			}},
		{"S temporal-functions: all fifteen over days and intervals of days and of properties, by the ends as OWL-Time has them; " +
			"those between intervals refuse an instant; null where an end is", func(t *testing.T, at string) {
			rows := property(t, at, "incidents")
			const b1, b2 = "2025-03-01", "2025-03-31"
			for op, holds := range map[string]func(a1, a2 string) bool{
				"T_AFTER":        func(a1, _ string) bool { return a1 > b2 },
				"T_BEFORE":       func(_, a2 string) bool { return a2 < b1 },
				"T_DISJOINT":     func(a1, a2 string) bool { return a1 > b2 || a2 < b1 },
				"T_EQUALS":       func(a1, a2 string) bool { return a1 == b1 && a2 == b2 },
				"T_INTERSECTS":   func(a1, a2 string) bool { return a1 <= b2 && a2 >= b1 },
				"T_CONTAINS":     func(a1, a2 string) bool { return a1 < b1 && a2 > b2 },
				"T_DURING":       func(a1, a2 string) bool { return a1 > b1 && a2 < b2 },
				"T_FINISHEDBY":   func(a1, a2 string) bool { return a1 < b1 && a2 == b2 },
				"T_FINISHES":     func(a1, a2 string) bool { return a1 > b1 && a2 == b2 },
				"T_MEETS":        func(_, a2 string) bool { return a2 == b1 },
				"T_METBY":        func(a1, _ string) bool { return a1 == b2 },
				"T_OVERLAPPEDBY": func(a1, a2 string) bool { return a1 > b1 && a1 < b2 && a2 > b2 },
				"T_OVERLAPS":     func(a1, a2 string) bool { return a1 < b1 && a2 > b1 && a2 < b2 },
				"T_STARTEDBY":    func(a1, a2 string) bool { return a1 == b1 && a2 > b2 },
				"T_STARTS":       func(a1, a2 string) bool { return a1 == b1 && a2 < b2 },
			} {
				span := fmt.Sprintf("INTERVAL('%s','%s')", b1, b2)
				finds(t, at, "incidents", rows, op+"(INTERVAL(date, end_date),"+span+")", func(p map[string]any) bool {
					first, _ := p["date"].(string)
					last, known := p["end_date"].(string)
					return known && holds(first, last)
				})
				instants := slices.Contains([]string{"T_AFTER", "T_BEFORE", "T_DISJOINT", "T_EQUALS", "T_INTERSECTS"}, op)
				if !instants {
					refused(t, at, "incidents", op+"(date,"+span+")")
					continue
				}
				finds(t, at, "incidents", rows, op+"(date,"+span+")", func(p map[string]any) bool {
					day, _ := p["date"].(string)
					return holds(day, day)
				})
			}
			for op, holds := range map[string]func(day string) bool{"t_after": func(d string) bool { return d > b1 },
				"t_before": func(d string) bool { return d < b1 }, "t_disjoint": func(d string) bool { return d != b1 },
				"t_equals": func(d string) bool { return d == b1 }, "t_intersects": func(d string) bool { return d == b1 }} {
				for _, literal := range []string{"date('" + b1 + "')", "TIMESTAMP('" + b1 + "T10:00:00Z')"} {
					finds(t, at, "incidents", rows, op+"(date,"+literal+")", func(p map[string]any) bool {
						day, _ := p["date"].(string)
						return holds(day)
					})
				}
			}
			period, _ := features(t, at, "incidents", "datetime=2025-03-01/2025-03-31")
			got := said(t, at, "incidents", "T_INTERSECTS(INTERVAL(date, last_day), INTERVAL('2025-03-01', '2025-03-31'))")
			if !slices.Equal(got, period) || len(period) == 0 {
				t.Errorf("%d meet a period, by datetime %d", len(got), len(period))
			}
			open, _ := features(t, at, "incidents", "datetime=2025-03-01/..")
			got = said(t, at, "incidents", "T_INTERSECTS(INTERVAL(date, last_day), INTERVAL('2025-03-01', '..'))")
			if !slices.Equal(got, open) || len(open) <= len(period) {
				t.Errorf("%d meet an open period, by datetime %d", len(got), len(open))
			}
		}},
		{"D: expressions too deep, too long or of too many parts are 400, and those at the bounds are read",
			func(t *testing.T, at string) {
				brackets := func(n int) string { return strings.Repeat("(", n) + "killed = 1" + strings.Repeat(")", n) }
				long := func(n int) string { return "title<>'" + strings.Repeat("a", n) + "'" }
				many := func(n int) string { return "killed = 1" + strings.Repeat(" OR killed = 1", n-1) }
				for _, text := range []string{brackets(cql.MostDepth - 1), long(cql.MostBytes - 100), many(cql.MostParts - 1)} {
					if matched(t, at, "incidents", text) == 0 {
						t.Errorf("%s finds nothing", text)
					}
				}
				for _, text := range []string{brackets(cql.MostDepth + 1), long(cql.MostBytes), many(cql.MostParts + 1)} {
					refused(t, at, "incidents", text)
				}
			}},
	}
}
