package format_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"khyberatlas/internal/format"
)

func TestEveryFeatureOfASequenceIsThatOfTheCollection(t *testing.T) {
	var want struct{ Features []json.RawMessage }
	whole := written(t, func(b *bytes.Buffer) error {
		return format.Incidents.Collection(b, head, format.Incidents.Listed(records()))
	})
	if err := json.Unmarshal(whole, &want); err != nil {
		t.Fatal(err)
	}
	for begin, text := range map[string][]byte{
		"":     written(t, func(b *bytes.Buffer) error { return format.Incidents.Lines(b, slices.Values(records())) }),
		"\x1e": written(t, func(b *bytes.Buffer) error { return format.Incidents.Sequence(b, slices.Values(records())) }),
	} {
		var got []json.RawMessage
		for line := range strings.Lines(string(text)) {
			feature, ok := strings.CutPrefix(line, begin)
			if !ok || !strings.HasSuffix(line, "\n") || strings.Contains(feature, "\x1e") {
				t.Errorf("no record of its own: %q", line)
			}
			got = append(got, json.RawMessage(strings.TrimSuffix(feature, "\n")))
		}
		if diff := cmp.Diff(want.Features, got); diff != "" {
			t.Error(diff)
		}
	}
	if text := written(t, func(b *bytes.Buffer) error {
		return format.Incidents.Sequence(b, slices.Values(records()[:0]))
	}); len(text) > 0 {
		t.Errorf("a sequence of nothing is %q", text)
	}
}

func TestASequenceStopsWhenTheReaderHangsUp(t *testing.T) {
	gone := errors.New("gone")
	w := &hangingUp{after: 2, err: gone}
	if err := format.Incidents.Lines(w, slices.Values(tenThousand())); !errors.Is(err, gone) || w.largest > 64<<10 {
		t.Errorf("got %v, a write of %d bytes", err, w.largest)
	}
}
