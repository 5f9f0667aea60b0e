package gpkg_test

import (
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/needs"
)

// gdal runs one of GDAL's programs.
func gdal(t *testing.T, program string, args ...string) string {
	t.Helper()
	out, err := exec.Command(needs.Tool(t, program), args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", program, args, err, out)
	}
	return string(out)
}

func TestGDALReadsEveryLayer(t *testing.T) {
	f, a := everything(t)
	out := gdal(t, "ogrinfo", "-ro", "-so", "-al", saved(t, f))
	if regexp.MustCompile(`(?i)warning|error`).MatchString(out) {
		t.Errorf("GDAL complains: %.400s", out)
	}
	for _, want := range []string{"LICENCE=CC-BY-4.0", "VERSION=" + a.Atlas.Version(), "FILTER=" + f.Filter,
		"ATTRIBUTION=" + f.Attribution} {
		if !strings.Contains(out, want) {
			t.Errorf("the file's metadata don't say %s", want)
		}
	}
	layers := map[string]string{}
	for _, part := range strings.Split(out, "Layer name: ")[1:] {
		name, text, _ := strings.Cut(part, "\n")
		layers[name] = text
	}
	var sources, claims, spells int
	for i := range a.Each(incident.Query{}.AllTold(), incident.SortDate) {
		sources, claims = sources+len(i.Sources), claims+len(i.Claims)
	}
	for _, c := range a.Atlas.Data().Crossings {
		spells += len(c.Spells)
	}
	all := incident.Query{}
	for name, want := range map[string]struct {
		geometry string
		count    int
		dates    []string
	}{
		"incidents": {"Point", len(a.Search(all, incident.SortDate)), []string{"date", "end_date"}},
		"strikes": {"Point", len(a.Search(incident.Query{Types: incident.StrikeTypes}, incident.SortDate)),
			[]string{"date", "end_date"}},
		"crossings": {"Point", len(a.Crossings(all)), []string{"state_on", "state_since", "state_trade_since",
			"state_trade_last_reported"}},
		"districts":        {"Multi Polygon", len(a.Districts(all)), nil},
		"tehsils":          {"Multi Polygon", len(a.Tehsils(all)), nil},
		"incident_sources": {"None", sources, []string{"published"}},
		"claims":           {"None", claims, []string{"published"}},
		"crossing_status":  {"None", spells, []string{"from", "to", "last_reported", "published"}},
	} {
		lines := []string{"Geometry: " + want.geometry, fmt.Sprintf("Feature Count: %d", want.count), "FID Column = fid", "id: String"}
		if want.geometry == "None" {
			lines = lines[:3]
		}
		for _, d := range want.dates {
			lines = append(lines, d+": Date (")
		}
		for _, line := range lines {
			if !strings.Contains(layers[name], "\n"+line) {
				t.Errorf("%s: GDAL doesn't say %q", name, line)
			}
		}
	}
}

func TestGDALFindsByDateAndByPlace(t *testing.T) {
	f, a := everything(t)
	path := saved(t, f)
	from := incident.MustDay("2025-10-01")
	want := 0
	for _, r := range a.Search(incident.Query{}, incident.SortDate) {
		if r.Date >= from && r.At != nil && r.At[0] >= 69 && r.At[0] <= 71 && r.At[1] >= 32 && r.At[1] <= 34 {
			want++
		}
	}
	out := gdal(t, "ogrinfo", "-ro", "-so", path, "incidents", "-where", "date >= '2025-10-01'", "-spat", "69", "32", "71", "34")
	if !strings.Contains(out, fmt.Sprintf("Feature Count: %d\n", want)) || want == 0 {
		t.Errorf("want %d features of\n%s", want, out)
	}
}
