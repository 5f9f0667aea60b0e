package gpkg

import "strconv"

// sld is the style as Styled Layer Descriptor 1.1, for programs other than QGIS. It has one size of mark and no hollow
// ones: SLD can't reckon those from a row.
func (s style) sld(layer string) string {
	var d doc
	d.open("StyledLayerDescriptor", "xmlns", "http://www.opengis.net/sld", "xmlns:se", "http://www.opengis.net/se",
		"xmlns:ogc", "http://www.opengis.net/ogc", "version", "1.1.0")
	d.open("NamedLayer")
	d.element("se:Name", layer)
	d.open("UserStyle")
	d.element("se:Name", s.name)
	d.open("se:FeatureTypeStyle")
	d.sldRules(s.rules, nil)
	d.end("se:FeatureTypeStyle")
	d.end("UserStyle")
	d.end("NamedLayer")
	d.end("StyledLayerDescriptor")
	return d.String()
}

// sldRules writes rules that have a symbol, with the conditions of those that hold them.
func (d *doc) sldRules(rules []rule, above []rule) {
	for _, r := range rules {
		path := append(above[:len(above):len(above)], r)
		if r.symbol != nil {
			d.open("se:Rule")
			d.element("se:Name", r.label)
			d.sldFilter(path)
			d.sldSymbol(r.symbol)
			d.end("se:Rule")
		}
		d.sldRules(r.rules, path)
	}
}

func (d *doc) sldFilter(path []rule) {
	if path[0].field == "" {
		return
	}
	d.open("ogc:Filter")
	if len(path) > 1 {
		d.open("ogc:And")
	}
	for _, r := range path {
		if len(r.values) > 1 {
			d.open("ogc:Or")
		}
		for _, v := range r.values {
			d.open("ogc:PropertyIsEqualTo")
			d.element("ogc:PropertyName", r.field)
			d.element("ogc:Literal", v)
			d.end("ogc:PropertyIsEqualTo")
		}
		if len(r.values) > 1 {
			d.end("ogc:Or")
		}
	}
	if len(path) > 1 {
		d.end("ogc:And")
	}
	d.end("ogc:Filter")
}

func (d *doc) sldSymbol(s *symbol) {
	if s.shape == "" {
		d.open("se:PolygonSymbolizer")
		d.sldStroke(s.hue, "1")
		d.end("se:PolygonSymbolizer")
		return
	}
	d.open("se:PointSymbolizer")
	d.open("se:Graphic")
	d.open("se:Mark")
	d.element("se:WellKnownName", s.shape)
	if s.hollow {
		d.sldStroke(s.hue, "3")
	} else {
		d.open("se:Fill")
		d.element("se:SvgParameter", s.hue, "name", "fill")
		d.end("se:Fill")
		d.sldStroke("#ffffff", "0.5")
	}
	d.end("se:Mark")
	d.element("se:Size", decimal(s.size*4)) // pixels, of which a millimetre has about four
	if s.turn != 0 {
		d.open("se:Rotation")
		d.element("ogc:Literal", strconv.Itoa(s.turn))
		d.end("se:Rotation")
	}
	d.end("se:Graphic")
	d.end("se:PointSymbolizer")
}

func (d *doc) sldStroke(hue, width string) {
	d.open("se:Stroke")
	d.element("se:SvgParameter", hue, "name", "stroke")
	d.element("se:SvgParameter", width, "name", "stroke-width")
	d.end("se:Stroke")
}
