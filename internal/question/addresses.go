package question

import (
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// Root is where the absolute addresses of this version begin.
func (q *Question) Root() ogc.Root { return ogc.Root{Base: q.Base, Prefix: q.Prefix} }

// Self are the links of the answer to itself and to the same thing in other forms. Whoever adds others gets a list of their own.
func (q *Question) Self() []ogc.Link {
	if q.self == nil {
		q.self = q.Root().Self(&q.Asked)
	}
	return slices.Clip(q.self)
}

// AskedFilter is the part of the canonical query string that chooses records.
func (q *Question) AskedFilter() string {
	if q.filter == nil {
		q.filter = new(q.Asked.Filter())
	}
	return *q.filter
}

// Present is where those begin that name no version, and so lead to the one that is present when they are followed.
func (q *Question) Present() ogc.Root { return ogc.Root{Base: q.Base + q.Site} }

// Path is the address within a page of a path with a filter, in this version.
func (q *Question) Path(path string, filter incident.Query) string {
	return q.within().To(path, ogc.FilterOf(filter))
}

// Under is Path of many paths under one filter, which is written once.
func (q *Question) Under(filter incident.Query) func(path string) string {
	root, written := q.within(), ogc.FilterOf(filter)
	return func(path string) string { return root.To(path, written) }
}

// PathOnMap is the address of the map of what a page counts. The map's own period ends with the collection; where more
// matches later, the address asks for an open one.
func (q *Question) PathOnMap(filter incident.Query) string {
	if filter.Days.All() && q.CountLater(filter) > 0 {
		filter = filter.Within(incident.Days{From: min(q.Atlas.Days().From, q.Extent(incident.LayerIncidents).Days.From)})
	}
	return q.Path("/", filter)
}

// PathOf is the address within a page of what was asked otherwise.
func (q *Question) PathOf(asked ogc.Resource) string { return q.within().Of(asked) }

// within is where addresses begin that don't name the host.
func (q *Question) within() ogc.Root { return ogc.Root{Prefix: q.Prefix} }

// PathAs is the address within a page of the same thing in another form.
func (q *Question) PathAs(form ogc.Form) string {
	other := q.Asked
	other.Form, other.Asked = form, true
	return q.PathOf(other)
}
