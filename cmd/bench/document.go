package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"time"

	"khyberatlas/internal/bench/load"
)

// measuredFrom is where the written figures begin; what a person has written stands above it.
const measuredFrom = "## Measured\n"

// write writes the figures into the document.
func (b *bench) write(ctx context.Context) error {
	text, err := os.ReadFile(b.out)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	above, _, _ := bytes.Cut(text, []byte(measuredFrom))
	var out bytes.Buffer
	out.Write(above)
	out.WriteString(measuredFrom + "\n")
	fmt.Fprintf(&out, "On %s, %s.\n\n```\ngo run ./cmd/bench run %s\n```\n\n", time.Now().UTC().Format(time.DateOnly), b.machine(ctx),
		strings.Join(b.args, " "))
	b.others.writeHeld(&out)
	b.writeLines(&out)
	b.writeStarts(&out)
	b.writeSwap(&out)
	if len(b.notes) > 0 {
		out.WriteString("\nLeft out:\n\n")
		for _, n := range b.notes {
			out.WriteString("- " + n + "\n")
		}
	}
	b.saying("writing %s", b.out)
	return os.WriteFile(b.out, out.Bytes(), 0o644)
}

// machine says on what, and what of.
func (b *bench) machine(ctx context.Context) string {
	says := func(name string, args ...string) string {
		text, err := exec.CommandContext(ctx, name, args...).CombinedOutput()
		if err != nil {
			return ""
		}
		line, _, _ := strings.Cut(strings.TrimSpace(string(text)), "\n")
		return line
	}
	parts := []string{fmt.Sprintf("%d processors (%s)", runtime.NumCPU(), processor())}
	if kernel := says("uname", "-sr"); kernel != "" {
		parts = append(parts, kernel)
	}
	parts = append(parts, fmt.Sprintf("%d rows of seed %d beside the shipped data", b.rows, seed), runtime.Version())
	if commit := says("git", "rev-parse", "--short", "HEAD"); commit != "" {
		if says("git", "status", "--porcelain", "--untracked-files=no") != "" {
			commit += " with changes"
		}
		parts = append(parts, "commit "+commit)
	}
	if b.files != nil {
		parts = append(parts, strings.TrimPrefix(says("nginx", "-v"), "nginx version: "))
	}
	return strings.Join(parts, ", ")
}

var model = regexp.MustCompile(`(?m)^model name\s*: (.*)$`)

func processor() string {
	text, _ := os.ReadFile("/proc/cpuinfo")
	if m := model.FindSubmatch(text); m != nil {
		return string(m[1])
	}
	return runtime.GOARCH
}

const tableHead = "| key | what | server | answers/s | p50 ms | p99 ms | MB/s | CPU ms | kB | peak MB | ratio |" +
	" by CPU | goal | |\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n"

func (b *bench) writeLines(out *bytes.Buffer) {
	if len(b.lines) == 0 {
		return
	}
	out.WriteString(tableHead)
	for _, l := range b.lines {
		results := b.results[l.key]
		own := results[ours]
		fmt.Fprintf(out, "| `%s` | %s | ours | %s | | | | |\n", l.key, l.name, figures(own))
		for _, p := range l.peers() {
			other, there := results[p]
			if !there {
				continue
			}
			fmt.Fprintf(out, "| | | %s | %s | %s |\n", b.others.called(l, p), figures(other), verdict(l, p, own, other))
		}
	}
}

// figures are the cells of one server.
func figures(m measured) string {
	if m.rounds == 0 {
		return "none: " + m.fault + " | | | | | | "
	}
	cells := []string{short(m.perSecond), short(m.half), short(m.most), short(m.megabytes), short(m.cpu), short(m.size / 1000),
		short(float64(m.memory) / 1e6)}
	if m.fault != "" {
		cells[0] += " (and not: " + m.fault + ")"
	}
	return strings.Join(cells, " | ")
}

// verdict are the cells of a goal.
func verdict(l line, p peer, own, other measured) string {
	at := slices.IndexFunc(l.goals, func(g goal) bool { return g.against == p })
	if at < 0 {
		return " | | | "
	}
	g := l.goals[at]
	ratio, byTime, reached := g.beside(own, other)
	said := "not reached"
	if reached {
		said = "reached"
	}
	if ratio == 0 {
		return " | | " + g.String() + " | not told"
	}
	if g.by == byCPU {
		return fmt.Sprintf("| %s | %s | %s", short(ratio), g, said)
	}
	return fmt.Sprintf("%s | %s | %s | %s", short(ratio), short(byTime), g, said)
}

func (g goal) String() string {
	switch {
	case g.by == byCPU:
		return "at most " + short(g.least) + " of CPU"
	case g.least < 1:
		return fmt.Sprintf("1/%.0f of %s", 1/g.least, g.by)
	}
	return short(g.least) + " times " + string(g.by)
}

// short is a figure with about three digits.
func short(v float64) string {
	switch {
	case v >= 100:
		return fmt.Sprintf("%.0f", v)
	case v >= 10:
		return fmt.Sprintf("%.1f", v)
	case v >= 0.1 || v == 0:
		return fmt.Sprintf("%.2f", v)
	}
	return fmt.Sprintf("%.3f", v)
}

func (b *bench) writeStarts(out *bytes.Buffer) {
	if len(b.starts) == 0 {
		return
	}
	out.WriteString("\n| start from | until it answers, s | CPU, s | memory of its own, MB | of files, MB |" +
		" bytes of its own an incident |\n|---|---|---|---|---|---|\n")
	var hows []string
	for _, s := range b.starts {
		if !slices.Contains(hows, s.how) {
			hows = append(hows, s.how)
		}
	}
	for _, how := range hows {
		of := func(value func(startedIn) float64) float64 {
			var values []float64
			for _, s := range b.starts {
				if s.how == how {
					values = append(values, value(s))
				}
			}
			return load.Median(values)
		}
		own := of(func(s startedIn) float64 { return float64(s.memory.Anonymous) })
		fmt.Fprintf(out, "| %s | %s | %s | %s | %s | %s |\n", how, short(of(func(s startedIn) float64 { return s.took.Seconds() })),
			short(of(func(s startedIn) float64 { return s.cpu.Seconds() })), short(own/1e6),
			short(of(func(s startedIn) float64 { return float64(s.memory.OfFiles) })/1e6), short(own/float64(b.rows)))
	}
}

func (b *bench) writeSwap(out *bytes.Buffer) {
	r := b.swap.result
	if r.Answers == 0 {
		return
	}
	fmt.Fprintf(out, "\nWhile %d rows were imported into the database of the running server and for as long as it took to serve "+
		"them, %s s after the import's end, two clients had %d answers (single incidents and lists of a hundred by turns): half "+
		"within %s ms, 99 in 100 within %s ms, the longest %s ms; %d took over 50 ms, %d were faults.\n",
		swapRows, short(b.swap.took.Seconds()), r.Answers,
		short(milliseconds(r.Within(.5))), short(milliseconds(r.Within(.99))), short(milliseconds(r.Within(1))),
		r.Over(50*time.Millisecond), r.Faults)
	if b.swap.fault != "" {
		fmt.Fprintf(out, "%s.\n", b.swap.fault)
	}
}
