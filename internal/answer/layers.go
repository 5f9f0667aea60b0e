package answer

import (
	"fmt"
	"io"
	"iter"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/format"
	"khyberatlas/internal/gpkg"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
)

// kind says how the features of one kind are found and written.
type kind[T any] struct {
	features layer[T]
	kml      format.KML[T]
	tabled   func(iter.Seq[T]) gpkg.Layer
	matches  finder[T]
	one      func(q *question.Question, id string, filter incident.Query) (T, bool)
	kept     func(q *question.Question, row T) ([]byte, bool) // the row as a collection has it; nil where none is kept
}

// layer is who writes features of one kind.
type layer[T any] func(*question.Question) format.Layer[T]

// anew writes all of a feature for each answer.
func anew[T any](l format.Layer[T]) layer[T] {
	return func(*question.Question) format.Layer[T] { return l }
}

// lasting prepares once for a version what is the same of its features in every answer.
func lasting[T any](id incident.Layer, l format.Layer[T], all func(*incident.Dataset) []T) layer[T] {
	return func(q *question.Question) format.Layer[T] {
		prepared, _ := atlas.Kept(q.Atlas, lastingKey{id}, func() (format.Layer[T], error) {
			return l.Lasting(all(q.Atlas.Data())), nil
		})
		return prepared
	}
}

type lastingKey struct{ incident.Layer }

var (
	crossings = lasting(incident.LayerCrossings, format.Crossings, func(d *incident.Dataset) (all []incident.CrossingState) {
		for i := range d.Crossings {
			all = append(all, incident.NoState(&d.Crossings[i]))
		}
		return all
	})
	districts = lasting(incident.LayerDistricts, format.Districts, func(d *incident.Dataset) (all []incident.Area) {
		for i := range d.Districts {
			all = append(all, incident.Area{District: &d.Districts[i]})
		}
		return all
	})
	tehsils = lasting(incident.LayerTehsils, format.Tehsils, func(d *incident.Dataset) (all []incident.Area) {
		for i := range d.Tehsils {
			all = append(all, incident.Area{Tehsil: &d.Tehsils[i]})
		}
		return all
	})
)

// finder finds the features in a window on what matches, and says how many match.
type finder[T any] func(q *question.Question, filter incident.Query, window incident.Page) (shown format.Rows[T], matched int)

// layers are all of them: a collection of the protocol that has no row here has no answer.
var layers = map[incident.Layer]interface {
	within(c *call, collection ogc.Collection, window incident.Page) tabled
	feature(c *call, w io.Writer, head format.Head) error
}{
	incident.LayerIncidents: kind[*incident.Record]{anew(format.Incidents), format.IncidentsKML, gpkg.Incidents, records, record,
		(*question.Question).FeatureOf},
	incident.LayerStrikes: kind[*incident.Record]{anew(format.Incidents), format.StrikesKML, gpkg.Strikes, records, record,
		(*question.Question).FeatureOf},
	incident.LayerCrossings: kind[incident.CrossingState]{crossings, format.CrossingsKML, gpkg.Crossings,
		cut(crossings, (*question.Question).OnlyCrossings), (*question.Question).Crossing, nil},
	incident.LayerDistricts: kind[incident.Area]{districts, format.DistrictsKML, gpkg.Districts,
		cut(districts, (*question.Question).OnlyDistricts), (*question.Question).District, nil},
	incident.LayerTehsils: kind[incident.Area]{tehsils, format.TehsilsKML, gpkg.Tehsils,
		cut(tehsils, (*question.Question).OnlyTehsils), (*question.Question).Tehsil, nil},
}

// records leaves the window to the answerer: all that match may not fit the memory, and are written as they are found.
func records(q *question.Question, filter incident.Query, window incident.Page) (format.Rows[*incident.Record], int) {
	if window.Limit > 0 {
		hits := q.Window(filter, window)
		return format.Incidents.Listed(hits.Records), hits.Matched
	}
	all := format.Rows[*incident.Record]{Count: q.Matched(filter), Each: q.Each(filter, window.Sort)}
	if q.Asked.Form == ogc.GeoJSON { // the others say nothing of a box
		if e := q.ExtentOf(filter); e.HasBox {
			all.Box = &e.Box
		}
	}
	return all, all.Count
}

// cut finds all features of a layer of few, and cuts the window out of them.
func cut[T any](layer layer[T], all func(*question.Question, incident.Query) []T) finder[T] {
	return func(q *question.Question, filter incident.Query, window incident.Page) (format.Rows[T], int) {
		list := all(q, filter)
		from, to := window.Window(len(list))
		return layer(q).Listed(list[from:to]), len(list)
	}
}

func record(q *question.Question, id string, _ incident.Query) (*incident.Record, bool) {
	return q.Record(id)
}

// found is a window on what matches in one layer, ready to be written in any form.
type found interface {
	matched() int
	// write writes the form that was asked for; mark is for tables that are to be files.
	write(c *call, w io.Writer, head format.Head, mark bool) error
}

// tabled is one that can be a table of a GeoPackage.
type tabled interface {
	found
	table() gpkg.Layer
}

// matching is what matches in a layer and lies in a window.
func (c *call) matching(id incident.Layer, window incident.Page) (found, error) {
	if collection, ok := ogc.CollectionOf(id); ok && collection.Incidents {
		if shown, ok := c.prepared(collection.Query(c.Asked.Query), window); ok {
			return shown, nil
		}
	}
	return c.tabled(id, window)
}

// tabled is the same, without the forms that may be at hand as bytes.
func (c *call) tabled(id incident.Layer, window incident.Page) (tabled, error) {
	l, answered := layers[id]
	collection, ok := ogc.CollectionOf(id)
	if !ok || !answered {
		return nil, fmt.Errorf("collection %s: %w", id, question.ErrNoRow)
	}
	return l.within(c, collection, window), nil
}

// whole is the window of a file: everything that matches.
func (c *call) whole() incident.Page { return incident.Page{Sort: c.Asked.Page.Sort} }

func (k kind[T]) within(c *call, collection ogc.Collection, window incident.Page) tabled {
	list, matched := k.matches(c.Question, collection.Query(c.Asked.Query), window)
	return rows[T]{k, list, matched}
}

func (k kind[T]) feature(c *call, w io.Writer, head format.Head) error {
	row, ok := k.one(c.Question, c.Asked.ID, c.Asked.Query)
	if !ok {
		return &question.Missing{What: "feature in " + string(c.Asked.Collection), Value: c.Asked.ID}
	}
	by := k.features(c.Question)
	if k.kept != nil {
		if feature, ok := k.kept(c.Question, row); ok {
			return by.Filled(w, head, feature, row)
		}
	}
	return by.Feature(w, head, row)
}

// rows are a layer's features with those who can write them.
type rows[T any] struct {
	kind[T]
	list format.Rows[T]
	of   int // how many match
}

func (r rows[T]) matched() int { return r.of }

func (r rows[T]) table() gpkg.Layer { return r.tabled(r.list.Each) }

func (r rows[T]) write(c *call, w io.Writer, head format.Head, mark bool) error {
	switch c.Asked.Form {
	case ogc.KML:
		return r.kml.Write(w, head.About, r.list.Each)
	case ogc.GPKG:
		return c.geoPackage(w, r.table())
	}
	return spell(c, w, r.features(c.Question), r.list, head, mark)
}

// speller writes rows in the forms that need nothing but the rows.
type speller[T any] interface {
	Collection(io.Writer, format.Head, format.Rows[T]) error
	CSV(io.Writer, bool, iter.Seq[T]) error
	Lines(io.Writer, iter.Seq[T]) error
	Sequence(io.Writer, iter.Seq[T]) error
}

func spell[T any](c *call, w io.Writer, by speller[T], list format.Rows[T], head format.Head, mark bool) error {
	switch c.Asked.Form {
	case ogc.GeoJSON:
		return by.Collection(w, head, list)
	case ogc.CSV:
		return by.CSV(w, mark, list.Each)
	case ogc.GeoJSONL:
		return by.Lines(w, list.Each)
	case ogc.GeoJSONSeq:
		return by.Sequence(w, list.Each)
	}
	return fmt.Errorf("features as %s: %w", c.Asked.Form, question.ErrNoRow)
}

// item answers with one feature and all that is known of it.
func item(c *call, w io.Writer) error {
	l, ok := layers[c.Asked.Collection]
	if !ok {
		return fmt.Errorf("collection %s: %w", c.Asked.Collection, question.ErrNoRow)
	}
	return l.feature(c, w, format.Head{About: c.about(), Links: linksOf(append(c.Self(), c.collectionLink()))})
}

func (c *call) collectionLink() ogc.Link {
	return ogc.Link{Href: c.Root().To("/collections/"+string(c.Asked.Collection), ""), Rel: "collection", Type: "application/json",
		Title: i18n.English().Text("link.collection")}
}
