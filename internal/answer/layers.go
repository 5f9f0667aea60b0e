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
	all      func(q *question.Question, filter incident.Query) []T
	one      func(q *question.Question, id string, filter incident.Query) (T, bool)
}

// layers are all of them: a collection of the protocol that has no row here has no answer.
var layers = map[incident.Layer]interface {
	matching(c *call, collection ogc.Collection) found
	feature(c *call, w io.Writer, head format.Head) error
}{
	incident.LayerIncidents: kind[*incident.Record]{format.Incidents, format.IncidentsKML, gpkg.Incidents, records, record},
	incident.LayerStrikes:   kind[*incident.Record]{format.Incidents, format.StrikesKML, gpkg.Strikes, records, record},
	incident.LayerCrossings: kind[incident.CrossingState]{format.Crossings, format.CrossingsKML, gpkg.Crossings, (*question.Question).Crossings,
		(*question.Question).Crossing},
	incident.LayerDistricts: kind[incident.Area]{format.Districts, format.DistrictsKML, gpkg.Districts, (*question.Question).Districts,
		(*question.Question).District},
	incident.LayerTehsils: kind[incident.Area]{format.Tehsils, format.TehsilsKML, gpkg.Tehsils, (*question.Question).Tehsils,
		(*question.Question).Tehsil},
}

func records(q *question.Question, filter incident.Query) []*incident.Record {
	return q.Search(filter, q.Asked.Page.Sort)
}

func record(q *question.Question, id string, _ incident.Query) (*incident.Record, bool) {
	return q.Record(id)
}

// found is what matches in one layer, ready to be written in any form.
type found interface {
	size() int
	window(from, to int) found // from is within the layer; to may lie past its end
	// write writes the form that was asked for; mark is for tables that are to be files.
	write(c *call, w io.Writer, head format.Head, mark bool) error
	table() gpkg.Layer
}

// matching is what matches in a layer.
func (c *call) matching(id incident.Layer) (found, error) {
	l, answered := layers[id]
	collection, ok := ogc.CollectionOf(id)
	if !ok || !answered {
		return nil, fmt.Errorf("collection %s: %w", id, question.ErrNoRow)
	}
	return l.matching(c, collection), nil
}

func (k kind[T]) matching(c *call, collection ogc.Collection) found {
	return rows[T]{k, k.all(c.Question, collection.Query(c.Asked.Query))}
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
}

func (r rows[T]) size() int { return len(r.list) }

func (r rows[T]) table() gpkg.Layer { return r.tabled(r.list) }

func (r rows[T]) window(from, to int) found {
	r.list = r.list[from:min(to, len(r.list))]
	return r
}

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
	all, err := c.matching(c.Asked.Collection)
	if err != nil {
		return err
	}
	from := min(c.Asked.Page.Offset, all.size())
	shown := all.window(from, from+c.Asked.Page.Limit)
	paging := c.Present().Paging(c.Asked, all.size(), c.Atlas.Version())
	if err := c.announce(Head{Links: paging, Counted: true, Matched: all.size(), Returned: shown.size()}); err != nil {
		return err
	}
	links := append(append(c.Root().Self(c.Asked), paging...), c.collectionLink())
	return shown.write(c, w, format.Head{About: c.about(), Matched: all.size(), Links: linksOf(links)}, false)
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
