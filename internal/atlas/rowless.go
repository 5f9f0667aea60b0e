package atlas

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
)

// Row is one incident as who keeps the rows elsewhere needs it: with all that is known of it beside the others.
type Row struct {
	*incident.Record
	Number  int          // in the order of date and id, from 0
	Changed incident.Day // the day of its last change
	Before  []int        // the places of the rows of its event that earlier origins have
	Sayers  []string     // who gives a figure of the civilians killed, where there is one that is agreed
}

// Rows are all of them in the order of date and id, each by itself.
func (a *Atlas) Rows(ctx context.Context) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for i := range a.rows.Len() {
			if i%100 == 0 && ctx.Err() != nil {
				yield(Row{}, ctx.Err())
				return
			}
			row := Row{Record: a.record(i), Number: i, Sayers: a.sayers[i]}
			row.Changed = a.data.ChangedOn(row.Incident)
			if t := a.told.of[i]; t != nil {
				row.Before = t.Before
			}
			if !yield(row, nil) {
				return
			}
		}
	}
}

// reckoned is what an atlas without rows can't work out: what all rows come to.
type reckoned struct {
	Rows      int
	Of        map[string]int    // rows by origin
	Beside    []incident.Totals // in the order in which coverage asks for them
	Months    [][4]int          // first and last day, incidents and publishers
	Districts [][2]int          // incidents and publishers, in the dataset's order
}

// Reckoned is all that was worked out of the rows, for WithoutRows. It is made of a look at every row.
func (a *Atlas) Reckoned() ([]byte, error) {
	k, r := a.kept, reckoned{Rows: a.Len(), Of: map[string]int{}}
	k.Sayers, k.Told.Tales = nil, nil // of rows, which their keeper has
	origins := a.rows.Groups[index.Origin]
	for _, o := range origins.Values() {
		r.Of[o] = origins.Rows(o)
	}
	cov := a.compareAll(func(q incident.Query) incident.Totals {
		r.Beside = append(r.Beside, a.totals(q))
		return r.Beside[len(r.Beside)-1]
	})
	for _, m := range cov.ByMonth {
		r.Months = append(r.Months, [4]int{int(m.From), int(m.To), m.Incidents, m.Publishers})
	}
	for _, d := range cov.ByDistrict {
		r.Districts = append(r.Districts, [2]int{d.Incidents, d.Publishers})
	}
	k.Reckoned = &r
	return json.Marshal(k)
}

// WithoutRows is the atlas of a version whose rows somebody else keeps: of the facts, and of what Reckoned worked out when the
// rows were at hand. It says what a version is made of (Data, Vocabulary, Badges, Frontier, Days), what its rows come to (Len,
// Holds, Unlinked, Past, Pairs, LikelyPairs, Coverage), and how crossings stood; it takes no bytes for rows. To be asked about
// incidents it has none: that is for the answerer of who keeps them.
func WithoutRows(facts *incident.Dataset, from []byte) (*Atlas, error) {
	var k kept
	if err := json.Unmarshal(from, &k); err != nil {
		return nil, fmt.Errorf("read what was reckoned of the rows: %w", err)
	}
	facts, _ = facts.Followable()
	if k.Reckoned == nil || len(k.Reckoned.Districts) != len(facts.Districts) {
		return nil, errors.New("what was reckoned of the rows is of another version")
	}
	return assemble(facts, nil, k), nil
}

// compare is Coverage of an atlas without rows.
func (r *reckoned) compare(a *Atlas) Coverage {
	left := r.Beside
	return a.compareAll(func(incident.Query) (t incident.Totals) {
		if len(left) > 0 { // of the same facts as many are asked for
			t, left = left[0], left[1:]
		}
		return t
	})
}

// efforts are those that were counted.
func (r *reckoned) efforts(districts []incident.District) (byMonth []MonthEffort, byDistrict []DistrictEffort) {
	for _, m := range r.Months {
		days := incident.Days{From: incident.Day(m[0]), To: incident.Day(m[1])}
		byMonth = append(byMonth, MonthEffort{days, m[2], m[3]})
	}
	for i, d := range r.Districts {
		byDistrict = append(byDistrict, DistrictEffort{&districts[i], d[0], d[1]})
	}
	return byMonth, byDistrict
}
