package peers

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"khyberatlas/internal/bench/serving"
)

// PostGIS is a cluster of its own over the rows that the program serves. It listens on a socket in its folder alone.
type PostGIS struct {
	*serving.Server
	Version string
	psql    string
	folder  string
	columns []column
}

// settings are what a person would set who has the machine for this: most of the rows are held in memory, no query is
// planned as if it had to come from a disk or were worth compiling, and nothing is waited for that a loss of power needs.
var settings = []string{"listen_addresses=", "shared_buffers=3GB", "effective_cache_size=8GB", "work_mem=64MB",
	"maintenance_work_mem=512MB", "max_wal_size=8GB", "random_page_cost=1.1", "jit=off", "fsync=off", "synchronous_commit=off",
	"full_page_writes=off", "max_connections=50", "max_parallel_workers_per_gather=0", "autovacuum=off", "timezone=UTC"}

// StartPostGIS makes a cluster in a folder, starts it and loads rows of GeoJSON by lines.
func StartPostGIS(ctx context.Context, folder string, rows io.Reader) (p *PostGIS, err error) {
	bin, err := postgres()
	if err != nil {
		return nil, err
	}
	as, err := unprivileged()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	if as != nil {
		// It reaches a folder of its own through those of ours, which it can't list.
		if err := errors.Join(os.Chmod(filepath.Dir(folder), 0o711), os.Chown(folder, int(as.Uid), int(as.Gid))); err != nil {
			return nil, err
		}
	}
	data := filepath.Join(folder, "data")
	made := exec.CommandContext(ctx, filepath.Join(bin, "initdb"), "-D", data, "-U", owner, "-A", "trust", "-E", "UTF8",
		"--locale=C", "--no-sync")
	made.Dir, made.SysProcAttr = folder, &syscall.SysProcAttr{Credential: as}
	if text, err := made.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w: %s", err, text)
	}
	p = &PostGIS{psql: filepath.Join(bin, "psql"), folder: folder}
	args := []string{"-D", data, "-k", folder}
	for _, s := range settings {
		args = append(args, "-c", s)
	}
	ready := func(ctx context.Context) string {
		if exec.CommandContext(ctx, filepath.Join(bin, "pg_isready"), "-q", "-h", folder).Run() != nil {
			return ""
		}
		return folder
	}
	// SIGINT is its fast end: it doesn't wait until who is connected goes.
	if p.Server, err = (serving.Program{Name: filepath.Join(bin, "postgres"), Args: args, As: as, Log: folder + ".log", Ready: ready,
		End: syscall.SIGINT}).Start(ctx); err != nil {
		return nil, err
	}
	if err := p.load(ctx, rows); err != nil {
		p.Stop()
		return nil, err
	}
	return p, nil
}

// load has rows in tables, with the indexes that questions want.
func (p *PostGIS) load(ctx context.Context, rows io.Reader) error {
	if _, err := p.run(ctx, strings.NewReader(createSQL)); err != nil {
		return fmt.Errorf("%w (on Debian: apt install %s)", err, debianPostGIS)
	}
	from, to := io.Pipe()
	copied := make(chan error, 1)
	go func() {
		var err error
		p.columns, err = copyRows(to, rows)
		to.CloseWithError(err)
		copied <- err
	}()
	_, err := p.run(ctx, from, "-c", copySQL)
	from.CloseWithError(errors.New("the copy has ended"))
	if err := errors.Join(<-copied, err); err != nil {
		return err
	}
	version, err := p.run(ctx, strings.NewReader(indexSQL(p.columns)))
	p.Version = strings.TrimSpace(version)
	return err
}

// run runs statements by psql, from in or as an argument says.
func (p *PostGIS) run(ctx context.Context, in io.Reader, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, p.psql, append([]string{"-h", p.folder, "-U", owner, "-d", "postgres", "-X", "-q", "-A", "-t",
		"-v", "ON_ERROR_STOP=1"}, args...)...)
	cmd.Stdin, cmd.WaitDelay = in, time.Second
	text, err := cmd.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("psql: %w: %s", err, strings.TrimSpace(string(text)))
	}
	return string(text), nil
}

// connection is how a client of libpq comes to it.
func (p *PostGIS) connection() string {
	return "host=" + p.folder + " user=" + owner + " dbname=postgres"
}

// owner is whom the cluster knows.
const owner = "postgres"

// postgres is the folder of PostgreSQL's programs: of the one on the path, else of the newest that Debian keeps aside.
func postgres() (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	version := func(path string) float64 {
		v, _ := strconv.ParseFloat(filepath.Base(filepath.Dir(filepath.Dir(path))), 64)
		return v
	}
	slices.SortFunc(found, func(a, b string) int { return cmp.Compare(version(b), version(a)) })
	if path, err := exec.LookPath("initdb"); err == nil {
		if path, err = filepath.EvalSymlinks(path); err == nil { // others beside it may have no link
			found = slices.Insert(found, 0, path)
		}
	}
	for _, path := range found {
		folder := filepath.Dir(path)
		if !slices.ContainsFunc([]string{"postgres", "psql", "pg_isready"}, func(name string) bool {
			_, err := exec.LookPath(filepath.Join(folder, name))
			return err != nil
		}) {
			return folder, nil
		}
	}
	return "", fmt.Errorf("PostgreSQL isn't installed (on Debian: apt install %s)", debianPostGIS)
}

const debianPostGIS = "postgresql postgresql-postgis"

// unprivileged is as whom PostgreSQL is run where we are root, whom it refuses; nil where we aren't.
func unprivileged() (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		if u, err = user.Lookup("nobody"); err != nil {
			return nil, err
		}
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return nil, err
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}
