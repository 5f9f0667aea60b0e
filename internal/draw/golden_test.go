package draw

import (
	"encoding/xml"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/incident"
)

var update = flag.Bool("update", false, "write the golden pictures anew")

func golden(t *testing.T, name, got string) {
	t.Helper()
	allowed(t, got)
	// An element a line, so that a difference can be read.
	got = strings.ReplaceAll(got, "><", ">\n<") + "\n"
	path := filepath.Join("testdata", name+".svg")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", path, diff)
	}
}

// allowed reports what of a picture is no XML or goes against the policy.
func allowed(t *testing.T, picture string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(picture))
	for {
		token, err := d.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("the picture is no XML: %v", err)
		}
		el, _ := token.(xml.StartElement)
		for _, a := range el.Attr {
			if a.Name.Local == "style" || strings.HasPrefix(a.Name.Local, "on") {
				t.Fatalf("<%s> has an attribute %s, which the policy forbids", el.Name.Local, a.Name.Local)
			}
		}
	}
}

func days(s string) incident.Days {
	from, to, _ := strings.Cut(s, "/")
	return incident.Days{From: incident.MustDay(from), To: incident.MustDay(to)}
}

func TestAStripShowsStatesUnconfirmedDaysAndWhatIsNotCollected(t *testing.T) {
	golden(t, "strip", Strip{ID: "strip", Title: "Closures of A & B", Desc: "Rows", Days: days("2023-05-01/2026-05-01"),
		Chosen:  days("2025-01-01/2025-10-01"),
		Covered: Covered{days("2023-05-01/2023-06-11"), days("2023-07-14/2026-01-16")}, NotCollected: "not collected",
		Rows: []StripRow{
			{"Trade", []StripRun{{days("2023-05-01/2024-01-31"), "closed", true, "closed"},
				{days("2024-02-01/2024-12-31"), "unknown", false, "unknown"}}},
			{"People on foot", []StripRun{{days("2023-06-01/2023-06-01"), "open", true, "open"},
				{days("2025-10-12/2026-05-01"), "restricted", false, "restricted"}}},
		}}.Draw())
}

func TestBarsShowVagueDaysChosenOnesAndEvents(t *testing.T) {
	golden(t, "bars", Bars{ID: "bars", Title: "Incidents", Desc: "By month", Chosen: days("2025-11-01/2025-11-30"),
		Covered: Covered{days("2025-09-01/2025-10-20"), days("2025-11-05/2025-12-10")}, NotCollected: "not collected",
		Number: strconv.Itoa,
		Bins: []Bar{
			{Days: days("2025-10-01/2025-10-31"), Count: 58, Vague: 5, Title: "October", Href: "/?a=1&b=2"},
			{Days: days("2025-11-01/2025-11-30"), Count: 37, Title: "November", Href: "/n"},
			{Days: days("2025-12-01/2025-12-31"), Title: "December", Href: "/d"},
		},
		Lanes: []string{"Truces", "Talks"},
		Events: []Event{{Days: days("2025-10-19/2025-11-06"), Lane: 1, Title: "19 October: Talks", Name: "Talks", Href: "#e"},
			{Days: days("2025-11-03/2025-11-03"), Title: "3 November: A truce", Name: "A truce"},
			{Days: days("2020-01-01/2020-01-01"), Title: "Before"}}}.Draw())
}

func TestASmallLineHasTheScaleOfItsTable(t *testing.T) {
	golden(t, "spark", Spark{Title: "By quarter & year", Counts: []int{0, 4, 20, 2}, Most: 40,
		Bands: [][2]int{{0, 1}, {2, 3}}}.Draw())
	golden(t, "spark-gap", Spark{Title: "By year", Counts: []int{3, 4, 0, 0, 8, 0, 2}, Most: 8,
		Bare: []bool{false, false, true, true, false, true, true}}.Draw())
	if got := (Spark{Counts: []int{7}}).Draw(); got != "" {
		t.Errorf("a single count is drawn as %s", got)
	}
}

func TestAChartWithoutBinsIsEmptyAndWhole(t *testing.T) {
	golden(t, "bars_empty", Bars{ID: "bars", Title: "Incidents", Desc: "None", Number: strconv.Itoa}.Draw())
}

func TestEveryPublishersCountIsAMarkOfItsOwn(t *testing.T) {
	held, high := 35, 130.0
	picture := Beside{ID: "beside", Title: "Attacks", Desc: "By month", Days: days("2025-08-01/2025-10-31"), Number: strconv.Itoa,
		Months: []BesideMonth{
			{Days: days("2025-08-01/2025-08-31"), Held: &held, Title: "ours", Reported: []Count{{0, 106, nil, "PICSS"},
				{1, 90, &high, "Police"}}},
			{Days: days("2025-09-01/2025-09-30"), Reported: []Count{{0, 45, nil, "PICSS"}}},
		}}.Draw()
	golden(t, "beside", picture)
	if got := strings.Count(picture, `class="publisher`); got != 3 {
		t.Errorf("%d marks, want 3", got)
	}
}

func TestAScaleEndsOnARoundValueThatHoldsTheMost(t *testing.T) {
	for _, most := range []float64{1, 2, 5, 9, 10, 44, 62, 99, 101, 640, 1999, 12345} {
		y := scaleOf(most, 0, 100)
		if y.most < most || y.most > 2.5*most+1 {
			t.Errorf("a scale for %v ends at %v", most, y.most)
		}
		if n := y.most / y.step; n < 1 || n > 10 {
			t.Errorf("a scale for %v has %v steps", most, n)
		}
	}
}

func TestAShortChartNamesItsMonthsAndALongOneItsYears(t *testing.T) {
	name := func(_, m int) string { return "m" + strconv.Itoa(m) }
	chart := func(months int) string {
		c := Bars{ID: "bars", Title: "t", Desc: "d", Number: strconv.Itoa, Month: name}
		for i := range months {
			c.Bins = append(c.Bins, Bar{Days: incident.Days{From: incident.DayOf(2024, 1+i, 1), To: incident.DayOf(2024, 2+i, 1) - 1},
				Count: i})
		}
		return c.Draw()
	}
	for months, want := range map[int][]string{12: {">m1 2024<", ">m2<", ">m12<"}, 24: {">m1 2024<", ">m4<", ">m1 2025<"},
		48: {">2024<", ">2027<"}} {
		picture := chart(months)
		allowed(t, picture)
		for _, text := range want {
			if !strings.Contains(picture, text) {
				t.Errorf("a chart of %d months doesn't say %s", months, text)
			}
		}
	}
	if strings.Contains(chart(24), ">m2<") || strings.Contains(chart(48), "m1") {
		t.Error("a longer chart names months that have no room")
	}
}

func TestMonthsAfterTheCollectionShareANarrowPartOfTheAxis(t *testing.T) {
	c := Bars{Number: strconv.Itoa, Covered: Covered{days("2024-01-01/2025-06-15")}, Days: days("2024-01-01/2027-12-31")}
	for i := range 48 {
		c.Bins = append(c.Bins, Bar{Days: incident.Days{From: incident.DayOf(2024, 1+i, 1), To: incident.DayOf(2024, 2+i, 1) - 1},
			Count: 1 + i})
	}
	x := c.axis()
	if got := x.of(c.Days.To+1) - x.of(incident.MustDay("2025-07-01")); got > x.width*laterPart+0.1 || got < 20 {
		t.Errorf("the later months take %v of %v", got, x.width)
	}
	if c.most() != 18 {
		t.Errorf("the scale is made for %d, want the most of the collection", c.most())
	}
	if n := strings.Count(c.Draw(), `class="beyond"`); n == 0 {
		t.Error("no bar says that it goes beyond the scale")
	}
}

func TestNamesOfEventsCoverNeitherABarNorAName(t *testing.T) {
	x := axis{days: days("2021-01-01/2026-12-31"), left: laneLeft, width: 880}
	var events []Event
	for i := range 12 {
		from := incident.MustDay("2020-06-01") + incident.Day(i*i*37%2500)
		events = append(events, Event{Days: incident.Days{From: from, To: from + incident.Day(i%4/3*i*4)},
			Name: strings.TrimSpace(strings.Repeat("Talks between both sides ", 1+i%3))})
	}
	placed := eventsOf(events, 0, x)
	named := 0
	spots := nameEvents(placed, x)
	for i, n := range spots {
		if n.text == "" {
			continue
		}
		named++
		end := n.at + nameWidth(n.text)
		if n.at < x.left || end > x.left+x.width {
			t.Errorf("%q leaves the axis", n.text)
		}
		for j, o := range placed {
			other := spots[j]
			if j != i && (o.from < end && o.until > n.at || other.text != "" && other.at < end && other.at+nameWidth(other.text) > n.at) {
				t.Errorf("%q covers its neighbour", n.text)
			}
		}
	}
	if named < 2 || named == len(placed) {
		t.Errorf("%d of %d are named, so the test shows nothing", named, len(placed))
	}
}
