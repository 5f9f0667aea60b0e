package ogc_test

import (
	"os"
	"strings"
	"testing"

	"khyberatlas/internal/cql"
	"khyberatlas/internal/ogc"
)

// expressions are those that the document gives as examples.
func expressions(t *testing.T) (out []string) {
	t.Helper()
	text, err := os.ReadFile("../../docs/filters.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(text), "<!-- expressions -->")
	table, _, _ := strings.Cut(rest, "<!-- /expressions -->")
	for line := range strings.SplitSeq(table, "\n") {
		if cells := strings.Split(line, "`"); len(cells) > 1 {
			out = append(out, cells[1])
		}
	}
	return out
}

func TestTheExpressionsOfTheDocumentAreRead(t *testing.T) {
	list := expressions(t)
	for _, e := range list {
		lang := cql.Text
		if strings.HasPrefix(e, "{") {
			lang = cql.JSON
		}
		r, _, faults := asking("incidents", ogc.GeoJSON, "filter", e, "filter-lang", string(lang))
		if len(faults) > 0 || r.Query.Said == nil {
			t.Errorf("%s: %v", e, faults)
		} else if got := cql.Format(r.Query.Said); lang == cql.Text && got != e {
			t.Errorf("%s is canonically %s", e, got)
		}
	}
	if len(list) < 10 {
		t.Errorf("%d expressions", len(list))
	}
}
