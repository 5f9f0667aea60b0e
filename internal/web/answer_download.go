package web

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"khyberatlas/internal/format"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// download writes a whole layer or table. Nothing in it depends on the host or the clock.
func download(c *request, w io.Writer) error {
	d, ok := ogc.DownloadOf(c.ask.File)
	if !ok {
		return &missing{what: "download", value: c.ask.File, allowed: ogc.DownloadFiles()}
	}
	q := ogc.QueryOf(d.Collection, c.ask.Query)
	switch d.Collection {
	case "incidents", "strikes":
		return whole(c, w, format.Incidents, c.atlas.Search(q, c.ask.Page.Sort).All())
	case "crossings":
		return whole(c, w, format.Crossings, c.atlas.Crossings(q))
	case "districts":
		return whole(c, w, format.Districts, c.atlas.Districts(q))
	case "tehsils":
		return whole(c, w, format.Tehsils, c.atlas.Tehsils(q))
	}
	switch d.Table {
	case "incident_sources":
		return table(c, w, format.Sources, ofRecords(c, func(r *incident.Record) []incident.Source { return r.Sources }))
	case "claims":
		return table(c, w, format.Claims, ofRecords(c, func(r *incident.Record) []incident.Claim { return r.Claims }))
	case "crossing_status":
		return table(c, w, format.Spells, c.spells())
	case "context_events":
		return table(c, w, format.Context, c.context())
	}
	ds := c.atlas.Data()
	return format.Zip(w, append(append([]incident.File{}, ds.Files...), c.server.Papers...), ds.Meta.Released)
}

func whole[T any](c *request, w io.Writer, layer format.Layer[T], rows []T) error {
	if c.ask.Form == ogc.CSV {
		return layer.CSV(w, true, rows)
	}
	return layer.Collection(w, format.Head{About: c.about(), Matched: len(rows)}, rows)
}

func table[T any](c *request, w io.Writer, t format.Table[T], rows []T) error {
	if c.ask.Form == ogc.CSV {
		return t.CSV(w, true, rows)
	}
	return t.JSON(w, c.about(), rows)
}

// ofRecords are the rows that belong to the matching incidents, in their order.
func ofRecords[T any](c *request, of func(*incident.Record) []T) []T {
	var rows []T
	for _, r := range c.atlas.Search(c.ask.Query, c.ask.Page.Sort).All() {
		rows = append(rows, of(r)...)
	}
	return rows
}

// spells are those of the crossings in the box that meet the period.
func (c *request) spells() []incident.Spell {
	var rows []incident.Spell
	for _, x := range c.atlas.Crossings(c.ask.Query) {
		for _, s := range x.Spells {
			if !c.ask.Query.Never && s.Days().Meets(c.ask.Query.Days) {
				rows = append(rows, s)
			}
		}
	}
	return rows
}

// context are the events that the timeline marks within the period.
func (c *request) context() []incident.ContextEvent {
	var rows []incident.ContextEvent
	for _, e := range c.atlas.Data().Context {
		span := incident.Incident{Date: e.Date, EndDate: e.EndDate, DatePrecision: e.DatePrecision}
		if !c.ask.Query.Never && span.Span().Meets(c.ask.Query.Days) {
			rows = append(rows, e)
		}
	}
	return rows
}

// fileName says what the file holds: the layer, the period and the version.
func (c *request) fileName() string {
	layer, ending, _ := strings.Cut(c.ask.File, ".")
	parts := []string{"khyberatlas", layer}
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

// Download writes the bytes of /downloads/{file} for a query, as an export to a file wants them.
func (s *Server) Download(ctx context.Context, w io.Writer, file string, query url.Values) error {
	d, ok := ogc.DownloadOf(file)
	if !ok {
		return &missing{what: "download", value: file, allowed: ogc.DownloadFiles()}
	}
	a := s.Current.Load()
	if a == nil {
		return errNotReady
	}
	op, ok := ogc.Lookup("download")
	if !ok {
		return fmt.Errorf("download %s: %w", file, incident.ErrNotFound)
	}
	ask, _, faults := ogc.Parse(ogc.Ask{Operation: op.Name, Collection: d.Collection, File: file, Prefer: d.Form,
		RawQuery: query.Encode()}, a.Vocabulary())
	if len(faults) > 0 {
		return faults
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, ask.Path(), nil)
	if err != nil {
		return fmt.Errorf("export %s: %w", file, err)
	}
	c := &request{Request: r, server: s, op: op, ask: ask, atlas: a, p: i18n.For(i18n.En), head: http.Header{}}
	return download(c, stopping{ctx, w})
}

// stopping stops writing when the context ends.
type stopping struct {
	ctx context.Context
	w   io.Writer
}

func (s stopping) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.w.Write(p)
}
