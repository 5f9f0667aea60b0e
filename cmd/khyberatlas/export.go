package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"khyberatlas/internal/answer"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

type exportVerb struct {
	databaseFlags
	Collection string `name:"collection" default:"incidents" placeholder:"C" help:"A layer, a table of the dataset (claims, reported_totals, …), khyber-atlas (all layers) or dataset (${default})."`
	F          string `name:"f" placeholder:"FORMAT" help:"The format: the ending in /downloads/…: geojson, csv, gpkg, kml, geojsonl, geojsonseq for layers; csv or json for tables; gpkg for khyber-atlas; zip for dataset. By default geojson, csv, gpkg, zip."`
	Out        string `name:"out" placeholder:"FILE" help:"Where to write; standard output by default."`
	filterFlags
}

func (v *exportVerb) Run(ctx context.Context, std *streams) error {
	f := v.follower(noLog, std.stderr)
	if err := f.Refresh(ctx); err != nil {
		return err
	}
	docs, err := documents()
	if err != nil {
		return err
	}
	maker := &answer.Maker{Program: programVersion(), Documents: docs}
	write := func(w io.Writer) error {
		err := asMisuse(maker.Download(ctx, w, f.Current.Load().Atlas, v.name(), v.values()))
		if left := answer.LeftOut(ctx, f.Current.Load().Atlas, v.name(), v.values()); err == nil && left != "" {
			fmt.Fprintln(std.stderr, left)
		}
		return err
	}
	if v.Out == "" {
		out := bufio.NewWriter(std.stdout)
		return errors.Join(write(out), out.Flush())
	}
	// A terminal, a pipe or /dev/null is written to; only a plain file can be put in the place of another.
	if info, err := os.Stat(v.Out); err == nil && !info.Mode().IsRegular() {
		return writeInto(v.Out, write)
	}
	return replaceFile(v.Out, write)
}

// name is the file's name under /downloads.
func (v *exportVerb) name() string {
	form := v.F
	if form == "" {
		switch v.Collection {
		case "dataset":
			form = "zip"
		case ogc.AllLayers:
			form = "gpkg"
		default:
			form = "csv"
			if _, layer := ogc.CollectionOf(incident.Layer(v.Collection)); layer {
				form = "geojson"
			}
		}
	}
	return v.Collection + "." + form
}

// asMisuse tells what the user asked for wrongly apart from what failed.
func asMisuse(err error) error {
	var faults incident.Faults
	switch {
	case errors.As(err, &faults):
		var all []string
		for _, f := range faults {
			all = append(all, f.Error())
		}
		return misused("%s", strings.Join(all, "\n"))
	case errors.Is(err, incident.ErrNotFound):
		return misused("%w; there are %s", err, strings.Join(ogc.DownloadFiles(), ", "))
	}
	return err
}

func writeInto(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	out := bufio.NewWriterSize(f, 1<<16)
	return errors.Join(write(out), out.Flush(), f.Close())
}

// replaceFile writes a file under another name first, so that what stands under its own is always whole.
func replaceFile(path string, write func(io.Writer) error) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".new-*")
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	defer func() {
		if err != nil {
			os.Remove(f.Name())
		}
	}()
	out := bufio.NewWriterSize(f, 1<<16)
	if err := errors.Join(write(out), out.Flush(), f.Chmod(0o644), f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
