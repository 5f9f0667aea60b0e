package main

import (
	"fmt"
	"io"
	"os"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"
)

// progress is a bar on a terminal, and elsewhere a plain line at every quarter.
type progress struct {
	out      io.Writer
	terminal bool
	bar      *progressbar.ProgressBar
	quarter  int
}

func newProgress(out io.Writer) *progress {
	f, ok := out.(*os.File)
	return &progress{out: out, terminal: ok && term.IsTerminal(int(f.Fd()))}
}

func (p *progress) say(format string, args ...any) { fmt.Fprintf(p.out, format+"\n", args...) }

func (p *progress) step(done, total int) {
	if !p.terminal {
		if q := 4 * done / total; q > p.quarter {
			p.quarter = q
			p.say("importing: %d %%", 25*q)
		}
		return
	}
	if p.bar == nil {
		p.bar = progressbar.NewOptions(total, progressbar.OptionSetWriter(p.out), progressbar.OptionSetDescription("importing"),
			progressbar.OptionSetWidth(30), progressbar.OptionSetPredictTime(false), progressbar.OptionClearOnFinish())
	}
	// A bar that can't be drawn is no reason to stop an import.
	_ = p.bar.Set(done)
}

// end leaves the line to what is said next.
func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
