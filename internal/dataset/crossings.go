package dataset

import (
	"context"
	"slices"

	"khyberatlas/internal/incident"
)

func (r *reader) crossings(ctx context.Context) error {
	seen := unique{}
	r.crossingAt = map[string]int{}
	err := r.eachRow(ctx, tableOf(crossingsFile), func(w row) {
		c := incident.Crossing{
			ID:             w.id(slug, "a crossing's id is a slug"),
			Name:           w.text("name"),
			NameUr:         w.text("name_ur"),
			NameLocalOther: w.text("name_local_other"),
			GeoPrecision:   word(w, "geo_precision", incident.GeoPrecisions),
			PkDistrict:     w.optional("pk_district"),
			PkAdmin1:       w.text("pk_admin1"),
			AfDistrict:     w.optional("af_district"),
			AfProvince:     w.text("af_province"),
			Category:       word(w, "category", incident.CrossingCategories),
			Modes:          w.list("modes"),
			Notes:          w.text("notes"),
			SourceURL:      w.link("source_url"),
		}
		c.At, _ = r.place(w)
		for _, m := range c.Modes {
			if m != "" && !slices.Contains(incident.CrossingModes, m) {
				w.wrong("modes", "each is one of the words of the list", r.suggest(m, incident.CrossingModes), incident.CrossingModes...)
			}
		}
		if c.PkAdmin1 == incident.KP {
			r.district(w, "pk_district", c.PkDistrict)
		}
		seen.add(c.ID, w.spot("id"))
		r.crossingAt[c.ID] = len(r.ds.Crossings)
		if keep(&r.findings, &r.ds.Crossings, c) {
			r.crossingSpots = append(r.crossingSpots, w.spot("lat"))
		}
	})
	seen.report(&r.findings, "a crossing's id stands only once")
	return err
}

func (r *reader) spells(ctx context.Context) error {
	return r.eachRow(ctx, tableOf(spellsFile), func(w row) {
		s := incident.Spell{
			CrossingID:    w.text("crossing_id"),
			From:          w.day("from"),
			FromPrecision: word(w, "from_precision", incident.SpellDatePrecisions),
			To:            w.optionalDay("to"),
			LastReported:  w.optionalDay("last_reported"),
			Status:        word(w, "status", incident.Statuses),
			Scope:         word(w, "scope", incident.AllScopes),
			Reason:        w.text("reason"),
			Publisher:     w.text("publisher"),
			Published:     w.optionalDay("published"),
			SourceURL:     w.address("source_url"),
		}
		w.inOrder(s.From, s.To, "to", "from")
		w.inOrder(s.From, s.LastReported, "last_reported", "from")
		if s.To == 0 && s.LastReported == 0 {
			r.warn(w.spot("last_reported"), "", "without an end and a last report only the first day counts as reported",
				"to which day does the source speak?")
		}
		n, ok := r.crossingAt[s.CrossingID]
		switch {
		case ok && n < len(r.ds.Crossings):
			keep(&r.findings, &r.ds.Crossings[n].Spells, s)
		case ok: // of a crossing that isn't kept
		case s.CrossingID != "" && !r.lost[crossingsFile]:
			w.wrong("crossing_id", "it is the id of a crossing in "+crossingsFile, suggestKey(&r.findings, s.CrossingID, r.crossingAt))
		}
	})
}

func sorted(words []string) []string {
	slices.Sort(words)
	return words
}
