package reports_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"khyberatlas/geodata"
	"khyberatlas/internal/bench/reports"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake"
	"khyberatlas/internal/intake/gazetteer"
	"khyberatlas/internal/intake/mapping"
	"khyberatlas/internal/ogc"
)

func made(t *testing.T, r reports.Reports) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := r.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTheSameSeedGivesTheSameRowsAndQuestions(t *testing.T) {
	of := reports.Reports{Rows: 50, Seed: 7}
	if !bytes.Equal(made(t, of), made(t, of)) || bytes.Equal(made(t, of), made(t, reports.Reports{Rows: 50, Seed: 8})) {
		t.Error("what is made hangs on something else than the seed")
	}
	a, b := reports.Asked{Of: of, Seed: 1}, reports.Asked{Of: of, Seed: 2}
	if !slices.Equal(a.Boxes(20), a.Boxes(20)) || slices.Equal(a.Boxes(20), b.Boxes(20)) {
		t.Error("what is asked hangs on something else than the seed")
	}
}

// Of 2,000 rows the reader finds nothing wrong with any, and keeps what answers are measured with.
func TestWhatIsMadeIsReadByItsMapping(t *testing.T) {
	const rows = 2000
	path := filepath.Join(t.TempDir(), "made.csv")
	if err := os.WriteFile(path, made(t, reports.Reports{Rows: rows, Seed: 1}), 0o600); err != nil {
		t.Fatal(err)
	}
	var list findings.List
	how, err := mapping.Read(strings.NewReader(reports.Mapping), "made.toml", &list)
	if faults, _ := list.Faults(); err != nil || how == nil {
		t.Fatal(err, faults)
	}
	places, err := gazetteer.New(datasettest.Shipped(t), geodata.Names)
	if err != nil {
		t.Fatal(err)
	}
	s, err := intake.Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	sharp, killed, text := 0, 0, 0
	found, err := s.Read(t.Context(), intake.How{Places: places, Mapping: how, Take: func(r *intake.Row) error {
		if !r.GeoPrecision.Coarse() {
			sharp++
		}
		if r.Killed.Best != nil {
			killed++
		}
		text += len(r.Title) + len(r.Summary)
		if r.District == "" && r.GeoPrecision != incident.ProvinceLevel || r.Type == "" || r.Summary == "" {
			t.Errorf("%s lacks something: %+v", r.ID, r.Incident)
		}
		return nil
	}})
	if err != nil || found.Taken != rows || len(found.Faults) > 0 || len(found.Warnings) > 0 {
		t.Errorf("%d of %d rows, %v, faults %v, warnings %v", found.Taken, rows, err, found.Faults, found.Warnings)
	}
	if sharp < rows*8/10 || killed < rows*9/10 || text/rows < 150 {
		t.Errorf("%d have a place, %d a figure, and texts are %d bytes long", sharp, killed, text/rows)
	}
}

func TestWhatIsAskedCanBeAsked(t *testing.T) {
	a := reports.Asked{Of: reports.Reports{Rows: 1000, Seed: 1}, Seed: 3}
	for name, queries := range map[string][]string{"boxes": a.Boxes(200), "places": a.Places(200), "periods": a.Periods(200),
		"months": a.Months(200), "days": a.Days(200), "all": a.All(200)} {
		for _, q := range queries {
			if _, tidy, faults := ogc.Parse(ogc.Raw{Operation: ogc.OpItems, Collection: "incidents", RawQuery: q,
				Prefer: ogc.GeoJSON}, incident.Vocabulary{}); tidy || len(faults) > 0 {
				t.Errorf("%s: %q: %v", name, q, faults)
			}
		}
	}
	for _, path := range a.Tiles(8, 100) {
		if !strings.HasPrefix(path, "8/1") || !strings.Contains(path, ".mvt?datetime=") {
			t.Errorf("the tile %q", path)
		}
	}
}

func Example() {
	fmt.Println(reports.Asked{Of: reports.Reports{Rows: 1, Seed: 1}, Seed: 1}.IDs(1))
	// Output: [made-1]
}
