package cluster_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"khyberatlas/internal/postgis/cluster"
)

func TestEveryTestHasADatabaseOfItsOwn(t *testing.T) {
	c := cluster.Shared(t)
	one, other, bare := c.Database(t), c.Database(t), c.Bare(t)
	cluster.Exec(t, one, "CREATE TABLE here (at geometry(Point, 4326))")
	cluster.Exec(t, one, "INSERT INTO here VALUES (ST_Point($1, 34, 4326))", 71.5)
	if got := cluster.Value[string](t, one, "SELECT ST_AsText(at) FROM here"); got != "POINT(71.5 34)" {
		t.Error(got)
	}
	const tables = "SELECT relname::text FROM pg_class WHERE relname IN ('here', 'spatial_ref_sys') ORDER BY 1"
	if got := strings.Join(cluster.Values[string](t, other, tables), " "); got != "spatial_ref_sys" {
		t.Error(got)
	}
	if got := cluster.Values[string](t, bare, tables); len(got) != 0 {
		t.Error(got)
	}
	if again := cluster.Shared(t); again != c {
		t.Error("a second cluster was started")
	}
}

func TestADatabaseGoesWithItsTest(t *testing.T) {
	c := cluster.Shared(t)
	var address string
	t.Run("test", func(t *testing.T) { address = c.Database(t) })
	if conn, err := pgx.Connect(t.Context(), address); err == nil {
		_ = conn.Close(t.Context())
		t.Error("the database is still there")
	}
}

func TestAPasswordIsAskedOfWhoComesByTCP(t *testing.T) {
	c := cluster.New(t, cluster.Options{Password: "right"})
	address := c.Address("postgres")
	if got := cluster.Value[string](t, address, "SELECT user::text"); got != cluster.Owner {
		t.Error(got)
	}
	if _, err := pgx.Connect(t.Context(), strings.Replace(address, "right", "wrong", 1)); err == nil ||
		!strings.Contains(err.Error(), "28P01") {
		t.Error(err)
	}
}

func TestAKeptClusterIsFoundAgain(t *testing.T) {
	cluster.Shared(t) // where it can't be started this says so
	folder := t.TempDir()
	reachable(t, folder)
	for round, want := range []int{1, 2} {
		c, err := cluster.Start(t.Context(), cluster.Options{Folder: folder, Settings: []string{"application_name=it's"}})
		if err != nil {
			t.Fatal(err)
		}
		if round == 0 {
			cluster.Exec(t, c.Address("postgres"), "CREATE TABLE kept (n int)")
		}
		cluster.Exec(t, c.Address("postgres"), "INSERT INTO kept VALUES ($1)", round)
		if got := cluster.Value[int](t, c.Address("postgres"), "SELECT count(*) FROM kept"); got != want {
			t.Errorf("%d rows, not %d", got, want)
		}
		if got := cluster.Value[string](t, c.Address("postgres"), "SHOW application_name"); got != "it's" {
			t.Error(got)
		}
		if err := c.Remove(); err != nil {
			t.Error(err)
		}
	}
}

// reachable lets another user through the folders of a test.
func reachable(t *testing.T, folder string) {
	t.Helper()
	for at := folder; strings.HasPrefix(at, os.TempDir()+"/"); at = filepath.Dir(at) {
		if err := os.Chmod(at, 0o711); err != nil {
			t.Fatal(err)
		}
	}
}

// The test runs itself again as a program that starts a cluster, and ends it as nobody expects.
func TestNoProcessAndNoFileIsLeftOfAProgramThatIsKilled(t *testing.T) {
	if os.Getenv("CLUSTER_WAIT") != "" {
		c := cluster.New(t, cluster.Options{Durable: true})
		s, err := c.Standby(t.Context(), "standby")
		if err != nil {
			t.Fatal(err)
		}
		fmt.Println(c.Folder, s.Folder)
		// Someone is being answered.
		cluster.Exec(t, c.Address("postgres"), "SELECT pg_sleep(1000)")
	}
	cluster.Shared(t) // where it can't be started this says so
	for _, how := range []syscall.Signal{syscall.SIGINT, syscall.SIGKILL} {
		t.Run(how.String(), func(t *testing.T) {
			t.Parallel()
			cmd := exec.Command(os.Args[0], "-test.run=^"+strings.SplitN(t.Name(), "/", 2)[0]+"$")
			cmd.Env = append(os.Environ(), "CLUSTER_WAIT=1")
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
			folders := strings.Fields(line)
			if len(folders) != 2 || len(processes(folders)) < 10 {
				t.Fatalf("%q, in which work %v", line, processes(folders))
			}
			if err := syscall.Kill(-cmd.Process.Pid, how); err != nil {
				t.Fatal(err)
			}
			_ = cmd.Wait()
			for end := time.Now().Add(time.Minute); ; time.Sleep(20 * time.Millisecond) {
				left := processes(folders)
				for _, f := range folders {
					if _, err := os.Lstat(f); !errors.Is(err, fs.ErrNotExist) {
						left = append(left, f)
					}
				}
				if len(left) == 0 {
					return
				}
				if time.Now().After(end) {
					t.Fatalf("still there: %s", left)
				}
			}
		})
	}
}

// processes are those that work in folders.
func processes(folders []string) (all []string) {
	links, _ := filepath.Glob("/proc/[0-9]*/cwd")
	for _, link := range links {
		at, err := os.Readlink(link)
		for _, f := range folders {
			if err == nil && strings.HasPrefix(at, f) {
				all = append(all, link)
			}
		}
	}
	return all
}

// acknowledged writes numbers until it can't, and gives the last that was acknowledged.
func acknowledged(ctx context.Context, address string, from int, wrote chan<- int) int {
	conn, err := pgx.Connect(ctx, address)
	if err != nil {
		return from - 1
	}
	defer conn.Close(context.WithoutCancel(ctx))
	for n := from; ; n++ {
		if _, err := conn.Exec(ctx, "INSERT INTO numbers VALUES ($1)", n); err != nil {
			return n - 1
		}
		select {
		case wrote <- n:
		default:
		}
	}
}

func TestAStandbyTakesThePlaceOfAKilledPrimaryAndThatComesBack(t *testing.T) {
	t.Parallel()
	primary := cluster.New(t, cluster.Options{Durable: true})
	standby, err := primary.Standby(t.Context(), "second")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = standby.Remove() })
	cluster.Exec(t, primary.Address("postgres"), "CREATE TABLE numbers (n int PRIMARY KEY)")
	next := 0
	for round := range 2 {
		wrote, last := make(chan int), make(chan int)
		go func() { last <- acknowledged(t.Context(), primary.Address("postgres"), next, wrote) }()
		for range 50 {
			<-wrote
		}
		primary.Kill()
		n := <-last
		if n < next+49 {
			t.Fatalf("round %d: %d was the last, after %d", round, n, next)
		}
		if err := standby.Promote(t.Context()); err != nil {
			t.Fatal(err)
		}
		// What was acknowledged is there, and at most the one that was being written beside it.
		address := cluster.Addresses("postgres", primary, standby) + "?target_session_attrs=read-write"
		got := cluster.Value[int](t, address, "SELECT count(*) FROM numbers")
		if got != n+1 && got != n+2 {
			t.Errorf("round %d: %d of %d acknowledged numbers are there", round, got, n+1)
		}
		cluster.Exec(t, address, "INSERT INTO numbers SELECT generate_series($1::int, $2::int)", got, got+9)
		next = got + 10
		if err := primary.Rewind(t.Context(), standby); err != nil {
			t.Fatal(err)
		}
		cluster.Exec(t, address, "INSERT INTO numbers VALUES ($1)", next)
		next++
		// A commit that was acknowledged has been written by the one that follows, and is seen there when it has been replayed.
		back := primary.Address("postgres")
		for cluster.Value[int](t, back, "SELECT count(*) FROM numbers") != next {
			time.Sleep(10 * time.Millisecond)
		}
		if !cluster.Value[bool](t, back, "SELECT pg_is_in_recovery()") {
			t.Errorf("round %d: the one that came back is no standby", round)
		}
		primary, standby = standby, primary
	}
}
