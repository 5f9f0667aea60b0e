package cluster

import (
	"cmp"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
)

// needed are the programs that a cluster is made and run by. Debian has them in one folder for each version, which is on
// nobody's path.
var needed = []string{"initdb", "postgres", "psql", "pg_basebackup", "pg_rewind"}

// Programs is the folder of PostgreSQL's programs: of the one on the path, else of the newest that Debian keeps aside.
func Programs() (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	version := func(path string) float64 {
		v, _ := strconv.ParseFloat(filepath.Base(filepath.Dir(filepath.Dir(path))), 64)
		return v
	}
	slices.SortFunc(found, func(a, b string) int { return cmp.Compare(version(b), version(a)) })
	if path, err := exec.LookPath("initdb"); err == nil {
		if path, err = filepath.EvalSymlinks(path); err == nil { // others beside it may have no link
			found = slices.Insert(found, 0, path)
		}
	}
	for _, path := range found {
		folder := filepath.Dir(path)
		if !slices.ContainsFunc(needed, func(name string) bool {
			_, err := exec.LookPath(filepath.Join(folder, name))
			return err != nil
		}) {
			return folder, nil
		}
	}
	return "", fmt.Errorf("PostgreSQL isn't installed (on Debian: apt install %s)", Debian)
}

// Debian are its packages of PostgreSQL and PostGIS.
const Debian = "postgresql postgresql-postgis"

// unprivileged is as whom PostgreSQL is run where we are root, whom it refuses; nil where we aren't.
func unprivileged() (*syscall.Credential, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		if u, err = user.Lookup("nobody"); err != nil {
			return nil, err
		}
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return nil, err
	}
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}, nil
}
