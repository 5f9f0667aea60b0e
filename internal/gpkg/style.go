package gpkg

import (
	"strings"

	"khyberatlas/internal/hue"
	"khyberatlas/internal/incident"
)

// style is how a layer looks when it is opened: rules, of which each draws the rows that it holds for.
type style struct {
	name    string
	rules   []rule
	largest string // the field of which the largest values are drawn first, so that small marks lie on top
}

// rule draws rows with a symbol; one that has no symbol holds rules that go on from its condition.
type rule struct {
	label  string
	field  string // with values: rows of which the field has one of them; blank: every row
	values []string
	symbol *symbol
	rules  []rule
}

// symbol is a mark at a point, or the outline of an area.
type symbol struct {
	shape   string // one that QGIS has; blank is an outline
	turn    int    // degrees clockwise
	hue     string // #rrggbb
	edge    string // likewise; blank is white
	hollow  bool   // a ring: only the outline is drawn
	size    float64
	byToll  bool   // sized by the killed, and hollow where no figure is given, for that isn't zero
	ground  bool   // a white disc beneath, which tells crossings from events
	outline string // width of an area's outline in millimetres
}

// look is the shape of a kind of event or of a state: the nearest to the map's own that QGIS draws by itself.
type look struct {
	label, shape string
	turn         int
}

var eventLooks = map[incident.Type]look{
	"suicide_bombing":    {"Suicide bombing", "star", 0},
	"ied":                {"IED", "diamond", 0},
	"armed_attack":       {"Armed attack", "circle", 0},
	"targeted_killing":   {"Targeted killing", "cross_fill", 0},
	"abduction":          {"Abduction", "pentagon", 0},
	"security_operation": {"Security operation", "square", 0},
	"air_strike":         {"Air strike", "equilateral_triangle", 180},
	"drone_strike":       {"Drone strike", "filled_arrowhead", 90},
	"shelling":           {"Shelling", "equilateral_triangle", 0},
	"border_clash":       {"Border clash", "cross_fill", 45},
	"communal_violence":  {"Communal violence", "hexagon", 0},
	"other":              {"Other", "asterisk_fill", 0},
	"state_based":        {"State-based violence", "semi_circle", 180},
	"non_state":          {"Violence between groups", "quarter_circle", 0},
	"one_sided":          {"Violence against civilians", "arrow", 90},
	"not_coded":          {"Kind not said", "half_square", 0},
}

var gateLooks = map[incident.Status]look{
	incident.Open:       {"Open", "circle", 0},
	incident.Closed:     {"Closed", "square", 0},
	incident.Restricted: {"Restricted", "equilateral_triangle", 0},
	incident.Partial:    {"Partly open (differs by traffic)", "diamond", 0},
	incident.Unknown:    {"No closure on record", "circle", 0},
}

// eventStyle draws precise places as marks and coarse ones as rings, in the hue of the kind of event.
func eventStyle(types []incident.Type) style {
	coarse := rule{label: "Known to a district or a province only", field: "geo_precision",
		values: []string{string(incident.DistrictLevel), string(incident.ProvinceLevel), string(incident.CountryLevel)}}
	exact := rule{label: "Known to a place", field: "geo_precision",
		values: []string{string(incident.Site), string(incident.Town), string(incident.TehsilLevel)}}
	for _, t := range types {
		l := eventLooks[t]
		mark := rule{label: l.label, field: "type", values: []string{string(t)}}
		ring := mark
		mark.symbol = &symbol{shape: l.shape, turn: l.turn, hue: hue.Of(t), size: 3, byToll: true}
		ring.symbol = &symbol{shape: "circle", hue: hue.Of(t), hollow: true, size: 5}
		exact.rules = append(exact.rules, mark)
		coarse.rules = append(coarse.rules, ring)
	}
	return style{name: "Khyber Atlas: by kind of event", rules: []rule{coarse, exact}, largest: "killed"}
}

// gateStyle draws crossings by their state.
func gateStyle() style {
	s := style{name: "Khyber Atlas: by state"}
	for _, status := range []incident.Status{incident.Open, incident.Closed, incident.Restricted, incident.Partial,
		incident.Unknown} {
		l := gateLooks[status]
		s.rules = append(s.rules, rule{label: l.label, field: "state", values: []string{string(status)},
			symbol: &symbol{shape: l.shape, turn: l.turn, hue: hue.OfState(status), hollow: status == incident.Unknown, size: 3,
				ground: true}})
	}
	return s
}

// outlineStyle draws areas as plain outlines, of a width in millimetres.
func outlineStyle(width string) style {
	return style{name: "Khyber Atlas: outline", rules: []rule{{label: "Outline", symbol: &symbol{hue: hue.Line, outline: width}}}}
}

const stylesTable = `
CREATE TABLE layer_styles (
  id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  f_table_catalog TEXT(256),
  f_table_schema TEXT(256),
  f_table_name TEXT(256),
  f_geometry_column TEXT(256),
  styleName TEXT(30),
  styleQML TEXT,
  styleSLD TEXT,
  useAsDefault BOOLEAN,
  description TEXT,
  owner TEXT(30),
  ui TEXT(30),
  update_time DATETIME DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now'))
)`

// styles writes the table in which QGIS looks for a layer's style. It is no part of GeoPackage, so it is listed as a
// plain attributes table, as QGIS does itself.
func (b *builder) styles() error {
	if err := b.exec(stylesTable); err != nil {
		return err
	}
	if err := b.register(table{name: "layer_styles", title: "Styles for QGIS"}, "attributes", [4]any{}); err != nil {
		return err
	}
	for _, l := range b.file.Layers {
		if err := b.exec(`INSERT INTO layer_styles VALUES (NULL,'','',?,?,?,?,?,1,?,'','',?)`, l.name, geometryColumn,
			l.style.name, l.style.qml(), l.style.sld(l.name), l.title, b.stamp); err != nil {
			return err
		}
	}
	return nil
}

// filter is the rule's condition as QGIS writes it.
func (r rule) filter() string {
	if r.field == "" {
		return ""
	}
	return `"` + r.field + `" IN ('` + strings.Join(r.values, "','") + `')`
}
