package figures

import (
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"khyberatlas/internal/served"
)

// none is served yet.
type none struct{}

func (none) Load() *served.Version { return nil }

func told(f *Figures) string {
	w := httptest.NewRecorder()
	promhttp.HandlerFor(f, promhttp.HandlerOpts{}).ServeHTTP(w, httptest.NewRequest("GET", "/metrics", nil))
	return w.Body.String()
}

func TestAnswersAreCountedByOperationAndStatus(t *testing.T) {
	f := New(none{}, func() served.State { return served.State{Behind: true} })
	for _, status := range []int{200, 404, 200} {
		f.Observe("item", status, 3*byteStep/4, 7*time.Millisecond)
	}
	f.Observe("totals", 200, 10, 0)
	for _, want := range []string{`requests_total{operation="item",status="200"} 2`, `requests_total{operation="item",status="404"} 1`,
		`requests_total{operation="totals",status="200"} 1`, `response_bytes_total{operation="item"} 2.097152e+06`,
		`response_bytes_total{operation="totals"} 0`, `request_seconds_count{operation="item"} 3`,
		`request_seconds_sum{operation="item"} 0.03`, "database_behind 1"} {
		if !strings.Contains(told(f), "\nkhyberatlas_"+want+"\n") {
			t.Errorf("the figures lack %s", want)
		}
	}
}

func TestBytesAndTimesAreCountedInSteps(t *testing.T) {
	var s series
	whole := int64(0)
	for range 1000 {
		whole += s.steps(5599)
	}
	if whole != 5*byteStep {
		t.Errorf("%d bytes were counted of %d", whole, 1000*5599)
	}
	for took, want := range map[time.Duration]float64{0: .0005, 6 * time.Millisecond: .01, 10 * time.Millisecond: .01,
		130 * time.Second: 180} {
		if got := coarse(took); got != want {
			t.Errorf("%s is %v, want %v", took, got, want)
		}
	}
}

func TestOfTheProcessOnlyWhatGrowsByNoAnswerIsTold(t *testing.T) {
	for line := range strings.Lines(told(New(none{}, func() served.State { return served.State{} }))) {
		name, ok := strings.CutPrefix(line, "# TYPE ")
		if name, _, _ = strings.Cut(name, " "); ok && !strings.HasPrefix(name, "khyberatlas_") && !slices.Contains(ofTheProcess, name) {
			t.Errorf("%s is told", name)
		}
	}
}
