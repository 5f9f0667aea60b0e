package web

import (
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"khyberatlas/internal/ogc"
)

// finds says where an expression finds something else than a plain reading of the properties.
func finds(t *testing.T, at, layer string, rows map[string]map[string]any, expression string, holds func(map[string]any) bool) {
	t.Helper()
	if got, want := said(t, at, layer, expression), where(rows, holds); !slices.Equal(got, want) {
		t.Errorf("%s: %s finds %d, want %d", layer, expression, len(got), len(want))
	}
}

// matched is how many features an expression is true of.
func matched(t *testing.T, at, layer, expression string) int {
	t.Helper()
	res, body := get(t, at+"/collections/"+layer+"/items?limit=1&filter="+url.QueryEscape(expression))
	if res.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s: %d %s", layer, expression, res.StatusCode, body)
	}
	return *decode[list](t, body).NumberMatched
}

func comparisonPoints() []point {
	return []point{
		{"S basic-cql2: every queryable is compared with =, <>, <, >, <= and >=; what is null is neither",
			func(t *testing.T, at string) {
				for _, c := range ogc.CollectionIDs() {
					for name, v := range literals(t, at, c) {
						known := matched(t, at, c, name+" IS NOT NULL")
						for _, pair := range [][2]string{{"=", "<>"}, {">", "<="}, {"<", ">="}} {
							yes, no := matched(t, at, c, name+" "+pair[0]+" "+v), matched(t, at, c, name+" "+pair[1]+" "+v)
							if yes+no != known {
								t.Errorf("%s: %s %s %s finds %d, %s %d, known are %d", c, name, pair[0], v, yes, pair[1], no, known)
							}
						}
					}
				}
			}},
		{"S basic-cql2: comparisons find what a plain reading of the properties finds", func(t *testing.T, at string) {
			for _, c := range []string{"incidents", "crossings", "districts"} {
				rows := property(t, at, c)
				for name, literal := range map[string]string{"killed": "3", "confidence": "'confirmed'", "date": "DATE('2025-03-01')",
					"merged_2018": "TRUE", "days_closed": "10", "category": "'official'", "end_date": "DATE('2025-06-01')"} {
					if literals(t, at, c)[name] == "" {
						continue
					}
					v := map[string]any{"3": 3.0, "10": 10.0, "TRUE": true}[literal]
					if v == nil {
						v = strings.Trim(strings.TrimPrefix(literal, "DATE"), "()'")
					}
					for op, holds := range map[string]func(less, equal bool) bool{"=": func(_, e bool) bool { return e },
						"<>": func(_, e bool) bool { return !e }, "<": func(l, _ bool) bool { return l },
						">": func(l, e bool) bool { return !l && !e }, "<=": func(l, e bool) bool { return l || e },
						">=": func(l, _ bool) bool { return !l }} {
						finds(t, at, c, rows, name+" "+op+" "+literal, func(p map[string]any) bool {
							if p[name] == nil {
								return false
							}
							less, equal := inOrder(p[name], v)
							return holds(less, equal)
						})
					}
				}
			}
		}},
		{"S basic-cql2: IS NULL and IS NOT NULL part everything, TRUE finds all and FALSE none", func(t *testing.T, at string) {
			for _, c := range ogc.CollectionIDs() {
				rows := property(t, at, c)
				names := slices.Sorted(maps.Keys(literals(t, at, c)))
				for _, name := range append(names, "geometry") {
					null, not := matched(t, at, c, name+" IS NULL"), matched(t, at, c, name+" is not null")
					want := len(rows) - len(where(rows, func(p map[string]any) bool { return p[name] != nil && !isNull(p[name]) }))
					if null+not != len(rows) || name != "last_day" && null != want {
						t.Errorf("%s: %s is null in %d, not in %d, want %d of %d", c, name, null, not, want, len(rows))
					}
				}
				if all, none := matched(t, at, c, "true"), matched(t, at, c, "false"); all != len(rows) || none != 0 {
					t.Errorf("%s: true finds %d, false %d", c, all, none)
				}
			}
		}},
		{"S basic-cql2: AND, OR and NOT in brackets by the table of three values; AND binds more than OR",
			func(t *testing.T, at string) {
				rows := property(t, at, "incidents")
				parts := map[string]func(map[string]any) int{ // -1 false, 0 unknown, 1 true
					"killed > 3":             func(p map[string]any) int { return over(p["killed"], 3) },
					"civilians_killed > 0":   func(p map[string]any) int { return over(p["civilians_killed"], 0) },
					"type = 'ied'":           func(p map[string]any) int { return is(p["type"] == "ied") },
					"injured IS NULL":        func(p map[string]any) int { return is(p["injured"] == nil) },
					"end_date IS NOT NULL":   func(p map[string]any) int { return is(p["end_date"] != nil) },
					"title <> 'not a title'": func(map[string]any) int { return 1 },
				}
				names := slices.Sorted(maps.Keys(parts))
				for i, p1 := range names {
					p2, p3, p4 := names[(i+1)%len(names)], names[(i+2)%len(names)], names[(i+3)%len(names)]
					for text, value := range map[string]func(a, b, c, d int) int{
						"((NOT " + p1 + " AND " + p2 + ") OR (" + p3 + " and NOT " + p4 + ") or not (" + p1 + " AND " + p4 + "))": func(a, b, c,
							d int) int {
							return max(min(-a, b), min(c, -d), -min(a, d))
						},
						p1 + " OR " + p2 + " AND " + p3:        func(a, b, c, _ int) int { return max(a, min(b, c)) },
						"NOT (" + p1 + " OR " + p2 + ")":       func(a, b, _, _ int) int { return -max(a, b) },
						"NOT (NOT (" + p1 + ")) AND " + p2:     func(a, b, _, _ int) int { return min(a, b) },
						"(" + p1 + " OR " + p2 + ") AND " + p3: func(a, b, c, _ int) int { return min(max(a, b), c) },
					} {
						finds(t, at, "incidents", rows, text, func(p map[string]any) bool {
							return value(parts[p1](p), parts[p2](p), parts[p3](p), parts[p4](p)) == 1
						})
					}
				}
			}},
		{"S basic-cql2, cql2-text: names may be quoted, keywords and functions come in any case, operands of other kinds are 400",
			func(t *testing.T, at string) {
				want := said(t, at, "incidents", "killed > 3 AND date >= DATE('2025-01-01')")
				for _, spelling := range []string{`"killed">3 and "date">=date('2025-01-01')`,
					"((killed > 3)) And (NOT date < Date('2025-01-01'))",
					"killed > +3.0e0 AND date >= TIMESTAMP('2025-01-01T00:00:00Z')", "3 < killed AND DATE('2025-01-01') <= date"} {
					if got := said(t, at, "incidents", spelling); !slices.Equal(got, want) || len(want) == 0 {
						t.Errorf("%s finds %d, want %d", spelling, len(got), len(want))
					}
				}
				for _, wrong := range []string{"killed = 'five'", "title = 5", "date = 5", "KILLED = 5", "killed",
					"killed = NULL", "title > TRUE"} {
					refused(t, at, "incidents", wrong)
				}
			}},
		{"S cql2-text: quotes are written twice or after a backslash, and controls by their letters", func(t *testing.T, at string) {
			for text, want := range map[string]string{`title = 'it''s'`: `title = 'it''s'`, `title = 'it\'s'`: `title = 'it''s'`,
				`title = '\a\b\t\n\v\f\r\\'`: `title = '\a\b\t\n\v\f\r\\'`} {
				_, body := get(t, at+itemsPath+"filter="+url.QueryEscape(text))
				self := rel(decode[list](t, body).Links, "self", "")
				u, err := url.Parse(self[0].Href)
				if err != nil || u.Query().Get("filter") != want {
					t.Errorf("%s is written as %s", text, self[0].Href)
				}
			}
			quoted := where(property(t, at, "incidents"), func(p map[string]any) bool {
				s, _ := p["summary"].(string)
				return strings.Contains(s, "'")
			})
			for _, pattern := range []string{`summary LIKE '%''%'`, `summary LIKE '%\'%'`} {
				if got := said(t, at, "incidents", pattern); !slices.Equal(got, quoted) {
					t.Errorf("%s finds %d, want %d", pattern, len(got), len(quoted))
				}
			}
		}},
		{"S advanced-comparison-operators: LIKE with %, _ and \\, BETWEEN with both ends, IN a list; null where a value is",
			func(t *testing.T, at string) {
				rows := property(t, at, "incidents")
				text := func(name string, holds func(string) bool) func(map[string]any) bool {
					return func(p map[string]any) bool { s, known := p[name].(string); return known && holds(s) }
				}
				finds(t, at, "incidents", rows, "title LIKE '%attack%'", text("title", func(s string) bool {
					return strings.Contains(s, "attack")
				}))
				finds(t, at, "incidents", rows, "district LIKE 'B_nn_'", text("district", func(s string) bool {
					return len(s) == 5 && s[0] == 'B' && s[2:4] == "nn"
				}))
				finds(t, at, "incidents", rows, `summary LIKE '%\%%'`, text("summary", func(s string) bool {
					return strings.Contains(s, "%")
				}))
				finds(t, at, "incidents", rows, "target NOT LIKE '%police%'", text("target", func(s string) bool {
					return !strings.Contains(s, "police")
				}))
				finds(t, at, "incidents", rows, "killed BETWEEN 3 AND 5", func(p map[string]any) bool {
					return over(p["killed"], 2.5) == 1 && over(p["killed"], 5) == -1
				})
				finds(t, at, "incidents", rows, "killed NOT BETWEEN 3 AND 5", func(p map[string]any) bool {
					return p["killed"] != nil && (over(p["killed"], 2.5) == -1 || over(p["killed"], 5) == 1)
				})
				finds(t, at, "incidents", rows, "type IN ('ied', 'shelling')", text("type", func(s string) bool {
					return s == "ied" || s == "shelling"
				}))
				finds(t, at, "incidents", rows, "end_date NOT IN (DATE('2025-01-01'))", func(p map[string]any) bool {
					return p["end_date"] != nil && p["end_date"] != "2025-01-01"
				})
				finds(t, at, "incidents", rows, "killed IN (1, 2, 3)", func(p map[string]any) bool {
					return p["killed"] == 1.0 || p["killed"] == 2.0 || p["killed"] == 3.0
				})
				for _, wrong := range []string{"killed LIKE '1%'", "title BETWEEN 1 AND 2", "killed IN (1, 'two')", "killed IN ()"} {
					refused(t, at, "incidents", wrong)
				}
			}},
		{"S case-insensitive-comparison: CASEI of a property and of a literal, in comparisons, LIKE and IN, folds in full",
			func(t *testing.T, at string) {
				rows := property(t, at, "incidents")
				for _, literal := range []string{"BANNU", "bannu", "Bannu"} {
					finds(t, at, "incidents", rows, "CASEI(district) = casei('"+literal+"')", func(p map[string]any) bool {
						return p["district"] == "Bannu"
					})
				}
				for _, literal := range []string{"%ATTACK%", "%attack%"} {
					finds(t, at, "incidents", rows, "CASEI(title) LIKE casei('"+literal+"')", func(p map[string]any) bool {
						s, _ := p["title"].(string)
						return strings.Contains(strings.ToLower(s), "attack")
					})
				}
				finds(t, at, "incidents", rows, "CASEI(district) IN (CASEI('BANNU'), CASEI('Swat'))", func(p map[string]any) bool {
					return p["district"] == "Bannu" || p["district"] == "Swat"
				})
				for _, c := range ogc.CollectionIDs() {
					for name, literal := range literals(t, at, c) {
						if literal != "'foo'" {
							continue
						}
						known := matched(t, at, c, name+" IS NOT NULL")
						if a, b := matched(t, at, c, "CASEI("+name+") = casei('foo')"), matched(t, at, c, "CASEI("+name+
							") <> casei('FOO')"); a+b != known {
							t.Errorf("%s: %s: %d and %d of %d", c, name, a, b, known)
						}
					}
				}
				refused(t, at, "incidents", "CASEI(killed) = 'five'")
			}},
	}
}

// inOrder compares two values of one kind.
func inOrder(a, b any) (less, equal bool) {
	switch x := a.(type) {
	case float64:
		return x < b.(float64), x == b.(float64)
	case bool:
		return !x && b.(bool), x == b.(bool)
	}
	return a.(string) < b.(string), a.(string) == b.(string)
}

// over is 1 where a figure is more than another, -1 where it isn't, and 0 where it isn't known.
func over(v any, least float64) int {
	n, known := v.(float64)
	if !known {
		return 0
	}
	return is(n > least)
}

func is(holds bool) int {
	if holds {
		return 1
	}
	return -1
}

// pointOf is the point of a feature; false where it has none.
func pointOf(t *testing.T, p map[string]any) (at orb.Point, ok bool) {
	t.Helper()
	if isNull(p["geometry"]) {
		return at, false
	}
	return decode[struct{ Coordinates orb.Point }](t, rawText(p["geometry"])).Coordinates, true
}
