package recorded

import (
	"khyberatlas/internal/incident"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// Who says who is reported responsible for an incident; of a kind that blames nobody, who fought.
func Who(w wording.Wording, i *incident.Incident) views.Fact {
	actor := w.Label("actor", string(i.Actor))
	if !i.Type.BlamesNobody() {
		f := views.Fact{Name: w.Text("map.filter.actor"), Text: actor}
		if i.Origin == incident.Ours || i.Actor != "unidentified" && i.Actor != "other" { // these speak of our own sources
			f.Note = w.About("actor", string(i.Actor))
		}
		return f
	}
	f := views.Fact{Name: w.Text("record.parties"), Text: actor, Note: w.Text("record.parties_note", "actor", actor)}
	side := func(name string) string {
		if i.Actor == "unidentified" && name == i.ActorName {
			return actor // a record may have a number for it
		}
		return name
	}
	switch {
	case i.SideA == "" && i.SideB == "":
	case i.SideA == i.SideB || i.SideB == "":
		f.Text = side(i.SideA)
	case i.SideA == "":
		f.Text = side(i.SideB)
	default:
		f.Text = w.Join([]string{w.Apart(side(i.SideA)), w.Apart(side(i.SideB))})
	}
	return f
}

// Found says how a filter finds those of whom their record doesn't say who is responsible; blank where all are our own.
func Found(w wording.Wording, ds *incident.Dataset) string {
	if !Several(ds) {
		return ""
	}
	return w.Text("record.parties_found")
}

// Trust says on how much an account rests and how many published it.
func Trust(w wording.Wording, r *incident.Record) []views.Fact {
	confidence := views.Fact{Name: w.Text("items.confidence"), Text: w.Label("confidence", string(r.Confidence)),
		Note: w.About("confidence", string(r.Confidence))}
	if r.Publishers == 0 {
		confidence.Note = "" // it speaks of sources
	}
	return []views.Fact{confidence, {Name: w.Text("incident.publishers"), Text: w.Publishers(r.Publishers)}}
}
