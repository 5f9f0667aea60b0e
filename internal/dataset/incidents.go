package dataset

import (
	"context"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/nearest"
)

func (r *reader) incidents(ctx context.Context) error {
	seen := unique{}
	r.incidentAt, r.incidentLines = map[string]int{}, map[string]int{}
	err := r.eachRow(ctx, tableOf(incidentsFile), func(w row) {
		i := r.incident(w)
		at := w.spot("id")
		seen.add(i.ID, at)
		r.incidentAt[i.ID] = len(r.ds.Incidents)
		if keep(&r.findings, &r.ds.Incidents, i) {
			r.incidentSpots = append(r.incidentSpots, w.spot("lat"))
			r.incidentLines[i.ID] = at.line
		}
	})
	seen.report(&r.findings, "an incident's id stands only once")
	return err
}

func (r *reader) incident(w row) incident.Incident {
	i := incident.Incident{
		ID:            w.id(incidentID, "an incident's id is YYYY-MM-DD-place-slug"),
		Date:          w.day("date"),
		EndDate:       w.optionalDay("end_date"),
		DatePrecision: word(w, "date_precision", incident.IncidentDatePrecisions),
		Type:          word(w, "type", incident.Types),
		Title:         w.textUpTo("title", titleMost),
		Summary:       w.textUpTo("summary", summaryMost),
		Place:         w.text("place"),
		Admin1:        w.text("admin1"),
		Country:       word(w, "country", incident.Countries),
	}
	if i.InKP() {
		i.District = w.text("district")
		r.district(w, "district", i.District)
	} else {
		i.District = w.optional("district")
	}
	if p, ok := w.point(r.region); ok {
		i.Point = &p
	}
	i.GeoPrecision = word(w, "geo_precision", incident.GeoPrecisions)
	i.Actor = word(w, "actor", incident.Actors)
	i.Target = w.text("target")
	i.Killed = incident.Toll{Best: w.count("killed"), Low: w.count("killed_low"), High: w.count("killed_high")}
	i.Civilians, i.Forces = w.count("civilians_killed"), w.count("forces_killed")
	i.Militants, i.Injured = w.count("militants_killed"), w.count("injured")
	i.Confidence = word(w, "confidence", incident.Confidences)

	w.inOrder(i.Date, i.EndDate, "end_date", "date")
	w.notAbove(i.Killed.Low, i.Killed.High, "killed_low", "killed_high")
	w.notAbove(i.Killed.Low, i.Killed.Best, "killed_low", "killed")
	w.notAbove(i.Killed.Best, i.Killed.High, "killed", "killed_high")
	if !r.lost[actorsFile] && !r.actorIDs[i.Actor] {
		w.wrong("actor", "the actor stands in "+actorsFile, "")
	}
	return i
}

func (r *reader) sources(ctx context.Context) error {
	return r.eachRow(ctx, tableOf(sourcesFile), func(w row) {
		s := incident.Source{
			IncidentID: w.text("incident_id"),
			Publisher:  w.text("publisher"),
			Published:  w.optionalDay("published"),
			URL:        w.address("url"),
			Note:       w.textUpTo("note", noteMost),
		}
		if i := r.incidentOf(w, s.IncidentID); i != nil {
			keep(&r.findings, &i.Sources, s)
		}
	})
}

func (r *reader) claims(ctx context.Context) error {
	return r.eachRow(ctx, tableOf(claimsFile), func(w row) {
		c := incident.Claim{
			IncidentID: w.text("incident_id"),
			Claimant:   w.text("claimant"),
			Side:       word(w, "side", incident.Sides),
			Subject:    word(w, "subject", incident.Subjects),
			KilledLow:  w.count("killed_low"), KilledHigh: w.count("killed_high"),
			InjuredLow: w.count("injured_low"), InjuredHigh: w.count("injured_high"),
			Statement: w.text("statement"),
			Publisher: w.text("publisher"),
			Published: w.optionalDay("published"),
			URL:       w.address("url"),
		}
		w.notAbove(c.KilledLow, c.KilledHigh, "killed_low", "killed_high")
		w.notAbove(c.InjuredLow, c.InjuredHigh, "injured_low", "injured_high")
		if i := r.incidentOf(w, c.IncidentID); i != nil {
			keep(&r.findings, &i.Claims, c)
		}
	})
}

// incidentOf is the incident that a citation or a claim belongs to.
func (r *reader) incidentOf(w row, id string) *incident.Incident {
	switch n, ok := r.incidentAt[id]; {
	case ok && n < len(r.ds.Incidents):
		return &r.ds.Incidents[n]
	case ok: // of an incident that isn't kept
		return nil
	}
	if id != "" && !r.lost[incidentsFile] {
		w.wrong("incident_id", "it is the id of an incident in "+incidentsFile, r.suggest(id, r.nearIDs(id)))
	}
	return nil
}

// nearIDs are those of the same place or day: comparing with every id would take long for many faults, and even finding
// them does where there are very many, or where they are long.
func (r *reader) nearIDs(id string) []string {
	const (
		day          = len("2025-01-01")
		mostSearched = 20_000
	)
	var ids []string
	if r.full() || len(r.incidentAt) > mostSearched || nearest.TooLong(id) {
		return nil
	}
	for known := range r.incidentAt {
		if len(id) > day && len(known) > day && !nearest.TooLong(known) && (known[:day] == id[:day] || known[day:] == id[day:]) {
			if ids = append(ids, known); len(ids) > mostKnown {
				return nil
			}
		}
	}
	return sorted(ids)
}
