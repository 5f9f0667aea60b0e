package dataset

import (
	"context"
	"errors"
	"io/fs"
	"regexp"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

	"khyberatlas/internal/dataset/csvtext"
	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/dataset/geojson"
	"khyberatlas/internal/dataset/jsontext"
	"khyberatlas/internal/incident"
)

// The ground is what a map is drawn on: rivers, passes and peaks, routes. A dataset may go without any of its files.

var riverProperties = []string{"id", "name", "name_ps", "name_ur", "rank"}

// via is longitude and latitude of at least two places.
var viaForm = regexp.MustCompile(`^-?\d{1,3}(\.\d{1,4})?,-?\d{1,2}(\.\d{1,4})?( -?\d{1,3}(\.\d{1,4})?,-?\d{1,2}(\.\d{1,4})?)+$`)

// there reports whether a file is in the dataset at all; one that can't be opened is, and is complained of when read.
func (r *reader) there(name string) bool {
	_, err := fs.Stat(r.fsys, name)
	return !errors.Is(err, fs.ErrNotExist)
}

func (r *reader) landmarks(ctx context.Context) error {
	if !r.there(landmarksFile) {
		return nil
	}
	seen := findings.Unique{}
	err := r.eachRow(ctx, tableOf(landmarksFile), func(w csvtext.Row) {
		l := incident.Landmark{
			ID:        w.ID(slug, "an id is a slug"),
			Kind:      csvtext.Word(w, "kind", incident.LandmarkKinds),
			Name:      w.Text("name"),
			NameUr:    w.Optional("name_ur"),
			NamePs:    w.Optional("name_ps"),
			Elevation: w.Count("elev_m"),
		}
		l.At, _ = r.place(w)
		l.Rank, _ = strconv.Atoi(csvtext.Word(w, "rank", ranks))
		seen.Add(l.ID, w.Spot("id"))
		keep(r.List, &r.ds.Landmarks, l)
	})
	seen.Report(r.List, "the id of a pass or peak stands only once")
	return err
}

func (r *reader) routes(ctx context.Context) error {
	if !r.there(routesFile) {
		return nil
	}
	seen := findings.Unique{}
	err := r.eachRow(ctx, tableOf(routesFile), func(w csvtext.Row) {
		t := incident.Route{
			ID:     w.ID(slug, "an id is a slug"),
			Name:   w.Text("name"),
			NameUr: w.Optional("name_ur"),
			NamePs: w.Optional("name_ps"),
			Via:    r.via(w),
		}
		seen.Add(t.ID, w.Spot("id"))
		keep(r.List, &r.ds.Routes, t)
	})
	seen.Report(r.List, "a route's id stands only once")
	return err
}

func (r *reader) via(w csvtext.Row) orb.LineString {
	s := w.Text("via")
	if s == "" {
		return nil
	}
	if !viaForm.MatchString(s) {
		w.Wrong("via", `a route joins two places or more, each "lon,lat" with at most 4 decimals, a blank between them`, "")
		return nil
	}
	var line orb.LineString
	for place := range strings.SplitSeq(s, " ") {
		x, y, _ := strings.Cut(place, ",")
		lon, _ := strconv.ParseFloat(x, 64)
		lat, _ := strconv.ParseFloat(y, 64)
		p := orb.Point{lon, lat}
		if !r.region.IsZero() && !r.region.Contains(p) && r.region.Contains(orb.Point{lat, lon}) {
			w.Wrong("via", "the place is in Pakistan or Afghanistan", "are longitude and latitude swapped? Longitude comes first")
			return nil
		}
		line = append(line, p)
	}
	return line
}

func (r *reader) rivers(context.Context) error {
	if !r.there(riversFile) {
		return nil
	}
	ids := findings.Unique{}
	err := r.eachFeature(riversFile, riverProperties, "a LineString or a MultiLineString", func(f geojson.Feature) {
		v := incident.River{ID: f.Text("id"), Name: f.Optional("name"), NameUr: f.Optional("name_ur"), NamePs: f.Optional("name_ps"),
			Rank: rank(f, "rank"), Lines: f.Lines()}
		ids.Add(v.ID, f.Spot("id"))
		r.ds.Rivers = append(r.ds.Rivers, v)
	})
	ids.Report(r.List, "a river's id stands only once")
	return err
}

func rank(f geojson.Feature, name string) int {
	v, ok := f.Get(name, jsontext.IsNumber)
	n, err := strconv.Atoi(v.Text)
	if ok && (err != nil || n < 1 || n > len(ranks)) {
		f.Wrong(name, "a rank is 1, 2 or 3", "1 is drawn first")
	}
	return n
}
