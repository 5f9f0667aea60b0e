package e2e

import (
	"context"
	"net/url"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"khyberatlas/internal/needs"
)

// window is the size of a screen, in CSS pixels.
type window struct{ width, height int64 }

var (
	desktop   = window{1440, 900}
	tablet    = window{768, 1024}
	telephone = window{390, 844}
)

// browser is one tab that remembers whatever a reader must never see: errors, violations, requests to other hosts.
type browser struct {
	context.Context
	t testing.TB

	mu       sync.Mutex
	faults   []string
	requests []string
	received map[network.RequestID]float64 // bytes as they came over the wire
	address  map[network.RequestID]string
}

// chromium finds the browser.
func chromium(t testing.TB) string {
	t.Helper()
	if path, err := exec.LookPath("google-chrome"); err == nil {
		return path
	}
	return needs.Tool(t, "chromium")
}

// browse opens a tab of the given size; what goes wrong in it fails the test at its end.
func browse(t testing.TB, size window) *browser {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(chromium(t)), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true),
		chromedp.WindowSize(int(size.width), int(size.height)))
	if size.width >= 600 {
		// A desk has a mouse, whatever the machine has that this runs on.
		options = append(options, chromedp.Flag("blink-settings",
			"primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4"))
	}
	allocator, endBrowser := chromedp.NewExecAllocator(context.Background(), options...)
	tab, endTab := chromedp.NewContext(allocator)
	b := &browser{t: t, received: map[network.RequestID]float64{}, address: map[network.RequestID]string{}}
	t.Cleanup(func() {
		endTab()
		endBrowser()
		b.mu.Lock()
		defer b.mu.Unlock()
		for _, fault := range b.faults {
			t.Errorf("the browser reports: %s", fault)
		}
	})
	// The first run starts the browser and must not have a time limit: it would end the browser with it.
	if err := chromedp.Do(tab, chromedp.Navigate("about:blank")); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Listen(tab, b.note); err != nil {
		t.Fatal(err)
	}
	limited, endTime := context.WithTimeout(tab, 3*time.Minute)
	t.Cleanup(endTime)
	b.Context = limited
	mobile := []chromedp.EmulateViewportOption{}
	if size.width < 600 {
		mobile = append(mobile, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	b.do(chromedp.EmulateViewport(size.width, size.height, mobile...), chromedp.Func(func(ctx context.Context,
		tab *chromedp.Target) error {
		if _, err := cdp.Call(ctx, tab, network.Enable, network.EnableParams{}); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, tab, cdplog.Enable, cdp.Empty{})
		return err
	}))
	return b
}

func (b *browser) note(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		if !strings.HasPrefix(e.Request.URL, "data:") {
			b.requests = append(b.requests, e.Request.URL)
			b.address[e.RequestID] = e.Request.URL
		}
	case *network.EventLoadingFinished:
		b.received[e.RequestID] = e.EncodedDataLength
	case *runtime.EventExceptionThrown:
		b.faults = append(b.faults, "exception: "+e.ExceptionDetails.Text)
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning {
			said := "console." + string(e.Type)
			for _, arg := range e.Args {
				said += " " + string(arg.Value) + arg.Description
			}
			b.faults = append(b.faults, said)
		}
	case *cdplog.EventEntryAdded:
		if e.Entry.Level == cdplog.EntryLevelError || e.Entry.Source == cdplog.EntrySourceSecurity {
			b.faults = append(b.faults, string(e.Entry.Source)+": "+e.Entry.Text+" "+e.Entry.URL)
		}
	}
}

// do runs actions and ends the test where one fails.
func (b *browser) do(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// eval gives the value of an expression in the page.
func eval[T any](b *browser, expression string) T {
	b.t.Helper()
	v, err := chromedp.Run(b, chromedp.Evaluate[T](expression))
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	return v
}

// until waits for an expression in the page to become true. A wait that a new page cuts off goes on in that page.
func (b *browser) until(expression string) {
	b.t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for {
		_, err := chromedp.Run(b, chromedp.Poll[bool]("!!("+expression+")", chromedp.WithPollingTimeout(time.Until(deadline))))
		if err == nil {
			return
		}
		if time.Now().After(deadline) {
			at, _ := chromedp.Run(b, chromedp.Evaluate[string](`location.href + ' ' + JSON.stringify(document.querySelector('[data-atlas]')?.dataset ?? {}) + ' ' + (document.querySelector('[role=alert]:not([hidden])')?.textContent ?? '')`))
			b.t.Fatalf("waited in vain for %s at %s: %v", expression, at, err)
		}
	}
}

// theme sets what the system wishes: "light" or "dark".
func (b *browser) theme(scheme string) {
	b.t.Helper()
	b.do(chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		return err
	}))
}

// expect takes the faults that the test brought about out of those that it fails by; there must be some.
func (b *browser) expect(prefix string) {
	b.t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	before := len(b.faults)
	b.faults = slices.DeleteFunc(b.faults, func(f string) bool { return strings.HasPrefix(f, prefix) })
	if len(b.faults) == before {
		b.t.Errorf("the browser reports no %s", prefix)
	}
}

// hosts are all hosts that were asked for anything.
func (b *browser) hosts() map[string]bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	hosts := map[string]bool{}
	for _, r := range b.requests {
		if u, err := url.Parse(r); err == nil && u.Host != "" {
			hosts[u.Host] = true
		}
	}
	return hosts
}

// asked are the addresses that were asked for, in order, without the files of the ground, which come with the view.
func (b *browser) asked() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(b.requests), func(address string) bool { return strings.Contains(address, "/assets/") })
}

// weight is what came over the wire for the addresses that the test chooses, in bytes.
func (b *browser) weight(chosen func(address string) bool) (bytes float64) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for id, n := range b.received {
		if chosen(b.address[id]) {
			bytes += n
		}
	}
	return bytes
}

// touch does what any reader does first, for which the page fetches the words of single incidents.
func (b *browser) touch() {
	b.t.Helper()
	eval[bool](b, `window.dispatchEvent(new PointerEvent('pointermove'))`)
	b.until(ready)
}
