package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// beneath is the contrast of each single mark with the ground under it: the land's colour with the relief blended into it as
// the page does, the mean of three by three of its pixels, which is as wide as a small mark. Crossings stand on a halo.
const beneath = `(async () => {
	const style = getComputedStyle(document.documentElement), paint = (width, height) =>
		Object.assign(document.createElement('canvas'), {width, height}).getContext('2d', {willReadFrequently: true});
	const pen = paint(1, 1), light = (rgb) => rgb.map((c) => c / 255).map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
		.reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0.05);
	const token = (name) => {
		pen.fillStyle = style.getPropertyValue(name).trim();
		return light([1, 3, 5].map((i) => parseInt(pen.fillStyle.slice(i, i + 2), 16)));
	};
	const boot = JSON.parse(document.getElementById('boot').textContent), {plan, marks} = ` + asked + `, {view} = plan;
	const world = (lon, lat) => [(lon + 180) / 360 * 256, (0.5 - Math.log(Math.tan(Math.PI / 4 + lat * Math.PI / 360)) / 2 / Math.PI) * 256];
	const relief = new Image(), [left, top] = world(65, 37.6), [right, bottom] = world(75.6, 29.3);
	relief.src = boot.ground[(view.zoom < 7.75 ? '' : 'near_') + (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')];
	await relief.decode();
	const {naturalWidth: width, naturalHeight: height} = relief;
	const grounds = Object.fromEntries(['land', 'home', 'afghan'].map((name) => {
		const p = paint(width, height);
		p.fillStyle = style.getPropertyValue('--map-' + name).trim();
		p.fillRect(0, 0, width, height);
		p.globalCompositeOperation = getComputedStyle(document.querySelector('.leaflet-relief-pane')).mixBlendMode;
		p.drawImage(relief, 0, 0);
		return [name, p];
	}));
	const over = (sign, at, name) => {
		const x = ((at.x + view.left) / 2 ** view.zoom - left) / (right - left) * width, y = ((at.y + view.top) / 2 ** view.zoom - top) / (bottom - top) * height;
		if (x < 2 || y < 2 || x > width - 2 || y > height - 2) return [];
		const pixels = grounds[name].getImageData(Math.floor(x) - 1, Math.floor(y) - 1, 3, 3).data;
		const mean = [0, 1, 2].map((c) => pixels.filter((_, i) => i % 4 === c).reduce((a, b) => a + b) / 9), l = light(mean), ink = token(sign);
		return [{Sign: sign, Ground: name, Ratio: Math.max(l, ink) / Math.min(l, ink)}];
	};
	const dots = plan.dots.flatMap((d) => {
		const area = marks.areas[marks.incidents.area[d.member]], id = area?.id ?? '';
		return over('--type-' + boot.types[marks.incidents.type[d.member]], d, area?.kind === 'district' ? 'home' : id.startsWith('af') ? 'afghan' : 'land');
	});
	const halo = token('--map-halo');
	return [...dots, ...plan.gates.map((g) => '--status-' + marks.crossings[g.index].state)
		.map((sign) => ({Sign: sign, Ground: 'halo', Ratio: Math.max(halo, token(sign)) / Math.min(halo, token(sign))}))];
})()`

func TestEverySignStandsOutFromTheReliefBeneathIt(t *testing.T) {
	s := serve(t)
	b := browse(t, desktop)
	for _, theme := range []string{"light", "dark"} {
		b.theme(theme)
		for _, view := range []string{"", "map=8/33.0/70.4", "map=8/34.5/71.5"} {
			b.open(s, "/?"+view)
			type contrast struct {
				Sign, Ground string
				Ratio        float64
			}
			all, err := chromedp.Run(b, chromedp.Evaluate[[]contrast](beneath, chromedp.EvalAwaitPromise))
			if err != nil {
				t.Fatal(err)
			}
			if len(all) < 200 {
				t.Errorf("%s, %q: only %d signs were measured", theme, view, len(all))
			}
			for _, c := range all {
				if c.Ratio < 3 {
					t.Errorf("%s, %q: %s on %s has a contrast of %.2f", theme, view, c.Sign, c.Ground, c.Ratio)
				}
			}
		}
	}
}
