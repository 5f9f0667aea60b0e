// Package cluster starts PostgreSQL with PostGIS, for tests, for measurements and to try things on: clusters of its own on
// loopback, each in a folder that goes with it, also when the program that started it is killed. It makes standbys of them,
// promotes, kills and brings back. What is kept in them is none of its business.
package cluster

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"

	"khyberatlas/internal/bench/serving"
	"khyberatlas/internal/throwaway"
)

// Owner is whom every cluster knows, and who may do everything in it.
const Owner = "postgres"

// Options say how a cluster is made. Its zero value is made quickly, holds nothing for long and trusts everyone on loopback.
type Options struct {
	Folder   string   // where it is kept; "": in one that goes with it
	Password string   // of the owner, asked of whoever comes by TCP; "": of nobody
	Durable  bool     // what it acknowledges is on the disk, and with its standbys
	Settings []string // name=value, stronger than ours
}

// Cluster is one server of PostgreSQL with its data. Tests may use it from many goroutines, but start and end it from one.
type Cluster struct {
	Name   string          // by which the one that it follows knows it
	Port   int             // on 127.0.0.1
	Folder string          // with its socket and what it logs
	Server *serving.Server // nil while it doesn't run
	made   Options
	bin    string
	as     *syscall.Credential
	place  *throwaway.Folder

	small    int64 // bytes of a tablespace beside the data; 0: there is none
	template sync.Once
	failed   error // why there is no template
	count    atomic.Int32
}

// quick are settings under which nothing is waited for that only a loss of power needs; what a killed server has acknowledged
// is kept all the same but for the last moment.
var quick = []string{"fsync=off", "synchronous_commit=off", "full_page_writes=off"}

// settings hold for every cluster. Shared memory lies in its folder, so that none is left in the system by one that is killed.
var settings = []string{"listen_addresses=127.0.0.1", "dynamic_shared_memory_type=mmap", "shared_buffers=64MB",
	"max_connections=100", "wal_level=replica", "wal_log_hints=on", "wal_keep_size=512MB", "wal_retrieve_retry_interval=500ms",
	"hot_standby=on", "timezone=UTC", "log_timezone=UTC", "log_line_prefix=%m [%p] %d ", "lc_messages=C"}

// Start makes a cluster and starts it. It runs until Remove ends it, or this program ends; ctx is for the start alone.
func Start(ctx context.Context, o Options) (*Cluster, error) {
	c, err := place(o)
	if err != nil {
		return nil, err
	}
	if err := c.create(ctx); err != nil {
		return nil, errors.Join(err, c.Remove())
	}
	return c, nil
}

// place finds the programs, a port and a folder.
func place(o Options) (*Cluster, error) {
	c := &Cluster{made: o, Name: "first"}
	var err error
	if c.bin, err = Programs(); err != nil {
		return nil, err
	}
	if c.as, err = unprivileged(); err != nil {
		return nil, err
	}
	if c.Port, err = serving.FreePort(); err != nil {
		return nil, err
	}
	if o.Folder == "" {
		c.place, err = throwaway.Make()
	} else {
		c.place, err = throwaway.Keep(o.Folder)
	}
	if err != nil {
		return nil, err
	}
	c.Folder = c.place.Path
	if c.as != nil {
		if err := os.Chown(c.Folder, int(c.as.Uid), int(c.as.Gid)); err != nil {
			return nil, errors.Join(err, c.Remove())
		}
	}
	return c, nil
}

// create fills the folder, unless it holds a cluster already, and starts the server.
func (c *Cluster) create(ctx context.Context) error {
	if _, err := os.Stat(filepath.Join(c.data(), "PG_VERSION")); err == nil {
		return c.Resume(ctx)
	}
	args := []string{"-D", c.data(), "-U", Owner, "-E", "UTF8", "--locale=C.UTF-8", "--auth-local=trust", "--no-sync"}
	if c.made.Password == "" {
		args = append(args, "--auth-host=trust")
	} else {
		secret := filepath.Join(c.Folder, "password")
		if err := c.write(secret, c.made.Password); err != nil {
			return err
		}
		defer os.Remove(secret)
		args = append(args, "--auth-host=scram-sha-256", "--pwfile="+secret)
	}
	if err := c.run(ctx, "initdb", args...); err != nil {
		return err
	}
	lines := written(settings)
	if !c.made.Durable {
		lines += written(quick)
	}
	lines += written(c.made.Settings)
	// What is written to the file goes with the data to standbys, and back.
	if err := c.add("postgresql.conf", lines); err != nil {
		return err
	}
	return c.Resume(ctx)
}

// written are settings as they stand in a file, of which the last holds.
func written(settings []string) (lines string) {
	for _, s := range settings {
		name, value, _ := strings.Cut(s, "=")
		lines += name + " = '" + strings.ReplaceAll(value, "'", "''") + "'\n"
	}
	return lines
}

// Resume starts the server over the data that are there.
func (c *Cluster) Resume(ctx context.Context) (err error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	p := serving.Program{Name: c.Program("postgres"), Dir: c.Folder, As: c.as, Log: c.Log(), Ready: c.ready,
		Args: []string{"-D", c.data(), "-k", c.Folder, "-p", strconv.Itoa(c.Port)},
		// Its fast end: it doesn't wait until who is connected goes.
		End: syscall.SIGINT}
	if c.small > 0 {
		p.Name, p.Args = c.within(p.Name, p.Args)
		p.As = nil
	}
	c.Server, err = p.Start(ctx)
	if err != nil {
		return fmt.Errorf("start PostgreSQL in %s: %w", c.Folder, err)
	}
	return nil
}

// patience is how long anything here is waited for; on a machine that does nothing else it takes a second.
const patience = 2 * time.Minute

// ready gives the address at which the server answers.
func (c *Cluster) ready(ctx context.Context) string {
	if c.exec(ctx, "postgres", "SELECT") != nil {
		return ""
	}
	return c.at()
}

func (c *Cluster) at() string { return fmt.Sprintf("127.0.0.1:%d", c.Port) }

// Stop ends the server in order and leaves its data. One that doesn't run is left as it is.
func (c *Cluster) Stop() {
	if c.Server != nil {
		c.Server.Stop()
		c.Server = nil
	}
}

// Kill ends the server with all its processes at once, as a machine that fails does.
func (c *Cluster) Kill() {
	if c.Server != nil {
		c.Server.Kill()
		c.Server = nil
	}
}

// Remove ends the server and removes its folder, unless that is kept.
func (c *Cluster) Remove() error {
	c.Stop()
	return c.place.Remove()
}

// Log is the file that the server writes to.
func (c *Cluster) Log() string { return logOf(c.Folder) }

// logOf is where what is logged in a folder goes: there, or where it is kept when the folder is gone.
func logOf(folder string) string {
	if kept := os.Getenv("KHYBERATLAS_TEST_LOGS"); kept != "" {
		return filepath.Join(kept, strings.ReplaceAll(strings.TrimPrefix(folder, os.TempDir()+"/"), "/", "-")+".log")
	}
	return filepath.Join(folder, "log")
}

// Program is the path of one of PostgreSQL's programs.
func (c *Cluster) Program(name string) string { return filepath.Join(c.bin, name) }

// Address is where a database is found, as its owner.
func (c *Cluster) Address(database string) string { return Addresses(database, c) }

// Addresses is the same for several clusters of the same data, of which a client takes the first that suits it.
func Addresses(database string, clusters ...*Cluster) string {
	var hosts []string
	for _, c := range clusters {
		hosts = append(hosts, c.at())
	}
	u := url.URL{Scheme: "postgres", User: url.User(Owner), Host: strings.Join(hosts, ","), Path: "/" + database}
	if secret := clusters[0].made.Password; secret != "" {
		u.User = url.UserPassword(Owner, secret)
	}
	return u.String()
}

func (c *Cluster) data() string { return filepath.Join(c.Folder, "data") }

// socket is how we come to a database ourselves, whomever it lets in by TCP.
func (c *Cluster) socket(database string) string {
	return fmt.Sprintf("host='%s' port=%d user=%s dbname='%s'", c.Folder, c.Port, Owner, database)
}

// connect has a connection of our own.
func (c *Cluster) connect(ctx context.Context, database string) (*pgx.Conn, error) {
	return pgx.Connect(ctx, c.socket(database))
}

// exec runs statements, each by itself: some can't stand in a transaction with others.
func (c *Cluster) exec(ctx context.Context, database string, statements ...string) error {
	conn, err := c.connect(ctx, database)
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	for _, s := range statements {
		if _, err := conn.Exec(ctx, s); err != nil {
			return fmt.Errorf("%w in %s", err, s)
		}
	}
	return nil
}

// run runs one of PostgreSQL's programs to its end.
func (c *Cluster) run(ctx context.Context, program string, args ...string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, c.Program(program), args...)
	cmd.Dir, cmd.WaitDelay, cmd.SysProcAttr = c.Folder, time.Second, &syscall.SysProcAttr{Setsid: true, Credential: c.as}
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", program, err, strings.TrimSpace(string(text)))
	}
	return nil
}

// write makes a file that the server may read, as nobody else may.
func (c *Cluster) write(path, text string) error {
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil || c.as == nil {
		return err
	}
	return os.Chown(path, int(c.as.Uid), int(c.as.Gid))
}

// add appends lines to a file of the data.
func (c *Cluster) add(name, lines string) error {
	f, err := os.OpenFile(filepath.Join(c.data(), name), os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteString(lines)
	return errors.Join(err, f.Close())
}
