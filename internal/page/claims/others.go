package claims

import (
	"khyberatlas/internal/incident"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// Others is what other records tell of an incident's event, or of a part of it; nil where none does. page is where the page of
// an incident is.
func Others(w wording.Wording, ds *incident.Dataset, r *incident.Record, page func(id string) string) *views.Others {
	if len(r.Others) == 0 {
		return nil
	}
	out := &views.Others{Own: w.Counts(ds.OriginName(r.Origin), r.Killed)}
	leads, cited := "", ""
	for _, o := range r.Others { // record by record
		line := views.OtherLine{Counts: w.Counts(ds.OriginName(o.Origin), o.Killed), When: w.When(o.Incident),
			Page: views.Link{Text: o.Title, Href: page(o.ID)},
			How:  w.Text("incident.others." + string(o.Verdict) + "." + string(o.By))}
		if o.Why != "" {
			line.How = w.Text("incident.others.why", "how", line.How, "why", o.Why)
		}
		if origin, known := ds.Origin(o.Origin); known && cited != o.Origin {
			cited = o.Origin
			line.Source = w.Cite(origin.Citation, origin.Released, origin.URL)
		}
		if leads == "" && o.Verdict == incident.Same {
			leads = ds.OriginName(o.Origin)
		}
		out.Lines = append(out.Lines, line)
	}
	switch {
	case r.Event == 0:
		out.Note = w.Text("incident.others.apart")
	case r.Rank == 0:
		out.Note = w.Text("incident.others.ours", "record", ds.OriginName(r.Origin))
	default:
		out.Note = w.Text("incident.others.ours", "record", leads)
	}
	return out
}
