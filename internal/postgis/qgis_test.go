//go:build extra

package postgis_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"khyberatlas/internal/dataset/datasettest"
)

// Debian's QGIS is large, so it is asked only where somebody wants it: make test-qgis, with python3-qgis installed.
// PICTURES=folder keeps what it draws.
func TestQGISShowsTheViewsAsTheyAre(t *testing.T) {
	first := datasettest.Shipped(t)
	config, err := pgx.ParseConfig(holding(t, first, later(t)))
	if err != nil {
		t.Fatal(err)
	}
	folder := os.Getenv("PICTURES")
	if folder == "" {
		folder = t.TempDir()
	}
	address := fmt.Sprintf("dbname='%s' host=%s port=%d user='%s'", config.Database, config.Host, config.Port, config.User)
	cmd := exec.CommandContext(t.Context(), "/usr/bin/python3", "testdata/open_in_qgis.py", address,
		filepath.Join(folder, "postgis.png"), first.Version)
	cmd.Env = append(os.Environ(), "QT_QPA_PLATFORM=offscreen")
	out, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(out), "shown") {
		t.Errorf("%v\n%s", err, out)
	}
}
