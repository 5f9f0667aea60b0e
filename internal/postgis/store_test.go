package postgis_test

import (
	"context"
	"os"
	"testing"

	"khyberatlas/internal/postgis"
	"khyberatlas/internal/postgis/cluster"
	"khyberatlas/internal/store"
	"khyberatlas/internal/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(cluster.Draws(m, "40")) }

func kind(t *testing.T) storetest.Kind {
	shared := cluster.Shared(t)
	return storetest.Kind{
		Place: func(t *testing.T) string { return shared.Database(t) },
		Open: func(ctx context.Context, address string, mode store.Mode) (storetest.Store, error) {
			s, err := postgis.Open(ctx, address, mode)
			if err != nil {
				return nil, err
			}
			return s, nil
		},
		Create: postgis.Create,
		Watch:  func(ctx context.Context, address string) storetest.Watcher { return postgis.Watch(ctx, address) },
		Edit: func(t *testing.T, address string) {
			cluster.Exec(t, address, "UPDATE khyberatlas.versions SET source = 'elsewhere'")
		},
		Damage: func(t *testing.T, address string) {
			cluster.Exec(t, address, "ALTER TABLE khyberatlas.claims DROP COLUMN side CASCADE")
		},
		Moment: true,
	}
}

// What any store must promise.
func TestItKeepsThePromisesOfAStore(t *testing.T) { storetest.Run(t, kind(t)) }
