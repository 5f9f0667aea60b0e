package guess_test

import (
	"context"
	"strings"
	"testing"

	"khyberatlas/geodata"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/intake/gazetteer"
	"khyberatlas/internal/intake/guess"
	"khyberatlas/internal/intake/mapping"
)

func guessed(t testing.TB, about guess.About, text string) string {
	t.Helper()
	l := findings.New(1 << 20)
	m, err := guess.File(context.Background(), strings.NewReader(text), about, l)
	if faults, _ := l.Faults(); err != nil || len(faults) > 0 {
		t.Fatalf("%v %v", faults, err)
	}
	return string(m)
}

// edited is a mapping in which a person has changed lines.
func edited(t testing.TB, text string, lines ...string) *mapping.Mapping {
	t.Helper()
	for i := 0; i < len(lines); i += 2 {
		if strings.Count(text, "\n"+lines[i]) != 1 {
			t.Fatalf("the guess has no line, or several, that begin with %s:\n%s", lines[i], text)
		}
		text = strings.Replace(text, "\n"+lines[i], "\n"+lines[i+1], 1)
	}
	l := findings.New(1 << 20)
	m, err := mapping.Read(strings.NewReader(text), "m.toml", l)
	if faults, _ := l.Faults(); err != nil || m == nil {
		t.Fatalf("%v %v\n%s", faults, err, text)
	}
	return m
}

// urdu is a sheet as an office keeps one. Its rows are made for the tests: nothing of it happened.
const urdu = `نمبر شمار;تاریخ;ضلع;مقام;واقعے کی نوعیت;ہلاکتیں;زخمی;شہداء;ذمہ دار;عرض بلد;طول بلد;ذریعہ
۱;۱۳/۰۲/۲۰۲۴;بنوں;میریان;خودکش حملہ;۳;۵;;ٹی ٹی پی;۳۲٫۹۲;۷۰٫۵۸;روزنامہ الف
۲;۰۵/۰۳/۲۰۲۴;پشاور;;بم دھماکہ;معلوم نہیں;۲;۱;نامعلوم;۳۴٫۰۱;۷۱٫۵۸;روزنامہ ب
۳;۰۷/۰۳/۲۰۲۴;کرم;پاڑاچنار;فائرنگ;۰;۱٬۲۰۰;;;۳۳٫۹۰;۷۰٫۱۰;روزنامہ ب
`

func TestASheetInUrduNeedsOneEdit(t *testing.T) {
	text := guessed(t, guess.About{File: "واقعات.csv"}, urdu)
	m := edited(t, text,
		`publisher = ""`, `publisher = "دفتر"`,
		`# id = "نمبر شمار"`, `id = "نمبر شمار"`,
		`# forces_killed = "شہداء"`, `forces_killed = "شہداء"`,
		`# "بم دھماکہ" = "ied"`, `"بم دھماکہ" = "ied"`,
		`# country = "PK"`, `country = "PK"`)
	g, err := gazetteer.New(datasettest.Shipped(t), geodata.Names)
	if err != nil {
		t.Fatal(err)
	}
	l := findings.New(1 << 20)
	var rows []mapping.Event
	_, err = m.Table(context.Background(), strings.NewReader(urdu), mapping.Input{File: "a.csv", Places: g,
		Row: func(e *mapping.Event) { rows = append(rows, *e) }}, l)
	if faults, _ := l.Faults(); err != nil || len(faults) > 0 || len(rows) != 3 {
		t.Fatalf("%d rows, %v %v", len(rows), faults, err)
	}
	for i, want := range []string{"my-record-1 2024-02-13 Bannu suicide_bombing ttp",
		"my-record-2 2024-03-05 Peshawar ied unidentified",
		"my-record-3 2024-03-07 Kurram armed_attack unidentified"} {
		r := rows[i]
		if got := strings.Join([]string{r.ID, r.Date.String(), r.District, string(r.Type), string(r.Actor)}, " "); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if a, b, c := rows[0], rows[1], rows[2]; *a.Killed.Best != 3 || b.Killed.Best != nil || *b.Forces != 1 || *c.Injured != 1200 ||
		c.Point.Lat() != 33.9 || c.Place != "پاڑاچنار" {
		t.Errorf("%+v", rows)
	}
}

// TestEachColumnHasItsLine: what is sure has a line, what can be two things has both commented out.
func TestEachColumnHasItsLine(t *testing.T) {
	for name, tc := range map[string]struct {
		text string
		want []string
	}{
		"HXL tags": {"When,Where,Who,N\n#date+start,#adm2+name,#meta+source,#affected+killed\n2024-01-31,Bannu,Gazette,3\n", []string{
			`date = "When" # its HXL tag is #date+start`, `district = "Where" # its HXL tag`, `publisher = "Who" # its HXL tag`,
			`killed = "N" # its HXL tag is #affected+killed`}},
		"English names": {"Event ID,Event_Date,Province,Latitude,Longitude,Fatalities,Injured,Source URL\n" +
			"a1,2024-01-31,KP,33.1,70.2,1,2,https://a.example\n",
			[]string{`id = "Event ID" # its name says so`, `date = "Event_Date"`, `admin1 = "Province"`, `lat = "Latitude"`, `lon = "Longitude"`,
				`killed = "Fatalities"`, `injured = "Injured"`, `url = "Source URL"`}},
		"Pashto names": {"نېټه,ولسوالۍ,ولايت,وژل شوي,ټپيان,سرچینه\n2024-01-31,خوست,خوست,1,2,الف\n", []string{`date = "نېټه"`,
			`district = "ولسوالۍ"`, `admin1 = "ولايت"`, `killed = "وژل شوي"`, `injured = "ټپيان"`, `publisher = "سرچینه"`}},
		"dates in three columns": {"iyear,imonth,iday,nkill\n2024,1,31,2\n2024,2,0,1\n", []string{`year = "iyear"`, `month = "imonth"`,
			`day = "iday"`, `killed = "nkill"`}},
		"a place in one column": {"Date,GPS\n2024-01-31,\"33.92, 70.58\"\n", []string{`lat_lon = "GPS"`}},
		"values": {"a,b,c,d,e\n33.15,70.2,https://a.example,Bannu,2024-01-31\n33.2,71.25,https://b.example,Tank,2024-02-01\n", []string{
			`lat = "a" # all that stands in it are numbers`, `lon = "b"`, `url = "c"`, `district = "d" # most of`, `# date = "e"`,
			`# end_date = "e"`, `# published = "e"`}},
		"two meanings": {"casualties,region\n3,North\n", []string{`# "casualties": its name can mean killed or injured; take the # off one line`,
			`# killed = "casualties"`, `# injured = "casualties"`, `# admin1 = "region"`, `# district = "region"`}},
		"two columns of one meaning": {"date,start date\n2024-01-31,2024-01-30\n", []string{`# "start date" too may be date`, `# date = "date"`,
			`# date = "start date"`}},
		"a name that its values deny": {"date,killed\nsoon,many\n", []string{`# "date" is left out: its name says date, and what`,
			`# "killed" is left out`}},
		"a column of nothing": {"date,x\n2024-01-31,\n", []string{`# "x" is left out: no row has anything in it`}},
		"days before months":  {"date\n05/03/2024\n13/03/2024\n", []string{`days = "day-month-year"`}},
		"months before days":  {"date\n03/05/2024\n03/13/2024\n", []string{`days = "month-day-year"`}},
		"either": {"date\n03/05/2024\n03/06/2024\n", []string{`# days: a date means one day`, `# days = "day-month-year"`,
			`# days = "month-day-year"`}},
		"commas before decimals": {"lat;lon\n33,15;70,2\n", []string{`decimal = ","`}},
		"commas or thousands":    {"killed;lat\n1,234;33\n", []string{`# decimal: some numbers can be`, `# decimal = "."`, `# decimal = ","`}},
		"words for nothing":      {"date,killed\n2024-01-31,unknown\n2024-01-31,3\n", []string{`blank = ["unknown"]`}},
		"kinds": {"type\nBomb blast\nTarget killing\nShelling\nRiot\n", []string{`# "Bomb blast" = "ied"`, `# "Bomb blast" = "suicide_bombing"`,
			`"Target killing" = "targeted_killing"`, `# "Riot" = ""`, `# "*" = "not_coded"`}},
		"one of ours": {"event_id_cnty,event_date\nPAK1,2024-01-31\n", []string{
			"# It looks like a file of ACLED, which needs no mapping"}},
		"signs": {"\"a \"\"b\"\"\\\",date\nx,2024-01-31\n", []string{`# "a \"b\"\\" is left out`}},
	} {
		t.Run(name, func(t *testing.T) {
			known := func(s string) bool { return s == "Bannu" || s == "Tank" }
			got := "\n" + guessed(t, guess.About{File: "a.csv", Known: known}, tc.text)
			for _, line := range tc.want {
				if !strings.Contains(got, "\n"+line) {
					t.Errorf("no line begins with %s:\n%s", line, got)
				}
			}
		})
	}
}

func TestPropertiesOfPointsAreColumnsToo(t *testing.T) {
	got := guessed(t, guess.About{File: "a.geojson", GeoJSON: true, Origin: "desk"}, `{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"id":1,"date":"2024-01-31","lat":33.1,"n":null},"geometry":{"type":"Point","coordinates":[70.1,33.1]}}]}`)
	for _, line := range []string{`id = "desk"`, `id = "id"`, `date = "date"`, `# "lat" is left out: the place is read from the geometry`,
		`# "n" is left out`} {
		if !strings.Contains(got, "\n"+line) {
			t.Errorf("no line begins with %s:\n%s", line, got)
		}
	}
}

func TestWhatIsNoFileHasItsFault(t *testing.T) {
	for text, about := range map[string]guess.About{"<html>": {File: "a.csv"}, "PK\x03\x04": {File: "a.csv"}, `{"a":1}`: {File: "a.json", GeoJSON: true}} {
		l := findings.New(1 << 20)
		m, err := guess.File(context.Background(), strings.NewReader(text), about, l)
		if faults, _ := l.Faults(); m != nil || err != nil || len(faults) != 1 {
			t.Errorf("%q: %q %v %v", text, m, faults, err)
		}
	}
}

// FuzzFile: whatever stands in a file, its mapping is TOML in which nothing is wrong but what a person must fill in.
func FuzzFile(f *testing.F) {
	f.Add(urdu)
	f.Add("date,\"a\nb\",#x\n2024-01-31,\"\"\"\",\\\n")
	f.Fuzz(func(t *testing.T, text string) {
		l := findings.New(1 << 20)
		m, err := guess.File(context.Background(), strings.NewReader(text), guess.About{File: "a.csv"}, l)
		if err != nil {
			t.Fatal(err)
		}
		if m == nil {
			return
		}
		l = findings.New(1 << 20)
		_, err = mapping.Read(strings.NewReader(strings.Replace(string(m), `publisher = ""`, `publisher = "x"`, 1)), "m.toml", l)
		faults, _ := l.Faults()
		for _, fault := range faults {
			if !strings.HasSuffix(fault.Where, ":columns.id") && !strings.HasSuffix(fault.Where, ":columns.date") &&
				!strings.HasSuffix(fault.Where, ":columns.lat") && !strings.HasSuffix(fault.Where, ":columns.lon") {
				t.Errorf("%v\n%s", fault, m)
			}
		}
		if err != nil {
			t.Error(err)
		}
	})
}
