package dataset

import (
	"context"
	"regexp"
	"slices"

	"khyberatlas/internal/dataset/csvtext"
	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/nearest"
)

var incidentID = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}(-[a-z0-9]+)+$`)

func (r *reader) incidents(ctx context.Context) error {
	seen := findings.Unique{}
	r.incidentAt, r.incidentLines = map[string]int{}, map[string]int{}
	err := r.eachRow(ctx, tableOf(incidentsFile), func(w csvtext.Row) {
		i := r.incident(w)
		at := w.Spot("id")
		seen.Add(i.ID, at)
		r.incidentAt[i.ID] = len(r.ds.Incidents)
		if keep(r.List, &r.ds.Incidents, i) {
			r.incidentSpots = append(r.incidentSpots, w.Spot("lat"))
			r.incidentLines[i.ID] = at.Line
		}
	})
	seen.Report(r.List, "an incident's id stands only once")
	return err
}

func (r *reader) incident(w csvtext.Row) incident.Incident {
	i := incident.Incident{
		ID:            w.ID(incidentID, "an incident's id is YYYY-MM-DD-place-slug"),
		Date:          w.Day("date"),
		EndDate:       w.OptionalDay("end_date"),
		DatePrecision: csvtext.Word(w, "date_precision", incident.IncidentDatePrecisions),
		Type:          csvtext.Word(w, "type", incident.OwnTypes),
		Title:         w.TextUpTo("title", incident.MostTitle),
		Summary:       w.TextUpTo("summary", incident.MostSummary),
		Place:         w.Text("place"),
		Admin1:        w.Text("admin1"),
		Country:       csvtext.Word(w, "country", incident.Countries),
		Origin:        incident.Ours,
	}
	if i.InKP() {
		i.District = w.Text("district")
		r.district(w, "district", i.District)
	} else {
		i.District = w.Optional("district")
	}
	if p, ok := w.Point(r.region); ok {
		i.Point = &p
	}
	i.GeoPrecision = csvtext.Word(w, "geo_precision", incident.OwnGeoPrecisions)
	i.Actor = csvtext.Word(w, "actor", incident.Actors)
	i.Target = w.Text("target")
	figures(w, &i)
	i.Confidence = csvtext.Word(w, "confidence", incident.Confidences)
	inOrder(w, &i)
	if !r.Lost[actorsFile] && !r.actorIDs[i.Actor] {
		w.Wrong("actor", "the actor stands in "+actorsFile, "")
	}
	return i
}

// figures reads those of a row, whosever it is.
func figures(w csvtext.Row, i *incident.Incident) {
	i.Killed = incident.Toll{Best: w.Count("killed"), Low: w.Count("killed_low"), High: w.Count("killed_high")}
	i.Civilians, i.Forces = w.Count("civilians_killed"), w.Count("forces_killed")
	i.Militants, i.Injured = w.Count("militants_killed"), w.Count("injured")
}

// inOrder wants days and figures not to contradict each other.
func inOrder(w csvtext.Row, i *incident.Incident) {
	w.InOrder(i.Date, i.EndDate, "end_date", "date")
	w.NotAbove(i.Killed.Low, i.Killed.High, "killed_low", "killed_high")
	w.NotAbove(i.Killed.Low, i.Killed.Best, "killed_low", "killed")
	w.NotAbove(i.Killed.Best, i.Killed.High, "killed", "killed_high")
}

func (r *reader) sources(ctx context.Context) error {
	return r.eachRow(ctx, tableOf(sourcesFile), func(w csvtext.Row) {
		s := incident.Source{
			IncidentID: w.Text("incident_id"),
			Publisher:  w.Text("publisher"),
			Published:  w.OptionalDay("published"),
			URL:        w.Address("url"),
			Note:       w.TextUpTo("note", incident.MostNote),
		}
		if i := r.incidentOf(w, s.IncidentID); i != nil {
			keep(r.List, &i.Sources, s)
		}
	})
}

func (r *reader) claims(ctx context.Context) error {
	return r.eachRow(ctx, tableOf(claimsFile), func(w csvtext.Row) {
		c := incident.Claim{
			IncidentID: w.Text("incident_id"),
			Claimant:   w.Text("claimant"),
			Side:       csvtext.Word(w, "side", incident.Sides),
			Subject:    csvtext.Word(w, "subject", incident.Subjects),
			KilledLow:  w.Count("killed_low"), KilledHigh: w.Count("killed_high"),
			InjuredLow: w.Count("injured_low"), InjuredHigh: w.Count("injured_high"),
			Statement: w.Text("statement"),
			Publisher: w.Text("publisher"),
			Published: w.OptionalDay("published"),
			URL:       w.Address("url"),
		}
		w.NotAbove(c.KilledLow, c.KilledHigh, "killed_low", "killed_high")
		w.NotAbove(c.InjuredLow, c.InjuredHigh, "injured_low", "injured_high")
		if i := r.incidentOf(w, c.IncidentID); i != nil {
			keep(r.List, &i.Claims, c)
		}
	})
}

// incidentOf is the incident that a citation or a claim belongs to.
func (r *reader) incidentOf(w csvtext.Row, id string) *incident.Incident {
	switch n, ok := r.incidentAt[id]; {
	case ok && n < len(r.ds.Incidents):
		return &r.ds.Incidents[n]
	case ok: // of an incident that isn't kept
		return nil
	}
	if id != "" && !r.Lost[incidentsFile] {
		w.Wrong("incident_id", "it is the id of an incident in "+incidentsFile, r.Suggest(id, r.nearIDs(id)))
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
	if r.Full() || len(r.incidentAt) > mostSearched || nearest.TooLong(id) {
		return nil
	}
	for known := range r.incidentAt {
		if len(id) > day && len(known) > day && !nearest.TooLong(known) && (known[:day] == id[:day] || known[day:] == id[day:]) {
			if ids = append(ids, known); len(ids) > findings.MostKnown {
				return nil
			}
		}
	}
	slices.Sort(ids)
	return ids
}
