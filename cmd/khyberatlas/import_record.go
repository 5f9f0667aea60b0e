package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"khyberatlas/geodata"
	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake"
	"khyberatlas/internal/intake/acled"
	"khyberatlas/internal/intake/gazetteer"
	"khyberatlas/internal/intake/mapping"
	"khyberatlas/internal/intake/ucdp"
	"khyberatlas/internal/progress"
	"khyberatlas/internal/store"
	"khyberatlas/internal/stores"
)

// recordFlags are those of importing somebody else's record.
type recordFlags struct {
	Origin     string `name:"origin" placeholder:"ID" help:"The id that the record has here; by default that of its format."`
	Everywhere bool   `name:"everywhere" help:"Take rows outside of Khyber Pakhtunkhwa and the frontier too."`
	SkipFaulty string `name:"skip-faulty" placeholder:"FILE" help:"Import the rows without a fault and write the others here, to be mended and imported again."`
}

// mappingFlags are those of records that need to be told what their columns are, or that tell more than their rows.
type mappingFlags struct {
	Mapping   string `name:"mapping" placeholder:"FILE" help:"csv and geojson: the file that says which column is what."`
	Guess     bool   `name:"guess" help:"Write a mapping for the file of PATH, with a reason for each column, and import nothing."`
	Withdrawn string `name:"withdrawn" placeholder:"FILE" help:"acled: a list of events that ACLED has deleted; they go."`
	AllEvents bool   `name:"all-events" help:"acled: protests and strategic developments too."`
}

// record is one import of somebody else's record.
type record struct {
	*importVerb
	source  *intake.Source
	release ucdp.Release
	skipped *os.File
	mapping *mapping.Mapping
	gone    []string
	bar     *progress.Bar
	out     *recordReport
}

// errFaulty and errDry end an import that has been read and must change nothing.
var (
	errFaulty = errors.New("the file has faults")
	errDry    = errors.New("nothing is to be imported")
	errNone   = errors.New("there is nothing to import")
)

// importRecord reads somebody else's record and puts it beside what is held.
func (v *importVerb) importRecord(ctx context.Context, std *streams, source *intake.Source) (_ *recordReport, err error) {
	r := &record{importVerb: v, source: source, bar: progress.New(std.stderr), out: newRecordReport(v.Path)}
	if err := r.misfit(); err != nil {
		return r.out, err
	}
	if ok, err := r.readAside(ctx); err != nil || !ok {
		return r.out, r.ended(std, cmp.Or(err, errFaulty))
	}
	if v.DryRun {
		if _, err := v.place().Status(ctx); nothingHeld(err) {
			return r.out, r.check(ctx, std)
		} else if err != nil {
			return r.out, err
		}
	} else if v.SkipFaulty != "" {
		if r.skipped, err = os.OpenFile(v.SkipFaulty, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644); err != nil {
			return r.out, misused("the rows with faults go into a new file, and it can't be made: %w", err)
		}
		defer func() { err = errors.Join(err, r.closeSkipped(std, err == nil)) }()
	}
	err = v.place().Write(ctx, func(db stores.Store) error {
		if err := fillFromEmbedded(ctx, db); err != nil {
			return err
		}
		done, err := db.Feed(ctx, r.id(), store.Feed{Rows: r.rows(ctx), About: r.about, Complete: r.complete, Withdrawn: r.gone},
			store.How{At: time.Now(), Program: programVersion(), Source: v.Path, Format: r.format()})
		if err == nil {
			r.out.done(done)
		}
		return err
	})
	r.bar.End()
	return r.out, r.ended(std, err)
}

// misfit says what was asked for that the file's format hasn't.
func (r *record) misfit() error {
	f := r.format()
	mapped := f == intake.CSV || f == intake.GeoJSON
	switch {
	case r.source.Format == intake.Atlas:
		return misused("%s holds a dataset in the atlas's own files; leave out --format %s, or name the other file", r.Path, f)
	case r.Origin != "" && r.Origin != f && !mapping.CanBeOrigin(r.Origin):
		return misused("--origin %s: the id of a record has small letters, digits and hyphens, and is not that of another "+
			"format's record", r.Origin)
	case mapped && r.Mapping == "":
		return misused("%s is of the format %s: %w", r.Path, f, intake.ErrNoMapping)
	case !mapped && r.Mapping != "":
		return misused("--mapping is of the formats csv and geojson; the columns of %s are known", f)
	case r.Withdrawn != "" && f != intake.ACLED:
		return misused("--withdrawn is of ACLED's events, and %s is of the format %s", r.Path, f)
	case r.AllEvents && f != intake.ACLED:
		return misused("--all-events is of ACLED's events, and %s is of the format %s", r.Path, f)
	}
	return nil
}

// closeSkipped leaves no file where no row was skipped, or nothing imported.
func (r *record) closeSkipped(std *streams, imported bool) error {
	err := r.skipped.Close()
	if imported && r.out.Faulty > 0 {
		fmt.Fprintf(std.stdout, "to be mended and imported again: %s\n", incident.Printable(r.SkipFaulty))
		return err
	}
	return errors.Join(err, os.Remove(r.SkipFaulty))
}

// nothingHeld says of a database that nothing can be read of it before something is written.
func nothingHeld(err error) bool {
	return errors.Is(err, store.ErrMissing) || errors.Is(err, store.ErrBlank) || errors.Is(err, store.ErrEmpty) ||
		errors.Is(err, store.ErrOlder)
}

// check reads a file without a database.
func (r *record) check(ctx context.Context, std *streams) error {
	ours, err := embedded(ctx)
	if err != nil {
		return err
	}
	err = r.rows(ctx)(ours, func(store.Row) error { return nil })
	r.bar.End()
	return r.ended(std, err)
}

// ended prints what was found and says why nothing was imported, where that is so.
func (r *record) ended(std *streams, err error) error {
	switch {
	case errors.Is(err, intake.ErrNoMapping):
		return misused("%w", err)
	case errors.Is(err, errDry):
		r.out.print(std.stdout)
		fmt.Fprintln(std.stdout, "nothing was imported: --dry-run")
		return nil
	case errors.Is(err, errFaulty):
		r.out.print(std.stdout)
		fmt.Fprintln(std.stdout, "nothing was imported")
		return errReported
	case errors.Is(err, errNone):
		r.out.print(std.stdout)
		fmt.Fprintln(std.stdout, "it has no events: nothing changed")
		return nil
	case err == nil:
		r.out.print(std.stdout)
	}
	return err
}

func (r *record) format() string {
	switch {
	case r.Format != "auto":
		return r.Format
	case r.Mapping != "" && r.source.Format != intake.GeoJSON: // whatever its columns look like
		return intake.CSV
	}
	return r.source.Format
}

// id is what the record is called here.
func (r *record) id() string {
	switch {
	case r.Origin != "":
		return r.Origin
	case r.mapping != nil:
		return r.mapping.Origin.ID
	}
	return r.format()
}

// readAside reads the files beside the record; it is false where they have faults, which the report then has.
func (r *record) readAside(ctx context.Context) (ok bool, err error) {
	l := findings.New(int64(r.MaxMemory))
	err = readFrom(r.Mapping, func(text io.Reader, name string) (err error) {
		r.mapping, err = mapping.Read(text, name, l)
		return err
	})
	if err == nil {
		err = readFrom(r.Withdrawn, func(text io.Reader, name string) (err error) {
			r.gone, err = acled.Withdrawn(ctx, text, name, l)
			for n, id := range r.gone {
				r.gone[n] = intake.Renamed(id, acled.Origin.ID, r.id())
			}
			return err
		})
	}
	faults, in := l.Faults()
	r.out.aside(faults, sum(in))
	return len(faults) == 0, err
}

// readFrom reads a file that a flag names, where it names one.
func readFrom(name string, read func(io.Reader, string) error) error {
	if name == "" {
		return nil
	}
	file, err := os.Open(name)
	if err != nil {
		return misused("%s can't be read: %w", name, err)
	}
	if info, err := file.Stat(); err == nil && info.IsDir() {
		return errors.Join(misused("%s can't be read: it is a folder", name), file.Close())
	}
	return errors.Join(read(file, filepath.Base(name)), file.Close())
}

// guessMapping writes a mapping for what was given.
func (v *importVerb) guessMapping(ctx context.Context, std *streams, source *intake.Source) error {
	ours, err := embedded(ctx)
	if err != nil {
		return err
	}
	places, err := gazetteer.New(ours, geodata.Names)
	if err != nil {
		return err
	}
	text, faults, err := source.Guess(ctx, intake.How{Origin: v.Origin, Places: places})
	if err != nil {
		return err
	}
	if len(faults) > 0 {
		for _, f := range faults {
			fmt.Fprintf(std.stderr, "fault: %v\n", f)
		}
		return errReported
	}
	_, err = std.stdout.Write(text)
	return err
}

// rows hands over what the file has; it fails where that must not be kept.
func (r *record) rows(ctx context.Context) func(*incident.Dataset, func(store.Row) error) error {
	return func(ours *incident.Dataset, put func(store.Row) error) error {
		places, err := gazetteer.New(ours, geodata.Names)
		if err != nil {
			return err
		}
		r.release = r.source.Release(ctx, places)
		if to := filepath.Base(r.SkipFaulty); r.skipped != nil && r.release.Version != "" && r.release.NamedBy(r.source.Name) &&
			!r.release.NamedBy(to) {
			return misused("--skip-faulty %s: which release its rows are of is read off its name, as of %s: call it faulty-%s, say", to,
				r.source.Name, r.source.Name)
		}
		row := store.Row{Stamp: r.release.Order(), Provisional: r.release.Candidate}
		how := intake.How{Format: r.format(), Origin: r.Origin, Places: places, Everywhere: r.Everywhere,
			Mapping: r.mapping, AllEvents: r.AllEvents,
			Memory: int64(r.MaxMemory), Tell: r.out.tell, Progress: r.bar.Bytes, Take: func(i *intake.Row) error {
				row.Incident = i.Incident
				if i.Changed > 0 {
					row.Stamp = i.Changed
				}
				return put(row)
			}}
		if r.skipped != nil {
			how.Skipped = r.skipped
		}
		found, err := r.source.Read(ctx, how)
		r.out.read(found)
		switch {
		case err != nil:
			return err
		case !found.Whole, found.FaultsIn > 0 && r.SkipFaulty == "", found.Faulty == 0 && found.FaultsIn > 0:
			return errFaulty
		case found.Nothing && len(r.gone) == 0:
			return errNone
		case r.DryRun:
			return errDry
		}
		return nil
	}
}

// about is the record as it is known now: its version names the releases that its rows are of.
func (r *record) about(held incident.Origin) (incident.Origin, []incident.Period) {
	origin := r.out.found.Origin
	origin.ID = r.id()
	if origin.Version = intake.Together(r.out.found.Format, held.Version, origin.Version); origin.Version == held.Version {
		origin.Released = cmp.Or(origin.Released, held.Released)
	}
	return origin, r.out.found.Periods
}

// complete are the days that a yearly release has whole.
func (r *record) complete() (incident.Days, int64) {
	if found := r.out.found; found.Format == intake.UCDP && !found.Candidate && len(found.Periods) > 0 {
		return found.Periods[0].Days, r.release.Order()
	}
	return incident.Days{}, 0
}

// untilStopped reads until there is no more or the program is told to stop: a stream may stay open for ever.
func untilStopped(ctx context.Context, in io.Reader) io.Reader {
	r, w := io.Pipe()
	go func() {
		_, err := io.Copy(w, in)
		_ = w.CloseWithError(err)
	}()
	context.AfterFunc(ctx, func() { _ = w.CloseWithError(ctx.Err()) })
	return r
}

// openSource opens what was given, to see what it is.
func (v *importVerb) openSource(ctx context.Context) (*intake.Source, error) {
	var stdin io.Reader
	if v.Path == "-" {
		stdin = untilStopped(ctx, os.Stdin)
	}
	source, err := intake.Open(v.Path, stdin)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, misused("there is no folder or file %s", v.Path)
	case errors.Is(err, intake.ErrNoFile):
		return nil, misused("%w", err)
	}
	return source, err
}
