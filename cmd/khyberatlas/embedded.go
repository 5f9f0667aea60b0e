package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"slices"
	"time"

	"khyberatlas/geodata"
	"khyberatlas/internal/dataset"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/store"
	"khyberatlas/internal/stores"
)

// prepare makes sure that there is a database to serve: a missing one is made from the embedded dataset, and one that
// only ever held the embedded dataset follows it when the program's was released later. Nothing else is written.
func (f *databaseFlags) prepare(ctx context.Context, log *slog.Logger) error {
	held, err := f.place().Status(ctx)
	switch {
	case errors.Is(err, store.ErrMissing):
		return f.createFromEmbedded(ctx, log)
	case errors.Is(err, store.ErrOlder), errors.Is(err, store.ErrEmpty):
		return f.followEmbedded(ctx, log)
	case err != nil:
		return err
	case !held.OnlyEmbedded:
		return nil
	}
	if err := f.followEmbedded(ctx, log); err != nil {
		log.Warn("the database could not be brought up to the embedded dataset and is served as it is", "error", err)
	}
	return nil
}

func (f *databaseFlags) createFromEmbedded(ctx context.Context, log *slog.Logger) error {
	ds, err := embedded(ctx)
	if err != nil {
		return err
	}
	err = f.place().Create(ctx, ds, fromEmbedded())
	switch {
	case errors.Is(err, store.ErrExists): // another process was faster
		return nil
	case err != nil:
		return err
	}
	log.Info("database made from the embedded dataset", "database", f.place(), "version", ds.Version)
	return nil
}

// fillFromEmbedded puts the embedded dataset into a database that holds nothing yet.
func fillFromEmbedded(ctx context.Context, db stores.Store) error {
	if _, err := db.Status(ctx); !errors.Is(err, store.ErrEmpty) {
		return err
	}
	ds, err := embedded(ctx)
	if err != nil {
		return err
	}
	_, err = db.Import(ctx, ds, fromEmbedded(), nil)
	return err
}

func (f *databaseFlags) followEmbedded(ctx context.Context, log *slog.Logger) (err error) {
	ds, err := embedded(ctx)
	if err != nil {
		return err
	}
	// Asked twice, so that a database with nothing to follow is never opened for writing.
	if held, err := f.place().Status(ctx); err == nil && !outdated(held, ds) {
		return nil
	}
	db, err := f.place().Open(ctx, store.Write, log)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	how := fromEmbedded()
	how.When = func(held store.Status) bool { return outdated(held, ds) }
	done, err := db.Import(ctx, ds, how, nil)
	if err != nil {
		return err
	}
	if done.Outcome == store.Imported {
		log.Info("database follows the embedded dataset", "database", f.place(), "before", done.Before, "version", done.After)
	}
	return nil
}

// outdated says that a database only followed the embedded dataset, and is behind it.
func outdated(held store.Status, ds *incident.Dataset) bool {
	return held.OnlyEmbedded && held.Released < ds.Meta.Released
}

func fromEmbedded() store.How {
	return store.How{At: time.Now(), Program: programVersion(), Source: "embedded dataset", Format: "atlas", Embedded: true}
}

// embedded is the dataset that the program carries; the tests see to it that it has no fault.
func embedded(ctx context.Context) (*incident.Dataset, error) {
	c, err := readFiles(ctx, geodata.Files)
	if err != nil {
		return nil, fmt.Errorf("embedded dataset: %w", err)
	}
	if len(c.faults) > 0 {
		return nil, fmt.Errorf("embedded dataset: %w", c.faults)
	}
	return c.dataset, nil
}

// documents are what dataset.zip holds beside the data: what the columns mean, for people and for programs, and where the
// data come from. The last is known of the embedded dataset alone, whichever version of it is held.
func documents() (func(*incident.Dataset) []incident.File, error) {
	files := map[string]incident.File{}
	for _, name := range []string{"SCHEMA.md", "NOTICE.md", "dataset.json"} {
		text, err := fs.ReadFile(geodata.Files, name)
		if err != nil {
			return nil, fmt.Errorf("embedded dataset: %w", err)
		}
		files[name] = incident.File{Name: name, Bytes: text}
	}
	var carried struct{ ID string }
	if err := json.Unmarshal(files["dataset.json"].Bytes, &carried); err != nil {
		return nil, fmt.Errorf("embedded dataset: dataset.json: %w", err)
	}
	return func(ds *incident.Dataset) []incident.File {
		out := []incident.File{files["SCHEMA.md"], dataset.DataPackage(ds)}
		notice := incident.File{Name: "NOTICE.md", Bytes: recordsOf(ds)}
		if ds.Meta.ID == carried.ID {
			notice.Bytes = slices.Concat(files["NOTICE.md"].Bytes, notice.Bytes)
		}
		if len(notice.Bytes) > 0 {
			out = append(out, notice)
		}
		return out
	}, nil
}

// recordsOf names the other records that may be passed on, each with its terms and as it wants to be cited.
func recordsOf(ds *incident.Dataset) []byte {
	var b bytes.Buffer
	for _, o := range ds.AllOrigins() {
		if o.ID == incident.Ours || !o.Redistribute {
			continue
		}
		if b.Len() == 0 {
			b.WriteString("\n# Other records in this dataset\n\n")
		}
		fmt.Fprintf(&b, "- `origins/%s`: %s. %s\n", o.ID, question.CreditOf(o), o.Citation)
	}
	return b.Bytes()
}
