package cluster

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"

	"khyberatlas/internal/needs"
)

// New starts a cluster for a test, which ends with it. Where PostgreSQL isn't installed the test is skipped, or fails in CI.
func New(t testing.TB, o Options) *Cluster {
	t.Helper()
	require(t)
	c, err := Start(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	ends(t, c)
	return c
}

// require ends a test where PostgreSQL isn't installed.
func require(t testing.TB) {
	t.Helper()
	needs.Time(t)
	if _, err := Programs(); err != nil {
		needs.Missing(t, "%v", err)
	}
}

// ends has a cluster end with a test.
func ends(t testing.TB, c *Cluster) {
	t.Cleanup(func() {
		c.tell(t)
		if err := c.Remove(); err != nil {
			t.Error(err)
		}
	})
}

// tell says what the server logged last, where a test has failed.
func (c *Cluster) tell(t testing.TB) {
	if t.Failed() {
		text, _ := os.ReadFile(c.Log())
		lines := strings.SplitAfter(string(text), "\n")
		t.Logf("%s ends with:\n%s", c.Log(), strings.Join(lines[max(0, len(lines)-30):], ""))
	}
}

// start makes the one that the tests of a package share.
var start = sync.OnceValues(func() (*Cluster, error) { return Start(context.Background(), Options{}) })

// Shared is a cluster that all tests of a package have together, each in a database of its own. It ends with the program.
func Shared(t testing.TB) *Cluster {
	t.Helper()
	require(t)
	c, err := start()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Database makes a database with PostGIS for a test, and gives its address.
func (c *Cluster) Database(t testing.TB) string {
	t.Helper()
	if err := c.Template(t.Context()); err != nil {
		t.Fatal(err)
	}
	return c.database(t, TemplateName, "FILE_COPY")
}

// Bare makes a database without PostGIS for a test, and gives its address.
func (c *Cluster) Bare(t testing.TB) string {
	t.Helper()
	return c.database(t, "template0", "WAL_LOG")
}

func (c *Cluster) database(t testing.TB, template, strategy string) string {
	t.Helper()
	name := fmt.Sprintf("test%d", c.count.Add(1))
	if err := c.exec(t.Context(), "postgres", "CREATE DATABASE "+name+" TEMPLATE "+template+" STRATEGY "+strategy); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		c.tell(t)
		// A cluster that the test has ended takes its databases with it.
		if c.Server != nil {
			_ = c.exec(context.Background(), "postgres", "DROP DATABASE IF EXISTS "+name+" WITH (FORCE)")
		}
	})
	return c.Address(name)
}

// Create makes a database with PostGIS unless it is there, and gives its address.
func (c *Cluster) Create(ctx context.Context, name string) (string, error) {
	if c.exec(ctx, name, "SELECT") == nil {
		return c.Address(name), nil
	}
	if err := c.Template(ctx); err != nil {
		return "", err
	}
	return c.Address(name), c.exec(ctx, "postgres", "CREATE DATABASE "+name+" TEMPLATE "+TemplateName)
}

// TemplateName is a database of which others are made that have PostGIS.
const TemplateName = "with_postgis"

// Template makes it where it isn't there.
func (c *Cluster) Template(ctx context.Context) error {
	c.template.Do(func() { c.failed = c.makeTemplate(ctx) })
	return c.failed
}

func (c *Cluster) makeTemplate(ctx context.Context) error {
	if c.exec(ctx, TemplateName, "SELECT postgis_version()") == nil {
		return nil
	}
	if err := c.exec(ctx, "postgres", "CREATE DATABASE "+TemplateName); err != nil {
		return err
	}
	if err := c.exec(ctx, TemplateName, "CREATE EXTENSION postgis"); err != nil {
		return fmt.Errorf("%w (on Debian: apt install %s)", err, Debian)
	}
	return nil
}

// Exec runs a statement in the database at an address.
func Exec(t testing.TB, address, sql string, args ...any) {
	t.Helper()
	conn := connected(t, address)
	defer conn.Close(context.Background())
	if _, err := conn.Exec(t.Context(), sql, args...); err != nil {
		t.Fatalf("%v in %s", err, sql)
	}
}

// Value is the one value that a query gives in the database at an address.
func Value[T any](t testing.TB, address, sql string, args ...any) T {
	t.Helper()
	all := Values[T](t, address, sql, args...)
	if len(all) != 1 {
		t.Fatalf("%d rows, not one: %s", len(all), sql)
	}
	return all[0]
}

// Values are those of the one column that a query gives in the database at an address.
func Values[T any](t testing.TB, address, sql string, args ...any) []T {
	t.Helper()
	conn := connected(t, address)
	defer conn.Close(context.Background())
	rows, err := conn.Query(t.Context(), sql, args...)
	if err != nil {
		t.Fatalf("%v in %s", err, sql)
	}
	all, err := pgx.CollectRows(rows, pgx.RowTo[T])
	if err != nil {
		t.Fatalf("%v in %s", err, sql)
	}
	return all
}

func connected(t testing.TB, address string) *pgx.Conn {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	return conn
}
