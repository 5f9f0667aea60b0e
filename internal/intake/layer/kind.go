package layer

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"khyberatlas/internal/incident"
)

// kind is what a layer is made of.
type kind struct {
	name     string
	level    int    // of administrative units, 0 for other things
	geometry string // what its features may be
	one      string // what one of its features is called
}

var kinds = map[string]kind{
	"roads":     {"roads", 0, lines, "a road"},
	"rivers":    {"rivers", 0, lines, "a river"},
	"lakes":     {"lakes", 0, areas, "a lake"},
	"places":    {"places", 0, points, "a place"},
	"provinces": {"provinces", 1, areas, "a province"},
	"districts": {"districts", 2, areas, "a district"},
	"tehsils":   {"tehsils", 3, areas, "a tehsil"},
}

const (
	lines  = "a LineString or a MultiLineString"
	areas  = "a Polygon or a MultiPolygon"
	points = "a Point"
)

// mostRank is the last rank of things and of their names: what has none is left out.
const mostRank = 4

// ranks are what OpenStreetMap and its extracts call roads, waters and places, by how far out they matter; 0 is never drawn.
var ranks = map[string]map[string]int{
	"roads": {"motorway": 1, "motorway_link": 1, "trunk": 1, "trunk_link": 1, "primary": 2, "primary_link": 2, "secondary": 3,
		"secondary_link": 3, "tertiary": 4, "tertiary_link": 4, "unclassified": 4, "residential": 0, "living_street": 0, "service": 0,
		"track": 0, "track_grade1": 0, "track_grade2": 0, "track_grade3": 0, "track_grade4": 0, "track_grade5": 0, "path": 0,
		"footway": 0, "cycleway": 0, "bridleway": 0, "pedestrian": 0, "steps": 0, "construction": 0, "proposed": 0, "unknown": 0},
	"rivers": {"river": 2, "canal": 3, "stream": 3, "wadi": 3, "drain": 0, "ditch": 0},
	"places": {"national_capital": 2, "city": 2, "town": 3, "village": 4, "hamlet": 0, "isolated_dwelling": 0, "farm": 0,
		"suburb": 0, "quarter": 0, "neighbourhood": 0, "locality": 0, "island": 0, "county": 0, "region": 0},
}

// usual is the rank of what says nothing of itself.
var usual = map[string]int{"roads": 3, "rivers": 2, "places": 3}

// classes are the properties that say what a thing is.
var classes = []string{"highway", "waterway", "place", "fclass", "class", "kind", "type"}

const manyPeople = 100_000 // make a town a city

func (k kind) rankOf(p properties) int {
	if r, err := strconv.ParseFloat(p["rank"], 64); err == nil && r >= 1 && r <= mostRank {
		return int(r)
	}
	rank := usual[k.name]
	for _, c := range classes {
		if r, known := ranks[k.name][strings.ToLower(p[c])]; known {
			rank = r
			break
		}
	}
	if people, err := strconv.ParseFloat(p["population"], 64); err == nil && k.name == "places" && people >= manyPeople && rank > 0 {
		rank = min(rank, 2)
	}
	return rank
}

// properties are those of a feature by their names in small letters, with "_" for ":".
type properties map[string]string

func keyOf(name string) string {
	return strings.ToLower(strings.ReplaceAll(strings.TrimSpace(name), ":", "_"))
}

func (p properties) first(keys ...string) string {
	for _, k := range keys {
		if v := strings.TrimSpace(p[k]); v != "" {
			return v
		}
	}
	return ""
}

// unit are the properties of an administrative unit of a level, as OCHA, geoBoundaries and GADM name them.
func unit(level int) []string {
	n := strconv.Itoa(level)
	return []string{"adm" + n + "_en", "adm" + n + "_name", "adm" + n + "_name_en", "shapename", "name_" + n}
}

// idOf is the unit's own id, blank where it has none.
func (k kind) idOf(p properties) string {
	return p.first("adm"+strconv.Itoa(k.level)+"_pcode", "shapeid")
}

// parentOf is the unit around a unit, within which its borders are drawn.
func (k kind) parentOf(p properties) string {
	above := unit(k.level - 1)
	above = slices.DeleteFunc(above, func(key string) bool { return key == "shapename" })
	if k.level > 1 {
		above = append(above, "province", "province_name")
	}
	return p.first(append([]string{"adm" + strconv.Itoa(k.level-1) + "_pcode"}, append(above, "shapegroup")...)...)
}

// levelIn is the level that a unit says it is of; 0 where it says none.
func levelIn(p properties) int {
	if n, err := strconv.Atoi(strings.TrimPrefix(strings.ToUpper(p["shapetype"]), "ADM")); err == nil {
		return n
	}
	for level := 4; level > 0; level-- {
		if p.first("adm"+strconv.Itoa(level)+"_pcode") != "" {
			return level
		}
	}
	return 0
}

var layerOf = map[int]string{1: "provinces", 2: "districts", 3: "tehsils"}

func (k kind) nameOf(p properties) incident.GroundName {
	english := []string{"name_en", "int_name", "name"}
	if k.level > 0 {
		english = append(unit(k.level), english...)
	}
	n := incident.GroundName{NameUr: p.first("name_ur"), NamePs: p.first("name_ps")}
	for _, key := range append(english, "name_local", "name_fa", "name_ps", "name_ur") {
		switch v := p.first(key); {
		case v == "":
		case n.Name == "" && latin(v):
			n.Name = v
		case n.Local == "" && !latin(v):
			n.Local = v
		}
	}
	if n.Name != "" {
		n.Local = ""
	}
	return n
}

func latin(s string) bool {
	return strings.ContainsFunc(s, func(c rune) bool { return unicode.Is(unicode.Latin, c) })
}

// textRule is the rule that a text breaks; blank where it breaks none. What can't be seen is no fault here, but isn't kept:
// names of OpenStreetMap often carry a mark of direction.
func textRule(s string) string {
	if strings.ContainsFunc(s, func(c rune) bool { return unicode.IsControl(c) && c != '\n' && c != '\t' && c != '\r' }) {
		return "a text has no control characters"
	}
	return ""
}

// seen is a text in one line without what can't be seen of it; joiners are how Urdu and Pashto are written.
func seen(s string) string {
	s = strings.Map(func(c rune) rune {
		switch {
		case c == '\u200c', c == '\u200d':
		case unicode.Is(unicode.Cf, c):
			return -1
		}
		return c
	}, s)
	return strings.Join(strings.Fields(s), " ")
}
