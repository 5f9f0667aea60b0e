package answer

import (
	"fmt"
	"io"

	"khyberatlas/internal/format"
	"khyberatlas/internal/gpkg"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
)

// kind says how the features of one kind are found and written.
type kind[T any] struct {
	features format.Layer[T]
	kml      format.KML[T]
	tabled   func([]T) gpkg.Layer
	matches  finder[T]
	one      func(q *question.Question, id string, filter incident.Query) (T, bool)
}

// finder finds the features in a window on what matches, and says how many match.
type finder[T any] func(q *question.Question, filter incident.Query, window incident.Page) (shown []T, matched int)

// layers are all of them: a collection of the protocol that has no row here has no answer.
var layers = map[incident.Layer]interface {
	within(c *call, collection ogc.Collection, window incident.Page) found
	feature(c *call, w io.Writer, head format.Head) error
}{
	incident.LayerIncidents: kind[*incident.Record]{format.Incidents, format.IncidentsKML, gpkg.Incidents, records, record},
	incident.LayerStrikes:   kind[*incident.Record]{format.Incidents, format.StrikesKML, gpkg.Strikes, records, record},
	incident.LayerCrossings: kind[incident.CrossingState]{format.Crossings, format.CrossingsKML, gpkg.Crossings,
		cut((*question.Question).Crossings), (*question.Question).Crossing},
	incident.LayerDistricts: kind[incident.Area]{format.Districts, format.DistrictsKML, gpkg.Districts,
		cut((*question.Question).Districts), (*question.Question).District},
	incident.LayerTehsils: kind[incident.Area]{format.Tehsils, format.TehsilsKML, gpkg.Tehsils,
		cut((*question.Question).Tehsils), (*question.Question).Tehsil},
}

// records leaves the window to the answerer: all that match may not fit the memory.
func records(q *question.Question, filter incident.Query, window incident.Page) ([]*incident.Record, int) {
	hits := q.Window(filter, window)
	return hits.Records, hits.Matched
}

// cut finds all features of a layer of few, and cuts the window out of them.
func cut[T any](all func(*question.Question, incident.Query) []T) finder[T] {
	return func(q *question.Question, filter incident.Query, window incident.Page) ([]T, int) {
		list := all(q, filter)
		from, to := window.Window(len(list))
		return list[from:to], len(list)
	}
}

func record(q *question.Question, id string, _ incident.Query) (*incident.Record, bool) {
	return q.Record(id)
}

// found is a window on what matches in one layer, ready to be written in any form.
type found interface {
	matched() int
	returned() int
	// write writes the form that was asked for; mark is for tables that are to be files.
	write(c *call, w io.Writer, head format.Head, mark bool) error
	table() gpkg.Layer
}

// matching is what matches in a layer and lies in a window.
func (c *call) matching(id incident.Layer, window incident.Page) (found, error) {
	l, answered := layers[id]
	collection, ok := ogc.CollectionOf(id)
	if !ok || !answered {
		return nil, fmt.Errorf("collection %s: %w", id, question.ErrNoRow)
	}
	return l.within(c, collection, window), nil
}

// all finds everything that matches in a layer, for a file.
func (c *call) all(id incident.Layer) (found, error) {
	return c.matching(id, incident.Page{Sort: c.Asked.Page.Sort})
}

func (k kind[T]) within(c *call, collection ogc.Collection, window incident.Page) found {
	list, matched := k.matches(c.Question, collection.Query(c.Asked.Query), window)
	return rows[T]{k, list, matched}
}

func (k kind[T]) feature(c *call, w io.Writer, head format.Head) error {
	row, ok := k.one(c.Question, c.Asked.ID, c.Asked.Query)
	if !ok {
		return &question.Missing{What: "feature in " + string(c.Asked.Collection), Value: c.Asked.ID}
	}
	return k.features.Feature(w, head, row)
}

// rows are a layer's features with those who can write them.
type rows[T any] struct {
	kind[T]
	list []T
	of   int // how many match
}

func (r rows[T]) matched() int { return r.of }

func (r rows[T]) returned() int { return len(r.list) }

func (r rows[T]) table() gpkg.Layer { return r.tabled(r.list) }

func (r rows[T]) write(c *call, w io.Writer, head format.Head, mark bool) error {
	switch c.Asked.Form {
	case ogc.GeoJSON:
		return r.features.Collection(w, head, r.list)
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
	return fmt.Errorf("features as %s: %w", c.Asked.Form, question.ErrNoRow)
}

// items answers with a window on a layer's features.
func items(c *call, w io.Writer) error {
	shown, err := c.matching(c.Asked.Collection, c.Asked.Page)
	if err != nil {
		return err
	}
	paging := c.Present().Paging(c.Asked, shown.matched(), c.Atlas.Version())
	if err := c.announce(Head{Links: paging, Counted: true, Matched: shown.matched(), Returned: shown.returned()}); err != nil {
		return err
	}
	links := append(append(c.Root().Self(c.Asked), paging...), c.collectionLink())
	return shown.write(c, w, format.Head{About: c.about(), Matched: shown.matched(), Links: linksOf(links)}, false)
}

// item answers with one feature and all that is known of it.
func item(c *call, w io.Writer) error {
	l, ok := layers[c.Asked.Collection]
	if !ok {
		return fmt.Errorf("collection %s: %w", c.Asked.Collection, question.ErrNoRow)
	}
	return l.feature(c, w, format.Head{About: c.about(), Links: linksOf(append(c.Root().Self(c.Asked), c.collectionLink()))})
}

func (c *call) collectionLink() ogc.Link {
	return ogc.Link{Href: c.Root().To("/collections/"+string(c.Asked.Collection), ""), Rel: "collection", Type: "application/json",
		Title: i18n.English().Text("link.collection")}
}
