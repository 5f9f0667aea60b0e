package peers

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/postgis/cluster"
)

var update = flag.Bool("update", false, "write the golden files anew")

const (
	sharp = `{"type":"Feature","id":"a-1","geometry":{"type":"Point","coordinates":[71.5,34.25]},"properties":{"id":"a-1",` +
		`"date":"2020-02-03","end_date":"2020-02-05","date_precision":"day","title":"A \"name\"\nand\tmore \\","killed":3,"share":1}}`
	vague = `{"type":"Feature","id":"a-2","geometry":null,"properties":{"id":"a-2","date":"2020-02-03","end_date":null,` +
		`"date_precision":"month","title":null,"killed":null,"share":0.5}}`
)

func TestFeaturesAreCopiedWithAllTheirDays(t *testing.T) {
	var out bytes.Buffer
	columns, err := copyRows(&out, strings.NewReader(sharp+"\n"+vague+"\n"))
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(out.String(), "\n")
	for i, want := range []string{"a-1\t2020-02-03\t[2020-02-03,2020-02-05]\tSRID=4326;POINT(71.5 34.25)\t{",
		"a-2\t2020-02-01\t[2020-02-01,2020-02-29]\t\\N\t{"} {
		if !strings.HasPrefix(rows[i], want) || strings.Count(rows[i], "\t") != 4 {
			t.Errorf("%q doesn't begin with %q", rows[i], want)
		}
	}
	if !strings.HasSuffix(rows[0], `"title":"A \\"name\\"\\nand\\tmore \\\\","killed":3,"share":1}`) {
		t.Errorf("%q", rows[0])
	}
	want := []column{{"id", "text"}, {"date", "text"}, {"end_date", "text"}, {"date_precision", "text"}, {"title", "text"},
		{"killed", "bigint"}, {"share", "float8"}}
	if !slices.Equal(columns, want) {
		t.Errorf("%v", columns)
	}
}

func TestWhatIsNoTableOfFeaturesIsRefused(t *testing.T) {
	for name, lines := range map[string]string{
		"no JSON":          `{`,
		"no day":           strings.Replace(sharp, "2020-02-03", "soon", 1),
		"another property": sharp + "\n" + strings.Replace(vague, `"title"`, `"name"`, 1),
		"a list":           strings.Replace(sharp, `"share":1`, `"share":[1]`, 1),
	} {
		if _, err := copyRows(&bytes.Buffer{}, strings.NewReader(lines)); err == nil {
			t.Errorf("%s was copied", name)
		}
	}
}

func TestEachPeerIsAskedInItsOwnWay(t *testing.T) {
	const path = "/collections/incidents/items?f=json&limit=1000&bbox=71.5,33,72.5,34.25&datetime="
	for _, tc := range []struct {
		asked      func(question) string
		days, want string
	}{
		{question.toNode, "2020-01-01/2020-12-31", "/?bbox=71.5,33,72.5,34.25&from=2020-01-01&to=2020-12-31&limit=1000"},
		{question.toNode, "2020-01-01", "/?bbox=71.5,33,72.5,34.25&from=2020-01-01&to=2020-01-01&limit=1000"},
		{question.toMapServer, "2020-01-01/2020-12-31", "/?map=atlas&service=WFS&version=2.0.0&request=GetFeature&" +
			"typenames=incidents&outputformat=geojson&count=1000&bbox=33,71.5,34.25,72.5,urn:ogc:def:crs:EPSG::4326&" +
			"from=2020-01-01&to=2020-12-31"},
	} {
		if got := (&Peer{asked: tc.asked}).Asked(path + tc.days); got != tc.want {
			t.Errorf("%s, not %s", got, tc.want)
		}
	}
}

func TestAPeerIsAskedForACodingThatItHas(t *testing.T) {
	p := Peer{Codings: []string{"gzip", "br"}}
	for wanted, want := range map[string]string{"gzip": "gzip", "br": "br", "zstd": "gzip"} {
		if got := p.Coding(wanted); got != want {
			t.Errorf("for %s it is asked for %s", wanted, got)
		}
	}
}

// What PostgreSQL reads from a cell is what was written: it takes a backslash before a letter for one sign.
func TestCopiedTextComesBack(t *testing.T) {
	back := strings.NewReplacer(`\\`, `\`, `\t`, "\t", `\n`, "\n", `\r`, "\r")
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.SampledFrom([]rune("\\\t\n\rtnrNa\""))).Draw(t, "text")
		cell := copied.Replace(text)
		if strings.ContainsAny(cell, "\t\n\r") || back.Replace(cell) != text {
			t.Errorf("%q comes back from %q as %q", text, cell, back.Replace(cell))
		}
	})
}

func TestTheDatabaseAndTheMapAreAsReviewed(t *testing.T) {
	columns, err := copyRows(&bytes.Buffer{}, strings.NewReader(sharp))
	if err != nil {
		t.Fatal(err)
	}
	over := PostGIS{cluster: &cluster.Cluster{Folder: "/run/postgis", Port: 5432}, columns: columns}
	for name, got := range map[string]string{
		"tables.sql": createSQL + copySQL + ";\n" + indexSQL(columns),
		"atlas.map":  fmt.Sprintf(mapFile, "127.0.0.1:8080", over.connection(), mapSQL(columns)),
		"nginx.conf": fmt.Sprintf(mapNginx, "", "/run/mapserver", 8080),
	} {
		path := filepath.Join("testdata", name)
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if want, err := os.ReadFile(path); err != nil || string(want) != got {
			t.Errorf("%s differs (%v):\n%s", path, err, got)
		}
	}
}

func Example() {
	p := Peer{Codings: []string{"gzip"}, asked: question.toNode}
	fmt.Println(p.Coding("zstd"), p.Asked("/collections/incidents/items?bbox=71,33,72,34&datetime=2020-01-01&limit=10"))
	// Output: gzip /?bbox=71,33,72,34&from=2020-01-01&to=2020-01-01&limit=10
}
