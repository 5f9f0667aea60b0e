package beside_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/beside"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

func days(from, to string) incident.Days {
	var d incident.Days
	if from != "" {
		d.From = incident.MustDay(from)
	}
	if to != "" {
		d.To = incident.MustDay(to)
	}
	return d
}

// made asks about so many incidents in Alpha on some days; the first half of 2025 was collected.
func made(t *testing.T, on map[string]int) *question.Question {
	t.Helper()
	return worded(answertest.Ask(t, inAlpha(on)))
}

func inAlpha(on map[string]int) *incident.Dataset {
	ds := answertest.Map()
	for day, n := range on {
		for i := range n {
			ds.Incidents = append(ds.Incidents, answertest.InAlpha(fmt.Sprintf("%s-%d", day, i), func(r *incident.Incident) {
				r.Date = incident.MustDay(day)
			}))
		}
	}
	return ds
}

func worded(q *question.Question) *question.Question {
	q.Wording = wording.Wording{Printer: i18n.English(), Collected: q.Atlas.Days()}
	return q
}

func districts(q *question.Question, after, before incident.Days) *beside.Areas {
	q.Asked.Collection = "districts"
	q.Asked.Query, q.Asked.Table.Compare = q.Asked.Query.Within(after), before
	return beside.DistrictsOf(q)
}

func TestFindsAfterTheCollectionAreInNoRateAndStandApart(t *testing.T) {
	q := made(t, map[string]int{"2025-02-01": 20, "2025-06-15": 5, "2025-08-01": 10})
	a := districts(q, days("2025-06-01", "2025-12-31"), days("2025-01-01", "2025-03-31"))
	if more := a.More(); len(more) > 0 {
		t.Errorf("5 in 30 days after 20 in 90 are no more: %+v", more)
	}
	if lead := a.Lead(); !strings.Contains(lead, "none holds more per 100 collected days for June 2025 than") {
		t.Errorf("the lead is %q", lead)
	}
	table := a.Table("")
	var alpha []string
	for _, r := range table.Rows {
		if r.Head.Text == "Alpha" {
			for _, c := range r.Cells {
				alpha = append(alpha, c.Text+" "+c.Under)
			}
			if !strings.Contains(r.Cells[1].Href, "datetime=2025-06-01/2025-06-30") {
				t.Errorf("5 leads to %s", r.Cells[1].Href)
			}
		}
	}
	if len(alpha) < 4 || alpha[0] != "−5.6 fewer per 100 days" || alpha[1] != "5 " || alpha[2] != "20 " ||
		alpha[3] != "22.2 → 16.7 " {
		t.Errorf("the row is %q", alpha)
	}
	apart := a.Outside()
	if len(apart) != 1 || !strings.Contains(apart[0].Href, "datetime=2025-07-01/2025-12-31") ||
		apart[0].Text != "10 incidents outside the collection, July to December 2025, are not compared." {
		t.Errorf("apart stand %+v", apart)
	}
}

func TestPeriodsThatDifferInLengthAreComparedByRatesInEveryWord(t *testing.T) {
	q := made(t, map[string]int{"2025-02-01": 20, "2025-06-15": 10})
	a := districts(q, days("2025-06-01", "2025-06-30"), days("2025-01-01", "2025-03-31"))
	more := a.More()
	if len(more) != 1 || more[0].Count != "33.3 (was 22.2)" {
		t.Errorf("more hold %+v", more)
	}
	if lead := a.Lead(); !strings.HasPrefix(lead, "1 district holds more recorded incidents per 100 collected days for ") {
		t.Errorf("the lead is %q", lead)
	}
	if rest := a.Rest(); !strings.Contains(rest, "fewer per 100 collected days in 0,") {
		t.Errorf("the rest is %q", rest)
	}
	table := a.Table("")
	if table.Columns[1].Text != "Change per 100 days" || table.Rows[0].Cells[0].Text != "+11.1" ||
		table.Rows[0].Cells[0].Under != "more per 100 days" {
		t.Errorf("%q: %+v", table.Columns[1].Text, table.Rows[0].Cells[0])
	}
}

func TestWhatWasNotCollectedIsNotCompared(t *testing.T) {
	for _, tc := range []struct {
		after, before incident.Days
		title, lead   string
	}{
		{days("2030-01-01", "2030-12-31"), days("2031-01-01", "2031-12-31"), "Districts: 2030 compared with 2031",
			"Not collected: 2030 and 2031."},
		{days("2030-01-01", ""), days("2025-01-01", "2025-03-31"),
			"Districts: 1 January 2030 and later compared with January to March 2025", "Not collected: 1 January 2030 and later."},
		{days("2025-01-01", "2025-03-31"), days("", "2020-12-31"),
			"Districts: January to March 2025 compared with 31 December 2020 and earlier",
			"Not collected: 31 December 2020 and earlier."},
	} {
		a := districts(made(t, map[string]int{"2025-02-01": 20, "2030-02-01": 6}), tc.after, tc.before)
		if a.Title() != tc.title || a.Lead() != "Nothing to compare. "+tc.lead {
			t.Errorf("%q: %q", a.Title(), a.Lead())
		}
		if cell := a.Table("").Rows[0].Cells[0]; cell.Text != "–" || cell.Under != "not collected" || len(a.More()) > 0 {
			t.Errorf("%s: %+v", a.Title(), cell)
		}
		if caution := a.Caution(); len(caution) != 1 || !strings.Contains(caution[0], "January to June 2025") {
			t.Errorf("%s: %q", a.Title(), caution)
		}
	}
}

func TestATableOfTehsilsWithoutRowsIsStillOneOfTehsils(t *testing.T) {
	q := made(t, nil)
	q.Asked.Collection, q.Asked.Table.Compare = "tehsils", days("2025-01-01", "2025-03-31")
	a := beside.TehsilsOf(q, nil)
	columns := a.Table("").Columns
	if a.Compared() || columns[len(columns)-1].Text != "District" {
		t.Errorf("compared: %v; the last column is %q", a.Compared(), columns[len(columns)-1].Text)
	}
}

// gapped asks a record that has collected the first halves of 2024 and 2025 and nothing between.
func gapped(t *testing.T, on map[string]int) *question.Question {
	t.Helper()
	ds := inAlpha(on)
	ds.Periods = []incident.Period{{Origin: incident.Ours, Days: days("2024-01-01", "2024-06-30"), Completeness: "complete"},
		{Origin: incident.Ours, Days: days("2025-01-01", "2025-06-30"), Completeness: "complete"}}
	return worded(answertest.Ask(t, ds))
}

func TestWhatNoRecordCollectedInTheMiddleIsNotCalledZero(t *testing.T) {
	on := map[string]int{"2024-02-01": 20, "2024-09-01": 6, "2025-02-01": 20}
	a := districts(gapped(t, on), days("2025-01-01", "2025-03-31"), days("2024-07-01", "2024-12-31"))
	if lead := a.Lead(); lead != "Nothing to compare. Not collected: July to December 2024." {
		t.Errorf("the lead is %q", lead)
	}
	only := "Collected: January to June 2024 and January to June 2025, and no other days."
	if text := a.Caution(); len(text) != 1 || text[0] != only {
		t.Errorf("%q", text)
	}
	a = districts(gapped(t, on), days("2024-04-01", "2025-03-31"), days("2024-01-01", "2024-03-31"))
	rows := a.Table("").Rows
	cells := rows[slices.IndexFunc(rows, func(r views.SortRow) bool { return r.Head.Text == "Alpha" })].Cells
	if cells[1].Text != "20" || cells[2].Text != "20" || cells[3].Text != "22.0 → 11.0" {
		t.Errorf("the 6 finds in the gap are in no rate: %+v", cells)
	}
	if apart := a.Outside(); len(apart) != 1 || !strings.Contains(apart[0].Href, "datetime=2024-07-01/2024-12-31") {
		t.Errorf("apart stand %+v", apart)
	}
}
