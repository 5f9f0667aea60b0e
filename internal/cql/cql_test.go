package cql_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/cql"
	"khyberatlas/internal/cql/cqltest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/predicate"
)

var names = cql.Names{"title": predicate.Text, "type": predicate.Text, "killed": predicate.Number, "killed_low": predicate.Number,
	"date": predicate.Day, "end_date": predicate.Day, "merged": predicate.Truth, "geometry": predicate.Place, "or": predicate.Text,
	"näme.2": predicate.Text}

var values = cqltest.Values{Texts: []string{"School bus", "مسجد", "it's", `back\slash`, "100%", ""},
	Points: []orb.Point{{70, 33.5}, {-179.5, 10}, {180, 90}, {0, 0}, {1e-7, -0.25}},
	Days:   incident.Days{From: incident.MustDay("2024-12-25"), To: incident.MustDay("2025-03-10")}}

func read(t interface {
	Helper()
	Fatalf(string, ...any)
}, lang cql.Lang, text string) *predicate.Expr {
	t.Helper()
	e, faults := cql.Parse(lang, text, names)
	if len(faults) > 0 {
		t.Fatalf("%s: %+v", text, faults)
	}
	return e
}

// Both encodings say the same, and what is written is read as what it was.
func TestWhatIsWrittenIsReadAsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := cqltest.Draw(t, names, values)
		if e.Depth() > cql.MostDepth || len(cql.Format(e)) > cql.MostBytes/3 {
			t.Skip("too large")
		}
		text := cql.Format(e)
		if got := read(t, cql.Text, text); !reflect.DeepEqual(got, e) {
			t.Fatalf("%s is read as %s", text, cql.Format(got))
		}
		if got := read(t, cql.JSON, cqltest.JSON(e)); !reflect.DeepEqual(got, e) {
			t.Fatalf("%s is read as %s, not %s", cqltest.JSON(e), cql.Format(got), text)
		}
	})
}

func TestOneCanonicalTextStandsForAllSpellings(t *testing.T) {
	for text, want := range map[string]string{
		"killed>=10":                                      "killed >= 10",
		"  killed\n>= +1.0E1 ":                            "killed >= 10",
		"killed = -0.0":                                   "killed = 0",
		"killed < .5":                                     "killed < 0.5",
		"killed < 5.":                                     "killed < 5",
		"killed < 1e300":                                  "killed < 1E+300",
		"10 < killed":                                     "10 < killed",
		"killed <> killed_low":                            "killed <> killed_low",
		"not(killed=1)":                                   "NOT (killed = 1)",
		"NOT killed = 1":                                  "NOT (killed = 1)",
		"((killed = 1))":                                  "killed = 1",
		"killed=1 or killed=2 and killed=3":               "killed = 1 OR killed = 2 AND killed = 3",
		"(killed=1 or killed=2) and killed=3":             "(killed = 1 OR killed = 2) AND killed = 3",
		"killed=1 and (killed=2 and killed=3)":            "killed = 1 AND killed = 2 AND killed = 3",
		`"type" = 'ied'`:                                  "type = 'ied'",
		`"or" = 'x'`:                                      `"or" = 'x'`,
		"näme.2 = 'x'":                                    `"näme.2" = 'x'`,
		`title = 'it''s'`:                                 `title = 'it''s'`,
		`title = 'it\'s'`:                                 `title = 'it''s'`,
		`title = 'a\tb\a\b\n\v\f\r'`:                      `title = 'a\tb\a\b\n\v\f\r'`,
		`title = 'a\\b\c'`:                                `title = 'a\\b\\c'`,
		`title like '100\%'`:                              `title LIKE '100\\%'`,
		"NOT title LIKE 'a%'":                             "title NOT LIKE 'a%'",
		"title not like 'a%'":                             "title NOT LIKE 'a%'",
		"killed not between 1 and 2":                      "killed NOT BETWEEN 1 AND 2",
		"type not in ('ied','other')":                     "type NOT IN ('ied', 'other')",
		"end_date is not null":                            "end_date IS NOT NULL",
		"geometry is null":                                "geometry IS NULL",
		"casei(title) = CASEI('STRASSE ß')":               "CASEI(title) = 'strasse ss'",
		"CASEI(CASEI(title)) LIKE casei('B_S%')":          "CASEI(title) LIKE 'b_s%'",
		"date = '2025-01-02'":                             "date = DATE('2025-01-02')",
		"date >= '2025-01-02T'":                           "date >= DATE('2025-01-02')",
		"date < TIMESTAMP('2025-01-02T23:59:60.5Z')":      "date < DATE('2025-01-02')",
		"date in ('2025-01-02', DATE('2025-01-03'))":      "date IN (DATE('2025-01-02'), DATE('2025-01-03'))",
		"date between date('2025-01-02') and end_date":    "date BETWEEN DATE('2025-01-02') AND end_date",
		"merged = true":                                   "merged = TRUE",
		"true":                                            "TRUE",
		"FALSE or merged=false":                           "FALSE OR merged = FALSE",
		"true = merged":                                   "TRUE = merged",
		"t_intersects(date, interval('2025-01-02','..'))": "T_INTERSECTS(date, INTERVAL('2025-01-02', '..'))",
		"T_During(Interval(date,end_date),INTERVAL('2025-01-02T00:00:00Z','2025-01-05T10:00:00Z'))": "" +
			"T_DURING(INTERVAL(date, end_date), " +
			"INTERVAL('2025-01-02', '2025-01-05'))",
		"s_intersects(geometry,bbox(70,33,71,34))":               "S_INTERSECTS(geometry, BBOX(70, 33, 71, 34))",
		"S_INTERSECTS(geometry, BBOX(70,33,0,-71,34,100))":       "S_INTERSECTS(geometry, BBOX(70, 33, -71, 34))",
		"S_INTERSECTS(geometry, POINT Z (70 33 5))":              "S_INTERSECTS(geometry, POINT(70 33))",
		"S_INTERSECTS(geometry, MULTIPOINT(1 2,(3 4)))":          "S_INTERSECTS(geometry, MULTIPOINT((1 2), (3 4)))",
		"S_INTERSECTS(POLYGON((0 0,1 0,0 1,0 0)),geometry)":      "S_INTERSECTS(POLYGON((0 0, 1 0, 0 1, 0 0)), geometry)",
		"S_INTERSECTS(geometry, LINESTRING(-180 -45, 0 -4.5e1))": "S_INTERSECTS(geometry, LINESTRING(-180 -45, 0 -45))",
		"S_INTERSECTS(geometry,MULTILINESTRING((-1 -4,0 4),(0 4,1 4)))": "" +
			"S_INTERSECTS(geometry, MULTILINESTRING((-1 -4, 0 4), (0 4, 1 4)))",
		"S_INTERSECTS(geometry,GEOMETRYCOLLECTION(POINT(7.02 49.92),POLYGON((0 0,10 0,10 10,0 10,0 0))))": "S_INTERSECTS(geometry, " +
			"GEOMETRYCOLLECTION(POINT(7.02 49.92), POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))))",
		"S_INTERSECTS(geometry,MULTIPOLYGON(((0 0,1 0,0 1,0 0)),((5 5,6 5,5 6,5 5))))": "S_INTERSECTS(geometry, " +
			"MULTIPOLYGON(((0 0, 1 0, 0 1, 0 0)), ((5 5, 6 5, 5 6, 5 5))))",
	} {
		got := cql.Format(read(t, cql.Text, text))
		if got != want {
			t.Errorf("%s is written as %s, not %s", text, got, want)
		}
		if again := cql.Format(read(t, cql.Text, got)); again != got {
			t.Errorf("%s is written as %s", got, again)
		}
	}
}

func TestJSONIsReadAsItsTextIs(t *testing.T) {
	for raw, want := range map[string]string{
		`true`: "TRUE",
		`{"op":"and","args":[{"op":">","args":[{"property":"killed"},10]},{"op":"and","args":[true,false]}]}`: "killed > 10 AND TRUE AND FALSE",
		`{"op":"like","args":[{"op":"casei","args":[{"property":"title"}]},{"op":"casei","args":["B%"]}]}`:    "CASEI(title) LIKE 'b%'",
		`{"op":"in","args":[{"property":"type"},["ied","other"]],"more":1}`:                                   "type IN ('ied', 'other')",
		`{"op":"not","args":[{"op":"isNull","args":[{"property":"geometry"}]}]}`:                              "geometry IS NOT NULL",
		`{"op":"=","args":[{"property":"date"},{"timestamp":"2025-01-02T10:00:00Z"}]}`:                        "date = DATE('2025-01-02')",
		`{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":[70,33,5],"bbox":[70,33,70,33]}]}`: "S_INTERSECTS(geometry, " +
			"POINT(70 33))",
		`{"op":"s_intersects","args":[{"property":"geometry"},{"bbox":[70,33,1,71,34,2]}]}`: "S_INTERSECTS(geometry, BBOX(70, 33, 71, 34))",
		`{"op":"t_finishedBy","args":[{"interval":[{"property":"date"},".."]},{"interval":["..","2025-01-02"]}]}`: "T_FINISHEDBY(INTERVAL(date, '..'), " +
			"INTERVAL('..', '2025-01-02'))",
	} {
		if got := cql.Format(read(t, cql.JSON, raw)); got != want {
			t.Errorf("%s is %s, not %s", raw, got, want)
		}
	}
}

// TestAFaultSaysWhere tells what is wrong by the key of its rule and the place.
func TestAFaultSaysWhere(t *testing.T) {
	many := func(n int, one, between string) string { return strings.Repeat(one+between, n-1) + one }
	for text, want := range map[string]string{
		"":                                    "condition 1",
		"   ":                                 "condition 4",
		"THIS IS NOT A FILTER":                "property 1",
		"killed":                              "operator 7",
		"killed 5":                            "operator 8",
		"killed =":                            "value 9",
		"killed = = 5":                        "value 10",
		"killed = NULL":                       "value 10",
		"killed = 5 killed = 6":               "end 12",
		"killed = 5)":                         "end 11",
		"(killed = 5":                         "close 12",
		"killed = 5 AND":                      "condition 15",
		"NOT NOT killed = 5":                  "condition 5",
		"killed = 'five'":                     "kinds 10",
		"title = 5":                           "kinds 9",
		"kiled = 5":                           "property 1",
		"KILLED = 5":                          "property 1",
		"title = 'open":                       "quote 9",
		`"open = 5`:                           "quote 1",
		"killed = 5x":                         "number 10",
		"killed = 1e999":                      "number 10",
		"killed + 1 = 5":                      "arithmetic 8",
		"killed = 5 * 2":                      "arithmetic 12",
		"killed = 5 # 6":                      "end 12",
		"date = '2025-02-30'":                 "day 8",
		"date = DATE('2025-13-01')":           "day 13",
		"date = DATE('2025-01-01T00:00:00Z')": "day 13",
		"date = TIMESTAMP('2025-01-01')":      "day 18",
		"date = TIMESTAMP('2025-01-01T25:00:00Z')":      "day 18",
		"date = TIMESTAMP('2025-01-01T00:00:00+05:00')": "day 18",
		"date = DATE(2025)":                             "day 13",
		"date = 5":                                      "kinds 8",
		"killed LIKE 'a%'":                              "wants.text 1",
		"title LIKE title":                              "pattern 12",
		"title LIKE 5":                                  "pattern 12",
		"title NOT 'a'":                                 "not 11",
		"title IS 5":                                    "null 10",
		"title BETWEEN 'a' AND 'b'":                     "wants.number 1",
		"killed BETWEEN 1":                              "and 17",
		"killed IN 5":                                   "open 11",
		"killed IN ()":                                  "value 12",
		"killed IN (1":                                  "close 13",
		"killed IN (1, 'a')":                            "kinds 15",
		"geometry = geometry":                           "scalar 1",
		"casei(killed) = 'a'":                           "wants.text 7",
		"accenti(title) = 'a'":                          "function 1",
		"avg(killed) = 5":                               "function 1",
		"A_CONTAINS(title, ('a'))":                      "function 1",
		"S_WITHIN(geometry, POINT(1 1))":                "function 1",
		"S_INTERSECTS(title, POINT(1 1))":               "wants.geometry 14",
		"S_INTERSECTS(geometry POINT(1 1))":             "comma 23",
		"S_INTERSECTS(geometry, POINT(90 180))":         "globe 24",
		"S_INTERSECTS(geometry, MULTIPOINT(7.02 49.92, 90 180))":            "globe 24",
		"S_INTERSECTS(geometry, POINT(1 1, 2 2))":                           "shape 24",
		"S_INTERSECTS(geometry, POINT(1))":                                  "number 31",
		"S_INTERSECTS(geometry, BBOX(1,2,3))":                               "box 24",
		"S_INTERSECTS(geometry, BBOX(1,4,3,2))":                             "south 24",
		"S_INTERSECTS(geometry, BBOX(1000000,1000000,2000000,2000000))":     "globe 24",
		"S_INTERSECTS(geometry, LINESTRING(1 1))":                           "shape 24",
		"S_INTERSECTS(geometry, POLYGON((0 0, 1 0, 0 1)))":                  "shape 24",
		"S_INTERSECTS(geometry, POLYGON((0 0, 1 0, 0 1, 1 1)))":             "shape 24",
		"S_INTERSECTS(geometry, GEOMETRYCOLLECTION(BBOX(0,0,1,1)))":         "part 43",
		"T_BEFORE(title, DATE('2025-01-01'))":                               "wants.date 10",
		"T_DURING(date, INTERVAL('..','2025-01-01'))":                       "wants.interval 10",
		"T_BEFORE(date, INTERVAL('2025-01-02','2025-01-01'))":               "interval 16",
		"T_BEFORE(date, INTERVAL(title,'2025-01-01'))":                      "end_kind 25",
		"T_BEFORE(date, INTERVAL('soon','2025-01-01'))":                     "day 25",
		"date = INTERVAL('..','..')":                                        "kinds 8",
		"title = '\x01'":                                                    "control 9",
		"title = '\u0085'":                                                  "control 9",
		many(101, "killed = 1", " AND "):                                    "parts 1",
		many(100, "killed = 1", " AND "):                                    "parts 1",
		many(21, "(", "") + "killed = 1" + many(21, ")", ""):                "deep 21",
		many(20, "NOT (", "") + "killed = 1" + many(20, ")", ""):            "deep 1",
		"killed IN (" + many(201, "1", ",") + ")":                           "list_length 1",
		"title = '" + strings.Repeat("x", 4100) + "'":                       "long 1",
		"title = '" + strings.Repeat("م", 700) + "'":                        "long 1",
		"title = '" + strings.Repeat("x", 40000) + "'":                      "long 1",
		many(102, "CASEI(", "") + "title":                                   "parts 601",
		"S_INTERSECTS(geometry, MULTIPOINT(" + many(501, "1 1", ",") + "))": "positions 24",
		"title = '\xff'": "characters 1",
	} {
		e, faults := cql.Parse(cql.Text, text, names)
		if len(faults) == 0 {
			t.Errorf("%.60s is read as %s", text, cql.Format(e))
			continue
		}
		got := strings.TrimPrefix(strings.TrimPrefix(faults[0].Rule, "problem."), "cql_") + " " + faults[0].At
		if got != want {
			t.Errorf("%.60s: %s, not %s", text, got, want)
		}
	}
	for raw, want := range map[string]string{
		``:                               "json 1",
		`{"op":`:                         "json 1",
		`true true`:                      "json 10",
		`"killed = 5"`:                   "op_args /",
		`5`:                              "op_args /",
		`{}`:                             "op_args /",
		`{"op":"="}`:                     "op_args /",
		`{"op":"like","args":["a"]}`:     "args /",
		`{"op":"and","args":[true]}`:     "args /",
		`{"op":"and","args":[true,5]}`:   "op_args /args/1",
		`{"op":"+","args":[1,2]}`:        "op /",
		`{"op":"LIKE","args":["a","b"]}`: "op /",
		`{"op":"=","args":[{"property":"kiled"},5]}`:                        "property /args/0",
		`{"op":"=","args":[{"property":"killed"},null]}`:                    "operand /args/1",
		`{"op":"=","args":[{"property":"killed"},{"op":"+","args":[1,2]}]}`: "arithmetic /args/1",
		`{"op":"=","args":[{"property":"killed"},"5"]}`:                     "kinds /args/1",
		`{"op":"=","args":[{"property":"date"},{"date":"soon"}]}`:           "day /args/1",
		`{"op":"t_after","args":[{"property":"date"},` + many(500, `{"interval":[`, "") + `"2025-01-01"` + many(500, `,".."]}`, "") + `]}`: "end_kind /args/1/interval/0",
		`{"op":"in","args":[{"property":"killed"},5]}`:                                                                                                      "list /args/1",
		`{"op":"in","args":[{"property":"killed"},["5"]]}`:                                                                                                  "kinds /args/1/0",
		`{"op":"s_intersects","args":[{"property":"geometry"},{"type":"point","coordinates":[1,1]}]}`:                                                       "shape /args/1",
		`{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":[1]}]}`:                                                         "shape /args/1",
		`{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Point","coordinates":[1,"1"]}]}`:                                                     "shape /args/1",
		`{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Polygon","coordinates":[]}]}`:                                                        "shape /args/1",
		`{"op":"s_intersects","args":[{"property":"geometry"},{"type":"Polygon","coordinates":[[]]}]}`:                                                      "shape /args/1",
		`{"op":"s_intersects","args":[{"property":"geometry"},{"bbox":[1,2]}]}`:                                                                             "box /args/1",
		`{"op":"s_intersects","args":[{"property":"geometry"},{"type":"GeometryCollection","geometries":[{"type":"GeometryCollection","geometries":[]}]}]}`: "shape /args/1",
		strings.Repeat(`{"op":"not","args":[`, 25) + "true" + strings.Repeat("]}", 25):                                                                      "deep " + strings.Repeat("/args/0", 20),
		strings.Repeat(`[`, 12000): "json 1",
	} {
		_, faults := cql.Parse(cql.JSON, raw, names)
		if len(faults) == 0 {
			t.Errorf("%.60s is read", raw)
			continue
		}
		got := strings.TrimPrefix(strings.TrimPrefix(faults[0].Rule, "problem."), "cql_") + " " + faults[0].At
		if got != want {
			t.Errorf("%.60s: %s, not %s", raw, got, want)
		}
	}
}

func TestEveryWrongNameAndKindIsSaid(t *testing.T) {
	_, faults := cql.Parse(cql.Text, "kiled > 5 AND title = 5 OR S_INTERSECTS(date, POINT(1 1))", names)
	if len(faults) != 3 || faults[0].Mend != "problem.meant" || len(faults[0].Allowed) != len(names) {
		t.Errorf("%+v", faults)
	}
}

func TestWhatIsAtTheBoundsIsRead(t *testing.T) {
	for _, text := range []string{strings.Repeat("(", cql.MostDepth) + "killed = 1" + strings.Repeat(")", cql.MostDepth),
		strings.Repeat("killed = 1 AND ", cql.MostParts-2) + "killed = 1",
		"killed IN (" + strings.Repeat("1,", cql.MostList-1) + "1)",
		strings.Repeat("NOT (", cql.MostDepth-1) + "killed = 1" + strings.Repeat(")", cql.MostDepth-1)} {
		e := read(t, cql.Text, text)
		read(t, cql.Text, cql.Format(e))
		read(t, cql.JSON, cqltest.JSON(e))
	}
}

// FuzzText and FuzzJSON: whatever is read is written as a text that is read as the same, within the bounds.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"killed >= 10 AND type IN ('ied', 'other')", "NOT (title LIKE 'a\\%%' OR date IS NULL)",
		"S_INTERSECTS(geometry, POLYGON((0 0,1 0,0 1,0 0)))", "T_DURING(INTERVAL(date, end_date), INTERVAL('..','2025-01-01'))",
		"CASEI(title) = casei('X')", `"or" = 'it''s'`, "killed BETWEEN -1e3 AND .5", "((true))"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { holds(t, cql.Text, text) })
}

func FuzzJSON(f *testing.F) {
	for _, seed := range []string{`{"op":"and","args":[{"op":">","args":[{"property":"killed"},10]},true]}`,
		`{"op":"like","args":[{"op":"casei","args":[{"property":"title"}]},"b%"]}`,
		`{"op":"s_intersects","args":[{"property":"geometry"},{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[0,1],[0,0]]]]}]}`,
		`{"op":"t_during","args":[{"interval":[{"property":"date"},".."]},{"interval":["2025-01-01","2025-01-02"]}]}`} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) { holds(t, cql.JSON, text) })
}

func holds(t *testing.T, lang cql.Lang, text string) {
	e, faults := cql.Parse(lang, text, names)
	if (e == nil) != (len(faults) > 0) {
		t.Fatalf("%v, %+v", e, faults)
	}
	for _, f := range faults {
		if f.At == "" || !strings.HasPrefix(f.Rule, "problem.") {
			t.Fatalf("%+v", f)
		}
	}
	if e == nil {
		return
	}
	written := cql.Format(e)
	again, faults := cql.Parse(cql.Text, written, names)
	if len(faults) > 0 || !reflect.DeepEqual(again, e) {
		t.Fatalf("%q is written as %q: %+v", text, written, faults)
	}
}
