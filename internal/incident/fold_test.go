package incident_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
)

func TestEachWordVisitsTheFoldedWords(t *testing.T) {
	var room []byte
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringMatching(`[ -~]{0,80}`), rapid.StringMatching(`[A-Za-zÀ-ÿ0-9 ,.'-]{0,20}`)).Draw(t, "s")
		var got []string
		room = incident.EachWord(s, room, func(word []byte) { got = append(got, string(word)) })
		if want := incident.FoldWords(s); !slices.Equal(got, want) {
			t.Fatalf("%q has the words %q, want %q", s, got, want)
		}
	})
}
