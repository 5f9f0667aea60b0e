// Package file is what a store knows of the file that holds it: what the engine is told to open and how, that it is a plain
// file, and how a new one comes to its name whole or not at all.
package file

import (
	"net/url"
	"path/filepath"
	"strings"

	"khyberatlas/internal/store"
)

// DSN is for work on the file. Settings stand in it because a pragma that is executed binds only one connection of the
// pool. The journal is the rollback journal: a database in WAL mode can't be opened in a read-only folder. The cache is
// large enough for a whole import, which so locks readers out only while it commits.
func DSN(path string, mode store.Mode) string {
	v := url.Values{}
	v.Set("_busy_timeout", "10000")
	v.Set("_foreign_keys", "1")
	if !mode.Writes() {
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

// Probe opens a file without settings that would write to one that isn't ours.
func Probe(path string, mode store.Mode) string {
	if !mode.Writes() {
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
