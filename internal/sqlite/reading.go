package sqlite

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/sqlite/file"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/ledger"
	"khyberatlas/internal/store/table"
)

// Reading is a store.Reading. Several connections see the moment that it is of: between one part of the rows and the next
// they let writers pass, and tell by the engine's data version that one has.
type Reading struct {
	store *Store
	file  *os.File // closed after the connections: closing it takes every lock away that this process has on it
	db    *sql.DB
	views []view

	facts       *incident.Dataset
	ours        []incident.Incident
	digests     []incident.Digest
	names       map[int64]string  // of versions
	sums        map[string]string // of the rows of other records, as the last import left them
	key         string
	first, last int64 // places of these rows
}

// view is a connection, and what it said of the moment.
type view struct {
	conn    *sql.Conn
	tx      *transaction // nil while writers may pass
	version int64
}

// mostViews are as many connections as a file is read by at once.
const mostViews = 8

// Read reads the facts and makes ready for the rows.
func (s *Store) Read(ctx context.Context) (_ store.Reading, err error) {
	defer stopped(ctx, &err)
	r := &Reading{store: s, views: make([]view, min(runtime.GOMAXPROCS(0), mostViews))}
	if err = r.begin(ctx); err == nil {
		err = errors.Join(r.read(ctx), r.views[0].release())
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("load: %w", explain(s.path, err)), r.Close())
	}
	return r, nil
}

// begin opens the connections. That nobody has written between the first one's two answers makes what the others said
// meanwhile true of the moment that it then holds.
func (r *Reading) begin(ctx context.Context) (err error) {
	if r.file, err = os.Open(r.store.file); err != nil {
		return err
	}
	if r.db, err = sql.Open("sqlite3", file.DSN(r.store.file, store.Read)); err != nil {
		return err
	}
	for n := range r.views {
		if r.views[n].conn, err = r.db.Conn(ctx); err != nil {
			return err
		}
	}
	for {
		for n := range r.views {
			if r.views[n].version, err = file.DataVersion(ctx, r.views[n].conn); err != nil {
				return err
			}
		}
		if err := r.views[0].hold(ctx); !errors.Is(err, store.ErrMoved) {
			return err
		}
	}
}

// read is the first look of all, during which nobody writes.
func (r *Reading) read(ctx context.Context) error {
	tx := r.views[0].tx
	p, ds, err := r.store.loadOurs(tx)
	if err != nil {
		return err
	}
	r.facts, r.names, r.sums = ds, p.Names(), map[string]string{}
	for _, g := range read(tx, table.Gone) {
		ds.Gone[g.ID] = r.names[g.In]
	}
	for _, c := range read(tx, table.Checksums) {
		if origin, ok := ledger.OriginOf(c.Name); ok {
			r.sums[origin] = c.Sum
		}
	}
	if tx.err != nil {
		return tx.err
	}
	if err := tx.QueryRowContext(ctx, "SELECT coalesce(min(rowid), 1), coalesce(max(rowid), 0) FROM "+imported.Name).
		Scan(&r.first, &r.last); err != nil {
		return err
	}
	if r.key, err = r.keyOf(p); err != nil {
		return err
	}
	if r.store.trusts {
		if err := r.digestAnew(ctx); err != nil {
			return err
		}
	}
	if err := r.store.compare.Prove(ds); err != nil {
		return err
	}
	r.digests = slices.Clone(ds.Digests)
	r.ours, ds.Incidents = ds.Incidents, nil
	return nil
}

// digestAnew has the facts speak of the rows as they are, where they are others than were imported: the version, too, is
// then that of the rows.
func (r *Reading) digestAnew(ctx context.Context) error {
	found, err := r.pass(ctx, nil)
	if err != nil {
		return err
	}
	differ, unsure := found.Differing(r.sums, r.facts.Digests)
	for _, origin := range append(differ, unsure...) {
		d, err := digestOf(r.views[0].tx, origin, &ledger.Sum{})
		if err != nil {
			return err
		}
		r.facts.Digests = ledger.WithDigest(r.facts.Digests, d)
	}
	return nil
}

// keyOf hashes the head of the file, in which the engine counts what is written, and what tells one file from another that
// was put in its place: its size and when it was last written to, to the nanosecond.
func (r *Reading) keyOf(p ledger.Past) (string, error) {
	head := make([]byte, 100)
	if _, err := r.file.ReadAt(head, 0); err != nil {
		return "", err
	}
	info, err := r.file.Stat()
	if err != nil {
		return "", err
	}
	if now, err := os.Stat(r.store.file); err != nil || !os.SameFile(info, now) {
		return "", errors.Join(store.ErrMoved, err) // the connections may be of either file
	}
	h := sha256.New()
	fmt.Fprintf(h, "%x %d %d %q", head, info.Size(), info.ModTime().UnixNano(), p.Checksums())
	if beside, err := os.Stat(r.store.file + "-wal"); err == nil { // where somebody made the file write so
		fmt.Fprintf(h, " %d %d", beside.Size(), beside.ModTime().UnixNano())
	}
	return hex.EncodeToString(h.Sum(nil))[:32], nil
}

// hold looks at the file as it was at the moment of the reading, and lets nobody write until the view is released.
func (v *view) hold(ctx context.Context) error {
	begun, err := v.conn.BeginTx(context.WithoutCancel(ctx), nil) // which, cancelled, would take the connection with it
	if err != nil {
		return err
	}
	v.tx = &transaction{Tx: begun, conn: v.conn, ctx: ctx}
	version, err := file.DataVersion(ctx, v.conn)
	if err == nil && version != v.version {
		err = store.ErrMoved
	}
	if err != nil {
		return errors.Join(err, v.release())
	}
	return nil
}

func (v *view) release() error {
	if v.tx == nil {
		return nil
	}
	err := v.tx.Tx.Rollback()
	v.tx = nil
	return err
}

// Close gives up the connections.
func (r *Reading) Close() (err error) {
	for n := range r.views {
		if v := &r.views[n]; v.conn != nil {
			err = errors.Join(err, v.release(), v.conn.Close())
		}
	}
	if r.db != nil {
		err = errors.Join(err, r.db.Close())
	}
	if r.file != nil {
		err = errors.Join(err, r.file.Close())
	}
	return err
}

// Facts are all but the incidents.
func (r *Reading) Facts() *incident.Dataset { return r.facts }

// Count is how many incidents there are.
func (r *Reading) Count() int {
	n := len(r.ours)
	for _, d := range r.digests {
		n += d.Rows
	}
	return n
}

// Key is another one after every write to the file, and for every file that is put in its place.
func (r *Reading) Key() string { return r.key }

// Workers is how many connections read.
func (r *Reading) Workers() int { return len(r.views) }
