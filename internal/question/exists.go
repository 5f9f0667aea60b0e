package question

import (
	"fmt"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// Missing is something that a path names and that isn't there.
type Missing struct {
	What, Value string
	Allowed     []string // what there is instead, where that is a short list
}

func (m *Missing) Error() string { return fmt.Sprintf("there is no %s %q", m.What, m.Value) }

// Unwrap says that it is an incident.ErrNotFound.
func (m *Missing) Unwrap() error { return incident.ErrNotFound }

// Withdrawn is an incident that an import left out: the version that first lacked it, and its day where that is known.
type Withdrawn struct {
	ID, Version string
	Released    incident.Day
}

func (w *Withdrawn) Error() string {
	version := w.Version
	if w.Released != 0 {
		version += ", released on " + w.Released.String() + ","
	}
	return fmt.Sprintf("the incident %q was withdrawn: version %s of the dataset was the first without it", w.ID, version)
}

// Unwrap says that it is an incident.ErrGone.
func (w *Withdrawn) Unwrap() error { return incident.ErrGone }

// Exists looks for what the path names: an error is a Missing or a Withdrawn. It searches for nothing.
func (q *Question) Exists() error {
	name := q.Asked.Collection
	if name == "" || q.Operation.File {
		return nil
	}
	if _, ok := ogc.CollectionOf(name); !ok {
		return &Missing{What: "collection", Value: name, Allowed: ogc.CollectionIDs()}
	}
	if q.Asked.ID == "" {
		return nil
	}
	if _, ok := q.Feature(); !ok {
		if version, gone := q.Atlas.Data().Gone[q.Asked.ID]; gone && (name == "incidents" || name == "strikes") {
			return &Withdrawn{ID: q.Asked.ID, Version: version, Released: q.Atlas.Data().History[version]}
		}
		return &Missing{What: "feature in " + name, Value: q.Asked.ID}
	}
	return nil
}

// Feature is the feature that the path names, without any of its figures.
func (q *Question) Feature() (any, bool) {
	id, ds := q.Asked.ID, q.Atlas.Data()
	switch q.Asked.Collection {
	case "incidents", "strikes":
		r, ok := q.Atlas.Record(id)
		return r, ok && (q.Asked.Collection == "incidents" || r.Type.Strike())
	case "crossings":
		return find(ds.Crossings, func(x *incident.Crossing) bool { return x.ID == id })
	case "districts":
		return find(ds.Districts, func(x *incident.District) bool { return x.ID == id })
	case "tehsils":
		return find(ds.Tehsils, func(x *incident.Tehsil) bool { return x.ID == id })
	}
	return nil, false
}

func find[T any](list []T, is func(*T) bool) (*T, bool) {
	for i := range list {
		if is(&list[i]) {
			return &list[i], true
		}
	}
	return nil, false
}
