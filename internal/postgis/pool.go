package postgis

import (
	"context"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"khyberatlas/internal/store"
)

// mostAtOnce are the connections that are asked on by one server, where its address has no pool_max_conns.
const mostAtOnce = 16

// Pool are connections for those who ask much and write nothing. It makes the first one when that is asked for.
func Pool(ctx context.Context, address string) (*pgxpool.Pool, error) {
	config, err := pgxpool.ParseConfig(address)
	if err != nil {
		return nil, malformed(address, err)
	}
	if !strings.Contains(address, "pool_max_conns") {
		config.MaxConns = mostAtOnce
	}
	described := config.ConnConfig.DescriptionCacheCapacity
	settle(config.ConnConfig, store.Read)
	config.ConnConfig.DescriptionCacheCapacity = described
	return pgxpool.NewWithConfig(ctx, config)
}

// Writer is a connection to the host of an address that may be written to.
func Writer(ctx context.Context, address string) (*pgx.Conn, error) {
	config, err := configOf(address, store.Write)
	if err != nil {
		return nil, err
	}
	return (&Store{config: config, name: Name(address)}).connect(ctx)
}

// Explain says what an error of a server at an address means.
func Explain(address string, err error) error { return explain(Name(address), err) }
