//go:build screenshots

package e2e

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
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
		quality := int64(82)
		b.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
			picture, err := cdp.Call(ctx, tab, page.CaptureScreenshot, page.CaptureScreenshotParams{
				Format: page.CaptureScreenshotFormatWebp, Quality: &quality})
			if err != nil {
				return err
			}
			return os.WriteFile(filepath.Join(root, "docs", name+".webp"), picture.Data, 0o644)
		}))
	}
}
