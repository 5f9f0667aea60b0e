package peers

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"khyberatlas/internal/bench/serving"
	"khyberatlas/internal/postgis/cluster"
)

// PostGIS is a cluster of its own over the rows that the program serves. It is reached by a socket in its folder alone.
type PostGIS struct {
	*serving.Server
	Version string
	cluster *cluster.Cluster
	columns []column
}

// settings are what a person would set who has the machine for this: most of the rows are held in memory, no query is
// planned as if it had to come from a disk or were worth compiling.
var settings = []string{"listen_addresses=", "shared_buffers=3GB", "effective_cache_size=8GB", "work_mem=64MB",
	"maintenance_work_mem=512MB", "max_wal_size=8GB", "random_page_cost=1.1", "jit=off", "max_connections=50",
	"max_parallel_workers_per_gather=0", "autovacuum=off"}

// StartPostGIS makes a cluster in a folder, starts it and loads rows of GeoJSON by lines.
func StartPostGIS(ctx context.Context, folder string, rows io.Reader) (*PostGIS, error) {
	// PostgreSQL runs as another where we are root, and reaches a folder of its own through those of ours, which it can't list.
	if os.Getuid() == 0 {
		if err := os.Chmod(filepath.Dir(folder), 0o711); err != nil {
			return nil, err
		}
	}
	c, err := cluster.Start(ctx, cluster.Options{Folder: folder, Settings: settings})
	if err != nil {
		return nil, err
	}
	p := &PostGIS{Server: c.Server, cluster: c}
	if err := p.load(ctx, rows); err != nil {
		p.Stop()
		return nil, err
	}
	return p, nil
}

// Stop ends it. What it held goes with the folder.
func (p *PostGIS) Stop() { _ = p.cluster.Remove() }

// load has rows in tables, with the indexes that questions want.
func (p *PostGIS) load(ctx context.Context, rows io.Reader) error {
	if _, err := p.run(ctx, strings.NewReader(createSQL)); err != nil {
		return fmt.Errorf("%w (on Debian: apt install %s)", err, cluster.Debian)
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
	cmd := exec.CommandContext(ctx, p.cluster.Program("psql"), append([]string{"-d", p.connection(), "-X", "-q", "-A", "-t",
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
	return fmt.Sprintf("host=%s port=%d user=%s dbname=postgres", p.cluster.Folder, p.cluster.Port, cluster.Owner)
}
