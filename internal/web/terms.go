package web

import (
	"slices"
	"strconv"
	"strings"

	"khyberatlas/internal/ogc"
)

// terms says in the head on what terms the data come and what of them this is, for the forms without a place for it.
// The licence and the version stand in every head.
func (c *exchange) terms() {
	if c.Asked.Form == ogc.HTML {
		return
	}
	c.head.text("Khyberatlas-Attribution", c.Meta().Attribution)
	if filter := c.Asked.Filter(); filter != "" && c.Asked.Form != ogc.Zip { // the zip holds everything
		c.head.Set("Khyberatlas-Filter", filter)
	}
}

// toBeSaved are forms that no browser shows.
var toBeSaved = []ogc.Form{ogc.GPKG, ogc.KML, ogc.GeoJSONL, ogc.GeoJSONSeq}

// fileName says what the file holds: the layer, the period and the version; blank for an answer that is no file.
func (c *exchange) fileName() string {
	parts := []string{"khyberatlas"}
	layer, ending, _ := strings.Cut(c.Asked.File, ".")
	switch {
	case !c.Operation.File && (!c.Operation.Features || !slices.Contains(toBeSaved, c.Asked.Form)):
		return ""
	case c.Operation.Features:
		ending = string(c.Asked.Form)
		parts = append(parts, string(c.Asked.Collection), "from", strconv.Itoa(c.Asked.Page.Offset+1))
	case layer != ogc.AllLayers:
		parts = append(parts, layer)
	}
	if days := c.Asked.Query.Days; !days.All() && ending != "zip" {
		from, to := days.From.String(), days.To.String()
		if from == "" {
			from = "until"
		}
		if to == "" {
			to = "onwards"
		}
		parts = append(parts, from+"_"+to)
	}
	return strings.Join(append(parts, c.Atlas.Version()), "-") + "." + ending
}
