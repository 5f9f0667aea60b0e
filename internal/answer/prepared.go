package answer

import (
	"io"

	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
)

// prepared finds incidents as bytes of the form that is asked for; false where they are none.
func (c *call) prepared(filter incident.Query, window incident.Page) (found, bool) {
	var shown question.Prepared
	var ok bool
	switch c.Asked.Form {
	case ogc.GeoJSON, ogc.GeoJSONL, ogc.GeoJSONSeq:
		shown, ok = c.Features(filter, window)
	case ogc.CSV:
		shown, ok = c.Lines(filter, window)
	}
	return spelled{shown}, ok
}

// spelled are the incidents of a window as the bytes of the form that is asked for.
type spelled struct{ question.Prepared }

func (s spelled) matched() int { return s.Matched }

func (s spelled) write(c *call, w io.Writer, head format.Head, mark bool) error {
	return spell(c, w, format.Prepared{}, format.Rows[[]byte]{Count: s.Returned, Box: s.Box, Each: s.Each}, head, mark)
}
