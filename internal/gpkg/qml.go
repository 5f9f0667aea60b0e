package gpkg

import (
	"fmt"
	"math"
	"strconv"
)

// qml is the style in QGIS's own form: rules of which each names its symbol by number.
func (s style) qml() string {
	var d doc
	d.WriteString("<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n")
	d.open("qgis", "version", "3.22.0", "styleCategories", "Symbology")
	ordered := "0"
	if s.largest != "" {
		ordered = "1"
	}
	d.open("renderer-v2", "type", "RuleRenderer", "symbollevels", "0", "forceraster", "0", "enableorderby", ordered)
	d.open("rules", "key", "khyberatlas")
	var symbols []*symbol
	d.qmlRules("khyberatlas", s.rules, &symbols)
	d.end("rules")
	d.open("symbols")
	for i, sym := range symbols {
		d.qmlSymbol(strconv.Itoa(i), sym)
	}
	d.end("symbols")
	if s.largest != "" {
		d.open("orderby")
		d.element("orderByClause", `"`+s.largest+`"`, "asc", "0", "nullsFirst", "0")
		d.end("orderby")
	}
	d.end("renderer-v2")
	d.end("qgis")
	return d.String()
}

func (d *doc) qmlRules(key string, rules []rule, symbols *[]*symbol) {
	for i, r := range rules {
		own := fmt.Sprintf("%s-%d", key, i)
		attrs := []string{"key", own, "label", r.label}
		if f := r.filter(); f != "" {
			attrs = append(attrs, "filter", f)
		}
		if r.symbol != nil {
			attrs = append(attrs, "symbol", strconv.Itoa(len(*symbols)))
			*symbols = append(*symbols, r.symbol)
		}
		d.open("rule", attrs...)
		d.qmlRules(own, r.rules, symbols)
		d.end("rule")
	}
}

func (d *doc) qmlSymbol(name string, s *symbol) {
	kind := "marker"
	if s.shape == "" {
		kind = "fill"
	}
	d.open("symbol", "name", name, "type", kind, "alpha", "1", "clip_to_extent", "1", "force_rhr", "0")
	if s.ground {
		d.qmlLayer(&symbol{shape: "circle", hue: "#ffffff", edge: s.hue, size: s.size * 1.8})
	}
	d.qmlLayer(s)
	d.end("symbol")
}

func (d *doc) qmlLayer(s *symbol) {
	class := "SimpleMarker"
	if s.shape == "" {
		class = "SimpleFill"
	}
	d.open("layer", "class", class, "enabled", "1", "locked", "0", "pass", "0")
	for _, p := range s.properties() {
		d.leaf("prop", "k", p[0], "v", p[1])
	}
	if s.byToll {
		d.qmlByToll(s)
	}
	d.end("layer")
}

func (s *symbol) properties() [][2]string {
	hue := rgba(s.hue, 255)
	if s.shape == "" {
		return [][2]string{{"color", rgba(s.hue, 0)}, {"style", "no"}, {"outline_color", hue}, {"outline_style", "solid"},
			{"outline_width", s.outline}, {"outline_width_unit", "MM"}, {"joinstyle", "round"}}
	}
	fill, edge, width := hue, edgeHue, "0.2"
	switch {
	case s.hollow:
		fill, edge, width = rgba(s.hue, 0), hue, "0.8"
	case s.edge != "":
		edge, width = rgba(s.edge, 255), "0.3"
	}
	return [][2]string{{"name", s.shape}, {"angle", strconv.Itoa(s.turn)}, {"color", fill}, {"outline_color", edge},
		{"outline_style", "solid"}, {"outline_width", width}, {"outline_width_unit", "MM"}, {"joinstyle", "bevel"},
		{"size", decimal(s.size)}, {"size_unit", "MM"}, {"scale_method", "diameter"}}
}

// sizes are how many times the mark is enlarged, by the number of people killed, as on the map.
var sizes = []struct {
	from  int
	scale float64
}{{30, 2.3}, {10, 1.7}, {3, 1.25}, {1, 0.95}, {0, 0.7}}

// sizeWithout is that of an event without a figure.
const sizeWithout = 0.85

const (
	qmlText  = "QString"
	edgeHue  = "255,255,255,255"
	noFigure = `"killed" IS NULL`
)

func (d *doc) qmlByToll(s *symbol) {
	size := "CASE WHEN " + noFigure + " THEN " + decimal(s.size*sizeWithout)
	for _, c := range sizes {
		size += fmt.Sprintf(` WHEN "killed" >= %d THEN %s`, c.from, decimal(s.size*c.scale))
	}
	pick := func(without, with string) string { return "if(" + noFigure + ", '" + without + "', '" + with + "')" }

	d.open("data_defined_properties")
	d.open("Option", "type", "Map")
	d.leaf("Option", "name", "name", "type", qmlText, "value", "")
	d.open("Option", "name", "properties", "type", "Map")
	for _, p := range [][2]string{
		{"fillColor", pick(rgba(s.hue, 0), rgba(s.hue, 255))},
		{"outlineColor", pick(rgba(s.hue, 255), edgeHue)},
		{"outlineWidth", "if(" + noFigure + ", 0.5, 0.2)"},
		{"size", size + " END"},
	} {
		d.open("Option", "name", p[0], "type", "Map")
		d.leaf("Option", "name", "active", "type", "bool", "value", "true")
		d.leaf("Option", "name", "expression", "type", qmlText, "value", p[1])
		d.leaf("Option", "name", "type", "type", "int", "value", "3") // an expression
		d.end("Option")
	}
	d.end("Option")
	d.leaf("Option", "name", "type", "type", qmlText, "value", "collection")
	d.end("Option")
	d.end("data_defined_properties")
}

// rgba is #rrggbb as QGIS writes a colour.
func rgba(hue string, alpha int) string {
	n, _ := strconv.ParseUint(hue[1:], 16, 32) // the hues stand in this package
	return fmt.Sprintf("%d,%d,%d,%d", n>>16, n>>8&255, n&255, alpha)
}

func decimal(f float64) string { return strconv.FormatFloat(math.Round(f*100)/100, 'f', -1, 64) }
