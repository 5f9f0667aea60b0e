package dataset

import (
	"context"
	"slices"

	"khyberatlas/internal/dataset/csvtext"
	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
)

func (r *reader) crossings(ctx context.Context) error {
	seen := findings.Unique{}
	r.crossingAt = map[string]int{}
	err := r.eachRow(ctx, tableOf(crossingsFile), func(w csvtext.Row) {
		c := incident.Crossing{
			ID:             w.ID(slug, "a crossing's id is a slug"),
			Name:           w.Text("name"),
			NameUr:         w.Text("name_ur"),
			NameLocalOther: w.Text("name_local_other"),
			GeoPrecision:   csvtext.Word(w, "geo_precision", incident.OwnGeoPrecisions),
			PkDistrict:     w.Optional("pk_district"),
			PkAdmin1:       w.Text("pk_admin1"),
			AfDistrict:     w.Optional("af_district"),
			AfProvince:     w.Text("af_province"),
			Category:       csvtext.Word(w, "category", incident.CrossingCategories),
			Modes:          w.Items("modes"),
			Notes:          w.Text("notes"),
			SourceURL:      w.Link("source_url"),
		}
		c.At, _ = r.place(w)
		for _, m := range c.Modes {
			if m != "" && !slices.Contains(incident.CrossingModes, m) {
				w.Wrong("modes", "each is one of the words of the list", r.Suggest(m, incident.CrossingModes), incident.CrossingModes...)
			}
		}
		if c.PkAdmin1 == incident.KP {
			r.district(w, "pk_district", c.PkDistrict)
		}
		seen.Add(c.ID, w.Spot("id"))
		r.crossingAt[c.ID] = len(r.ds.Crossings)
		if keep(r.List, &r.ds.Crossings, c) {
			r.crossingSpots = append(r.crossingSpots, w.Spot("lat"))
		}
	})
	seen.Report(r.List, "a crossing's id stands only once")
	return err
}

func (r *reader) spells(ctx context.Context) error {
	return r.eachRow(ctx, tableOf(spellsFile), func(w csvtext.Row) {
		s := incident.Spell{
			CrossingID:    w.Text("crossing_id"),
			From:          w.Day("from"),
			FromPrecision: csvtext.Word(w, "from_precision", incident.SpellDatePrecisions),
			To:            w.OptionalDay("to"),
			LastReported:  w.OptionalDay("last_reported"),
			Status:        csvtext.Word(w, "status", incident.Statuses),
			Scope:         csvtext.Word(w, "scope", incident.AllScopes),
			Reason:        w.Text("reason"),
			Publisher:     w.Text("publisher"),
			Published:     w.OptionalDay("published"),
			SourceURL:     w.Address("source_url"),
		}
		w.InOrder(s.From, s.To, "to", "from")
		w.InOrder(s.From, s.LastReported, "last_reported", "from")
		if s.To == 0 && s.LastReported == 0 {
			r.Warn(w.Spot("last_reported"), "", "without an end and a last report only the first day counts as reported",
				"to which day does the source speak?")
		}
		n, ok := r.crossingAt[s.CrossingID]
		switch {
		case ok && n < len(r.ds.Crossings):
			keep(r.List, &r.ds.Crossings[n].Spells, s)
		case ok: // of a crossing that isn't kept
		case s.CrossingID != "" && !r.Lost[crossingsFile]:
			w.Wrong("crossing_id", "it is the id of a crossing in "+crossingsFile, findings.SuggestKey(r.List, s.CrossingID, r.crossingAt))
		}
	})
}
