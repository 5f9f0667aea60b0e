// Package filename says what a download is called on the disk of whoever saves it.
package filename

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// toBeSaved are forms that no browser shows.
var toBeSaved = []ogc.Form{ogc.GPKG, ogc.KML, ogc.GeoJSONL, ogc.GeoJSONSeq}

// Of says what a file holds: the layer, what chose its records, the period and the version; blank for an answer that
// is no file.
func Of(r ogc.Resource, op ogc.Operation, version string) string {
	parts := []string{"khyberatlas"}
	layer, ending, _ := strings.Cut(r.File, ".")
	switch {
	case !op.File && (!op.Features || !slices.Contains(toBeSaved, r.Form)):
		return ""
	case op.Features:
		ending = string(r.Form)
		parts = append(parts, string(r.Collection), "from", strconv.Itoa(r.Page.Offset+1))
	case layer != ogc.AllLayers:
		parts = append(parts, layer)
	}
	if ending != "zip" { // the zip holds everything
		if chosen := slug(r.Query); chosen != "" {
			parts = append(parts, chosen)
		}
		if days := r.Query.Days; !days.All() {
			from, to := days.From.String(), days.To.String()
			if from == "" {
				from = "until"
			}
			if to == "" {
				to = "onwards"
			}
			parts = append(parts, from+"_"+to)
		}
	}
	return strings.Join(append(parts, version), "-") + "." + ending
}

// mostOfSlug is how long the part of a name is that says what chose the records.
const mostOfSlug = 60

// slug is the filter beside the period in letters that every disk takes. One that can't be said so, or not wholly, ends
// with a few digits of its own: files of two filters never have one name.
func slug(q incident.Query) string {
	filter := ogc.FilterOf(q.Within(incident.Days{}))
	if filter == "" {
		return ""
	}
	var b strings.Builder
	said := true
	for _, pair := range strings.Split(filter, "&") {
		name, value, _ := strings.Cut(pair, "=")
		text, err := url.QueryUnescape(value)
		said = said && err == nil
		// What a list chooses is told by its words alone; numbers, words of the reader and names that two lists have are not.
		if slices.Contains([]string{"near", "bbox", "q", "district"}, name) || strings.HasSuffix(name, "_min") {
			text = name + " " + text
		}
		for _, c := range text {
			switch {
			case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '.', c == '_':
				b.WriteRune(c)
			case c >= 'A' && c <= 'Z':
				b.WriteRune(c + 'a' - 'A')
			default:
				said = said && (c == ',' || c == ' ' || c == '-')
				b.WriteByte(' ')
			}
		}
		b.WriteByte(' ')
	}
	text := strings.Join(strings.Fields(b.String()), "-")
	if said && len(text) <= mostOfSlug {
		return text
	}
	if len(text) > mostOfSlug {
		text = text[:max(0, strings.LastIndexByte(text[:mostOfSlug+1], '-'))]
	}
	sum := sha256.Sum256([]byte(filter))
	return strings.Trim(text+"-"+hex.EncodeToString(sum[:3]), "-")
}
