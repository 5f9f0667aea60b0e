// Package progress tells a person at a terminal how far something long has come, and a log in a few lines.
package progress

import (
	"fmt"
	"io"
	"os"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// Bar is a bar on a terminal, and elsewhere a plain line at every quarter.
type Bar struct {
	out      io.Writer
	what     string // that is done
	terminal bool
	bar      *progressbar.ProgressBar
	quarter  int
}

// New tells of an import there: by a bar only where it is a terminal.
func New(out io.Writer) *Bar { return Of("importing", out) }

// Of tells of something else that is done.
func Of(what string, out io.Writer) *Bar {
	f, ok := out.(*os.File)
	return &Bar{out: out, what: what, terminal: ok && term.IsTerminal(int(f.Fd()))}
}

// Say says something on a line of its own.
func (p *Bar) Say(format string, args ...any) { fmt.Fprintf(p.out, format+"\n", args...) }

// Step shows how many rows are done.
func (p *Bar) Step(done, total int) {
	if !p.terminal {
		if q := 4 * done / total; q > p.quarter {
			p.quarter = q
			p.Say("%s: %d %%", p.what, 25*q)
		}
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(p.out), progressbar.OptionSetDescription(p.what),
			progressbar.OptionSetWidth(30), progressbar.OptionSetPredictTime(false), progressbar.OptionClearOnFinish())
	}
	// A bar that can't be drawn is no reason to stop an import.
	_ = p.bar.Set(done)
}

// Bytes shows how much of a file has been read; a stream's length is not known.
func (p *Bar) Bytes(read, total int64) {
	if !p.terminal {
		return
	}
	if p.bar == nil {
		if total <= 0 {
			total = -1
		}
		p.bar = progressbar.NewOptions64(total, progressbar.OptionSetWriter(p.out), progressbar.OptionSetDescription("reading"),
			progressbar.OptionSetWidth(30), progressbar.OptionShowBytes(true), progressbar.OptionSetPredictTime(true),
			progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish())
	}
	_ = p.bar.Set64(read) // as above
}

// End leaves the line to what is said next.
func (p *Bar) End() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
