package recorded_test

import (
	"strings"
	"testing"

	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/recorded"
	"khyberatlas/internal/wording"
)

func TestAnIncidentSaysWhoseRecordItIs(t *testing.T) {
	w := wording.Wording{Printer: i18n.English()}
	ds := datasettest.Records(t, "open", "shut")
	for id, kept := range map[string]bool{"open": false, "shut": true} {
		i := incident.Incident{Origin: id, Type: "state_based", Coding: incident.Coding{Violence: "1", SideA: "A", EventClarity: 2,
			WherePrec: 9}}
		v := recorded.Of(w, ds, &i)
		if v.Name != "The "+id+" record 22.1" || (v.Kept != "") != kept || !strings.Contains(v.Kind, "by what means") ||
			v.Citation == "" || v.Licence.Href != "https://example.org/"+id {
			t.Errorf("%s: %+v", id, v)
		}
		said := map[string]string{}
		for _, f := range v.Says {
			said[f.Text] = f.Note
		}
		// A code that nobody has explained is shown as it is.
		if want := "several events told together"; said["2"] != want || said["1"] == "" || said["9"] != "" || len(said) != 4 {
			t.Errorf("%s says %v", id, said)
		}
		if got := recorded.Cited(w, ds, &i); !strings.Contains(got, "House of "+id) {
			t.Errorf("%s is cited as %q", id, got)
		}
	}
	if ours := (incident.Incident{Origin: incident.Ours, Type: "ied"}); recorded.Of(w, ds, &ours).Kind != "" ||
		recorded.Cited(w, ds, &ours) != "" {
		t.Error("our own record is explained like another's")
	}
	if v := recorded.Of(w, datasettest.Shipped(t), &incident.Incident{Origin: incident.Ours}); v != nil {
		t.Errorf("one record alone: %+v", v)
	}
}

func TestEveryRecordIsListedWithItsTermsAndDays(t *testing.T) {
	w := wording.Wording{Printer: i18n.English()}
	ds := datasettest.Records(t, "open", "shut")
	lines := recorded.All(w, ds)
	if len(lines) != 3 || lines[0].ID != incident.Ours || lines[1].Terms == lines[2].Terms {
		t.Fatalf("%+v", lines)
	}
	if p := lines[1].Periods; len(p) != 1 || p[0].Name != "1989 to 2025" || p[0].Text != "complete by its own rules" {
		t.Errorf("%+v", p)
	}
	if c := recorded.Columns(w, ds); len(c) != 1 || !strings.Contains(c[0].Columns, "where_prec") {
		t.Errorf("%+v", c)
	}
}
