package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake"
	"khyberatlas/internal/progress"
	"khyberatlas/internal/store"
	"khyberatlas/internal/stores"
)

type importVerb struct {
	databaseFlags
	readFlags
	recordFlags
	mappingFlags
	layerFlags
	Path    string `arg:"" optional:"" name:"path" help:"A folder or a zip of the dataset's own files, or a file, folder or zip of another record; - for standard input; with --layer, the layer's file."`
	Format  string `name:"format" enum:"auto,atlas,acled,ucdp,csv,geojson" default:"auto" placeholder:"FORMAT" help:"auto: as the file shows; atlas: the dataset's own files; ucdp: UCDP GED or Candidate; acled; csv and geojson: any table or points, with --mapping."`
	Replace bool   `name:"replace" help:"Replace the dataset held. A dataset in the atlas format always does; this only says so."`
	DryRun  bool   `name:"dry-run" help:"Check and count, and import nothing."`
	Report  string `name:"report" placeholder:"FILE" help:"Write what was found and done as JSON, also on failure."`
}

func (v *importVerb) Run(ctx context.Context, std *streams) error {
	if err := v.misusedLayer(); err != nil {
		return err
	}
	if err := reportable(v.Report, v.place().File(), v.Path, v.Mapping, v.Withdrawn); err != nil {
		return err
	}
	if v.Layer != "" {
		return v.changeGround(ctx, std)
	}
	if v.Format != "atlas" {
		if source, err := v.openSource(ctx); err != nil {
			return err
		} else if v.Guess {
			return errors.Join(v.guessMapping(ctx, std, source), source.Close())
		} else if v.isRecord(source) {
			return errors.Join(v.record(ctx, std, source), source.Close())
		} else if err := source.Close(); err != nil {
			return err
		}
	}
	r, err := v.checkAndImport(ctx, std)
	if err != nil && !errors.Is(err, errReported) {
		r.Outcome, r.Error = "failed", err.Error()
	}
	return errors.Join(err, v.save(r))
}

// isRecord reports whether what was given is somebody else's record, or is said to be.
func (v *importVerb) isRecord(source *intake.Source) bool {
	return v.Format != "auto" || source.Format != intake.Atlas
}

// record imports somebody else's record and reports on it.
func (v *importVerb) record(ctx context.Context, std *streams, source *intake.Source) error {
	r, err := v.importRecord(ctx, std, source)
	if err != nil && !errors.Is(err, errReported) {
		r.Outcome, r.Error = "failed", err.Error()
	}
	return errors.Join(err, v.save(r))
}

// save writes a report where one is wanted.
func (v *importVerb) save(report any) error {
	if v.Report == "" {
		return nil
	}
	return saveReport(report, v.Report)
}

// checkAndImport returns a report in any case.
func (v *importVerb) checkAndImport(ctx context.Context, std *streams) (*report, error) {
	p := progress.New(std.stderr)
	p.Say("checking %s", incident.Printable(v.Path))
	c, err := v.readPath(ctx, v.Path)
	if err == nil && len(c.faults) == 0 {
		var refused incident.Faults
		refused, err = v.refusals(ctx, c)
		c.add(refused)
	}
	r := newReport(v.Path, c)
	if err != nil {
		return r, err
	}
	r.print(std.stdout)
	if len(c.faults) > 0 {
		fmt.Fprintln(std.stdout, "nothing was imported")
		return r, errReported
	}
	if v.DryRun {
		fmt.Fprintln(std.stdout, "nothing was imported: --dry-run")
		return r, nil
	}
	done, err := v.importChecked(ctx, c, p)
	if err != nil {
		return r, err
	}
	r.Before = done.Before
	if done.Outcome == store.Unchanged {
		r.Outcome = "unchanged"
		fmt.Fprintf(std.stdout, "%s holds this version already: nothing changed\n", v.place())
		return r, nil
	}
	r.Outcome = "imported"
	r.Changes = &changes{Added: done.Added, Changed: done.Changed, Removed: done.Removed}
	fmt.Fprintf(std.stdout, "imported into %s: %s added, %d changed, %d removed\n", v.place(), plural(done.Added, "incident"),
		done.Changed, done.Removed)
	return r, nil
}

// refusals are the faults that only the database can find; one that is not there yet, or of a program that kept no record
// of such things, finds none.
func (v *importVerb) refusals(ctx context.Context, c checked) (faults incident.Faults, err error) {
	db, err := v.place().Open(ctx, store.Read, noLog)
	if errors.Is(err, store.ErrMissing) || errors.Is(err, store.ErrBlank) || errors.Is(err, store.ErrOlder) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return db.Refusals(ctx, c.dataset, c.lines)
}

func (v *importVerb) importChecked(ctx context.Context, c checked, p *progress.Bar) (done store.Result, err error) {
	defer p.End()
	err = v.place().Write(ctx, func(db stores.Store) (err error) {
		done, err = db.Import(ctx, c.dataset, store.How{At: time.Now(), Program: programVersion(), Source: v.Path, Format: "atlas",
			Lines: c.lines}, p.Step)
		return err
	})
	return done, err
}
