package postgis

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"khyberatlas/internal/store"
)

var (
	keyed = regexp.MustCompile(`^\s*(service|servicefile|host|hostaddr|port|dbname|user|password|passfile|sslmode|options|` +
		`target_session_attrs|application_name|connect_timeout)\s*=`)
	password = regexp.MustCompile(`(?i)(^[a-z]+://[^/@?]*?:)[^/@?]*(@)|(password\s*=\s*)('(?:[^'\\]|\\.)*'|[^\s&]*)()`)
)

// IsAddress reports whether a text is an address as libpq has them, and no path: a URI, or words with values.
func IsAddress(s string) bool {
	return strings.HasPrefix(s, "postgres://") || strings.HasPrefix(s, "postgresql://") || keyed.MatchString(s)
}

// Name is an address without its password.
func Name(address string) string {
	return password.ReplaceAllString(address, "${1}${3}***${2}")
}

// configOf is what an address says, with what the environment, a service file and a password file add to it. Of several hosts the
// first that answers is read from, and the one that may be written to is written to.
func configOf(address string, mode store.Mode) (*pgx.ConnConfig, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, fmt.Errorf("%s is no address of PostgreSQL: %w", Name(address), unwrapped(err))
	}
	// A pooler may hand every transaction to another connection: nothing may be prepared on one.
	config.DefaultQueryExecMode = pgx.QueryExecModeExec
	config.StatementCacheCapacity, config.DescriptionCacheCapacity = 0, 0
	if mode.Writes() {
		config.ValidateConnect = pgconn.ValidateConnectTargetSessionAttrsReadWrite
	}
	if config.RuntimeParams["application_name"] == "" {
		config.RuntimeParams["application_name"] = "khyberatlas"
	}
	if config.ConnectTimeout == 0 {
		config.ConnectTimeout = patience
	}
	return config, nil
}
