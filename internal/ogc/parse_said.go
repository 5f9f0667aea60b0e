package ogc

import (
	"khyberatlas/internal/cql"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/queryables"
)

// LongestExpression is the longest expression, in characters.
const LongestExpression = cql.MostBytes

// together reads what several parameters say together.
func (r *reader) together() {
	r.period()
	if r.said == "" {
		return
	}
	of, own := incident.LayerIncidents, ownFeatures(&r.req)
	if own {
		of = r.req.Collection
	}
	e, faults := cql.Parse(r.lang, r.said, queryables.Names(of))
	for _, f := range faults {
		fault := FaultOf(where("filter"), f.Value, incident.Keys{Rule: f.Rule, Mend: f.Mend, Args: f.Args})
		fault.Allowed = f.Allowed
		r.faults = append(r.faults, fault)
	}
	r.untidy = r.untidy || e != nil && cql.Format(e) != r.said
	if own {
		r.req.Only = e
	} else {
		r.req.Query.Said = e
	}
}

// ownFeatures reports whether an expression speaks of the features of a layer that isn't of incidents: one that counts them,
// or crossings. There it chooses features, as the standard wants it, and at every other address incidents.
func ownFeatures(r *Resource) bool {
	c, ok := CollectionOf(r.Collection)
	return ok && !c.Incidents
}

// writeSaid writes an expression where it speaks of what the address names.
func writeSaid(r, _ *Resource) []string {
	e := r.Query.Said
	if ownFeatures(r) {
		e = r.Only
	}
	if e == nil {
		return nil
	}
	return some(cql.Format(e))
}
