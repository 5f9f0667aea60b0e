package acled_test

import (
	"bytes"
	"context"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"khyberatlas/geodata"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/acled"
	"khyberatlas/internal/intake/gazetteer"
)

// result is what a file gave.
type result struct {
	rows     []acled.Event
	done     acled.Done
	faults   []incident.Fault
	warnings []incident.Fault
	faulty   []string
}

func places(t testing.TB) *gazetteer.Gazetteer {
	t.Helper()
	g, err := gazetteer.New(datasettest.Shipped(t), geodata.Names)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func read(t testing.TB, g *gazetteer.Gazetteer, name, text string, all bool) (r result) {
	t.Helper()
	l := findings.New(64 << 20)
	var err error
	r.done, err = acled.Read(context.Background(), strings.NewReader(text), acled.Input{File: name, All: all, Everywhere: all,
		Places: g, Row: func(e *acled.Event) { r.rows = append(r.rows, *e) },
		Faulty: func(raw []byte) { r.faulty = append(r.faulty, string(raw)) }}, l)
	if err != nil {
		t.Fatal(err)
	}
	r.faults, _ = l.Faults()
	r.warnings, _ = l.Warnings()
	return r
}

func file(t testing.TB, name string) string {
	t.Helper()
	b, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestBothErasAndTheInterfaceSayTheSame(t *testing.T) {
	g := places(t)
	want := read(t, g, "export-2024.csv", file(t, "export-2024.csv"), true)
	if len(want.rows) != 8 || len(want.faults) > 0 || len(want.warnings) > 0 {
		t.Fatalf("%d rows, %v %v", len(want.rows), want.faults, want.warnings)
	}
	for _, name := range []string{"export-2022.csv", "answer.json"} {
		got := read(t, g, name, file(t, name), true)
		if len(got.faults) > 0 {
			t.Errorf("%s: %v", name, got.faults)
		}
		for i := range got.rows {
			got.rows[i].Line = want.rows[i].Line
			if name == "export-2022.csv" && want.rows[i].Target == "civilians" {
				got.rows[i].Target = "civilians" // which the first era had no column to say
			}
		}
		if d := cmp.Diff(want.rows, got.rows); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func TestEachFieldLandsWhereItShould(t *testing.T) {
	got := read(t, places(t), "a.csv", file(t, "export-2024.csv"), false)
	if d := got.done; len(got.rows) != 5 || d.Unasked != 2 || d.Outside != 1 || d.Days.String() != "2024-01-31/2024-03-18" {
		t.Fatalf("%d rows, %+v; want 5, without a protest, a strategic development and a row of the Punjab", len(got.rows), d)
	}
	got = read(t, places(t), "a.csv", file(t, "export-2024.csv"), true)
	where := gazetteer.Unit{Country: "PK", Admin1: incident.KP, District: "North Waziristan", Inside: true}
	first := acled.Event{Line: 2, Where: where, Changed: 1706900000, Incident: incident.Incident{
		ID: "acled-PAK900001", Origin: "acled", Date: incident.MustDay("2024-01-31"), DatePrecision: incident.DayExact,
		Type: "armed_attack", Title: "Armed clash, Mir Ali",
		Summary: "Made for the tests: nothing of this happened. Two lines long, so that what is kept of it is one line and " +
			"no more than a…",
		Place: "Mir Ali", District: "North Waziristan", Admin1: incident.KP, Country: "PK", Point: &orb.Point{70.27, 32.97},
		GeoPrecision: incident.Town, Actor: "ttp", Target: "Military Forces of Pakistan (2022-2024)",
		Killed: incident.Toll{Best: new(4)}, Confidence: "confirmed",
		Coding: incident.Coding{CodedAs: "Battles/Armed clash", SideA: "TTP: Tehreek-i-Taliban Pakistan",
			SideB: "Military Forces of Pakistan (2022-2024)", ActorName: "TTP: Tehreek-i-Taliban Pakistan"},
		Sources: []incident.Source{{IncidentID: "acled-PAK900001", Publisher: "Test Gazette"},
			{IncidentID: "acled-PAK900001", Publisher: "Test Observer"}},
	}}
	if d := cmp.Diff(first, got.rows[0]); d != "" {
		t.Error(d)
	}
	for i, want := range []struct {
		kind      incident.Type
		actor     incident.Actor
		day       incident.DatePrecision
		place     incident.GeoPrecision
		inside    bool
		district  string
		countsKPs bool
	}{
		{"armed_attack", "ttp", "day", "town", true, "North Waziristan", true},
		{"ied", "unidentified", "week", "tehsil", true, "Bannu", true},
		{"border_clash", "afghan_taliban_forces", "day", "town", true, "Khyber", true},
		{"abduction", "iskp", "month", "province", true, "", true},
		{"air_strike", "pakistan_forces", "day", "district", true, "Barmal", false},
		{"communal_violence", "other", "day", "town", false, "Rawalpindi", false},
	} {
		g := got.rows[i]
		if i == 5 {
			g = got.rows[7] // behind two that are left out above
		}
		if g.Type != want.kind || g.Actor != want.actor || g.DatePrecision != want.day || g.GeoPrecision != want.place ||
			g.Where.Inside != want.inside || g.District != want.district || g.InKP() != want.countsKPs {
			t.Errorf("%s: %s %s %s %s %v %q %v, want %+v", g.ID, g.Type, g.Actor, g.DatePrecision, g.GeoPrecision, g.Where.Inside,
				g.District, g.InKP(), want)
		}
	}
	if s := got.rows[2].Sources; len(s) != 1 {
		t.Errorf("a publisher that is named twice is cited as %v", s)
	}
}

// South Waziristan was divided in 2022: which of its halves an event lay in can't be told, but that it lay in one district can.
func TestADistrictThatIsNoneOfTodaysStaysOne(t *testing.T) {
	text := strings.Replace(file(t, "export-2024.csv"), "Khyber Pakhtunkhwa,,,Peshawar,34.0100,71.5800,3",
		"Khyber Pakhtunkhwa,South Waziristan,,Wana,32.3000,69.6800,3", 1)
	got := read(t, places(t), "a.csv", text, true)
	if i := got.rows[3]; i.GeoPrecision != incident.DistrictLevel || i.District != "" || !i.NoDistrict() {
		t.Errorf("%s is known to the %s %q; want a district without a name of today", i.ID, i.GeoPrecision, i.District)
	}
}

func TestAKindThatStandsUnderAnotherHeadIsADoubtAndNoFault(t *testing.T) {
	text := strings.Replace(file(t, "export-2024.csv"), "Battles,Armed clash", "Riots,Armed clash", 1)
	got := read(t, places(t), "a.csv", text, false)
	if len(got.rows) != 5 || len(got.faults) != 0 || len(got.warnings) != 1 ||
		!strings.Contains(got.warnings[0].Rule, "Armed clash is a kind of Battles") {
		t.Errorf("%d rows, faults %v, warnings %v", len(got.rows), got.faults, got.warnings)
	}
}

func TestWithdrawnEventsAreReadInEachForm(t *testing.T) {
	want := []string{"acled-PAK900001", "acled-AFG900001"}
	for name, text := range map[string]string{
		"lines":      "PAK900001\r\nAFG900001\r\nPAK900001\r\n",
		"with mark":  "\ufeffPAK900001\nAFG900001\n",
		"a table":    "EVENT_ID_CNTY,deleted_timestamp\nPAK900001,1\nAFG900001,2\n",
		"an answer":  `{"success":true,"data":[{"event_id_cnty":"PAK900001"},{"event_id_cnty":"AFG900001"}]}`,
		"no newline": "PAK900001\nAFG900001",
	} {
		l := findings.New(1 << 20)
		ids, err := acled.Withdrawn(context.Background(), strings.NewReader(text), "gone", l)
		faults, _ := l.Faults()
		if err != nil || !slices.Equal(ids, want) || len(faults) > 0 {
			t.Errorf("%s: %v %v %v", name, ids, faults, err)
		}
	}
	for text, where := range map[string]string{"PAK900001\nnonsense\n": "gone:2:event_id_cnty", `{"error":"no"}`: "gone:1",
		"a,b\n1,2\n": "gone:1:event_id_cnty"} {
		l := findings.New(1 << 20)
		_, err := acled.Withdrawn(context.Background(), strings.NewReader(text), "gone", l)
		faults, _ := l.Faults()
		if err != nil || len(faults) != 1 || faults[0].Where != where {
			t.Errorf("%q: %v %v, want one at %s", text, faults, err, where)
		}
	}
}

func TestFaultyRowsAreGivenBackAsTheyStand(t *testing.T) {
	g := places(t)
	for _, name := range []string{"export-2024.csv", "export-2022.csv", "answer.json"} {
		text := strings.Replace(file(t, name), "32.97", "132.97", 1)
		got := read(t, g, name, text, false)
		if len(got.faults) != 1 || len(got.faulty) != 1 || !strings.Contains(text, got.faulty[0]) || len(got.rows) != 4 {
			t.Errorf("%s: %v %q, %d rows", name, got.faults, got.faulty, len(got.rows))
		}
	}
}

func BenchmarkRead(b *testing.B) {
	g, text := places(b), file(b, "export-2024.csv")
	head, rest, _ := strings.Cut(text, "\n")
	one, _, _ := strings.Cut(rest, "\n")
	var all bytes.Buffer
	all.WriteString(head + "\n")
	for i := range 10_000 {
		all.WriteString(strings.Replace(one, "900001", strconv.Itoa(100_000+i), 1) + "\n")
	}
	b.SetBytes(int64(all.Len()))
	for b.Loop() {
		if r := read(b, g, "a.csv", all.String(), false); len(r.rows) != 10_000 {
			b.Fatal(len(r.rows), r.faults)
		}
	}
}
