package following

import (
	"context"
	"errors"
	"fmt"
	"time"

	"khyberatlas/internal/served"
	"khyberatlas/internal/sidecar"
	"khyberatlas/internal/store"
	"khyberatlas/internal/stores"
)

// tabled is a version whose rows stay in the store. Its tables are filled by another process where nobody has done so.
func (f *Follower) tabled(ctx context.Context, r store.Reading) (*served.Version, error) {
	v, err := f.Tables.Version(ctx, r.Facts())
	if !errors.Is(err, stores.ErrNotReady) || f.Fills == nil {
		return v, err
	}
	switch may, failed := f.Tables.Fillable(ctx); {
	case failed != nil:
		return nil, failed
	case !may:
		return nil, fmt.Errorf("%w, and this server may not make them; who may: khyberatlas fill --db=%s", err, f.Place)
	}
	f.Log.Info("the tables to ask are filled", "version", r.Facts().Version)
	arguments, environment := f.Fills(f.Place)
	if err := (sidecar.File{Make: arguments, Environment: environment, Shows: f.Shows,
		Serves: f.Current.Load() != nil}).Another(ctx); err != nil {
		return nil, fmt.Errorf("fill the tables to ask: %w", err)
	}
	for tries := 0; ; tries++ {
		if v, err = f.Tables.Version(ctx, r.Facts()); !errors.Is(err, stores.ErrNotReady) || tries == lagging {
			return v, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(pause):
		}
	}
}

// lagging is how often a standby is asked again for tables that its primary has already.
const lagging = 20

// Fill makes the tables of what the store holds, for servers that ask them.
func (f *Follower) Fill(ctx context.Context, tables stores.Tables) error {
	if err := f.Refresh(ctx); err != nil {
		return err
	}
	return tables.Fill(ctx, f.Current.Load().Atlas)
}
