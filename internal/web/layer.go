package web

import (
	"errors"
	"fmt"
	"io"
	"net/http"

	"khyberatlas/internal/format"
	"khyberatlas/internal/gpkg"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/shelf"
)

// layer is what matches in one layer, ready to be written in any form.
type layer interface {
	size() int
	window(from, to int) layer // from is within the layer; to may lie past its end
	// write writes the form that was asked for; mark is for tables that are to be files.
	write(c *request, w io.Writer, head format.Head, mark bool) error
	table() gpkg.Layer
}

// layer is what matches in the layer of that name.
func (c *request) layer(id string) layer {
	q := ogc.QueryOf(id, c.ask.Query)
	switch id {
	case "crossings":
		return rows[incident.CrossingState]{format.Crossings, format.CrossingsKML, gpkg.Crossings, c.atlas.Crossings(q)}
	case "districts":
		return rows[incident.Area]{format.Districts, format.DistrictsKML, gpkg.Districts, c.atlas.Districts(q)}
	case "tehsils":
		return rows[incident.Area]{format.Tehsils, format.TehsilsKML, gpkg.Tehsils, c.atlas.Tehsils(q)}
	}
	found := rows[*incident.Record]{format.Incidents, format.IncidentsKML, gpkg.Incidents, c.atlas.Search(q, c.ask.Page.Sort).All()}
	if id == "strikes" {
		found.kml, found.tabled = format.StrikesKML, gpkg.Strikes
	}
	return found
}

// rows are a layer's features with those who can write them.
type rows[T any] struct {
	features format.Layer[T]
	kml      format.KML[T]
	tabled   func([]T) gpkg.Layer
	list     []T
}

func (r rows[T]) size() int { return len(r.list) }

func (r rows[T]) table() gpkg.Layer { return r.tabled(r.list) }

func (r rows[T]) window(from, to int) layer {
	r.list = r.list[from:min(to, len(r.list))]
	return r
}

func (r rows[T]) write(c *request, w io.Writer, head format.Head, mark bool) error {
	switch c.ask.Form {
	case ogc.CSV:
		return r.features.CSV(w, mark, r.list)
	case ogc.KML:
		return r.kml.Write(w, head.About, r.list)
	case ogc.GPKG:
		return c.geoPackage(w, r)
	case ogc.GeoJSONL:
		return r.features.Lines(w, r.list)
	case ogc.GeoJSONSeq:
		return r.features.Sequence(w, r.list)
	}
	return r.features.Collection(w, head, r.list)
}

// geoPackage writes layers as one file. It isn't built for somebody who only wants the head, and comes from the shelf
// where the whole answer isn't made for it anyway.
func (c *request) geoPackage(w io.Writer, layers ...layer) error {
	build := func(w io.Writer) error {
		f := gpkg.File{About: gpkg.About{Meta: c.atlas.Data().Meta, Version: c.atlas.Version(), Filter: c.ask.Filter()},
			Limit: shelfBounds.Disk / int64(shelfBounds.AtOnce)}
		for _, l := range layers {
			f.Layers = append(f.Layers, l.table())
		}
		err := f.Write(c.Context(), w)
		if errors.Is(err, gpkg.ErrNoRoom) {
			return fmt.Errorf("%w: %w", shelf.ErrNoRoom, err)
		}
		return err
	}
	switch {
	case c.inParts():
		return build(w)
	case c.Method == http.MethodHead:
		return errHeadSent
	}
	file, err := c.server.shelf.Open(c.Context(), c.key(), build)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(w, file)
	return err
}

// allLayers are those of the file that holds everything.
func (c *request) allLayers() []layer {
	var all []layer
	for _, id := range ogc.CollectionIDs() {
		all = append(all, c.layer(id))
	}
	return all
}
