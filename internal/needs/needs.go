// Package needs is for tests: what one can't do without, a program of the machine or time. Which Debian package has a
// program stands here once, for the tests that look for it and for those who read that it is missing.
package needs

import (
	"os"
	"os/exec"
	"testing"
)

// debianPackages are the Debian packages of the programs whose name isn't that of their package.
var debianPackages = map[string]string{
	"script":          "bsdutils",
	"ogrinfo":         "gdal-bin",
	"ogr2ogr":         "gdal-bin",
	"soffice":         "libreoffice-calc-nogui",
	"musl-gcc":        "musl-tools",
	"etcd":            "etcd-server",
	"systemd-analyze": "systemd",
	"xvfb-run":        "xvfb",
	"Rscript":         "r-cran-sf",
}

// Tool finds a program that a test drives. A short run leaves the test out.
func Tool(t testing.TB, program string) string {
	t.Helper()
	Time(t)
	path, err := exec.LookPath(program)
	if err != nil { // Debian has servers where only root's path leads
		path, err = exec.LookPath("/usr/sbin/" + program)
	}
	if err != nil {
		name := debianPackages[program]
		if name == "" {
			name = program
		}
		Missing(t, "%s: sudo apt-get install %s", program, name)
	}
	return path
}

// Missing ends a test that lacks something which could be installed: CI fails, any other machine skips the test aloud.
func Missing(t testing.TB, what string, args ...any) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatalf("missing: "+what, args...)
	}
	t.Skipf("SKIPPED, missing: "+what, args...)
}

// Time leaves a test out of a short run: it costs seconds and what it proves is proved on smaller data elsewhere.
func Time(t testing.TB) {
	t.Helper()
	if testing.Short() {
		t.Skip("not in a short run")
	}
}
