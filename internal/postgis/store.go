package postgis

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/ledger"
)

// What a server must at least be.
const (
	leastServer = 15
	leastGIS    = 3
)

// patience is how long a host may take to answer before the next one is tried.
const patience = 5 * time.Second

// Store is an open database. It is safe for concurrent use; one that was opened for reading never writes.
type Store struct {
	config  *pgx.ConnConfig
	name    string // which errors name
	trusts  bool
	compare ledger.Compare
	idle    atomic.Pointer[pgx.Conn] // what was used last
}

// Prove has everything that is read compared with the canonical files that are stored beside it: compare names the
// tables that don't agree with them, and what it names is refused.
func (s *Store) Prove(compare func(*incident.Dataset) []string) { s.compare = compare }

// Open makes sure that a database is ours and of this program's schema. For writing it makes the tables where there are none,
// and brings those of an older program up to date.
func Open(ctx context.Context, address string, mode store.Mode) (*Store, error) {
	s, _, err := open(ctx, address, mode)
	return s, err
}

// open tells whether the tables were made.
func open(ctx context.Context, address string, mode store.Mode) (_ *Store, made bool, err error) {
	defer stopped(ctx, &err)
	config, err := configOf(address, mode)
	if err != nil {
		return nil, false, err
	}
	s := &Store{config: config, name: Name(address), trusts: mode.Trusts()}
	conn, err := s.connect(ctx)
	if err != nil {
		return nil, false, err
	}
	defer func() {
		if err != nil || !s.idle.CompareAndSwap(nil, conn) {
			err = errors.Join(err, conn.Close(context.WithoutCancel(ctx)))
		}
	}()
	is, err := identify(ctx, conn)
	switch {
	case err != nil:
		return nil, false, explain(s.name, err)
	case is.foreign:
		return nil, false, fmt.Errorf("%s %w: its schema khyberatlas is another's", s.name, store.ErrNotOurs)
	case is.schema > newest():
		return nil, false, fmt.Errorf("%s %w", s.name, store.ErrNewer)
	case mode.Writes():
		if err := s.fit(is); err != nil {
			return nil, false, err
		}
		made, err = s.migrate(ctx, conn)
		if err != nil {
			return nil, false, explain(s.name, err)
		}
	case is.schema == 0:
		return nil, false, store.Worded(store.ErrMissing, s.name+" has no tables of the atlas yet; an import makes them")
	case is.schema < newest():
		return nil, false, fmt.Errorf("%s %w", s.name, store.ErrOlder)
	}
	return s, made, nil
}

// Close gives up the connection.
func (s *Store) Close() error {
	if conn := s.idle.Swap(nil); conn != nil {
		return conn.Close(context.Background())
	}
	return nil
}

// connect makes a connection to a server that is new enough.
func (s *Store) connect(ctx context.Context) (*pgx.Conn, error) {
	conn, err := pgx.ConnectConfig(ctx, s.config)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, explain(s.name, err)
	}
	version, _, _ := strings.Cut(conn.PgConn().ParameterStatus("server_version"), ".")
	// A pooler may say nothing of it, or a number of its own.
	if n, err := strconv.Atoi(version); err == nil && n < leastServer {
		return nil, errors.Join(say("%s is of version %d: PostgreSQL %d or later is needed", s.name, n, leastServer),
			conn.Close(ctx))
	}
	return conn, nil
}

// identity is what a database says of itself.
type identity struct {
	schema  int // 0 where there are no tables
	foreign bool
	gis     string // the version of PostGIS; blank where it has none
	coding  string
}

func identify(ctx context.Context, conn *pgx.Conn) (is identity, err error) {
	var schema, state bool
	err = conn.QueryRow(ctx, `
		SELECT coalesce((SELECT extversion FROM pg_extension WHERE extname = 'postgis'), ''),
			current_setting('server_encoding'), to_regnamespace('khyberatlas') IS NOT NULL,
			to_regclass('khyberatlas.state') IS NOT NULL`).Scan(&is.gis, &is.coding, &schema, &state)
	switch {
	case err != nil:
		return is, err
	case !state:
		is.foreign = schema
		return is, nil
	}
	return is, conn.QueryRow(ctx, "SELECT schema FROM khyberatlas.state").Scan(&is.schema)
}

// fit says what a database lacks to become a store.
func (s *Store) fit(is identity) error {
	number, _, _ := strings.Cut(is.gis, ".")
	gis, _ := strconv.Atoi(number)
	switch {
	case is.gis == "":
		return fmt.Errorf("%s has no PostGIS; in that database, as one who may: CREATE EXTENSION postgis", s.name)
	case gis < leastGIS:
		return fmt.Errorf("%s has PostGIS %s: %d or later is needed", s.name, is.gis, leastGIS)
	case is.coding != "UTF8":
		return fmt.Errorf("%s keeps texts in %s: make the database with ENCODING 'UTF8'", s.name, is.coding)
	}
	return nil
}
