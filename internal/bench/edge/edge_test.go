package edge

import (
	"math"
	"net/http/httptest"
	"reflect"
	"testing"
	"time"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/served"
	"khyberatlas/internal/web"
)

// What is reckoned with is what the program says.
func TestKindsAreKeptAsTheProgramSays(t *testing.T) {
	ds := answertest.Map()
	ds.Incidents = append(ds.Incidents, answertest.InAlpha("t-0", func(*incident.Incident) {}))
	a, err := atlas.Build(ds)
	if err != nil {
		t.Fatal(err)
	}
	current := &served.Current{}
	current.Swap(served.InMemory(a))
	s, err := web.New(web.Config{Current: current, Program: "example", Build: "example"})
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range Mix() {
		if k.Path == "" {
			continue
		}
		r := httptest.NewRequest("GET", k.Path, nil)
		if k.Page {
			r.Header.Set("Accept", "text/html")
		}
		w := httptest.NewRecorder()
		s.Handler().ServeHTTP(w, r)
		if got := w.Header().Get("Cache-Control"); w.Code != 200 || got != string(k.Keeping) || w.Header().Get("ETag") == "" {
			t.Errorf("%s (%s): %d, %q, not %q, with the tag %q", k.Name, k.Path, w.Code, got, k.Keeping, w.Header().Get("ETag"))
		}
	}
}

var small = Network{PerSecond: 200, For: 10 * time.Minute, Places: 4, Imports: 5 * time.Minute, Seed: 1}

func TestTheSameComesOutOfTheSameSeed(t *testing.T) {
	if a, b := small.Reckon(Mix()), small.Reckon(Mix()); !reflect.DeepEqual(a, b) {
		t.Errorf("%+v and %+v", a, b)
	}
}

func TestWithoutCachesAllComesToTheServers(t *testing.T) {
	n := small
	n.Places = 0
	if l := n.Reckon(Mix()); l.Unchanged != 0 || l.Stale != 0 || math.Abs(l.Answers()-200) > .1 {
		t.Errorf("%+v", l)
	}
}

func TestWhatMustNotBeStoredComesToTheServersEachTime(t *testing.T) {
	n := small
	n.Holds = time.Hour
	l := n.Reckon([]Kind{{Key: "a", Share: 1, Addresses: 1, Keeping: Never}})
	if math.Abs(l.Whole["a"]-200) > .1 || l.Unchanged != 0 {
		t.Errorf("%+v", l)
	}
}

func TestWhatIsAskedForAnewIsSentOnceAVersionToEachCache(t *testing.T) {
	l := small.Reckon([]Kind{{Key: "a", Share: 1, Addresses: 1, Keeping: Asked}})
	// Two versions begin in ten minutes, and there are four caches. Within 50 ms a question at a cache waits for another's answer.
	if sent := l.Whole["a"] * 600; sent != 8 || l.Unchanged > 4*20 || l.Unchanged < 4*15 || l.Stale > 0.1 {
		t.Errorf("%g sent, %+v", sent, l)
	}
}

func TestWhatIsHeldIsNoOlderThanThat(t *testing.T) {
	n := small
	n.Holds = 10 * time.Second
	l := n.Reckon([]Kind{{Key: "a", Share: 1, Addresses: 1, Keeping: Asked}})
	// Each cache asks every ten seconds, and for as long after an import it gives what was before.
	if l.Unchanged > 4./10 || l.Stale > 200*20./600 || l.Stale == 0 {
		t.Errorf("%+v", l)
	}
}

func TestSharesAreOfAThousand(t *testing.T) {
	var all float64
	keys := map[string]bool{}
	for _, k := range Mix() {
		if all += k.Share; keys[k.Key] {
			t.Errorf("%s comes twice", k.Key)
		}
		keys[k.Key] = true
	}
	if math.Abs(all-1000) > 1e-9 {
		t.Error(all)
	}
}
