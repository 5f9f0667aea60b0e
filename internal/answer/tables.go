package answer

import (
	"fmt"
	"io"

	"khyberatlas/internal/format"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
)

// tables are those of the dataset: a download of the protocol that has no row here has no answer.
var tables = map[string]func(c *call, w io.Writer) error{
	"incidents":        tableOf(format.Incidents.Table(), (*question.Question).Records),
	"incident_sources": tableOf(format.Sources, (*question.Question).Sources),
	"claims":           tableOf(format.Claims, (*question.Question).Claims),
	"crossings":        tableOf(format.Crossings.Table(), (*question.Question).States),
	"crossing_status":  tableOf(format.Spells, (*question.Question).Spells),
	"context_events":   tableOf(format.Context, (*question.Question).Events),
	"reported_totals":  tableOf(format.Reported, (*question.Question).Reported),
	"district_changes": tableOf(format.Changes, (*question.Question).Changes),
	"actors":           tableOf(format.Actors, (*question.Question).Actors),
	"towns":            tableOf(format.Towns, (*question.Question).Towns),
	"passes_peaks":     tableOf(format.Landmarks, (*question.Question).Landmarks),
	"routes":           tableOf(format.Routes, (*question.Question).Routes),
	"origins":          tableOf(format.Origins, (*question.Question).Origins),
	"origin_periods":   tableOf(format.Periods, (*question.Question).Periods),
	"pairs":            tableOf(format.Pairs, (*question.Question).Pairs),
}

func tableOf[T any](t format.Table[T], rows func(*question.Question) []T) func(*call, io.Writer) error {
	return func(c *call, w io.Writer) error {
		if c.Asked.Form == ogc.CSV {
			return t.CSV(w, true, rows(c.Question))
		}
		return t.JSON(w, c.about(), rows(c.Question))
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
