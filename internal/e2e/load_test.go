//go:build load

package e2e

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// LOAD_PROGRAMS are the programs that are compared: name=path, separated by commas. Without it the built one is tried.
// Each runs under the limits of the systemd unit, where this machine lets a test set them.
const (
	crowd     = 64
	crowdTime = 15 * time.Second
)

// mobs are what crowds ask for. %d makes each request one of its own.
var mobs = []struct {
	name   string
	paths  []string
	hangUp time.Duration // how long a client stays; 0: until the end of the answer
}{
	{"nothing", nil, 0}, // what the machine itself is good for
	{"the map page", []string{"/?f=html"}, 0},
	{"the dearest addresses", []string{"/embed.png?killed_min=%d", "/embed.svg?killed_min=%d",
		"/downloads/khyber-atlas.gpkg?killed_min=%d",
		"/histogram?interval=day&by=confidence&datetime=2015-01-01/2025-12-01",
		"/histogram?interval=week&by=district&datetime=2015-01-01/2025-12-01",
		"/?f=html&killed_min=%d", "/collections/incidents/items?limit=10000&f=html", "/downloads/dataset.zip"}, 0},
	{"charts, hung up at once", []string{"/histogram?interval=day&by=confidence&datetime=2015-01-01/2025-12-01",
		"/histogram?interval=week&by=district&datetime=2015-01-01/2025-12-01"}, 50 * time.Millisecond},
}

func TestLoad(t *testing.T) {
	t.Log("\n| 64 clients ask for | program | answers/s | refused | p99 of `/healthz` | p99 of the map page | peak memory " +
		"|\n|---|---|---|---|---|---|---|")
	for _, m := range mobs {
		for _, p := range programs(t) {
			name, path, _ := strings.Cut(p, "=")
			s := limited(t, path)
			s.get(t, "/?f=html") // the first page prepares the ground of all others
			var answered, refused, wrong atomic.Int64
			ctx, end := context.WithTimeout(t.Context(), crowdTime)
			health, page := &probe{path: "/healthz", every: 50 * time.Millisecond}, &probe{path: "/?f=html", every: 500 * time.Millisecond}
			var all sync.WaitGroup
			for _, p := range []*probe{health, page} {
				all.Go(func() { p.run(ctx, s.URL) })
			}
			for i := range crowd {
				all.Go(func() {
					for n := i; ctx.Err() == nil && len(m.paths) > 0; n += crowd {
						path := m.paths[n%len(m.paths)]
						if strings.Contains(path, "%d") {
							path = fmt.Sprintf(path, n)
						}
						switch fetch(ctx, s.URL+path, m.hangUp) {
						case http.StatusOK:
							answered.Add(1)
						case http.StatusServiceUnavailable:
							refused.Add(1)
						case 0: // no answer came whole
						default:
							wrong.Add(1)
						}
					}
				})
			}
			all.Wait()
			end()
			t.Logf("\n| %s | %s | %.0f | %d | %s | %s | %s |", m.name, name, float64(answered.Load())/crowdTime.Seconds(), refused.Load(),
				health.p99(), page.p99(), s.peak())
			s.stop()
			if n := wrong.Load(); n > 0 {
				t.Errorf("%s: %d requests for %s were answered by neither 200 nor 503, so the row shows nothing", name, n, m.name)
			}
		}
	}
}

func programs(t *testing.T) []string {
	if list := os.Getenv("LOAD_PROGRAMS"); list != "" {
		return strings.Split(list, ",")
	}
	program, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	return []string{"now=" + program}
}

// boundServer may be ended by its limits.
type boundServer struct {
	server
	cmd *exec.Cmd
}

// limited starts a program under GOMEMLIMIT=800MiB and, where a group of control groups can be made, 1 GB of memory.
func limited(t *testing.T, program string) boundServer {
	t.Helper()
	line := "exec \"$@\""
	group := "/sys/fs/cgroup/memory/khyberatlas-load-" + strconv.Itoa(os.Getpid())
	if os.MkdirAll(group, 0o755) == nil && os.WriteFile(filepath.Join(group, "memory.limit_in_bytes"), []byte("1G"), 0o644) == nil {
		line = "echo $$ > " + group + "/tasks && " + line
	} else {
		t.Log("no limit but GOMEMLIMIT can be set here")
	}
	cmd := exec.Command("sh", "-c", line, "sh", program, "serve", "--addr", "127.0.0.1:0", "--db",
		filepath.Join(t.TempDir(), "atlas.db"))
	cmd.Env = append(os.Environ(), "GOMEMLIMIT=800MiB")
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	address := make(chan string, 1)
	go func() { _, _ = io.Copy(&announcer{found: address}, stderr) }()
	s := boundServer{server{pid: cmd.Process.Pid}, cmd}
	s.stop = func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		_ = os.Remove(group)
	}
	t.Cleanup(s.stop)
	select {
	case s.URL = <-address:
	case <-time.After(30 * time.Second):
		t.Fatal("the program did not say where it listens")
	}
	return s
}

// announcer finds the address in what a program says.
type announcer struct {
	found chan string
	text  strings.Builder
	done  bool
}

func (a *announcer) Write(p []byte) (int, error) {
	if a.done {
		return len(p), nil
	}
	a.text.Write(p)
	if _, at, ok := strings.Cut(a.text.String(), "listening on "); ok && strings.Contains(at, "\n") {
		at, _, _ = strings.Cut(at, "\n")
		a.done = true
		a.found <- strings.TrimSpace(at)
	}
	return len(p), nil
}

// peak is the most memory that the program ever had.
func (s boundServer) peak() string {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.pid))
	_, after, ok := strings.Cut(string(text), "VmHWM:")
	if err != nil || !ok {
		return "ended by the limit"
	}
	var kilobytes int
	if _, err := fmt.Sscan(after, &kilobytes); err != nil {
		return err.Error()
	}
	return fmt.Sprintf("%d MB", kilobytes>>10)
}

// probe asks for one thing again and again and keeps how long each answer took.
type probe struct {
	path  string
	every time.Duration
	took  []time.Duration
	lost  int
}

func (p *probe) run(ctx context.Context, base string) {
	for tick := time.Tick(p.every); ; {
		select {
		case <-ctx.Done():
			return
		case <-tick:
		}
		began := time.Now()
		if fetch(context.WithoutCancel(ctx), base+p.path, 60*time.Second) != http.StatusOK {
			p.lost++
			continue
		}
		p.took = append(p.took, time.Since(began))
	}
}

func (p *probe) p99() string {
	slices.Sort(p.took)
	if len(p.took) == 0 {
		return "no answer"
	}
	text := p.took[len(p.took)*99/100].Round(time.Millisecond).String()
	if p.lost > 0 {
		text += fmt.Sprintf(" (%d unanswered)", p.lost)
	}
	return text
}

var transport = &http.Transport{DisableCompression: true, MaxIdleConnsPerHost: 2 * crowd}

// fetch reads an answer to its end, or until its reader hangs up; 0 where none came whole.
func fetch(ctx context.Context, address string, stay time.Duration) int {
	if stay > 0 {
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, stay)
		defer cancel()
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return 0
	}
	r.Header.Set("Accept-Encoding", "br")
	res, err := transport.RoundTrip(r)
	if err != nil {
		return 0
	}
	defer res.Body.Close()
	if _, err := io.Copy(io.Discard, res.Body); err != nil {
		return 0
	}
	return res.StatusCode
}
