package ucdp_test

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"khyberatlas/geodata"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/gazetteer"
	"khyberatlas/internal/intake/ucdp"
)

// samples is the folder of real files beside the checkout; they are others' and stay out of the project.
func samples(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	for ; err == nil && dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
	}
	folder := filepath.Join(filepath.Dir(dir), "shared", "samples", "ucdp")
	if _, err := os.Stat(folder); err != nil {
		t.Skipf("SKIPPED: no real files of UCDP in %s", folder)
	}
	return folder
}

// known is made once: it takes longer than most tests.
var known *gazetteer.Gazetteer

func places(t testing.TB) *gazetteer.Gazetteer {
	t.Helper()
	if known == nil {
		var err error
		if known, err = gazetteer.New(datasettest.Shipped(t), geodata.Names); err != nil {
			t.Fatal(err)
		}
	}
	return known
}

// read gives the events of a text, its faults and what it had.
func read(t testing.TB, file, text string, everywhere bool) (all []ucdp.Event, l *findings.List, done ucdp.Done) {
	t.Helper()
	l = findings.New(1 << 30)
	done, err := ucdp.Read(context.Background(), strings.NewReader(text), ucdp.Input{File: file, Places: places(t),
		Everywhere: everywhere, Row: func(e *ucdp.Event) { all = append(all, *e) }}, l)
	if err != nil {
		t.Fatal(err)
	}
	return all, l, done
}

// real are the files with what a reading of them by another program found.
var real = []struct {
	file              string
	rows, outside     int
	version, days     string
	candidate, ranges bool
}{
	{"ged-22.1-kp-and-border.csv", 4780, 0, "22.1", "1989-01-01/2021-12-31", false, true},
	{"candidate-26.01.26.03-kp-and-border.csv", 218, 3, "26.01.26.03", "2026-01-01/2026-03-31", true, true},
	{"candidate-26.0.4-pakistan-afghanistan.csv", 97, 40, "26.0.4", "2026-04-01/2026-04-30", true, true},
	{"candidate-26.0.5-to-8-few-columns.csv", 342, 9, "26.0.8", "2026-05-01/2026-08-31", true, false},
}

func TestEveryRowOfTheRealFilesLandsAsItStands(t *testing.T) {
	folder, districts := samples(t), map[string]int{}
	ds := datasettest.Shipped(t)
	for i, d := range ds.Districts {
		districts[d.Name] = i
	}
	for _, f := range real {
		t.Run(f.file, func(t *testing.T) {
			b, err := os.ReadFile(filepath.Join(folder, f.file))
			if err != nil {
				t.Fatal(err)
			}
			all, l, done := read(t, f.file, string(b), true)
			if kept, in := l.Faults(); len(in) > 0 {
				t.Fatalf("%v faults, the first: %v", in, kept[0])
			}
			rows, err := csv.NewReader(strings.NewReader(string(b))).ReadAll()
			if err != nil {
				t.Fatal(err)
			}
			if len(all) != f.rows || len(rows) != f.rows+1 {
				t.Fatalf("%d events of %d rows, want %d", len(all), len(rows)-1, f.rows)
			}
			r := done.Release
			if r.Version != f.version || r.Candidate != f.candidate || r.Days.String() != f.days {
				t.Errorf("it is %+v", r)
			}
			for n, cells := range rows[1:] {
				row := map[string]string{}
				for c, name := range rows[0] {
					row[name] = cells[c]
				}
				if got, want := told(&all[n]), expected(ds, districts, row, &all[n]); got != want {
					t.Errorf("%.900v\n got %s\nwant %s", row, got, want)
				}
			}
			if _, _, done := read(t, f.file, string(b), false); done.Outside != f.outside {
				t.Errorf("%d rows lie outside, want %d", done.Outside, f.outside)
			}
		})
	}
}

func figure(n *int) string {
	if n == nil {
		return "-"
	}
	return strconv.Itoa(*n)
}

// told is an event as one line, to be compared.
func told(e *ucdp.Event) string {
	at := "-"
	if e.Point != nil {
		at = fmt.Sprintf("%g %g", e.Point[1], e.Point[0])
	}
	sources := []string{}
	for _, s := range e.Sources {
		if s.IncidentID != e.ID || s.URL != "" {
			return "a citation of another event, or with an address"
		}
		if s.Published != 0 {
			sources = append(sources, s.Publisher+" "+s.Published.String())
		}
	}
	slices.Sort(sources)
	return strings.Join([]string{e.ID, e.Origin, e.Date.String(), e.EndDate.String(), string(e.DatePrecision),
		string(e.Type), e.Violence,
		e.CodedAs, e.SideA, e.SideB, string(e.Actor), e.Place, string(e.Country), e.Admin1, e.District, at, string(e.GeoPrecision),
		figure(e.Killed.Low), figure(e.Killed.Best), figure(e.Killed.High), figure(e.Civilians), figure(e.Forces),
		figure(e.Militants),
		figure(e.Injured), fmt.Sprint(e.EventClarity, e.WherePrec, e.DatePrec), string(e.Confidence),
		strings.Join(slices.Compact(sources), "; ")}, " | ")
}

// expected reads a row by the table of fields anew, in the plainest way.
func expected(ds *incident.Dataset, districts map[string]int, row map[string]string, e *ucdp.Event) string {
	has := func(c string) bool { _, ok := row[c]; return ok }
	or := func(c, other string) string {
		if has(c) {
			return c
		}
		return other
	}
	start := row["date_start"][:10]
	end := start
	if has("date_end") {
		end = row["date_end"][:10]
	}
	precision := map[string]string{"": "day", "1": "day", "2": "day", "3": "week", "4": "month", "5": "month"}[row["date_prec"]]
	if start == end && (precision == "day" || !has("date_end")) {
		end = ""
	}
	types := map[string][2]string{"1": {"state_based", "state-based violence"}, "2": {"non_state", "non-state violence"},
		"3": {"one_sided", "one-sided violence"}}[row["type_of_violence"]]
	a, b := row["side_a"], row["side_b"]
	place := strings.Join(strings.Fields(row[or("where_coordinates", "where_coordinates_inferred")]), " ")
	stated := row[or("adm_2", "adm_2_inferred")]
	lat, _ := strconv.ParseFloat(row["latitude"], 64)
	lon, _ := strconv.ParseFloat(row["longitude"], 64)
	country := map[string]string{"Pakistan": "PK", "Afghanistan": "AF"}[row["country"]]
	admin1, district := units(ds, districts, row, stated, [2]float64{lon, lat})
	for _, other := range []string{district, stated, admin1, row["adm_1"], row["country"]} {
		if place == "" {
			place = other
		}
	}
	geo := map[string]string{"1": "site", "2": "town", "3": "district", "4": "province", "5": "province", "6": "province",
		"7": "province"}[row["where_prec"]]
	if geo == "site" && (e.GeoPrecision == "town") { // which of the two a place is, its name says
		geo = "town"
	}
	at := fmt.Sprintf("%g %g", round4(lat), round4(lon))
	if row["where_prec"] >= "6" || geo == "province" && admin1 == "" {
		at = "-"
	}
	if geo == "province" && admin1 == "" {
		geo = "country"
	}
	return strings.Join([]string{"ucdp-" + row["id"], "ucdp", start, end, precision, types[0], row["type_of_violence"],
		types[1], a, b,
		actor(row, e), place, country, admin1, district, at, geo, figuresOf(row), codes(row), confidence(row, e),
		sourcesOf(row)}, " | ")
}

func round4(f float64) float64 { return geo.Round4(f) }

func codes(row map[string]string) string {
	var n [3]int
	for i, c := range []string{"event_clarity", "where_prec", "date_prec"} {
		n[i], _ = strconv.Atoi(row[c])
	}
	return fmt.Sprint(n[0], n[1], n[2])
}

// figuresOf: the sides by what they are, the range widened where best lies outside.
func figuresOf(row map[string]string) string {
	blank := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	number := func(c string) int { n, _ := strconv.Atoi(row[c]); return n }
	low, high := blank(row["low"]), blank(row["high"])
	if low != "-" {
		low = strconv.Itoa(min(number("low"), number("best")))
		high = strconv.Itoa(max(number("high"), number("best")))
	}
	forces, militants := "-", "-"
	if _, ok := row["deaths_a"]; ok {
		f, m := -1, -1
		for side, deaths := range map[string]string{row["side_a"]: "deaths_a", row["side_b"]: "deaths_b"} {
			switch {
			case side == "Civilians":
			case strings.HasPrefix(side, "Government of"):
				f = max(f, 0) + number(deaths)
			default:
				m = max(m, 0) + number(deaths)
			}
		}
		if row["side_a"] == row["side_b"] {
			m = number("deaths_a") + number("deaths_b")
		}
		if f >= 0 {
			forces = strconv.Itoa(f)
		}
		if m >= 0 {
			militants = strconv.Itoa(m)
		}
	}
	return strings.Join([]string{low, row["best"], high, blank(row["deaths_civilians"]), forces, militants, "-"}, " | ")
}

// sourcesOf are the publishers and days as UCDP lists them a second time, in columns of their own.
func sourcesOf(row map[string]string) string {
	all := []string{}
	if row["source_office"] == "" { // notes: a headline, the day, the publisher, each in its line
		for _, m := range noted.FindAllStringSubmatch(row["source_article"], -1) {
			for _, layout := range []string{"2 January 2006", "2006-01-02"} {
				if day, err := time.Parse(layout, m[1]); err == nil {
					all = append(all, strings.Join(strings.Fields(m[2]), " ")+" "+day.Format("2006-01-02"))
				}
			}
		}
	}
	offices, dates := strings.Split(row["source_office"], ";"), strings.Split(row["source_date"], ";")
	for i := range offices {
		if offices[i] == "" {
			continue
		}
		all = append(all, strings.Join(strings.Fields(offices[i]), " ")+" "+dates[i])
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), "; ")
}

var noted = regexp.MustCompile(`(?m).\n[ \t]*(\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}-\d\d-\d\d)[ \t]*\n(.+)$`)

func confidence(row map[string]string, e *ucdp.Event) string {
	publishers := map[string]bool{}
	for _, s := range e.Sources {
		publishers[strings.ToLower(s.Publisher)] = true
	}
	if row["event_clarity"] == "1" && len(publishers) > 1 {
		return "confirmed"
	}
	return "reported"
}

func actor(row map[string]string, e *ucdp.Event) string {
	known := map[string]string{"TTP": "ttp", "IS": "iskp", "Lashkar-e-Islam": "lashkar_e_islam",
		"Jamaat-ul-Ahrar": "jamaat_ul_ahrar",
		"XXX770":          "unidentified", "XXX700": "unidentified"}
	states := map[string]string{"Government of Pakistan": "pakistan_forces", "Government of United States of America": "us_forces"}
	if row["date_start"] >= "2021-08-15" {
		states["Government of Afghanistan"] = "afghan_taliban_forces"
	}
	a, b := row["side_a"], row["side_b"]
	isState := func(s string) bool { return strings.HasPrefix(s, "Government of") }
	switch row["type_of_violence"] {
	case "3":
		if w := known[a] + states[a]; w != "" {
			return w
		}
		return "other"
	case "2":
		if w := known[a]; w != "" {
			return w
		} else if w := known[b]; w != "" {
			return w
		}
		return "other"
	}
	home := map[string]string{"Government of Pakistan": "Pakistan", "Government of Afghanistan": "Afghanistan"}[a]
	switch {
	case isState(b) && states[a] != "":
		return states[a]
	case isState(b):
		return states[b]
	case known[b] != "":
		return known[b]
	case home != row["country"] && states[a] != "":
		return states[a]
	}
	return "other"
}

// units: by the names without what kind of unit they are of; by the point where the place is precise and the name leaves open.
func units(ds *incident.Dataset, districts map[string]int, row map[string]string, stated string, at [2]float64) (admin1,
	district string) {
	admin1 = strings.TrimSuffix(row["adm_1"], " province")
	precise := row["where_prec"] == "1" || row["where_prec"] == "2"
	switch admin1 {
	case "Federally Administered Tribal Areas", "Khyber Pakhtunkwa":
		admin1 = "Khyber Pakhtunkhwa"
	case "Paktya":
		admin1 = "Paktia"
	case "Hirat":
		admin1 = "Herat"
	case "Gilgit-Baltistan":
		admin1 = "Gilgit Baltistan"
	case "":
		if !precise {
			return "", ""
		}
	}
	district = strings.Join(strings.Fields(strings.NewReplacer(" district", "", " agency", "").Replace(stated)), " ")
	renamed := map[string]string{"FR Kohat": "Kohat", "FR Peshawar": "Peshawar", "FR Tank - Jandola": "Tank",
		"Batagram":            "Battagram",
		"Tere Zayi (Alisher)": "Ali Sher", "Jaji Maydan": "Zazi Maidan", "Shaygal wa shiltan": "Shigal wa Sheltan", "Nari": "Naray",
		"Sirkanay": "Sarkani", "Dand Wa Patan": "Dand-e-Patan", "Bihsud": "Behsud", "Muhmand Dara": "Momand Dara"}
	if name, ok := renamed[district]; ok {
		district = name
	}
	if admin1 != "Khyber Pakhtunkhwa" {
		return admin1, district
	}
	if _, ok := districts[district]; ok {
		return admin1, district
	}
	among := map[string][]string{"South Waziristan": {"South Waziristan Lower", "South Waziristan Upper"},
		"Chitral": {"Upper Chitral", "Lower Chitral"}, "Kohistan": {"Upper Kohistan", "Lower Kohistan",
			"Kolai Palas Kohistan"}}[district]
	if !precise {
		return admin1, ""
	}
	nearest, km := "", 5.0
	for name, i := range districts {
		d := geo.DistanceToPolygon(at, ds.Districts[i].Shape)
		if (d == 0 || d <= km && among != nil) && (among == nil || slices.Contains(among, name)) && d <= km {
			nearest, km = name, d
		}
	}
	return admin1, nearest
}
