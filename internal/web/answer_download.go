package web

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"

	"khyberatlas/internal/format"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// download writes a whole layer or table, all layers, or the dataset. Nothing in it depends on the host or the clock.
func download(c *request, w io.Writer) error {
	d, ok := ogc.DownloadOf(c.ask.File)
	if !ok {
		return &missing{what: "download", value: c.ask.File, allowed: ogc.DownloadFiles()}
	}
	if d.Collection != "" {
		all := c.layer(d.Collection)
		return all.write(c, w, format.Head{About: c.about(), Matched: all.size()}, true)
	}
	if d.Table != "" {
		return c.table(d.Table).write(w)
	}
	if d.Form == ogc.GPKG {
		return c.geoPackage(w, c.allLayers()...)
	}
	ds := c.atlas.Data()
	files := slices.Clone(ds.Files)
	if c.server.Papers != nil {
		files = append(files, c.server.Papers(ds)...)
	}
	return format.Zip(w, files, ds.Meta.Released)
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
	c := &request{Request: r, server: s, op: op, ask: ask, atlas: a, p: i18n.For(i18n.En), head: head{}}
	return download(c, stopping{ctx, w})
}

// stopping stops what is made where its reader has gone.
type stopping struct {
	ctx context.Context
	w   io.Writer
}

func (s stopping) Write(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, fmt.Errorf("the reader has gone: %w", err)
	}
	return s.w.Write(p)
}
