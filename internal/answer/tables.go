package answer

import (
	"fmt"
	"io"
	"iter"
	"slices"

	"khyberatlas/internal/format"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
)

// tables are those of the dataset: a download of the protocol that has no row here has no answer.
var tables = map[string]func(c *call, w io.Writer) error{
	"incidents":        tableOf(format.Incidents.Table(), (*question.Question).Records),
	"incident_sources": tableOf(format.Sources, (*question.Question).Sources),
	"claims":           tableOf(format.Claims, (*question.Question).Claims),
	"crossings":        tableOf(format.Crossings.Table(), listed((*question.Question).States)),
	"crossing_status":  tableOf(format.Spells, listed((*question.Question).Spells)),
	"context_events":   tableOf(format.Context, listed((*question.Question).Events)),
	"reported_totals":  tableOf(format.Reported, listed((*question.Question).Reported)),
	"district_changes": tableOf(format.Changes, listed((*question.Question).Changes)),
	"actors":           tableOf(format.Actors, listed((*question.Question).Actors)),
	"towns":            tableOf(format.Towns, listed((*question.Question).Towns)),
	"passes_peaks":     tableOf(format.Landmarks, listed((*question.Question).Landmarks)),
	"routes":           tableOf(format.Routes, listed((*question.Question).Routes)),
	"origins":          tableOf(format.Origins, listed((*question.Question).Origins)),
	"origin_periods":   tableOf(format.Periods, listed((*question.Question).Periods)),
	"pairs":            tableOf(format.Pairs, listed((*question.Question).Pairs)),
}

// listed are rows that are few enough to be all at hand.
func listed[T any](rows func(*question.Question) []T) func(*question.Question) iter.Seq[T] {
	return func(q *question.Question) iter.Seq[T] { return slices.Values(rows(q)) }
}

// tableOf writes rows one by one. As JSON it says how many there are before the first, and goes over them twice.
func tableOf[T any](t format.Table[T], rows func(*question.Question) iter.Seq[T]) func(*call, io.Writer) error {
	return func(c *call, w io.Writer) error {
		all := rows(c.Question)
		if c.Asked.Form == ogc.CSV {
			return t.CSV(w, true, all)
		}
		return t.JSON(w, c.about(), question.LengthOf(all), all)
	}
}

// table writes the rows of a table that the filter leaves.
func (c *call) table(w io.Writer, name string) error {
	write, ok := tables[name]
	if !ok {
		return fmt.Errorf("table %s: %w", name, question.ErrNoRow)
	}
	return write(c, w)
}
