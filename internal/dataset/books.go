package dataset

import (
	"context"
	"slices"
	"strconv"

	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
)

func (r *reader) actors(ctx context.Context) error {
	seen := unique{}
	r.actorIDs = map[incident.Actor]bool{}
	err := r.eachRow(ctx, tableOf(actorsFile), func(w row) {
		a := incident.ActorInfo{
			ID:     word(w, "id", incident.Actors),
			Name:   w.text("name"),
			NameUr: w.text("name_ur"),
			Kind:   word(w, "kind", incident.ActorKinds),
			Note:   w.optional("note"),
		}
		seen.add(string(a.ID), w.spot("id"))
		r.actorIDs[a.ID] = true
		keep(&r.findings, &r.ds.Actors, a)
	})
	seen.report(&r.findings, "an actor's id stands only once")
	return err
}

// ranks say how far out a name is drawn, 1 the farthest.
var ranks = []string{"1", "2", "3"}

func (r *reader) towns(ctx context.Context) error {
	seen := unique{}
	err := r.eachRow(ctx, tableOf(townsFile), func(w row) {
		t := incident.TownPlace{
			ID:      w.id(slug, "a town's id is a slug"),
			Name:    w.text("name"),
			NameUr:  w.text("name_ur"),
			NamePs:  w.text("name_ps"),
			Country: word(w, "country", incident.Countries),
		}
		t.At, _ = r.place(w)
		t.Rank, _ = strconv.Atoi(word(w, "rank", ranks))
		seen.add(t.ID, w.spot("id"))
		keep(&r.findings, &r.ds.Towns, t)
	})
	seen.report(&r.findings, "a town's id stands only once")
	return err
}

// place is a point that may not be blank.
func (r *reader) place(w row) (orb.Point, bool) {
	if w.blank("lat") && w.blank("lon") {
		w.filled("lat")
	}
	return w.point(r.region)
}

func (r *reader) context(ctx context.Context) error {
	return r.eachRow(ctx, tableOf(contextFile), func(w row) {
		e := incident.ContextEvent{
			Date:          w.day("date"),
			EndDate:       w.optionalDay("end_date"),
			DatePrecision: word(w, "date_precision", incident.ContextDatePrecisions),
			Kind:          word(w, "kind", incident.ContextKinds),
			Title:         w.text("title"),
			Summary:       w.text("summary"),
			Publisher:     w.text("publisher"),
			Published:     w.optionalDay("published"),
			URL:           w.address("url"),
		}
		w.inOrder(e.Date, e.EndDate, "end_date", "date")
		keep(&r.findings, &r.ds.Context, e)
	})
}

func (r *reader) reported(ctx context.Context) error {
	areas := slices.Concat(areasOfTotals, r.districtNames)
	return r.eachRow(ctx, tableOf(reportedFile), func(w row) {
		t := incident.ReportedTotal{
			From:      w.day("from"),
			To:        w.day("to"),
			Area:      w.text("area"),
			Measure:   w.text("measure"),
			Value:     w.number("value"),
			ValueHigh: w.optionalNumber("value_high"),
			Unit:      word(w, "unit", incident.ReportedUnits),
			Publisher: w.text("publisher"),
			Published: w.optionalDay("published"),
			URL:       w.address("url"),
			Note:      w.optional("note"),
		}
		w.inOrder(t.From, t.To, "to", "from")
		if t.ValueHigh != nil && *t.ValueHigh < t.Value {
			w.wrong("value_high", "it is not below value", "are the two swapped?")
		}
		if t.Area != "" && !r.lost[districtsFile] && !slices.Contains(areasOfTotals, t.Area) && !r.districtNamed[t.Area] {
			w.wrong("area", "it is a district, or one of the areas that others count in", r.suggest(t.Area, areas), areasOfTotals...)
		}
		keep(&r.findings, &r.ds.Reported, t)
	})
}

func (r *reader) changes(ctx context.Context) error {
	return r.eachRow(ctx, tableOf(changesFile), func(w row) {
		c := incident.DistrictChange{
			Date:          w.day("date"),
			DatePrecision: word(w, "date_precision", incident.ChangeDatePrecisions),
			Kind:          word(w, "kind", incident.ChangeKinds),
			FromUnits:     w.list("from_units"),
			ToUnits:       w.list("to_units"),
			OnMap:         word(w, "on_map", []string{"yes", "no"}) == "yes",
			Note:          w.text("note"),
			Publisher:     w.text("publisher"),
			Published:     w.optionalDay("published"),
			URL:           w.link("url"),
		}
		keep(&r.findings, &r.ds.Changes, c)
	})
}
