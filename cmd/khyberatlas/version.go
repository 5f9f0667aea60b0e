package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"time"

	"khyberatlas/internal/store"
)

// program is the build's own version; the Makefile sets it.
var program string

// programVersion falls back on what the Go tool noted, for a build without the Makefile.
func programVersion() string {
	if program != "" {
		return program
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			return s.Value[:min(12, len(s.Value))]
		}
	}
	return info.Main.Version
}

type versionVerb struct {
	databaseFlags
	JSON bool `name:"json" help:"As JSON."`
}

type versions struct {
	Program string         `json:"program"`
	Go      string         `json:"go"`
	Dataset *datasetStatus `json:"dataset"` // null where there is no database, or none with a dataset
}

type datasetStatus struct {
	Version    string         `json:"version"`
	Released   string         `json:"released"`
	ImportedAt time.Time      `json:"imported_at"`
	ImportedBy string         `json:"imported_by"`
	Source     string         `json:"source"`
	Format     string         `json:"format"`
	Counts     map[string]int `json:"counts"`
}

func (v *versionVerb) Run(ctx context.Context, std *streams) error {
	out := versions{Program: programVersion(), Go: runtime.Version()}
	held, err := v.place().Status(ctx)
	switch {
	case errors.Is(err, store.ErrMissing), errors.Is(err, store.ErrEmpty), errors.Is(err, store.ErrBlank):
	case err != nil:
		return err
	default:
		out.Dataset = &datasetStatus{Version: held.Version, Released: held.Released.String(), ImportedAt: held.ImportedAt,
			ImportedBy: held.Program, Source: held.Source, Format: held.Format, Counts: held.Counts}
	}
	if v.JSON {
		e := json.NewEncoder(std.stdout)
		e.SetIndent("", "  ")
		return e.Encode(out)
	}
	fmt.Fprintf(std.stdout, "khyberatlas %s (%s)\n", out.Program, out.Go)
	if out.Dataset == nil {
		fmt.Fprintf(std.stdout, "no dataset: %s is missing or empty\n", v.place())
		return nil
	}
	fmt.Fprintf(std.stdout, "dataset %s, released %s, %s; imported %s from %s\n", out.Dataset.Version,
		out.Dataset.Released, plural(out.Dataset.Counts["incidents"], "incident"),
		out.Dataset.ImportedAt.Format(time.RFC3339), out.Dataset.Source)
	return nil
}
