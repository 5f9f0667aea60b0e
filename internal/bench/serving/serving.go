// Package serving starts the programs that answer while they are measured, each in processes of its own, and ends them with
// all that they began. It knows nothing of what is asked; what it tells of are addresses, processes and time.
package serving

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"slices"
	"strings"
	"syscall"
	"time"

	"khyberatlas/internal/bench/load"
)

// Server is a program that answers.
type Server struct {
	At   string        // host:port
	Took time.Duration // until it answered
	CPU  time.Duration // of processors, until then

	cmd    *exec.Cmd
	ended  chan struct{}
	end    syscall.Signal
	behind []*Server
}

// Program is what is started.
type Program struct {
	Name string
	Args []string
	Dir  string              // where it works; "": where we do
	Env  []string            // beside what we have
	As   *syscall.Credential // nil: as ourselves
	In   *os.File            // what it reads from; nil: nothing
	Log  string              // a file that all it says goes to
	// Ready gives the address that the program answers at, "" as long as it doesn't.
	Ready func(context.Context) string
	// End is the signal to end it by; SIGTERM where none is given.
	End syscall.Signal
	// Behind are servers that it asks: what they do is counted as its own. Who started them ends them, after it.
	Behind []*Server
}

// longestStart is how long a server may take until it answers.
const longestStart = 15 * time.Minute

// Start starts a program and waits until it answers. Where that fails nothing of it is left running, but what is behind it.
func (p Program) Start(ctx context.Context) (*Server, error) {
	out, err := os.Create(p.Log)
	if err != nil {
		return nil, err
	}
	defer out.Close()
	cmd := exec.Command(p.Name, p.Args...)
	cmd.Dir = p.Dir
	cmd.Stdout, cmd.Stderr = out, out
	if p.In != nil {
		cmd.Stdin = p.In
	}
	cmd.Env = append(os.Environ(), p.Env...)
	// What a terminal sends to all of us comes to it from us.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Credential: p.As}
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s := &Server{cmd: cmd, ended: make(chan struct{}), end: p.End}
	if s.end == 0 {
		s.end = syscall.SIGTERM
	}
	go func() {
		_ = cmd.Wait()
		close(s.ended)
	}()
	for time.Since(began) < longestStart {
		select {
		case <-ctx.Done():
			s.Stop()
			return nil, ctx.Err()
		case <-s.ended:
			s.Stop()
			text, _ := os.ReadFile(p.Log)
			return nil, fmt.Errorf("%s has ended and said: %s", p.Name, strings.TrimSpace(string(text)))
		case <-time.After(20 * time.Millisecond):
		}
		if s.At = p.Ready(ctx); s.At != "" {
			s.Took, s.CPU, s.behind = time.Since(began), s.Spent(), p.Behind
			return s, nil
		}
	}
	s.Stop()
	return nil, fmt.Errorf("%s didn't answer within %s", p.Name, longestStart)
}

// Answering is ready when the path is answered at the address that is found by where; until that is known, it is "".
func Answering(where func() string, path string) func(context.Context) string {
	return func(context.Context) string {
		at := where()
		if at == "" {
			return ""
		}
		if _, err := load.Get(at, path, ""); err != nil {
			return ""
		}
		return at
	}
}

// Over is the server with one that it asks, of which what it does from now on is counted as its own.
func (s *Server) Over(behind ...*Server) *Server {
	s.behind = append(s.behind, behind...)
	return s
}

// Processes are those of the server, of all that it has begun, and of what is behind it.
func (s *Server) Processes() []int {
	all := load.Processes(s.cmd.Process.Pid)
	for _, b := range s.behind {
		all = append(all, b.Processes()...)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// Spent is the time of processors that the server, all that it has begun and what is behind it have had.
func (s *Server) Spent() time.Duration { return load.CPU(s.Processes()) }

// Process is the one that was started.
func (s *Server) Process() int { return s.cmd.Process.Pid }

// Memory is what all of them have in memory.
func (s *Server) Memory() load.Memory { return MemoryOf(s.Processes()) }

// MemoryOf is what processes have in memory; nothing of those that have ended.
func MemoryOf(pids []int) load.Memory {
	var all load.Memory
	for _, pid := range pids {
		m := load.MemoryOf(pid)
		all.Anonymous += m.Anonymous
		all.OfFiles += m.OfFiles
	}
	return all
}

// Stop ends the server, and what it has begun that doesn't end with it.
func (s *Server) Stop() {
	_ = s.cmd.Process.Signal(s.end)
	select {
	case <-s.ended:
	case <-time.After(15 * time.Second):
	}
	_ = syscall.Kill(-s.cmd.Process.Pid, syscall.SIGKILL)
	<-s.ended
}

// Kill ends the server and all that it has begun, all at once and without their doing, as a machine that fails would.
func (s *Server) Kill() {
	Kill(s.cmd.Process.Pid)
	<-s.ended
}

// Kill ends processes with all that they have begun at once, and waits until they are gone.
func Kill(roots ...int) {
	for _, pid := range roots {
		_ = syscall.Kill(pid, syscall.SIGSTOP) // it begins nothing more while its own are counted
	}
	var all []int
	for _, pid := range roots {
		all = append(all, load.Processes(pid)...)
	}
	for _, pid := range all {
		_ = syscall.Kill(pid, syscall.SIGKILL)
	}
	for _, pid := range all {
		// One that has ended works nowhere, also as long as nobody has asked how it ended.
		for at := fmt.Sprintf("/proc/%d/cwd", pid); ; time.Sleep(time.Millisecond) {
			if _, err := os.Readlink(at); err != nil {
				break
			}
		}
	}
}

// FreePort is one of loopback that nobody listened on a moment ago.
func FreePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port, nil
}
