package cell

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
)

func TestCitationsAreReadAsTheyWereWritten(t *testing.T) {
	texts := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-z" ,\\[\]\\\\]{0,6}`), rapid.StringMatching(`[a-z ]*`))
	rapid.Check(t, func(t *rapid.T) {
		written := incident.Incident{ID: "i"}
		for range rapid.IntRange(0, 3).Draw(t, "citations") {
			written.Sources = append(written.Sources, incident.Source{IncidentID: "i", Publisher: texts.Draw(t, "publisher"),
				Published: incident.Day(rapid.IntRange(0, 800_000).Draw(t, "day")), URL: texts.Draw(t, "url"), Note: texts.Draw(t, "note")})
		}
		text, err := Citations(&written).Value()
		if err != nil {
			t.Fatal(err)
		}
		if s, ok := text.(string); !ok || !json.Valid([]byte(s)) {
			t.Fatalf("%v is no JSON", text)
		}
		read := incident.Incident{ID: "i"}
		if err := Citations(&read).Scan(text); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(written.Sources, read.Sources); diff != "" {
			t.Fatalf("%v (-written +read):\n%s", text, diff)
		}
	})
}

func TestCitationsThatAreNoneAreRefused(t *testing.T) {
	for _, text := range []any{nil, int64(1), "", "[", `[["a","2025-01-02","u"`, `[["a","2025-02-30","",""]]`, `[["a","","",""]`,
		`[["a","","",""]]x`} {
		if err := Citations(&incident.Incident{}).Scan(text); err == nil {
			t.Errorf("%v was read as citations", text)
		}
	}
}
