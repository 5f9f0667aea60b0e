package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/layer"
	"khyberatlas/internal/progress"
	"khyberatlas/internal/store"
)

// layerFlags are those of an import that lays a layer into the ground of the map.
type layerFlags struct {
	Layer       string `name:"layer" enum:",roads,rivers,lakes,places,districts,tehsils,provinces" default:"" placeholder:"LAYER" help:"Lay a file of GeoJSON or a GeoPackage into the ground of the map: roads, rivers, lakes, places, districts, tehsils or provinces. Nothing is counted by it, and no download holds it."`
	Attribution string `name:"attribution" placeholder:"TEXT" help:"With --layer: whom the map credits, as the file's licence asks."`
	Licence     string `name:"licence" placeholder:"TEXT" help:"With --layer: the file's licence, perhaps with its address."`
	Remove      bool   `name:"remove" help:"With --layer: take the layer out of the ground again. No PATH then."`
}

// misusedLayer is what is wrong with the flags; nil where all is well.
func (v *importVerb) misusedLayer() error {
	switch {
	case v.Layer == "" && (v.Attribution != "" || v.Licence != "" || v.Remove):
		return misused("--attribution, --licence and --remove are of no use without --layer")
	case v.Layer == "" && v.Path == "":
		return misused("name the folder or file to import")
	case v.Layer == "":
		return nil
	case v.Remove && (v.Path != "" || v.Attribution != "" || v.Licence != "" || v.DryRun):
		return misused("--remove takes the layer out and reads nothing: leave out everything but --layer")
	case !v.Remove && v.Path == "":
		return misused("name the file that has the %s", v.Layer)
	case v.Format != "auto" && v.Format != "geojson":
		return misused("a layer is GeoJSON or a GeoPackage, and not of the format %s", v.Format)
	}
	for flag, text := range map[string]string{"--attribution": v.Attribution, "--licence": v.Licence} {
		if strings.ContainsFunc(text, unicode.IsControl) || utf8.RuneCountInString(text) > mostCredit {
			return misused("%s: a text in one line of at most %d characters", flag, mostCredit)
		}
	}
	return nil
}

// mostCredit is how long a credit may be: the map has one line for it.
const mostCredit = 200

// changeGround lays a layer into the ground, or takes it out.
func (v *importVerb) changeGround(ctx context.Context, std *streams) error {
	if v.Remove {
		return v.lift(ctx, std)
	}
	r, err := v.lay(ctx, std)
	if v.Report == "" {
		return err
	}
	if err != nil && !errors.Is(err, errReported) {
		r.Outcome, r.Error = "failed", err.Error()
	}
	return errors.Join(err, r.save(v.Report))
}

func (v *importVerb) lift(ctx context.Context, std *streams) (err error) {
	db, err := v.place().Open(ctx, store.Write, noLog)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	found, err := db.Lift(ctx, v.Layer)
	switch {
	case err != nil:
		return err
	case !found:
		fmt.Fprintf(std.stdout, "%s has no layer %s: nothing changed\n", v.place(), v.Layer)
	default:
		fmt.Fprintf(std.stdout, "taken out of %s: %s\n", v.place(), v.Layer)
	}
	return nil
}

// layerReport is what was found in a layer and done with it, as --report writes it.
type layerReport struct {
	Path     string         `json:"path"`
	Layer    string         `json:"layer"`
	Outcome  string         `json:"outcome"` // checked, imported, faults, failed
	Counts   map[string]int `json:"counts"`
	FarKm2   float64        `json:"far_km2"`
	NearKm2  float64        `json:"near_km2"`
	Faults   []fault        `json:"faults"`
	FaultsIn map[string]int `json:"faults_in"`
	Warnings []string       `json:"warnings"`
	Error    string         `json:"error,omitempty"`
}

func (r *layerReport) save(path string) error {
	b, err := json.MarshalIndent(r, "", "  ")
	if err == nil {
		err = os.WriteFile(path, append(b, '\n'), 0o644)
	}
	if err != nil {
		return fmt.Errorf("write report: %w", err)
	}
	return nil
}

// lay returns a report in any case.
func (v *importVerb) lay(ctx context.Context, std *streams) (*layerReport, error) {
	r := &layerReport{Path: v.Path, Layer: v.Layer, Outcome: "checked", Faults: []fault{}, Warnings: []string{}}
	progress.New(std.stderr).Say("checking %s", incident.Printable(v.Path))
	own, err := v.ownUnits(ctx)
	if err != nil {
		return r, err
	}
	read, err := v.readLayer(ctx, own)
	if errors.Is(err, layer.ErrNoFile) {
		return r, misused("%w", err)
	}
	if err != nil {
		return r, err
	}
	r.take(read)
	r.print(std.stdout)
	if len(r.Faults) > 0 {
		r.Outcome = "faults"
		fmt.Fprintln(std.stdout, "nothing was imported")
		return r, errReported
	}
	if v.Attribution == "" {
		r.warn(std.stdout, "the map credits nobody for this layer; most licences ask for it (--attribution)")
	}
	if v.DryRun {
		fmt.Fprintln(std.stdout, "nothing was imported: --dry-run")
		return r, nil
	}
	read.Layer.Attribution = strings.TrimSpace(v.Attribution)
	read.Layer.Licence, read.Layer.LicenceURL = licenceOf(v.Licence)
	year, month, day := time.Now().Date()
	read.Layer.Imported = incident.DayOf(year, int(month), day)
	if err := v.put(ctx, read.Layer); err != nil {
		return r, err
	}
	r.Outcome = "imported"
	fmt.Fprintf(std.stdout, "laid into the ground of %s: %s\n", v.place(), v.Layer)
	return r, nil
}

// readLayer stops as soon as it is told to, wherever reading stands: nothing has to be put back.
func (v *importVerb) readLayer(ctx context.Context, own func(orb.Point) bool) (layer.Result, error) {
	debug.SetMemoryLimit(min(int64(v.MaxMemory), debug.SetMemoryLimit(-1)))
	type answer struct {
		layer.Result
		err error
	}
	done := make(chan answer, 1)
	go func() {
		r, err := layer.Read(ctx, v.Path, v.Layer, own, int64(v.MaxMemory))
		done <- answer{r, err}
	}()
	select {
	case <-ctx.Done():
		return layer.Result{}, ctx.Err()
	case a := <-done:
		return a.Result, a.err
	}
}

func (v *importVerb) put(ctx context.Context, l incident.GroundLayer) (err error) {
	if _, err := v.place().Status(ctx); errors.Is(err, store.ErrMissing) { // a ground needs a map
		if err := v.prepare(ctx, noLog); err != nil {
			return err
		}
	}
	db, err := v.place().Open(ctx, store.Write, noLog)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return db.Lay(ctx, l)
}

// licenceOf parts a licence's name from its address.
func licenceOf(text string) (name, address string) {
	var words []string
	for word := range strings.FieldsSeq(text) {
		if address == "" && incident.IsAddress(word) {
			address = word
			continue
		}
		words = append(words, word)
	}
	return strings.Join(words, " "), address
}

// ownUnits tells where the dataset has units of the layer's kind itself: it counts by them, and a second line beside theirs
// would read as another border.
func (v *importVerb) ownUnits(ctx context.Context) (func(orb.Point) bool, error) {
	ds, err := v.held(ctx)
	if errors.Is(err, store.ErrMissing) {
		ds, err = embedded(ctx) // which it will be made from
	}
	if err != nil {
		return nil, err
	}
	var shapes []orb.MultiPolygon
	switch v.Layer {
	case "districts", "tehsils":
		for _, d := range ds.Districts {
			shapes = append(shapes, d.Shape)
		}
	case "provinces":
		pakistani, afghan := ds.Land()
		shapes = afghan
		for _, s := range pakistani {
			shapes = append(shapes, s)
		}
	}
	index := geo.NewIndex(shapes)
	return func(at orb.Point) bool { _, ok := index.Which(at); return ok }, nil
}

// held is the dataset of the database but for its incidents; ErrMissing where there is none that could be read, as before its
// first import.
func (v *importVerb) held(ctx context.Context) (_ *incident.Dataset, err error) {
	db, err := v.place().Open(ctx, store.Read, noLog)
	if errors.Is(err, store.ErrBlank) || errors.Is(err, store.ErrOlder) {
		return nil, store.ErrMissing
	}
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	r, err := db.Read(ctx)
	if errors.Is(err, store.ErrEmpty) {
		return nil, store.ErrMissing
	}
	if err != nil {
		return nil, err
	}
	return r.Facts(), r.Close()
}

func (r *layerReport) take(read layer.Result) {
	c := read.Counts
	r.Counts = map[string]int{"features": c.Features, "kept": c.Kept, "outside": c.Outside, "without_place": c.Placeless,
		"minor": c.Minor, "own": c.Own}
	r.FarKm2, r.NearKm2, r.FaultsIn = read.FarKm2, read.NearKm2, read.FaultsIn
	for _, f := range read.Faults {
		r.Faults = append(r.Faults, fault(f))
	}
}

func (r *layerReport) warn(w io.Writer, text string) {
	r.Warnings = append(r.Warnings, text)
	fmt.Fprintf(w, "warning: %s\n", text)
}

func (r *layerReport) print(w io.Writer) {
	for _, f := range r.Faults {
		fmt.Fprintf(w, "fault: %v\n", incident.Fault(f))
	}
	printUnlisted(w, "faults", r.FaultsIn, len(r.Faults))
	if len(r.Faults) > 0 {
		fmt.Fprintf(w, "%s: %s\n", incident.Printable(r.Path), plural(sum(r.FaultsIn), "fault"))
		return
	}
	fmt.Fprintf(w, "%s: %s, %d drawn", incident.Printable(r.Path), plural(r.Counts["features"], "feature"), r.Counts["kept"])
	for _, left := range []struct{ name, why string }{{"outside", "outside of the map's area"},
		{"without_place", "without a geometry"}, {"minor", "too small to be drawn"}, {"own", "where the dataset has its own"}} {
		if n := r.Counts[left.name]; n > 0 {
			fmt.Fprintf(w, ", %d left out: %s", n, left.why)
		}
	}
	fmt.Fprintln(w)
}
