//go:build extra

package gpkg_test

import (
	"os"
	"os/exec"
	"testing"
)

// Debian's QGIS is large, so it is asked only where somebody wants it: make test-qgis, with python3-qgis installed.
func TestQGISOpensTheLayersStyled(t *testing.T) {
	f, _ := everything(t)
	cmd := exec.Command("/usr/bin/python3", "testdata/open_in_qgis.py", saved(t, f))
	cmd.Env = append(os.Environ(), "QT_QPA_PLATFORM=offscreen")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
