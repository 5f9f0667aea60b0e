package sqlite

import (
	"net/url"
	"path/filepath"
	"strings"
)

// Mode is what a store is opened for.
type Mode int

// Read never writes a byte; Write makes a missing file and brings an old schema up to date. With Trusting, what the
// store knows beyond the dataset is taken as it stands, by whomever it was written.
const (
	Read  Mode = 0
	Write Mode = 1 << iota
	Trusting
)

func (m Mode) writes() bool { return m&Write != 0 }

// Settings stand in the DSN because a pragma that is executed binds only one connection of the pool. The journal is
// the rollback journal: a database in WAL mode can't be opened in a read-only folder. The cache is large enough for a
// whole import, which so locks readers out only while it commits.
func dsn(path string, mode Mode) string {
	v := url.Values{}
	v.Set("_busy_timeout", "10000")
	v.Set("_foreign_keys", "1")
	if !mode.writes() {
		v.Set("mode", "ro")
		return location(path) + "?" + v.Encode()
	}
	v.Set("mode", "rwc")
	v.Set("_txlock", "immediate")
	v.Set("_journal_mode", "DELETE")
	v.Set("_synchronous", "FULL")
	v.Set("_cache_size", "-65536")
	return location(path) + "?" + v.Encode()
}

// probe opens a file without settings that would write to one that isn't ours.
func probe(path string, mode Mode) string {
	if !mode.writes() {
		return location(path) + "?mode=ro&_busy_timeout=10000"
	}
	return location(path) + "?mode=rwc&_busy_timeout=10000"
}

// location is the path as a file URI. It is made absolute because ":memory:" would not be a file, and only what would
// end the path is escaped.
func location(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		path = whole
	}
	return "file:" + strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(filepath.ToSlash(path))
}
