package dataset

import (
	"fmt"
	"strconv"

	"khyberatlas/internal/columns"
	"khyberatlas/internal/dataset/csvtext"
	"khyberatlas/internal/dataset/jsontext"
	"khyberatlas/internal/incident"
)

// How far from the collection a day may lie, in years of the calendar. What isn't an incident reaches further back for
// good reason: a pass was closed in 2007, a district split in 1988. A mistyped year mostly lies further off.
const (
	yearsAround = 2
	yearsBack   = 100
)

// inEra wants every day of a row to lie in the years that the collection makes likely. Charts have a bin for every month
// between the first day and the last, and one far off makes them useless.
func (r *reader) inEra(w csvtext.Row, t table) {
	collected, released := r.ds.Collected(), r.ds.Meta.Released
	from, to := collected.From, collected.To
	if from == 0 || to == 0 {
		return // told already
	}
	first, _, _ := from.Date()
	last, _, _ := to.Date()
	for _, f := range t.fields {
		if f.Kind != columns.KindDay || w.Blank(f.Name) {
			continue
		}
		day, err := incident.ParseDay(w.Cell(f.Name))
		if err != nil || r.Told(w.Spot(f.Name)) {
			continue
		}
		least, most := first-yearsBack, last+yearsAround
		if f.collected {
			least = first - yearsAround
		}
		switch year, _, _ := day.Date(); {
		case year < least || year > most:
			w.Wrong(f.Name, fmt.Sprintf("the year lies from %d to %d, for the collection runs from %s to %s", least, most, from, to),
				"is the year mistyped?")
		case released != 0 && day > released:
			r.Warn(w.Spot(f.Name), day.String(), "the day lies after the dataset was released, "+released.String(),
				"is it mistyped, or released in "+metaFile+" not brought up to date?")
		}
	}
}

// eraOf wants the collection itself to be of a likely length, for all other days are measured by it.
func eraOf(o jsontext.Object, m incident.Meta) {
	first, _, _ := m.CollectedFrom.Date()
	last, _, _ := m.CollectedTo.Date()
	released, _, _ := m.Released.Date()
	mend := "is the year mistyped?"
	if m.CollectedFrom != 0 && m.CollectedTo != 0 && last-first > yearsBack {
		o.Wrong("collected_to", "a collection covers at most "+strconv.Itoa(yearsBack)+" years", mend)
	}
	if m.CollectedTo != 0 && m.Released != 0 && (released-last > yearsBack || m.Released < m.CollectedFrom) {
		o.Wrong("released", fmt.Sprintf("a dataset is released after its collection began, %s, and at most %d years after it ended",
			m.CollectedFrom, yearsBack), mend)
	}
}
