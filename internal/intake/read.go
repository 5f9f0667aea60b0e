// Package intake opens what others send (a file, a folder, a zip, a stream), finds its format, and runs the reader of it:
// rows go to the caller one by one, whatever the file's length; faults are collected, rows that have one are written out as
// they stand, to be mended and imported again, and what is left out is counted with its reason. What a row means is the
// business of the rooms beneath, and what becomes of it that of the caller.
package intake

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/gazetteer"
	"khyberatlas/internal/intake/mapping"
)

// How says how a source is read.
type How struct {
	Format     string // one of Formats; blank: as the source says
	Origin     string // the id that the rows' origin gets; blank: that of the format
	Places     *gazetteer.Gazetteer
	Everywhere bool             // rows outside of the area too
	AllEvents  bool             // of ACLED: events without violence too
	Mapping    *mapping.Mapping // of a table or of points of anybody's: which column is what
	Memory     int64            // bytes that lists of findings may hold; 0: enough
	Take       func(*Row) error // each row without a fault, good until the next; its error ends the reading
	Tell       func(incident.Fault)
	// Tell, where given, takes every fault, those beyond the listed thousand too.
	Skipped  io.Writer               // takes rows with a fault as they stand, under the file's own heading; may be nil
	Progress func(read, total int64) // in bytes; total is 0 where it is not known. May be nil
}

// Row is one incident of somebody's file.
type Row struct {
	*incident.Incident
	Where   gazetteer.Unit
	Changed int64 // when its origin changed it last, in seconds since 1970; 0 where it doesn't say
	Line    int
}

// Result is what a file had.
type Result struct {
	Format string
	Origin incident.Origin // with the version, where it is known; blank where nothing was read
	// Candidate says that the rows are preliminary, and Why by what that is known.
	Candidate bool
	Why       string
	Periods   []incident.Period
	// Taken are the rows handed on; Faulty those with a fault, as far as they could be told apart.
	Taken, Faulty int
	// Left are the rows without a fault that were left out, by reason; Untold the names of places that are not known, or that
	// can mean several, in rows handed on.
	Left   []Count
	Untold []Count
	// Whole is false where reading had to end before the end of the file: then what was read is not all, and nothing of it may
	// be kept.
	Whole              bool
	Faults             incident.Faults
	Warnings           []incident.Fault
	FaultsIn, WarnedIn int // how many there are; the lists end with a thousand
	// Nothing says that the file is an answer to a question that nothing matched.
	Nothing bool
}

// Count is how often something was.
type Count struct {
	What string
	N    int
}

// enough is what lists of findings hold without being asked for more.
const enough = 256 << 20

// ErrNoFormat says that a format is none that can be read here.
var ErrNoFormat = errors.New("no such format")

// Read reads the source to its end. The error is one of reading, or of Take; what is wrong with the file is in the result.
func (s *Source) Read(ctx context.Context, how How) (Result, error) {
	memory := how.Memory
	if memory <= 0 {
		memory = enough
	}
	r := &reading{How: how, Source: s, list: findings.New(memory), out: Result{Format: how.Format, Whole: true}}
	if r.out.Format == "" {
		r.out.Format = s.Format
	}
	r.list.Tell = r.tell
	s.refused(r.list)
	err := r.run(ctx)
	if err == nil {
		err = r.failed
	}
	return r.result(), err
}

// reading is one run of Read.
type reading struct {
	How
	*Source
	list    *findings.List
	out     Result
	failed  error  // of Take or of Skipped
	skipped bool   // the heading of what is skipped is written
	before  string // what stands around rows of JSON that are skipped; blank for those of a table
	after   string
	stop    context.CancelFunc
	stopped func() error // why reading is to end, as soon as it is
	told    int          // faults
}

// mostFaults is after how many a file is not read on: a small zip can hold a thousand million of them.
const mostFaults = 100_000

// tell takes a fault.
func (r *reading) tell(f incident.Fault) {
	if r.told == mostFaults {
		return
	}
	if r.How.Tell != nil {
		r.How.Tell(f)
	}
	if r.told++; r.told == mostFaults && r.stop != nil {
		r.stop()
	}
}

func (r *reading) run(ctx context.Context) error {
	if len(r.Refuse) > 0 {
		r.out.Whole = false
		return nil
	}
	if r.out.Format == "" { // why it is no table, the table's reader says best
		r.out.Whole = false
		if t, err := tableFault(r.counted(), r.Name, r.list); err != nil || t {
			return err
		}
		r.list.Fault(findings.Spot{File: r.Name}, findings.Short(string(bytes.TrimSpace(r.start))),
			"a file is of a format that can be read here", "say which one it is", Formats...)
		return nil
	}
	read, ok := formats[r.out.Format]
	if !ok {
		return fmt.Errorf("%w: %s", ErrNoFormat, r.out.Format)
	}
	ctx, r.stop = context.WithCancel(ctx)
	r.stopped = ctx.Err
	defer r.stop()
	err := read(ctx, r)
	if r.skipped && r.after != "" {
		r.write([]byte(r.after))
	}
	var x findings.Excess
	switch {
	case r.failed != nil:
		return r.failed
	case r.told == mostFaults:
		r.told = 0 // for one more
		r.list.Last(findings.Spot{File: r.Name}, "", fmt.Sprintf("a file with %d faults is not read on", mostFaults),
			"mend what they have in common, or say another format")
		return nil
	case errors.As(err, &x): // a zip that unpacks to more than it may
		r.list.Last(findings.Spot{File: r.Name}, "", x.Rule, x.Mend)
		return nil
	}
	r.some()
	if looks := r.Source.Format; looks != "" && looks != r.out.Format && r.Mapping == nil && !isJSON(r.start) &&
		r.list.Lost[r.Name] {
		r.list.Fault(findings.Spot{File: r.Name}, "", "a file is of the format that is said of it, "+r.out.Format+
			", and this one looks like "+looks, "leave --format out")
	}
	return err
}

// some sees to it that there were rows.
func (r *reading) some() {
	_, faults := r.list.Faults()
	switch {
	case len(faults) > 0 || r.out.Taken+r.out.Faulty+len(r.out.Left) > 0:
	case r.out.Format == ACLED && r.before != "":
		r.out.Nothing = true
	default:
		r.list.Fault(findings.Spot{File: r.Name}, "", "a file has events in it, and this one has none",
			"was it cut off below its headings, or is it the answer to a question that nothing matched?")
		r.list.Lost[r.Name] = true
	}
}

// take hands a row on.
func (r *reading) take(row *Row) {
	if r.failed != nil {
		return
	}
	if to := r.Origin; to != "" {
		from := row.Incident.Origin
		row.ID, row.Incident.Origin = Renamed(row.ID, from, to), to
		for n := range row.Sources {
			row.Sources[n].IncidentID = row.ID
		}
	}
	r.out.Taken++
	if err := r.Take(row); err != nil {
		r.failed = err
		r.stop()
	}
}

// Renamed is the id of an incident under another name of its record, with which it begins.
func Renamed(id, from, to string) string { return to + strings.TrimPrefix(id, from) }

// faulty keeps a row to be mended, below the heading of its file.
func (r *reading) faulty(raw []byte) {
	r.out.Faulty++
	if r.Skipped == nil || r.failed != nil {
		return
	}
	switch {
	case r.skipped && r.before != "":
		r.write([]byte(",\n"))
	case r.skipped:
	case r.before != "":
		r.write([]byte(r.before))
	default:
		if t := headingOf(r.start); t != nil {
			r.write(t.Heading())
		}
	}
	r.skipped = true
	r.write(raw)
	if r.before == "" && len(raw) > 0 && raw[len(raw)-1] != '\n' && raw[len(raw)-1] != '\r' {
		r.write([]byte{'\n'})
	}
}

// inList is told what stands around the rows of JSON.
func (r *reading) inList(before, after string) { r.before, r.after = before, after }

func (r *reading) write(b []byte) {
	if _, err := r.Skipped.Write(b); err != nil && r.failed == nil {
		r.failed = fmt.Errorf("write the rows with faults: %w", err)
		r.stop()
	}
}

func (r *reading) left(n int, why string) {
	if n > 0 {
		r.out.Left = append(r.out.Left, Count{why, n})
	}
}

// places takes in what the rows said of theirs.
func (r *reading) places(t gazetteer.Tally) {
	r.left(t.Countrywide, "known to the country only")
	r.left(t.Outside-t.Countrywide, "outside the area: --everywhere brings them in")
	for _, name := range slices.Sorted(maps.Keys(t.Untold)) {
		r.out.Untold = append(r.out.Untold, Count{name, t.Untold[name]})
	}
}

func (r *reading) result() Result {
	faults, in := r.list.Faults()
	warnings, warned := r.list.Warnings()
	r.out.Faults, r.out.Warnings = faults, warnings
	for _, n := range in {
		r.out.FaultsIn += n
	}
	for _, n := range warned {
		r.out.WarnedIn += n
	}
	r.out.Whole = r.out.Whole && len(r.list.Lost) == 0 && !r.list.Spent()
	return r.out
}

// counted is the text, told about as it is read. It ends where reading is to end: a file can go on long without a row.
func (r *reading) counted() io.Reader { return &counted{r.text, r, 0} }

type counted struct {
	io.Reader
	of   *reading
	read int64
}

func (c *counted) Read(p []byte) (int, error) {
	if stopped := c.of.stopped; stopped != nil && stopped() != nil {
		return 0, stopped()
	}
	n, err := c.Reader.Read(p)
	c.read += int64(n)
	if c.of.Progress != nil {
		c.of.Progress(c.read, c.of.Size)
	}
	return n, err
}
