package postgis

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis/rows"
	"khyberatlas/internal/store/cell"
	"khyberatlas/internal/store/ledger"
	"khyberatlas/internal/store/table"
)

// transaction goes over tables as they are at one moment. After its first error it does nothing more.
type transaction struct {
	tx      pgx.Tx
	conn    *pgx.Conn // that it runs on
	ctx     context.Context
	written func()        // called after every row; nil where nobody counts
	silence time.Duration // how long the server may say nothing while rows are read
	err     error
}

// settings hold for the transaction alone, whatever server connection a pooler has for it: how values look as text, where the
// functions of PostGIS stand, that nothing ends a long import, and that one that waits for another gives up after a while.
const settings = `
	SELECT set_config('datestyle', 'ISO, YMD', true), set_config('bytea_output', 'hex', true),
		set_config('extra_float_digits', '1', true), set_config('statement_timeout', '0', true),
		set_config('idle_in_transaction_session_timeout', '0', true), set_config('lock_timeout', '10s', true),
		set_config('client_encoding', 'UTF8', true),
		(SELECT set_config(name, '0', true) FROM pg_settings WHERE name = 'transaction_timeout'),
		set_config('search_path', coalesce((SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace
			WHERE extname = 'postgis'), 'pg_catalog'), true)`

func begin(ctx context.Context, conn *pgx.Conn, options pgx.TxOptions) (*transaction, error) {
	begun, err := conn.BeginTx(ctx, options)
	if err != nil {
		return nil, err
	}
	tx := &transaction{tx: begun, conn: conn, ctx: ctx, silence: silence}
	if tx.exec(settings); tx.err != nil {
		tx.Rollback()
		return nil, tx.err
	}
	return tx, nil
}

// Rollback ends a transaction that is not committed. What it can't end ends with the connection.
func (tx *transaction) Rollback() { _ = tx.tx.Rollback(context.WithoutCancel(tx.ctx)) }

// Commit makes what was done be there. Where the connection is cut meanwhile nobody can tell whether it is.
func (tx *transaction) Commit() error {
	err := tx.tx.Commit(tx.ctx)
	var fault *pgconn.PgError
	if err != nil && (cut(err) || errors.As(err, &fault) && (fault.Code == shuttingDown || fault.Code == crashed)) {
		return unsure{err}
	}
	return err
}

// fail keeps the first error; nil is none.
func (tx *transaction) fail(err error) {
	if tx.err == nil {
		tx.err = err
	}
}

// exec runs a statement that answers nothing, and says how many rows it changed.
func (tx *transaction) exec(statement string, args ...any) int {
	if tx.err != nil {
		return 0
	}
	done, err := tx.conn.Exec(tx.ctx, statement, args...)
	if err != nil {
		tx.err = fmt.Errorf("%s: %w", firstWords(statement), err)
	}
	return int(done.RowsAffected())
}

// ask reads the one row that a statement answers.
func (tx *transaction) ask(to []any, statement string, args ...any) {
	if tx.err != nil {
		return
	}
	if err := tx.conn.QueryRow(tx.ctx, statement, args...).Scan(to...); err != nil {
		tx.err = fmt.Errorf("%s: %w", firstWords(statement), err)
	}
}

// firstWords name a statement in an error, in one line.
func firstWords(statement string) string {
	words := strings.Fields(statement)
	return strings.Join(words[:min(8, len(words))], " ")
}

// write puts the rows into the table in their order.
func write[T any](tx *transaction, t table.Of[T], list []T) {
	tx.write("khyberatlas."+t.Name, t.Columns, func(yield func([]any) bool) {
		for i := range list {
			if !yield(t.Fields(&list[i])) {
				return
			}
		}
	})
}

// write copies rows into a table. Its columns stand in the order of the fields.
func (tx *transaction) write(name, columns string, fields iter.Seq[[]any]) {
	if tx.err != nil {
		return
	}
	from, to := io.Pipe()
	failed := make(chan error, 1)
	go func() {
		out, n := bufio.NewWriterSize(to, 1<<16), 0
		var line []byte
		var err error
		for row := range fields {
			n++
			if line, err = rows.Append(line[:0], row); err != nil {
				err = fmt.Errorf("row %d: %w", n, err)
				break
			}
			if _, err = out.Write(line); err != nil {
				break
			}
			if tx.written != nil {
				tx.written()
			}
		}
		if err == nil {
			err = out.Flush()
		}
		to.CloseWithError(err)
		failed <- err
	}()
	tx.copy(name, columns, from)
	from.CloseWithError(io.ErrClosedPipe)
	if own := <-failed; own != nil && own != io.ErrClosedPipe {
		tx.err = fmt.Errorf("write %s: %w", plain(name), own) // of which the server was told
	}
}

// copy copies rows that are written already into a table.
func (tx *transaction) copy(name, columns string, lines io.Reader) {
	if tx.err != nil {
		return
	}
	if _, err := tx.conn.PgConn().CopyFrom(tx.ctx, lines, "COPY "+name+" ("+columns+") FROM STDIN"); err != nil {
		tx.err = fmt.Errorf("write %s: %w", plain(name), err)
	}
}

// plain is the name of a table of ours as errors give it.
func plain(name string) string { return strings.TrimPrefix(name, "khyberatlas.") }

// read gives the table's rows in their order.
func read[T any](tx *transaction, t table.Of[T]) (out []T) {
	tx.read(t.Name, "SELECT "+selected(t.Columns, t.Fields(new(T)))+" FROM khyberatlas."+t.Name+" ORDER BY "+t.Order,
		func() []any {
			out = append(out, *new(T))
			return t.Fields(&out[len(out)-1])
		}, nil)
	if tx.err != nil {
		return nil
	}
	return out
}

// readPart reads what is held of a table of the dataset into it.
func (tx *transaction) readPart(p table.Part, ds *incident.Dataset) {
	into, end := p.Read(ds)
	sample, _ := p.Read(&incident.Dataset{})
	tx.read(p.Name, "SELECT "+selected(p.Columns, sample())+" FROM khyberatlas."+p.Name+" WHERE until IS NULL ORDER BY "+placed(p),
		into, nil)
	if tx.err == nil {
		if err := end(); err != nil {
			tx.err = ledger.Damage{Err: err}
		}
	}
}

// placed is the column that keeps the order of a part: its only row has none.
func placed(p table.Part) string {
	if p.Order == table.Meta.Order {
		return "seq"
	}
	return p.Order
}

// selected are columns as they are read: a shape as WKB, as every store has it.
func selected(columns string, fields []any) string {
	names := strings.Split(columns, ",")
	for n, name := range names {
		if name = strings.TrimSpace(name); cell.KindOf(fields[n]) == cell.Shaped {
			name = "ST_AsBinary(" + name + ")"
		}
		names[n] = name
	}
	return strings.Join(names, ", ")
}

// read goes over the rows of a query: into is asked for the fields of each, and kept, which may be nil, is told of each that is
// read.
func (tx *transaction) read(name, query string, into func() []any, kept func() error) {
	if tx.err != nil {
		return
	}
	n := 0
	ctx, end := context.WithCancelCause(tx.ctx)
	defer end(nil)
	silent := time.AfterFunc(tx.silence, func() { end(errSilent) })
	defer silent.Stop()
	lines := &lined{silent: silent, silence: tx.silence, take: func(line []byte) error {
		n++
		if err := rows.Scan(line, into()); err != nil {
			return ledger.Damage{Err: fmt.Errorf("read %s, row %d: %w", name, n, err)}
		}
		if kept != nil {
			return kept()
		}
		return nil
	}}
	_, err := tx.conn.PgConn().CopyTo(ctx, lines, "COPY ("+query+") TO STDOUT")
	switch {
	case lines.err != nil:
		tx.err = lines.err
	case err != nil && context.Cause(ctx) == errSilent:
		tx.err = fmt.Errorf("read %s: %w", name, errSilent)
	case err != nil:
		tx.err = fmt.Errorf("read %s: %w", name, err)
	}
}

// silence is how long a server may say nothing while rows are read from it: longer than any of our queries takes to its first
// row, and shorter than anyone waits who watches it.
var silence = 30 * time.Second

var errSilent = errors.New("it has said nothing for half a minute")

// lined hands on what is written line by line.
type lined struct {
	take    func(line []byte) error
	part    []byte      // of a line that isn't whole yet
	silent  *time.Timer // which waits while lines are taken
	silence time.Duration
	err     error
}

func (l *lined) Write(b []byte) (int, error) {
	l.silent.Stop()
	defer l.silent.Reset(l.silence)
	n := len(b)
	for {
		end := bytes.IndexByte(b, '\n')
		if end < 0 {
			l.part = append(l.part, b...)
			return n, nil
		}
		line := b[:end]
		if len(l.part) > 0 {
			l.part = append(l.part, line...)
			line = l.part
		}
		if l.err = l.take(line); l.err != nil {
			return 0, l.err
		}
		l.part, b = l.part[:0], b[end+1:]
	}
}

// begun is a transaction on a connection that nobody else has meanwhile.
type begun struct {
	*transaction
	store *Store
}

// begin begins a transaction on the connection that was used last, or on a new one where there is none, or it has ended: after a
// failover that leads to the server that has taken over.
func (s *Store) begin(ctx context.Context, options pgx.TxOptions) (*begun, error) {
	if conn := s.idle.Swap(nil); conn != nil {
		if tx, err := begin(ctx, conn, options); err == nil {
			return &begun{tx, s}, nil
		}
		_ = conn.Close(context.WithoutCancel(ctx))
	}
	conn, err := s.connect(ctx)
	if err != nil {
		return nil, err
	}
	tx, err := begin(ctx, conn, options)
	if err != nil {
		_ = conn.Close(context.WithoutCancel(ctx))
		return nil, explain(s.name, err)
	}
	return &begun{tx, s}, nil
}

// moment is how everything that only reads is read.
var moment = pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly}

// writing waits for whoever writes already, and sees what that one has left.
func (s *Store) writing(ctx context.Context) (*begun, error) {
	tx, err := s.begin(ctx, pgx.TxOptions{IsoLevel: pgx.ReadCommitted})
	if err != nil {
		return nil, err
	}
	if tx.exec("SELECT FROM khyberatlas.state FOR UPDATE"); tx.err != nil {
		tx.end()
		return nil, explain(s.name, tx.err)
	}
	tx.silence = patientSilence
	return tx, nil
}

// patientSilence is for an import, which nobody waits for by watching: to put millions of rows in order may take minutes.
const patientSilence = time.Hour

// end gives up the transaction, unless it is committed, and leaves its connection to the next one.
func (b *begun) end() {
	b.Rollback()
	if conn := b.conn; conn.IsClosed() || conn.PgConn().TxStatus() != 'I' || !b.store.idle.CompareAndSwap(nil, conn) {
		_ = conn.Close(context.WithoutCancel(b.ctx))
	}
}
