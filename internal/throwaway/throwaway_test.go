package throwaway_test

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"khyberatlas/internal/needs"
	"khyberatlas/internal/throwaway"
)

// stubborn has a shell and its own heed nothing but what can't be ignored.
const stubborn = "trap '' QUIT TERM; "

// begin has processes work in a folder: one that we know, and one that left it.
func begin(t testing.TB, f *throwaway.Folder, how string) (pids []int) {
	t.Helper()
	cmd := exec.Command("sh", "-c", how+"mkdir -p in; cd in; setsid sleep 1000 & echo $!; exec sleep 1000")
	cmd.Dir, cmd.SysProcAttr = f.Path, &syscall.SysProcAttr{Setsid: true}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	other, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = cmd.Wait() }()
	return []int{cmd.Process.Pid, other}
}

// gone waits until no such process runs and no such file is there.
func gone(t *testing.T, path string, pids ...int) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		var left []string
		for _, pid := range pids {
			if at, err := os.Readlink(fmt.Sprintf("/proc/%d/cwd", pid)); err == nil {
				left = append(left, fmt.Sprintf("%d in %s", pid, at))
			}
		}
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			left = append(left, path)
		}
		if len(left) == 0 {
			return
		}
		if time.Now().After(end) {
			t.Fatalf("still there: %s", left)
		}
	}
}

func TestAFolderIsRemovedWithAllThatWorkInIt(t *testing.T) {
	t.Parallel()
	f, err := throwaway.Make()
	if err != nil {
		t.Fatal(err)
	}
	pids := begin(t, f, stubborn)
	for range 2 {
		if err := f.Remove(); err != nil {
			t.Fatal(err)
		}
	}
	gone(t, f.Path, pids...)
}

// Who works in it may have no more than its path.
func TestAFolderStaysThatNobodyRefersTo(t *testing.T) {
	t.Parallel()
	path := func() string {
		f, err := throwaway.Make()
		if err != nil {
			t.Fatal(err)
		}
		return f.Path
	}()
	runtime.GC()
	runtime.GC()
	time.Sleep(300 * time.Millisecond) // nothing tells that nothing will happen
	if _, err := os.Stat(path); err != nil {
		t.Error(err)
	}
}

// The test runs itself again as a program that makes a folder, and ends it as nobody expects.
func TestAFolderGoesWithTheProgramHoweverThatEnds(t *testing.T) {
	needs.Time(t)
	t.Parallel()
	if os.Getenv("THROWAWAY_WAIT") != "" {
		f, err := throwaway.Make()
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println(f.Path, strings.Trim(fmt.Sprint(begin(t, f, "")), "[]"))
		select {}
	}
	for _, how := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGKILL} {
		t.Run(how.String(), func(t *testing.T) {
			t.Parallel()
			cmd := exec.Command(os.Args[0], "-test.run=^"+strings.SplitN(t.Name(), "/", 2)[0]+"$")
			cmd.Env = append(os.Environ(), "THROWAWAY_WAIT=1")
			cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
			out, err := cmd.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			line, err := bufio.NewReader(out).ReadString('\n')
			if err != nil {
				t.Fatal(err)
			}
			var path string
			var one, other int
			if _, err := fmt.Sscan(line, &path, &one, &other); err != nil {
				t.Fatal(line, err)
			}
			// As a terminal sends it: to all of the group.
			if err := syscall.Kill(-cmd.Process.Pid, how); err != nil {
				t.Fatal(err)
			}
			_ = cmd.Wait()
			gone(t, path, one, other)
		})
	}
}

func TestAKeptFolderStaysAndBelongsToOneAlone(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "kept")
	f, err := throwaway.Keep(path)
	if err != nil {
		t.Fatal(err)
	}
	pids := begin(t, f, "")
	if _, err := throwaway.Keep(path); err == nil || !strings.Contains(err.Error(), "in use") {
		t.Error(err)
	}
	if err := f.Remove(); err != nil {
		t.Fatal(err)
	}
	gone(t, filepath.Join(path, "nothing"), pids...)
	again, err := throwaway.Keep(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := again.Remove(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(path, "in")); err != nil {
		t.Error(err)
	}
}
