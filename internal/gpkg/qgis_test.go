package gpkg_test

import (
	"os"
	"os/exec"
	"testing"
)

// Debian's QGIS is large, so it is asked only where somebody wants it: TEST_QGIS=1, with python3-qgis installed.
func TestQGISOpensTheLayersStyled(t *testing.T) {
	if os.Getenv("TEST_QGIS") == "" {
		t.Skip("SKIPPED: QGIS is asked with TEST_QGIS=1 (apt-get install python3-qgis)")
	}
	f, _ := everything(t)
	cmd := exec.Command("/usr/bin/python3", "testdata/open_in_qgis.py", saved(t, f))
	cmd.Env = append(os.Environ(), "QT_QPA_PLATFORM=offscreen")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}
