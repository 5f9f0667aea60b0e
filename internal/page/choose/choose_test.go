package choose_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page/choose"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// ask is a question for a filter, in English.
func ask(t *testing.T, filter string) *question.Question {
	t.Helper()
	q := answertest.AskOf(t, answertest.Odd(t))
	values, err := url.ParseQuery(filter)
	if err != nil {
		t.Fatal(err)
	}
	asked, faults := ogc.ParseQuery(values, q.Atlas.Vocabulary())
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	q.Asked = ogc.Resource{Operation: ogc.OpLanding, Query: asked}
	q.Wording = wording.Wording{Printer: i18n.English(), Collected: q.Atlas.Days()}
	return q
}

func TestTheHeadingIsTheSentenceOfTheFilter(t *testing.T) {
	const strikes = "country=AF&type=air_strike,drone_strike,shelling&datetime=2026-02-01/2026-02-28"
	for filter, begins := range map[string]string{
		"datetime=../2026-05-31": "Khyber Pakhtunkhwa and its frontier, February 2021 to May 2026: ",
		"":                       "Khyber Pakhtunkhwa and its frontier, February 2021 to May 2026, 6 later: 1,234 incidents, ",
		"in_district=bannu&datetime=2025-10-01/2025-10-31": "Bannu, October 2025: 11 incidents, 20 killed",
		strikes:                                  "Strikes, Afghan soil, February 2026: 13 incidents, ",
		"admin1=Khyber+Pakhtunkhwa&2025":         "Khyber Pakhtunkhwa, 2025: ",
		"near=69.57,32.3,20&2025":                "Within 20 km of Wana, 2025: ",
		"near=69.5,32.25,2.5&2025":               "Within 2.5 km of 32.25° N, 69.50° E, 2025: ",
		"actor=unidentified&2025":                "Nobody named, 2025: ",
		"actor=ttp,iskp&2025":                    "Islamic State Khorasan Province and TTP named, 2025: ",
		"type=ied,abduction,other,shelling&2025": "4 kinds of event, 2025: ",
		"publishers_min=3&q=polio&2025":          "3 or more publishers, “polio”, 2025: ",
		"killed_min=100000&2025":                 "100,000 or more killed, 2025: no incident matches",
		"date_precision=month,week&2025":         "Precision of date: month and week, 2025: ",
	} {
		if strings.HasSuffix(filter, "&2025") {
			filter = strings.TrimSuffix(filter, "2025") + "datetime=2025-01-01/2025-12-31"
		}
		q := ask(t, filter)
		if got := choose.Heading(q, q.Totals(q.Asked.Query)); !strings.HasPrefix(got, begins) {
			t.Errorf("%s is headed %q, want %q", filter, got, begins)
		}
	}
}

func TestChipsTakeEveryPartAwayAndNoMore(t *testing.T) {
	usual := incident.Days{To: incident.MustDay("2026-05-31")}
	for _, p := range ogc.Filters() {
		if p.As != "" {
			continue
		}
		q := ask(t, url.Values{p.Name: {p.Example}, "datetime": {"2025-10-01"}}.Encode())
		chips := choose.Chips(q, usual, onMap(q))
		if p.Name != "datetime" && (len(chips) != 2 || chips[0].Name != p.Name || chips[0].Href != "/?datetime=2025-10-01") {
			t.Errorf("%s: the chips are %+v", p.Name, chips)
		}
		if last := chips[len(chips)-1]; last.Name != "datetime" || strings.Contains(last.Href, "datetime") {
			t.Errorf("%s: the period's chip is %+v", p.Name, last)
		}
	}
	q := ask(t, "datetime=../2026-05-31")
	if chips := choose.Chips(q, usual, onMap(q)); len(chips) != 0 {
		t.Errorf("the usual period has the chips %+v", chips)
	}
}

func TestANamedActorSaysHowManyNameNobody(t *testing.T) {
	q := ask(t, "actor=ttp&datetime=../2026-05-31")
	all := q.Facets(q.Asked.Query).Actors
	want := ""
	for _, a := range all {
		if a.Value == "unidentified" {
			want = fmt.Sprintf("%d name TTP; %d name nobody.", q.Totals(q.Asked.Query).Count, a.Count)
		}
	}
	for _, n := range choose.NewHead(q, incident.Days{}).Notes {
		if n.Name == "named" && n.Text == want {
			return
		}
	}
	t.Errorf("no note says %q", want)
}

func onMap(q *question.Question) func(ogc.Resource) string {
	return func(asked ogc.Resource) string { return q.Path("/", asked.Query) }
}

func TestTheFilterSaysHowItFindsThoseThatNobodyIsSaidToHaveDone(t *testing.T) {
	for name, tc := range map[string]struct {
		ds   *incident.Dataset
		says bool
	}{"our own record alone": {datasettest.Shipped(t), false}, "another's too": {datasettest.Records(t, "open"), true}} {
		q := answertest.Ask(t, tc.ds)
		q.Wording = wording.Wording{Printer: i18n.English(), Collected: q.Atlas.Days()}
		for _, g := range choose.Form(q, "/", incident.Days{}).Groups {
			if said := strings.Contains(g.Note, "doesn’t say who is responsible"); said != (tc.says && g.Name == "actor") {
				t.Errorf("%s: %s says %q", name, g.Name, g.Note)
			}
		}
	}
}

// asking is a question about a period of a dataset that was collected over many years.
func asking(t *testing.T, period incident.Days) *question.Question {
	t.Helper()
	ds := answertest.Map()
	ds.Periods = []incident.Period{{Origin: incident.Ours, Completeness: "complete",
		Days: incident.Days{From: incident.MustDay("1989-01-01"), To: incident.MustDay("2026-08-31")}}}
	q := answertest.Ask(t, ds)
	q.Wording = wording.Wording{Printer: i18n.English(), Collected: q.Atlas.Days()}
	q.Asked.Query = q.Asked.Query.Within(period)
	return q
}

func TestManyYearsAreChosenByDecades(t *testing.T) {
	nineties := incident.Days{From: incident.MustDay("1990-01-01"), To: incident.MustDay("1999-12-31")}
	form := choose.Form(asking(t, nineties), "/", incident.Days{})
	text := func(list []views.FilterPreset) (out []string) {
		for _, p := range list {
			out = append(out, p.Text)
		}
		return out
	}
	if row := text(form.Presets); len(row) != 3+9 || row[3] != "2026" || row[11] != "2018" {
		t.Errorf("in the row stand %q", row)
	}
	var heads []string
	for _, decade := range form.Earlier {
		heads = append(heads, strings.Join(text(decade)[:min(2, len(decade))], " "))
	}
	if want := []string{"2010s 2017", "2000s 2009", "1990s 1999", "1989"}; !slices.Equal(heads, want) {
		t.Errorf("apart stand %q, want %q", heads, want)
	}
	if p := form.Earlier[2][0]; !form.EarlierOpen || !p.Chosen || !strings.Contains(p.Href, "datetime=1990-01-01/1999-12-31") {
		t.Errorf("the nineties are chosen: %+v", p)
	}
	if choose.Form(asking(t, incident.Days{}), "/", incident.Days{}).EarlierOpen {
		t.Error("no year is chosen, and the earlier ones are open")
	}
}
