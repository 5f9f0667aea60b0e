package e2e

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// media is what a page is shown on: "screen" or "print".
func (b *browser) media(kind, scheme string) {
	b.t.Helper()
	b.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: kind,
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		return err
	}))
}

// haloed counts what the canvas has of a colour that only the halos of names have in one theme.
const haloed = `((...colour) => {
	const {width, height} = document.querySelector('canvas.sheet'), all = document.querySelector('canvas.sheet').getContext('2d').getImageData(0, 0, width, height).data;
	let n = 0;
	for (let i = 0; i < all.length; i += 4) if (all[i + 3] === 255 && colour.every((c, k) => all[i + k] === c)) n++;
	return n;
})`

// Paper is light whatever the screen is: the names are painted for it, and for the screen again.
func TestPaperHasLightNamesInADarkTheme(t *testing.T) {
	s := serve(t)
	b := browse(t, desktop)
	const light, dark = haloed + `(0xfb, 0xfb, 0xf9)`, haloed + `(0x1c, 0x20, 0x23)`
	b.media("screen", "dark")
	b.open(s, "/")
	b.until(dark + ` > 100 && ` + light + ` === 0`)
	b.media("print", "dark")
	b.until(light + ` > 100 && ` + dark + ` === 0`)
	b.media("screen", "dark")
	b.until(dark + ` > 100 && ` + light + ` === 0`)
}
