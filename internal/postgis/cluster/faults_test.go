package cluster_test

import (
	"context"
	"errors"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"khyberatlas/internal/postgis/cluster"
)

func TestAPoolerOfTransactionsKeepsNothingOfASession(t *testing.T) {
	c := cluster.Shared(t)
	address := c.Database(t)
	for how, kept := range map[cluster.Pooling]bool{cluster.OfSessions: true, cluster.OfTransactions: false} {
		at := c.Pooler(t, how)(address)
		one, other := connect(t, at), connect(t, at)
		ctx := t.Context()
		begun, err := one.Begin(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var before, after int
		if err := one.QueryRow(ctx, "SELECT pg_backend_pid()").Scan(&before); err != nil {
			t.Fatal(err)
		}
		if err := begun.Commit(ctx); err != nil {
			t.Fatal(err)
		}
		// Another takes the server that is free, which in one mode is the one that was just used.
		if begun, err = other.Begin(ctx); err != nil {
			t.Fatal(err)
		}
		if err := begun.QueryRow(ctx, "SELECT pg_backend_pid()").Scan(&after); err != nil {
			t.Fatal(err)
		}
		if (before != after) != kept {
			t.Errorf("%s: after %d came %d", how, before, after)
		}
		_ = begun.Rollback(ctx)
	}
}

func connect(t *testing.T, address string) *pgx.Conn {
	t.Helper()
	config, err := pgx.ParseConfig(address)
	if err != nil {
		t.Fatal(err)
	}
	config.DefaultQueryExecMode = pgx.QueryExecModeExec
	conn, err := pgx.ConnectConfig(t.Context(), config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	return conn
}

// code is PostgreSQL's of an error, "" of one that isn't its.
func code(err error) string {
	var said *pgconn.PgError
	if errors.As(err, &said) {
		return said.Code
	}
	return ""
}

func TestASmallTablespaceIsFullWhenItsRoomIsUsed(t *testing.T) {
	address := cluster.Full(t, 4<<20)
	conn := connect(t, address)
	if got := cluster.Value[string](t, address, "SELECT ST_AsText(ST_Point(1, 2))"); got != "POINT(1 2)" {
		t.Error(got)
	}
	if _, err := conn.Exec(t.Context(), "CREATE TABLE rows (text text)"); err != nil {
		t.Fatal(err)
	}
	const fill = "INSERT INTO rows SELECT repeat('x', 1000) FROM generate_series(1, $1::int)"
	if _, err := conn.Exec(t.Context(), fill, 1000); err != nil {
		t.Error(err)
	}
	if _, err := conn.Exec(t.Context(), fill, 10_000); code(err) != "53100" {
		t.Error(err)
	}
	if got := cluster.Value[int](t, address, "SELECT count(*) FROM rows"); got != 1000 {
		t.Errorf("%d rows", got)
	}
}

func TestAnOldServerSaysItsVersionInEveryWay(t *testing.T) {
	address := cluster.Old(t, "12.9")
	if got := connect(t, address).PgConn().ParameterStatus("server_version"); got != "12.9" {
		t.Error(got)
	}
	for sql, want := range map[string]string{"SHOW server_version": "12.9", "SELECT current_setting('server_version_num')": "120009",
		"SELECT version()": "PostgreSQL 12.9 on x86_64-pc-linux-gnu, 64-bit"} {
		if got := cluster.Value[string](t, address, sql); got != want {
			t.Errorf("%s: %s", sql, got)
		}
		for _, mode := range []pgx.QueryExecMode{pgx.QueryExecModeSimpleProtocol, pgx.QueryExecModeExec,
			pgx.QueryExecModeDescribeExec} {
			var got string
			conn := connect(t, address)
			if err := conn.QueryRow(t.Context(), sql, mode).Scan(&got); err != nil || got != want {
				t.Errorf("%s by %s: %s, %v", sql, mode, got, err)
			}
			if _, err := conn.Exec(t.Context(), "CREATE TABLE x ()", mode); code(err) != "0A000" {
				t.Errorf("by %s: %v", mode, err)
			}
			if err := conn.QueryRow(t.Context(), sql, mode).Scan(&got); err != nil || got != want {
				t.Errorf("%s by %s again: %s, %v", sql, mode, got, err)
			}
		}
	}
}

func TestAConnectionIsCutAfterSoManyBytes(t *testing.T) {
	c := cluster.Shared(t)
	b := c.Between(t)
	address := c.Database(t)
	at := b.Address(address)
	cluster.Exec(t, at, "CREATE TABLE rows (n int, text text)")
	rows := func(yield func([]any) bool) {
		for n := range 10_000 {
			if !yield([]any{n, strings.Repeat("x", 100)}) {
				return
			}
		}
	}
	write := func() (int64, error) {
		conn, err := pgx.Connect(t.Context(), at)
		if err != nil {
			return 0, err
		}
		defer conn.Close(context.Background())
		next, stop := pull(rows)
		defer stop()
		return conn.CopyFrom(t.Context(), pgx.Identifier{"rows"}, []string{"n", "text"}, pgx.CopyFromFunc(next))
	}
	b.Cut(500_000, 0)
	if n, err := write(); err == nil || code(err) != "" {
		t.Errorf("%d rows, %v", n, err)
	}
	b.Cut(0, 100)
	if n, err := write(); err == nil || code(err) != "" {
		t.Errorf("%d rows, %v", n, err)
	}
	if got := cluster.Value[int](t, address, "SELECT count(*) FROM rows"); got != 0 {
		t.Errorf("%d rows of a copy that was cut", got)
	}
	b.Mend()
	if n, err := write(); err != nil || n != 10_000 {
		t.Errorf("%d rows, %v", n, err)
	}
}

// pull gives the rows of a sequence one by one, nil at their end.
func pull(rows func(func([]any) bool)) (func() ([]any, error), func()) {
	next, stop := iter.Pull(rows)
	return func() ([]any, error) {
		row, _ := next()
		return row, nil
	}, stop
}

func TestAServerIsUnreachableForAWhile(t *testing.T) {
	c := cluster.Shared(t)
	b := c.Between(t)
	at := b.Address(c.Address("postgres"))
	conn := connect(t, at)
	ask := func(conn *pgx.Conn) error { return conn.QueryRow(t.Context(), "SELECT 1").Scan(new(int)) }

	b.Stall()
	answered := make(chan error, 2)
	go func() { answered <- ask(conn) }()
	go func() { // a new one waits too
		other, err := pgx.Connect(t.Context(), at)
		if err == nil {
			err = errors.Join(ask(other), other.Close(t.Context()))
		}
		answered <- err
	}()
	select {
	case err := <-answered:
		t.Fatalf("an answer passed: %v", err)
	case <-time.After(200 * time.Millisecond): // nothing tells that nothing will happen
	}
	b.Mend()
	for range 2 {
		if err := <-answered; err != nil {
			t.Error(err)
		}
	}

	b.Refuse()
	if err := ask(conn); err == nil || code(err) != "" {
		t.Error(err)
	}
	if _, err := pgx.Connect(t.Context(), at); err == nil || code(err) != "" {
		t.Error(err)
	}
	b.Mend()
	if err := ask(connect(t, at)); err != nil {
		t.Error(err)
	}
}
