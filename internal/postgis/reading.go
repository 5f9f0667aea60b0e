package postgis

import (
	"context"
	"crypto/sha256"
	"database/sql/driver"
	"encoding/hex"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/ledger"
	"khyberatlas/internal/store/table"
)

// Reading is a store.Reading. One connection keeps the moment that it is of, and several others see it while rows are read: it
// keeps nobody from writing, and no writer ends it.
type Reading struct {
	store  *Store
	moment *begun
	shared string // the name under which other connections see the moment

	facts   *incident.Dataset
	ours    []incident.Incident
	digests []incident.Digest
	names   map[int64]string  // of versions
	sums    map[string]string // of the rows of other records, as the last import left them
	key     string
	blocks  int        // of the table of these rows
	turn    sync.Mutex // of who reads them on the connection that keeps the moment
}

// Read reads the facts and makes ready for the rows.
func (s *Store) Read(ctx context.Context) (_ store.Reading, err error) {
	defer stopped(ctx, &err)
	tx, err := s.begin(ctx, moment)
	if err != nil {
		return nil, fmt.Errorf("load: %w", err)
	}
	r := &Reading{store: s, moment: tx}
	if err := r.read(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("load: %w", explain(s.name, err)), r.Close())
	}
	return r, nil
}

func (r *Reading) read(ctx context.Context) error {
	tx := r.moment.transaction
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
	var changes, bytes int64
	var system, database string
	tx.ask([]any{&changes, &system, &database, &r.shared, &bytes}, `SELECT changes, (SELECT oid::text FROM pg_database
			WHERE datname = current_database()), current_database(), pg_export_snapshot(),
			pg_relation_size('khyberatlas.origin_incidents')/current_setting('block_size')::int FROM khyberatlas.state`)
	if tx.err != nil {
		return tx.err
	}
	r.blocks = int(bytes)
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %d %q", system, database, changes, p.Checksums())
	r.key = hex.EncodeToString(h.Sum(nil))[:32]
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
		d, err := digestOf(r.moment.transaction, origin, &ledger.Sum{})
		if err != nil {
			return err
		}
		r.facts.Digests = ledger.WithDigest(r.facts.Digests, d)
	}
	return nil
}

// Close gives up the moment.
func (r *Reading) Close() error {
	r.moment.end()
	return nil
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

// Key is another one after every change, by whomever, and in every database.
func (r *Reading) Key() string { return r.key }

// mostWorkers are as many connections as read at once, beside the one that keeps the moment.
const mostWorkers = 8

// Workers is how many connections read.
func (r *Reading) Workers() int { return min(runtime.GOMAXPROCS(0), mostWorkers) }

// rowsInPart are handed over at a time, and blocksInStretch read by a connection before it takes the next ones.
const (
	rowsInPart      = 1024
	blocksInStretch = 1024
)

// taken is an error of whoever takes the rows, which is no word on the store.
type taken struct{ error }

func (t taken) Unwrap() error { return t.error }

// Rows hands over the rows. The checksums that the last import wrote of them prove them; where there are none, the digests do,
// for which they are read once more.
func (r *Reading) Rows(ctx context.Context, take func(worker int, rows []incident.Incident) error) (err error) {
	defer stopped(ctx, &err)
	if take != nil {
		for part := range slices.Chunk(r.ours, rowsInPart) {
			if err := take(0, slices.Clone(part)); err != nil {
				return err
			}
		}
	}
	found, err := r.pass(ctx, take)
	if err == nil && !r.store.trusts {
		err = r.agree(found)
	}
	var theirs taken
	switch {
	case errors.As(err, &theirs):
		return theirs.error
	case err != nil:
		return fmt.Errorf("load: %w", explain(r.store.name, err))
	}
	return nil
}

// pass reads all rows of other records once.
func (r *Reading) pass(ctx context.Context, take func(int, []incident.Incident) error) (ledger.Sums, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	all := ledger.Sums{}
	if r.blocks == 0 {
		return all, nil
	}
	var (
		working sync.WaitGroup
		next    atomic.Int64
		found   = make([]ledger.Sums, min(r.Workers(), r.blocks/blocksInStretch+1))
	)
	for n := range found {
		found[n] = ledger.Sums{}
		w := worker{r: r, number: n, sums: found[n], take: take}
		working.Go(func() {
			if err := w.work(ctx, &next); err != nil {
				stop(err)
			}
		})
	}
	working.Wait()
	for _, s := range found {
		all.Join(s)
	}
	return all, context.Cause(ctx)
}

// worker reads on one connection.
type worker struct {
	r      *Reading
	number int
	sums   ledger.Sums
	take   func(int, []incident.Incident) error
	part   []incident.Incident // used again
}

func (w *worker) work(ctx context.Context, next *atomic.Int64) error {
	begun, err := w.r.store.begin(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly,
		BeginQuery: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET TRANSACTION SNAPSHOT " + quoted(w.r.shared)})
	var fault *pgconn.PgError
	switch {
	case err == nil:
		defer begun.end()
		return w.stretches(ctx, begun.transaction, next)
	case errors.As(err, &fault) && (fault.Code == noSnapshot || fault.Code == noObject):
		// What stands between spreads connections over several servers, and this one is another's: the one that keeps the moment
		// reads for all, one after another.
		w.r.turn.Lock()
		defer w.r.turn.Unlock()
		return w.stretches(ctx, &transaction{tx: w.r.moment.tx, conn: w.r.moment.conn, ctx: ctx, silence: silence}, next)
	}
	return err
}

// stretches reads one after another, until there are no more that nobody reads.
func (w *worker) stretches(ctx context.Context, tx *transaction, next *atomic.Int64) error {
	for {
		first := (next.Add(1) - 1) * blocksInStretch
		if first >= int64(w.r.blocks) || ctx.Err() != nil {
			return ctx.Err()
		}
		where := fmt.Sprintf("ctid >= '(%d,0)' AND ctid < '(%d,0)' AND until IS NULL", first, first+blocksInStretch)
		eachImported(tx, where, w.row)
		if tx.err == nil {
			tx.err = w.hand()
		}
		if tx.err != nil {
			return tx.err
		}
	}
}

func (w *worker) row(row *table.ImportedRow, cells []driver.Value) error {
	w.sums.Look(cells)
	row.CameIn, row.ChangedIn = w.r.names[row.Came], w.r.names[row.Changed]
	canon.SealRow(&row.Incident)
	if w.part = append(w.part, row.Incident); len(w.part) < rowsInPart {
		return nil
	}
	return w.hand()
}

func (w *worker) hand() error {
	defer func() { w.part = w.part[:0] }()
	if w.take == nil || len(w.part) == 0 {
		return nil
	}
	if err := w.take(w.number, w.part); err != nil {
		return taken{err}
	}
	return nil
}

// agree proves the rows that were read.
func (r *Reading) agree(found ledger.Sums) error {
	differ, unsure := found.Differing(r.sums, r.digests)
	for _, origin := range unsure {
		d, err := digestOf(r.moment.transaction, origin, &ledger.Sum{})
		if err != nil {
			return err
		}
		if !slices.Contains(r.digests, d) {
			differ = append(differ, origin)
		}
	}
	if len(differ) > 0 {
		return ledger.Edited{Tables: []string{table.Imported.Name}}
	}
	return nil
}
