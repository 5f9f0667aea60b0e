package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"strings"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/web"
)

type exportVerb struct {
	store
	Collection string `name:"collection" default:"incidents" placeholder:"C" help:"A layer, a table of the dataset (claims, reported_totals, …), khyber-atlas (all layers) or dataset (${default})."`
	F          string `name:"f" placeholder:"FORMAT" help:"The format: the ending in /downloads/…: geojson, csv, gpkg, kml, geojsonl, geojsonseq for layers; csv or json for tables; gpkg for khyber-atlas; zip for dataset. By default geojson, csv, gpkg, zip."`
	Out        string `name:"out" placeholder:"FILE" help:"Where to write; standard output by default."`
	filterFlags
}

// filterFlags are the filters of the query string under their own names.
type filterFlags struct {
	Datetime     []string `name:"datetime" sep:"none" group:"Filters" placeholder:"PERIOD" help:"2025-10-08, 2025-10-01/2025-10-31, 2025-10-01/.. or ../2024-12-31"`
	From         []string `name:"from" sep:"none" group:"Filters" placeholder:"DAY" help:"The first day."`
	To           []string `name:"to" sep:"none" group:"Filters" placeholder:"DAY" help:"The last day."`
	Bbox         []string `name:"bbox" sep:"none" group:"Filters" placeholder:"W,S,E,N" help:"A box in degrees."`
	Type         []string `name:"type" sep:"none" group:"Filters" placeholder:"TYPE" help:"Kinds of incident; lists take commas or repetition."`
	Actor        []string `name:"actor" sep:"none" group:"Filters" placeholder:"ACTOR" help:"Who is reported responsible."`
	District     []string `name:"district" sep:"none" group:"Filters" placeholder:"NAME" help:"Districts as rows state them, by name or id."`
	InDistrict   []string `name:"in_district" aliases:"in-district" sep:"none" group:"Filters" placeholder:"NAME" help:"Districts by name or id, with what the layer of districts counts in them."`
	Admin1       []string `name:"admin1" sep:"none" group:"Filters" placeholder:"NAME" help:"Provinces."`
	Country      []string `name:"country" sep:"none" group:"Filters" placeholder:"CODE" help:"PK or AF."`
	Confidence   []string `name:"confidence" sep:"none" group:"Filters" placeholder:"WORD" help:"confirmed, reported, contested."`
	GeoPrecision []string `name:"geo_precision" aliases:"geo-precision" sep:"none" group:"Filters" placeholder:"WORD" help:"site, town, tehsil, district, province."`
	KilledMin    []string `name:"killed_min" aliases:"killed-min" sep:"none" group:"Filters" placeholder:"N" help:"At least so many killed."`
	CiviliansMin []string `name:"civilians_min" aliases:"civilians-min" sep:"none" group:"Filters" placeholder:"N" help:"At least so many civilians killed."`
	Q            []string `name:"q" sep:"none" group:"Filters" placeholder:"WORDS" help:"Words in title, summary and place."`
	Near         []string `name:"near" sep:"none" group:"Filters" placeholder:"LON,LAT,KM" help:"Within a distance of a point."`
	Sortby       []string `name:"sortby" sep:"none" group:"Filters" placeholder:"ORDER" help:"date, -date or -killed."`
}

// values are the flags that were given, as the query string has them.
func (f filterFlags) values() url.Values {
	out := url.Values{}
	v := reflect.ValueOf(f)
	for i := range v.NumField() {
		if given := v.Field(i).Interface().([]string); len(given) > 0 {
			out[v.Type().Field(i).Tag.Get("name")] = given
		}
	}
	return out
}

func (v *exportVerb) Run(ctx context.Context, d *desk) error {
	f := &follower{store: v.store, current: &atlas.Current{}, log: quiet}
	if err := f.refresh(ctx); err != nil {
		return err
	}
	beside, err := papers()
	if err != nil {
		return err
	}
	server, err := web.New(web.Config{Current: f.current, Program: programVersion(), Build: build(), Papers: beside})
	if err != nil {
		return err
	}
	write := func(w io.Writer) error {
		return wrong(server.Download(ctx, w, v.name(), v.values()))
	}
	if v.Out == "" {
		out := bufio.NewWriter(d.stdout)
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
			if _, layer := ogc.CollectionOf(v.Collection); layer {
				form = "geojson"
			}
		}
	}
	return v.Collection + "." + form
}

// wrong tells what the user asked for wrongly apart from what failed.
func wrong(err error) error {
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
