package web

import (
	"slices"
	"strconv"
	"strings"

	"khyberatlas/internal/ogc"
)

// terms says in the head on what terms the data come and what of them this is, for the forms without a place for it.
// The licence and the version stand in every head.
func (c *request) terms() {
	if c.ask.Form == ogc.HTML {
		return
	}
	c.head.text("Khyberatlas-Attribution", c.atlas.Data().Meta.Attribution)
	if filter := c.ask.Filter(); filter != "" && c.ask.Form != ogc.Zip { // the zip holds everything
		c.head.Set("Khyberatlas-Filter", filter)
	}
}

// toBeSaved are forms that no browser shows.
var toBeSaved = []ogc.Form{ogc.GPKG, ogc.KML, ogc.GeoJSONL, ogc.GeoJSONSeq}

// fileName says what the file holds: the layer, the period and the version; blank for an answer that is no file.
func (c *request) fileName() string {
	parts := []string{"khyberatlas"}
	layer, ending, _ := strings.Cut(c.ask.File, ".")
	switch {
	case c.op.Name != "download" && (c.op.Name != "items" || !slices.Contains(toBeSaved, c.ask.Form)):
		return ""
	case c.op.Name == "items":
		ending = string(c.ask.Form)
		parts = append(parts, c.ask.Collection, "from", strconv.Itoa(c.ask.Page.Offset+1))
	case layer != ogc.AllLayers:
		parts = append(parts, layer)
	}
	if days := c.ask.Query.Days; !days.All() && ending != "zip" {
		from, to := days.From.String(), days.To.String()
		if from == "" {
			from = "until"
		}
		if to == "" {
			to = "onwards"
		}
		parts = append(parts, from+"_"+to)
	}
	return strings.Join(append(parts, c.atlas.Version()), "-") + "." + ending
}
