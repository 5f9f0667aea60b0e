package beside

import (
	"cmp"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/question"
	"khyberatlas/views"
)

// Tracks are the lines below the map's chart that show what each record has collected, so that a gap of one is seen which
// another one fills; nothing where there is one record alone.
func Tracks(q *question.Question) views.Tracks {
	ds, w, chosen := q.Atlas.Data(), q.Wording, q.Asked.Query.Origins
	all := ds.AllOrigins()
	if len(all) < 2 {
		return views.Tracks{}
	}
	chart := ds.CoveredBy(chosen)
	v := views.Tracks{Title: w.Text("map.time.collected"), Hidden: len(chosen) == 1}
	if len(chart) > 0 {
		v.Until = chart[len(chart)-1].To.String()
	}
	for _, o := range all {
		covered := ds.CoveredBy([]string{o.ID})
		says := cmp.Or(collectedBy(w, o.Name, covered), w.Text("map.time.not_collected", "record", o.Name))
		v.Rows = append(v.Rows, views.Track{ID: o.ID, Name: o.Name, Says: says,
			Hidden: !q.Asked.Query.AsksOrigin(o.ID),
			SVG:    draw.Track{Days: q.Axis(), Chart: chart, Covered: covered}.Draw()})
	}
	return v
}
