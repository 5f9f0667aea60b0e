package dataset

import (
	"context"
	"slices"
	"strconv"

	"github.com/paulmach/orb"

	"khyberatlas/internal/dataset/csvtext"
	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
)

func (r *reader) actors(ctx context.Context) error {
	seen := findings.Unique{}
	r.actorIDs = map[incident.Actor]bool{}
	err := r.eachRow(ctx, tableOf(actorsFile), func(w csvtext.Row) {
		a := incident.ActorInfo{
			ID:     csvtext.Word(w, "id", incident.Actors),
			Name:   w.Text("name"),
			NameUr: w.Text("name_ur"),
			Kind:   csvtext.Word(w, "kind", incident.ActorKinds),
			Note:   w.Optional("note"),
		}
		seen.Add(string(a.ID), w.Spot("id"))
		r.actorIDs[a.ID] = true
		keep(r.List, &r.ds.Actors, a)
	})
	seen.Report(r.List, "an actor's id stands only once")
	return err
}

// ranks say how far out a name is drawn, 1 the farthest.
var ranks = []string{"1", "2", "3"}

func (r *reader) towns(ctx context.Context) error {
	seen := findings.Unique{}
	err := r.eachRow(ctx, tableOf(townsFile), func(w csvtext.Row) {
		t := incident.TownPlace{
			ID:      w.ID(slug, "a town's id is a slug"),
			Name:    w.Text("name"),
			NameUr:  w.Text("name_ur"),
			NamePs:  w.Text("name_ps"),
			Country: csvtext.Word(w, "country", incident.Countries),
		}
		t.At, _ = r.place(w)
		t.Rank, _ = strconv.Atoi(csvtext.Word(w, "rank", ranks))
		seen.Add(t.ID, w.Spot("id"))
		keep(r.List, &r.ds.Towns, t)
	})
	seen.Report(r.List, "a town's id stands only once")
	return err
}

// place is a point that may not be blank.
func (r *reader) place(w csvtext.Row) (orb.Point, bool) {
	if w.Blank("lat") && w.Blank("lon") {
		w.Filled("lat")
	}
	return w.Point(r.region)
}

func (r *reader) context(ctx context.Context) error {
	return r.eachRow(ctx, tableOf(contextFile), func(w csvtext.Row) {
		e := incident.ContextEvent{
			Date:          w.Day("date"),
			EndDate:       w.OptionalDay("end_date"),
			DatePrecision: csvtext.Word(w, "date_precision", incident.ContextDatePrecisions),
			Kind:          csvtext.Word(w, "kind", incident.ContextKinds),
			Title:         w.Text("title"),
			Summary:       w.Text("summary"),
			Publisher:     w.Text("publisher"),
			Published:     w.OptionalDay("published"),
			URL:           w.Address("url"),
		}
		w.InOrder(e.Date, e.EndDate, "end_date", "date")
		keep(r.List, &r.ds.Context, e)
	})
}

func (r *reader) reported(ctx context.Context) error {
	areas := slices.Concat(areasOfTotals, r.districtNames)
	return r.eachRow(ctx, tableOf(reportedFile), func(w csvtext.Row) {
		t := incident.ReportedTotal{
			From:      w.Day("from"),
			To:        w.Day("to"),
			Area:      w.Text("area"),
			Measure:   w.Text("measure"),
			Value:     w.Number("value"),
			ValueHigh: w.OptionalNumber("value_high"),
			Unit:      csvtext.Word(w, "unit", incident.ReportedUnits),
			Publisher: w.Text("publisher"),
			Published: w.OptionalDay("published"),
			URL:       w.Address("url"),
			Note:      w.Optional("note"),
		}
		w.InOrder(t.From, t.To, "to", "from")
		if t.ValueHigh != nil && *t.ValueHigh < t.Value {
			w.Wrong("value_high", "it is not below value", "are the two swapped?")
		}
		if t.Area != "" && !r.Lost[districtsFile] && !slices.Contains(areasOfTotals, t.Area) && !r.districtNamed[t.Area] {
			w.Wrong("area", "it is a district, or one of the areas that others count in", r.Suggest(t.Area, areas), areasOfTotals...)
		}
		keep(r.List, &r.ds.Reported, t)
	})
}

func (r *reader) changes(ctx context.Context) error {
	return r.eachRow(ctx, tableOf(changesFile), func(w csvtext.Row) {
		c := incident.DistrictChange{
			Date:          w.Day("date"),
			DatePrecision: csvtext.Word(w, "date_precision", incident.ChangeDatePrecisions),
			Kind:          csvtext.Word(w, "kind", incident.ChangeKinds),
			FromUnits:     w.Items("from_units"),
			ToUnits:       w.Items("to_units"),
			OnMap:         csvtext.Word(w, "on_map", []string{"yes", "no"}) == "yes",
			Note:          w.Text("note"),
			Publisher:     w.Text("publisher"),
			Published:     w.OptionalDay("published"),
			URL:           w.Link("url"),
		}
		keep(r.List, &r.ds.Changes, c)
	})
}
