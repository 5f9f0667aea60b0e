package postgis

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"khyberatlas/internal/store"
)

// Watcher tells of what others write to a store. A server tells of every change as it is committed; where nothing is heard of it,
// as from a standby or through a pooler, asking finds it.
type Watcher struct {
	// Away is told that the store can't be reached, and why, and with nil that it can be again; it may be nil.
	Away func(error)

	store *Store
	wrong error // the address is none
	conn  *pgx.Conn
	seen  state
	known bool // what is seen was seen
	lost  bool
}

// state is what is another one after every change, on whichever server of several.
type state struct {
	changes int64
	version string
}

// interval is how often a Watcher asks: two of them and a load fit well into the two seconds in which a change is seen.
const interval = 500 * time.Millisecond

// Watch looks at a store as it is now: who reads it after that, and then follows it, misses no write.
func Watch(ctx context.Context, address string) *Watcher {
	w := &Watcher{}
	config, err := configOf(address, store.Read)
	if w.wrong = err; err == nil {
		w.store = &Store{config: config, name: Name(address)}
		w.look(ctx)
	}
	return w
}

// Close is called after Follow has ended.
func (w *Watcher) Close() { w.disconnect() }

// Follow calls changed whenever something was written to the store since the watcher was made, until ctx is done. It tells of
// a change in the store, not in the dataset: the caller compares versions. Where changed fails, it is called again after ever
// longer rests, or as soon as there is another change.
func (w *Watcher) Follow(ctx context.Context, changed func(context.Context) error) {
	if w.wrong != nil { // whoever opens the store is told
		<-ctx.Done()
		return
	}
	due, pause, rest := false, 0, 0 // pause and rest count looks
	for ctx.Err() == nil {
		if w.look(ctx) {
			due, pause, rest = true, 0, 0
		}
		switch {
		case rest > 0:
			rest--
		case due && !w.lost:
			if due = changed(ctx) != nil; due {
				pause = min(max(1, 2*pause), 60)
				rest = pause
			}
		}
		w.wait(ctx)
	}
}

// look reports whether the store is another one than at the last look.
func (w *Watcher) look(ctx context.Context) bool {
	now, err := w.ask(ctx)
	if ctx.Err() != nil {
		return false
	}
	w.tell(err)
	if err != nil {
		w.disconnect()
		return false
	}
	moved := !w.known || now != w.seen
	w.seen, w.known = now, true
	return moved
}

func (w *Watcher) ask(ctx context.Context) (now state, err error) {
	fresh := w.conn == nil
	if fresh { // each host has its own time to answer: one that is silent must not take that of the next
		if w.conn, err = w.store.connect(ctx); err != nil {
			return now, err
		}
	}
	ctx, stop := context.WithTimeout(ctx, patience)
	defer stop()
	if fresh {
		if err := w.listen(ctx); err != nil {
			return now, explain(w.store.name, err)
		}
	}
	err = w.conn.QueryRow(ctx, `SELECT changes, coalesce((SELECT version FROM khyberatlas.versions ORDER BY id DESC LIMIT 1), '')
		FROM khyberatlas.state`).Scan(&now.changes, &now.version)
	return now, explain(w.store.name, err)
}

// listen asks to be told, which a standby can't.
func (w *Watcher) listen(ctx context.Context) error {
	var standby bool
	if err := w.conn.QueryRow(ctx, "SELECT pg_is_in_recovery()").Scan(&standby); err != nil || standby {
		return err
	}
	_, err := w.conn.Exec(ctx, "LISTEN khyberatlas")
	return err
}

// tell says once that the store is away, and once that it is back. One that answers and can't be looked at, as for a right that
// is gone, is no less away: nobody would hear of a change.
func (w *Watcher) tell(err error) {
	lost := err != nil
	if w.Away != nil && lost != w.lost {
		w.Away(err)
	}
	w.lost = lost
}

// wait waits until something is told, or for an interval.
func (w *Watcher) wait(ctx context.Context) {
	ctx, stop := context.WithTimeout(ctx, interval)
	defer stop()
	if w.conn == nil {
		<-ctx.Done()
		return
	}
	if _, err := w.conn.WaitForNotification(ctx); err != nil && !pgconn.Timeout(err) {
		w.disconnect()
		<-ctx.Done()
	}
}

func (w *Watcher) disconnect() {
	if w.conn != nil {
		ctx, stop := context.WithTimeout(context.Background(), time.Second)
		defer stop()
		_ = w.conn.Close(ctx)
		w.conn = nil
	}
}
