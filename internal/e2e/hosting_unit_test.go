//go:build extra

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	"khyberatlas/internal/needs"
)

func TestTheUnitIsValidAndHardened(t *testing.T) {
	analyze := needs.Tool(t, "systemd-analyze")
	program, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	unit := put(t, t.TempDir(), "khyberatlas.service", swap(t, hosting(t, "khyberatlas.service"), "/usr/local/bin/khyberatlas",
		program))
	if said, err := exec.Command(analyze, "verify", "--man=no", unit).CombinedOutput(); err != nil || len(said) > 0 {
		t.Errorf("systemd-analyze verify: %v\n%s", err, said)
	}
	// Ten times what it prints: 0.9 by systemd 252. Later ones may look at more.
	said, err := exec.Command(analyze, "security", "--offline=yes", "--no-pager", "--threshold=15", unit).CombinedOutput()
	if err != nil {
		t.Errorf("systemd-analyze security: %v\n%s", err, said)
	}
}

// The filter of system calls is compared with what the program does while it is asked for everything.
func TestTheUnitAllowsEverySystemCallOfTheProgram(t *testing.T) {
	needs.Tool(t, "strace")
	needs.Tool(t, "systemd-analyze")
	allowed := map[string]bool{}
	for _, line := range strings.Split(hosting(t, "khyberatlas.service"), "\n") {
		groups, ok := strings.CutPrefix(line, "SystemCallFilter=")
		if !ok {
			continue
		}
		groups, denied := strings.CutPrefix(groups, "~")
		for _, group := range strings.Fields(groups) {
			for _, call := range systemCalls(t, group) {
				allowed[call] = !denied
			}
		}
	}
	if !allowed["openat"] || allowed["chroot"] || allowed["setuid"] {
		t.Fatal("the unit's filter is not understood")
	}
	program, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	trace := filepath.Join(dir, "trace")
	// With -D the tracer is the one in the background, so that signals reach the program.
	cmd := exec.Command("strace", "-D", "-f", "-qq", "-e", "signal=none", "-o", trace, program, "serve",
		"--addr", "127.0.0.1:0", "--db", filepath.Join(dir, "atlas.db"))
	asNobody(t, cmd, dir, filepath.Dir(program))
	s := launch(t, cmd)
	for _, path := range []string{"/?f=html", "/collections/incidents/items?f=geojson", "/downloads/incidents.csv",
		"/downloads/incidents.gpkg", "/downloads/dataset.zip", "/histogram", "/totals", "/coverage"} {
		if resp, _ := s.get(t, path); resp.StatusCode != 200 {
			t.Errorf("GET %s: %s", path, resp.Status)
		}
	}
	s.stop()
	text, err := os.ReadFile(trace)
	if err != nil {
		t.Fatal(err)
	}
	var used []string
	for _, m := range regexp.MustCompile(`(?m)^\d+ +(\w+)\(`).FindAllSubmatch(text, -1) {
		used = append(used, string(m[1]))
	}
	slices.Sort(used)
	used = slices.Compact(used)
	if len(used) < 20 {
		t.Fatalf("only %q were seen", used)
	}
	for _, call := range used {
		if !allowed[call] {
			t.Errorf("the program calls %s, which the unit forbids", call)
		}
	}
}

// nobody is a user who owns nothing.
const nobody = 65534

// asNobody runs a command without root's rights, where the test has them, with a folder of its own (of which the testing
// package closes the parent to others) and one to read.
func asNobody(t *testing.T, cmd *exec.Cmd, own, read string) {
	t.Helper()
	if os.Getuid() != 0 {
		return
	}
	for _, err := range []error{os.Chown(own, nobody, nobody), os.Chmod(filepath.Dir(own), 0o755), os.Chmod(read, 0o755)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if cmd.SysProcAttr == nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{}
	}
	cmd.SysProcAttr.Credential = &syscall.Credential{Uid: nobody, Gid: nobody}
}

// systemCalls are those of a group, its groups included.
func systemCalls(t *testing.T, group string) []string {
	t.Helper()
	if !strings.HasPrefix(group, "@") {
		return []string{group}
	}
	text, err := exec.Command("systemd-analyze", "--no-pager", "syscall-filter", group).Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, line := range strings.Split(string(text), "\n") {
		if name := strings.TrimSpace(line); name != "" && name != group && !strings.HasPrefix(name, "#") {
			all = append(all, systemCalls(t, name)...)
		}
	}
	return all
}
