package postgis

import (
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"khyberatlas/internal/store"
)

var keyed = regexp.MustCompile(`^\s*(service|servicefile|host|hostaddr|port|dbname|user|password|passfile|sslmode|options|` +
	`target_session_attrs|application_name|connect_timeout)\s*=`)

// IsAddress reports whether a text is an address as libpq has them, and no path: a URI, or words with values. A URI of another
// scheme is one that was misspelled, and its password stays as secret.
func IsAddress(s string) bool { return isURI(s) || keyed.MatchString(s) }

func isURI(s string) bool { return uri.MatchString(s) }

var (
	uri = regexp.MustCompile(`^[a-zA-Z][a-zA-Z0-9+.-]*://`)
	// A value ends with a blank, unless that is quoted or escaped; a quote that nobody closed takes in all that follows.
	// Words that were misspelled are kept secret too.
	passwordWord      = regexp.MustCompile(`(?is)(p\w*w\w*d\s*=\s*)('(?:[^'\\]|\\.)*'?|(?:[^\s\\]|\\.)*)`)
	passwordParameter = regexp.MustCompile(`(?i)(p(?:a|%61)ssword=)[^&]*`)
)

// Name is an address without its password. Whoever wrote one with an @ or a slash in it, as they are, is understood too.
func Name(address string) string {
	scheme, rest, _ := strings.Cut(address, "://")
	if !isURI(address) {
		return passwordWord.ReplaceAllString(address, "${1}***")
	}
	if at := strings.LastIndex(rest, "@"); at >= 0 {
		user, _, secret := strings.Cut(rest[:at], ":")
		if secret {
			user += ":***"
		}
		rest = user + rest[at:]
	}
	return scheme + "://" + passwordParameter.ReplaceAllString(rest, "${1}***")
}

// configOf is what an address says, with what the environment, a service file and a password file add to it. Of several hosts the
// first that answers is read from, and the one that may be written to is written to.
func configOf(address string, mode store.Mode) (*pgx.ConnConfig, error) {
	config, err := pgx.ParseConfig(address)
	if err != nil {
		return nil, malformed(address, err)
	}
	settle(config, mode)
	return config, nil
}

func malformed(address string, err error) error {
	err = unwrapped(err)
	if isURI(address) && !strings.HasPrefix(address, "postgres://") && !strings.HasPrefix(address, "postgresql://") {
		err = errors.New("those begin with postgres://")
	}
	return fmt.Errorf("%s is no address of PostgreSQL: %w", Name(address), err)
}

// settle is what holds for every connection.
func settle(config *pgx.ConnConfig, mode store.Mode) {
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
}
