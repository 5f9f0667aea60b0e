//go:build screenshots

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"khyberatlas/internal/needs"
)

// TestScreenshots takes the pictures in docs/ again.
func TestScreenshots(t *testing.T) {
	s := serve(t)
	for name, shot := range map[string]struct {
		path   string
		size   window
		scheme string
	}{
		"map-desktop":      {"/", desktop, "light"},
		"map-desktop-dark": {"/?datetime=2025-10-01/2025-10-31&shade=killed", desktop, "dark"},
		"map-tablet":       {"/", tablet, "light"},
		"map-telephone":    {"/?datetime=2025-01-01/2025-12-31", telephone, "dark"},
		"incident":         {"/collections/incidents/items/2025-09-22-tirah-matre-dara", desktop, "light"},
		"crossing":         {"/collections/crossings/items/torkham?datetime=2025-11-01", desktop, "light"},
	} {
		b := browse(t, shot.size)
		b.theme(shot.scheme)
		b.do(chromedp.Navigate(s.URL + shot.path))
		if !strings.HasPrefix(shot.path, "/collections") {
			b.until(ready)
		}
		b.picture(filepath.Join(root, "docs", name+".webp"), 82)
	}
}

// TestQGISScreenshot takes a picture of QGIS with the layers in it, added as a user adds them.
func TestQGISScreenshot(t *testing.T) {
	needs.Tool(t, "qgis")
	needs.Tool(t, "xvfb-run")
	s := serve(t)
	picture, err := filepath.Abs(filepath.Join(root, "docs", "qgis.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("xvfb-run", "-a", "-s", "-screen 0 1280x800x24", "qgis", "--nologo", "--noversioncheck", "--code",
		"testdata/qgis_window.py")
	cmd.Env = append(os.Environ(), "ATLAS="+s.URL, "PICTURE="+picture, "HOME="+t.TempDir(), "NO_PROXY=127.0.0.1",
		"LIBGL_ALWAYS_SOFTWARE=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}
