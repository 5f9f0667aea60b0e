package site_test

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"regexp"
	"slices"
	"sync"
	"testing"
	"time"

	"khyberatlas/internal/postgis/cluster"
	"khyberatlas/internal/postgis/site"
)

// journal reads from servers all the time and writes down what came of it, phase by phase.
type journal struct {
	t       testing.TB
	servers []string
	began   time.Time

	mu     sync.Mutex
	phases []*phase
	number map[string]int      // of an import, by its version
	seen   []map[int]time.Time // by server, when an import was first seen there
	newest []int               // by server
	acked  []acked
}

// phase is a row of the timeline.
type phase struct {
	begins, ends          used
	what                  string
	reads, faults         int
	longest               time.Duration
	acknowledged, refused int
	latest                time.Duration // from when an import was acknowledged until the last server showed it
}

// acked is an import that the one who made it was told of as done.
type acked struct {
	number  int
	version string
	at      time.Time
	in      *phase
}

// soon is within which time of its commit an import is seen by all servers, where the machine is ours: with more than a share of
// it in the hands of others that can't be judged.
const (
	soon      = 2 * time.Second
	mostOther = 0.2
)

// follow begins to read. It goes on until the test ends.
func follow(t testing.TB, s *site.Site) *journal {
	j := &journal{t: t, began: time.Now(), number: map[string]int{}}
	ctx, stop := context.WithCancel(context.Background())
	var reading sync.WaitGroup
	for n, server := range s.Servers {
		j.servers = append(j.servers, server.At)
		j.seen, j.newest = append(j.seen, map[int]time.Time{}), append(j.newest, 0)
		for client := range 3 {
			reading.Go(func() { j.read(ctx, n, client) })
		}
	}
	t.Cleanup(func() {
		stop()
		reading.Wait()
	})
	return j
}

// phase begins another row.
func (j *journal) phase(what string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	u := usedNow()
	if len(j.phases) > 0 {
		j.now().ends = u
	}
	j.phases = append(j.phases, &phase{begins: u, what: what})
}

// now is the row that is being written.
func (j *journal) now() *phase { return j.phases[len(j.phases)-1] }

var asked = []string{"/collections/incidents/items?f=json&limit=100", "/totals?f=json",
	"/collections/incidents/items?f=json&limit=100&offset=900", "/collections/incidents/items?f=csv&limit=100"}

// read asks one server 25 times a second, each time on the connection that is there.
func (j *journal) read(ctx context.Context, server, client int) {
	c := &http.Client{Transport: &http.Transport{}, Timeout: 10 * time.Second}
	defer c.CloseIdleConnections()
	tick := time.NewTicker(40 * time.Millisecond)
	defer tick.Stop()
	for n := client; ; n++ {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		j.mu.Lock()
		floor := j.newest[server]
		j.mu.Unlock()
		began := time.Now()
		version, body, err := get(ctx, c, "http://"+j.servers[server]+asked[n%len(asked)])
		if ctx.Err() != nil {
			return
		}
		j.note(server, floor, time.Since(began), version, body, err)
	}
}

func get(ctx context.Context, c *http.Client, address string) (version, body string, err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return "", "", err
	}
	response, err := c.Do(request)
	if err != nil {
		return "", "", err
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err == nil && response.StatusCode != http.StatusOK {
		err = fmt.Errorf("status %d: %s", response.StatusCode, text)
	}
	return response.Header.Get("Khyberatlas-Version"), string(text), err
}

// In every title stands by which import it came.
var numbered = regexp.MustCompile(`(?:"title":"|,"?)([0-9]+): `)

// note holds an answer against what was seen before it was asked for.
func (j *journal) note(server, floor int, took time.Duration, version, body string, err error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	p := j.now()
	p.reads++
	p.longest = max(p.longest, took)
	if err != nil {
		p.faults++
		j.t.Errorf("%s: a read failed: %v", p.what, err)
		return
	}
	number := 0
	for _, m := range numbered.FindAllStringSubmatch(body, -1) {
		var n int
		fmt.Sscan(m[1], &n)
		if number != 0 && n != number {
			j.t.Errorf("%s: one answer has rows of the imports %d and %d", p.what, number, n)
		}
		number = n
	}
	if number == 0 {
		return
	}
	if of, known := j.number[version]; known && of != number {
		j.t.Errorf("%s: version %s has rows of the imports %d and %d", p.what, version, of, number)
	}
	j.number[version] = number
	if number < floor {
		j.t.Errorf("%s: server %d went back from import %d to %d", p.what, server, floor, number)
	}
	if _, before := j.seen[server][number]; !before {
		j.seen[server][number] = time.Now()
	}
	j.newest[server] = max(j.newest[server], number)
}

// write has so many imports be made, with pauses, and each acknowledged.
func (j *journal) write(w *writer, imports int) {
	for range imports {
		if err := j.once(context.Background(), w); err != nil {
			j.t.Errorf("an import failed: %v", err)
		}
		time.Sleep(pause)
	}
}

// once makes an import and writes down what came of it.
func (j *journal) once(ctx context.Context, w *writer) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	version, err := w.imports(ctx)
	j.mu.Lock()
	defer j.mu.Unlock()
	if err != nil {
		j.now().refused++
		return err
	}
	j.now().acknowledged++
	j.acked = append(j.acked, acked{w.number, version, time.Now(), j.now()})
	return nil
}

// background makes imports until the function that it gives is called. That they are refused meanwhile is to be expected.
func (j *journal) background(w *writer) (end func()) {
	stop, ended := make(chan bool), make(chan bool)
	go func() {
		defer close(ended)
		for {
			if err := j.once(context.Background(), w); err != nil {
				j.t.Logf("refused: %v", err)
			}
			select {
			case <-stop:
				return
			case <-time.After(pause):
			}
		}
	}()
	return func() {
		close(stop)
		<-ended
	}
}

// end waits for the last import to be seen, and says how all went.
func (j *journal) end() {
	last := j.acked[len(j.acked)-1]
	for time.Since(last.at) < 10*soon {
		j.mu.Lock()
		seen := min(j.newest[0], j.newest[1]) >= last.number
		j.mu.Unlock()
		if seen {
			break
		}
		time.Sleep(20 * time.Millisecond)
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	j.now().ends = usedNow()
	for _, a := range j.acked {
		for server := range j.servers {
			late, seen := j.late(a, server)
			a.in.latest = max(a.in.latest, late)
			busy := others(a.in.begins, a.in.ends)
			said := fmt.Sprintf("import %d was seen (%t) by server %d %s after it was acknowledged, while others had %.0f %% of the "+
				"processors", a.number, seen, server, late, 100*busy)
			switch {
			case !seen || late > soon && busy < mostOther:
				j.t.Error(said)
			case late > soon:
				j.t.Log(said)
			}
		}
	}
	table := "| s | what | reads | failed | longest, ms | imports acknowledged | refused | seen by both within, ms |" +
		" others' share of the processors |\n|---|---|---|---|---|---|---|---|---|\n"
	for _, p := range j.phases {
		table += fmt.Sprintf("| %.1f | %s | %d | %d | %d | %d | %d | %d | %.0f %% |\n", p.begins.at.Sub(j.began).Seconds(),
			p.what, p.reads, p.faults, p.longest.Milliseconds(), p.acknowledged, p.refused, p.latest.Milliseconds(),
			100*others(p.begins, p.ends))
	}
	j.t.Log("\n" + table)
}

// lost looks for every import that was acknowledged in a database, which may be behind by what a standby is.
func (j *journal) lost(address string) {
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		var missing []int
		there := cluster.Values[string](j.t, address, "SELECT version FROM khyberatlas.versions")
		for _, a := range j.acked {
			if !slices.Contains(there, a.version) {
				missing = append(missing, a.number)
			}
		}
		if len(missing) == 0 {
			return
		}
		if time.Now().After(end) {
			j.t.Errorf("lost of %d imports that were acknowledged: %v", len(j.acked), missing)
			return
		}
	}
}

// late is how long after it was acknowledged a server showed an import, or a later one.
func (j *journal) late(a acked, server int) (late time.Duration, seen bool) {
	first := time.Time{}
	for number, at := range j.seen[server] {
		if number >= a.number && (first.IsZero() || at.Before(first)) {
			first = at
		}
	}
	return max(0, first.Sub(a.at)), !first.IsZero()
}
