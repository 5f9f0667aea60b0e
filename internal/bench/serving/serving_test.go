package serving_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khyberatlas/internal/bench/serving"
)

// shell starts a script that is ready when it says so, and behind which others are.
func shell(t *testing.T, script string, behind ...*serving.Server) (*serving.Server, error) {
	t.Helper()
	log := filepath.Join(t.TempDir(), "log")
	return serving.Program{Name: "sh", Args: []string{"-c", script}, Log: log, Env: []string{"WORD=ready"}, Behind: behind,
		Ready: func(context.Context) string {
			text, _ := os.ReadFile(log)
			if !strings.Contains(string(text), "ready") {
				return ""
			}
			return "here"
		}}.Start(t.Context())
}

func TestAServerIsAllThatItBeganAndWhatIsBehindIt(t *testing.T) {
	behind, err := shell(t, "echo $WORD; exec sleep 1000")
	if err != nil {
		t.Fatal(err)
	}
	defer behind.Stop()
	s, err := shell(t, "sleep 1000 & echo $WORD; wait", behind)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Stop()
	if s.At != "here" || len(behind.Processes()) != 1 || len(s.Processes()) != 3 || s.Memory().OfFiles == 0 {
		t.Errorf("%+v, processes %v and behind them %v", s, s.Processes(), behind.Processes())
	}
}

func TestAKilledServerIsGoneWithAllThatItBegan(t *testing.T) {
	s, err := shell(t, "trap '' TERM; setsid sh -c 'trap \"\" TERM; sleep 1000' & echo $WORD; wait")
	if err != nil {
		t.Fatal(err)
	}
	all := s.Processes()
	s.Kill()
	for _, pid := range all {
		if at, err := os.Readlink(fmt.Sprintf("/proc/%d/cwd", pid)); err == nil {
			t.Errorf("%d of %v still works in %s", pid, all, at)
		}
	}
}

func TestWhatAServerSaidBeforeItEndedIsTold(t *testing.T) {
	if _, err := shell(t, "echo the port is taken >&2; exit 1"); err == nil || !strings.Contains(err.Error(), "the port is taken") {
		t.Error(err)
	}
}

func Example() {
	log, err := os.CreateTemp("", "")
	if err != nil {
		return
	}
	defer os.Remove(log.Name())
	s, err := serving.Program{Name: "sleep", Args: []string{"1000"}, Log: log.Name(),
		Ready: func(context.Context) string { return "at once" }}.Start(context.Background())
	if err != nil {
		return
	}
	defer s.Stop()
	fmt.Println(s.At)
	// Output: at once
}
