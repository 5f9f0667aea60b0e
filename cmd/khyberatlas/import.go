package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/store"
)

type importVerb struct {
	databaseFlags
	bounds
	Path    string `arg:"" name:"path" help:"A folder or a zip of the dataset's own files."`
	Format  string `name:"format" enum:"auto,atlas,acled,ucdp,csv,geojson" default:"auto" placeholder:"FORMAT" help:"auto or atlas: the dataset's own files."`
	Layer   string `name:"layer" enum:",incidents,districts,tehsils,provinces" default:"" hidden:""`
	Replace bool   `name:"replace" help:"Replace the dataset held. A dataset in the atlas format always does; this only says so."`
	DryRun  bool   `name:"dry-run" help:"Check and count, and import nothing."`
	Report  string `name:"report" placeholder:"FILE" help:"Write what was found and done as JSON, also on failure."`
}

func (v *importVerb) Run(ctx context.Context, d *desk) error {
	if v.Format != "auto" && v.Format != "atlas" {
		return misused("this program does not read the format %s; it imports atlas: a folder or a zip of the dataset's own files", v.Format)
	}
	if v.Layer != "" {
		return misused("--layer has no meaning for the atlas format, which has every layer")
	}
	r, err := v.work(ctx, d)
	if v.Report == "" {
		return err
	}
	if err != nil && !errors.Is(err, errReported) {
		r.Outcome, r.Error = "failed", err.Error()
	}
	return errors.Join(err, r.save(v.Report))
}

// work returns a report in any case.
func (v *importVerb) work(ctx context.Context, d *desk) (*report, error) {
	p := newProgress(d.stderr)
	p.say("checking %s", incident.Printable(v.Path))
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
	r.print(d.stdout)
	if len(c.faults) > 0 {
		fmt.Fprintln(d.stdout, "nothing was imported")
		return r, errReported
	}
	if v.DryRun {
		fmt.Fprintln(d.stdout, "nothing was imported: --dry-run")
		return r, nil
	}
	return r, v.put(ctx, d, c, v.Path, r, p)
}

// refusals are the faults that only the database can find; one that is not there yet, or of a program that kept no record
// of such things, finds none.
func (f *databaseFlags) refusals(ctx context.Context, c checked) (faults incident.Faults, err error) {
	db, err := f.open(ctx, store.Read, noLog)
	if errors.Is(err, store.ErrMissing) || errors.Is(err, store.ErrBlank) || errors.Is(err, store.ErrOlder) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return db.Refusals(ctx, c.dataset, c.lines)
}

func (f *databaseFlags) put(ctx context.Context, d *desk, c checked, source string, r *report, p *progress) (err error) {
	db, err := f.open(ctx, store.Write, noLog)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	done, err := db.Import(ctx, c.dataset, store.How{At: time.Now(), Program: programVersion(), Source: source, Format: "atlas", Lines: c.lines}, p.step)
	p.end()
	if err != nil && ctx.Err() != nil {
		// A transaction that is told to stop closes what is in use, and that fails in many ways.
		return ctx.Err()
	}
	if err != nil {
		return err
	}
	r.Before = done.Before
	if done.Outcome == store.Unchanged {
		r.Outcome = "unchanged"
		fmt.Fprintf(d.stdout, "%s holds this version already: nothing changed\n", f.DB)
		return nil
	}
	r.Outcome = "imported"
	r.Changes = &changes{Added: done.Added, Changed: done.Changed, Removed: done.Removed}
	fmt.Fprintf(d.stdout, "imported into %s: %s added, %d changed, %d removed\n", f.DB, many(done.Added, "incident"), done.Changed, done.Removed)
	return nil
}
