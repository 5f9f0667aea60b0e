//go:build extra

package web

import (
	"os"
	"os/exec"
	"testing"
)

// Debian's QGIS is large, so it is driven only where somebody wants it: make test-qgis.
func TestQGISLoadsTheLayers(t *testing.T) {
	cmd := exec.Command("/usr/bin/python3", "testdata/load_in_qgis.py", site(t))
	cmd.Env = append(os.Environ(), "QT_QPA_PLATFORM=offscreen", "NO_PROXY=127.0.0.1", "no_proxy=127.0.0.1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
