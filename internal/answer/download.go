package answer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"net/url"
	"slices"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/canon"
	"khyberatlas/internal/format"
	"khyberatlas/internal/gpkg"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
	"khyberatlas/internal/wording"
)

// ErrNoRoom says that the temporary file in which an answer is built has no room.
var ErrNoRoom = errors.New("there is no room to build the file")

// download writes a whole layer or table, all layers, or the dataset. Nothing in it depends on the host or the clock.
func download(c *call, w io.Writer) error {
	d, ok := ogc.DownloadOf(c.Asked.File)
	switch {
	case !ok:
		return &question.Missing{What: "download", Value: c.Asked.File, Allowed: ogc.DownloadFiles()}
	case d.Collection != "":
		all, err := c.matching(d.Collection, c.whole())
		if err != nil {
			return err
		}
		return all.write(c, w, format.Head{About: c.about(), Matched: all.matched()}, true)
	case d.Table != "":
		return c.table(w, d.Table)
	case d.Form == ogc.GPKG:
		return c.allLayers(w)
	}
	ds := c.Atlas.Data()
	files := slices.Clone(ds.Files)
	if c.maker.Documents != nil {
		files = append(files, c.maker.Documents(ds)...)
	}
	var others []iter.Seq2[string, func(io.Writer) error]
	for _, o := range ds.Origins {
		// After an import of a dataset.zip that left a record's rows out they aren't here.
		if o.ID == incident.Ours || !o.Redistribute || !c.Atlas.Holds(o.ID) {
			continue
		}
		others = append(others, canon.RowFiles(o.ID, c.Incidents(o.ID)))
	}
	return format.Zip(w, files, ds.Meta.Released, others...)
}

// allLayers writes the file that holds every layer.
func (c *call) allLayers(w io.Writer) error {
	var all []gpkg.Layer
	for _, l := range ogc.Collections() {
		one, err := c.tabled(l.ID, c.whole())
		if err != nil {
			return err
		}
		all = append(all, one.table())
	}
	return c.geoPackage(w, all...)
}

// geoPackage writes layers as one file.
func (c *call) geoPackage(w io.Writer, layers ...gpkg.Layer) error {
	if err := c.Err(); err != nil {
		return err // the file is built elsewhere, and might be kept
	}
	build := func(w io.Writer) error {
		about, meta := c.about(), c.Meta()
		meta.Attribution, meta.Licence, meta.LicenceURL = about.Attribution, about.Licence, about.LicenceURL
		meta.Completeness, meta.CompletenessNote = c.Completeness()
		f := gpkg.File{About: gpkg.About{Meta: meta, Version: about.Version, Filter: about.Filter, Note: about.Note},
			Limit: c.maker.MostBytes, Origins: c.Cited(), Layers: layers}
		err := f.Write(c.Context(), c.Writer(w)) // a search may have failed while it was built
		if errors.Is(err, gpkg.ErrNoRoom) {
			return fmt.Errorf("%w: %w", ErrNoRoom, err)
		}
		return err
	}
	if c.to.Costly == nil {
		return build(w)
	}
	return c.to.Costly(w, build)
}

// Download writes the bytes of /downloads/{file} for the parameters of a query string, as an export to a file wants them.
func (m *Maker) Download(ctx context.Context, w io.Writer, a *atlas.Atlas, file string, parameters url.Values) error {
	q, err := asks(ctx, a, file, parameters)
	if err != nil {
		return err
	}
	return m.Write(w, q, Outlet{})
}

// LeftOut says what Download leaves out, for forms that have no place for it; blank where that is nothing.
func LeftOut(ctx context.Context, a *atlas.Atlas, file string, parameters url.Values) string {
	q, err := asks(ctx, a, file, parameters)
	if err != nil {
		return "" // Download says why
	}
	if n := q.LeftOut(); n > 0 {
		return i18n.English().Text("terms.withheld", "count", n)
	}
	return ""
}

func asks(ctx context.Context, a *atlas.Atlas, file string, parameters url.Values) (*question.Question, error) {
	d, ok := ogc.DownloadOf(file)
	if !ok {
		return nil, &question.Missing{What: "download", Value: file, Allowed: ogc.DownloadFiles()}
	}
	asked, _, faults := ogc.Parse(ogc.Raw{Operation: ogc.OpDownload, Collection: d.Collection, File: file, Prefer: d.Form,
		RawQuery: parameters.Encode()}, a.Vocabulary())
	if len(faults) > 0 {
		return nil, faults
	}
	q := question.New(ctx)
	q.Asked, q.Wording = asked, wording.Wording{Printer: i18n.English(), Collected: a.Days()}
	q.About(a, a)
	return q, nil
}
