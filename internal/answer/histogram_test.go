package answer

import (
	"errors"
	"io"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// hangsUp takes so many bytes and is gone.
type hangsUp struct{ left int }

var errGone = errors.New("the reader has gone")

func (h *hangsUp) Write(p []byte) (int, error) {
	if h.left -= len(p); h.left < 0 {
		return 0, errGone
	}
	return len(p), nil
}

func TestAChartIsNoLongerCountedWhenItsReaderHasGone(t *testing.T) {
	days := incident.Days{From: incident.MustDay("2015-01-01"), To: incident.MustDay("2025-12-01")}
	chart := func(w io.Writer) error {
		return histogram(asking(t, ogc.Resource{Operation: "histogram", Query: incident.Query{Days: days}, Interval: "week",
			By: "district"}), w)
	}
	one := testing.AllocsPerRun(1, func() {
		if err := chart(&hangsUp{20 << 10}); !errors.Is(err, errGone) {
			t.Error(err)
		}
	})
	whole := testing.AllocsPerRun(1, func() {
		if err := chart(&hangsUp{100 << 20}); err != nil {
			t.Error(err)
		}
	})
	if one*3 > whole { // what each series begins with is there before the first byte
		t.Errorf("%v allocations for a reader who has gone, %v for one who stays", one, whole)
	}
}
