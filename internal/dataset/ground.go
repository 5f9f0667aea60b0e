package dataset

import (
	"context"
	"errors"
	"io/fs"
	"regexp"
	"strconv"
	"strings"

	"github.com/paulmach/orb"

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
	seen := unique{}
	err := r.eachRow(ctx, tableOf(landmarksFile), func(w row) {
		l := incident.Landmark{
			ID:        w.id(slug, "an id is a slug"),
			Kind:      word(w, "kind", incident.LandmarkKinds),
			Name:      w.text("name"),
			NameUr:    w.optional("name_ur"),
			NamePs:    w.optional("name_ps"),
			Elevation: w.count("elev_m"),
		}
		l.At, _ = r.place(w)
		l.Rank, _ = strconv.Atoi(word(w, "rank", ranks))
		seen.add(l.ID, w.spot("id"))
		keep(&r.findings, &r.ds.Landmarks, l)
	})
	seen.report(&r.findings, "the id of a pass or peak stands only once")
	return err
}

func (r *reader) routes(ctx context.Context) error {
	if !r.there(routesFile) {
		return nil
	}
	seen := unique{}
	err := r.eachRow(ctx, tableOf(routesFile), func(w row) {
		t := incident.Route{
			ID:     w.id(slug, "an id is a slug"),
			Name:   w.text("name"),
			NameUr: w.optional("name_ur"),
			NamePs: w.optional("name_ps"),
			Via:    r.via(w),
		}
		seen.add(t.ID, w.spot("id"))
		keep(&r.findings, &r.ds.Routes, t)
	})
	seen.report(&r.findings, "a route's id stands only once")
	return err
}

func (r *reader) via(w row) orb.LineString {
	s := w.text("via")
	if s == "" {
		return nil
	}
	if !viaForm.MatchString(s) {
		w.wrong("via", `a route joins two places or more, each "lon,lat" with at most 4 decimals, a blank between them`, "")
		return nil
	}
	var line orb.LineString
	for place := range strings.SplitSeq(s, " ") {
		x, y, _ := strings.Cut(place, ",")
		lon, _ := strconv.ParseFloat(x, 64)
		lat, _ := strconv.ParseFloat(y, 64)
		p := orb.Point{lon, lat}
		if !r.region.IsZero() && !r.region.Contains(p) && r.region.Contains(orb.Point{lat, lon}) {
			w.wrong("via", "the place is in Pakistan or Afghanistan", "are longitude and latitude swapped? Longitude comes first")
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
	ids := unique{}
	err := r.eachFeature(riversFile, riverProperties, "a LineString or a MultiLineString", func(f feature, geometry value) {
		v := incident.River{ID: f.text("id"), Name: f.optional("name"), NameUr: f.optional("name_ur"), NamePs: f.optional("name_ps"),
			Rank: f.rank("rank"), Lines: f.file.courses(geometry)}
		ids.add(v.ID, f.spot("id"))
		r.ds.Rivers = append(r.ds.Rivers, v)
	})
	ids.report(&r.findings, "a river's id stands only once")
	return err
}

func (f feature) rank(name string) int {
	v, ok := f.get(name, isNumber)
	n, err := strconv.Atoi(v.text)
	if ok && (err != nil || n < 1 || n > len(ranks)) {
		f.wrong(name, "a rank is 1, 2 or 3", "1 is drawn first")
	}
	return n
}

// courses are nil where the geometry is wrong or missing.
func (j *jsonFile) courses(g value) orb.MultiLineString {
	if g.kind != isObject {
		return nil
	}
	kind, _ := g.member("type")
	coordinates, _ := g.member("coordinates")
	parts := []value{coordinates}
	switch {
	case kind.text != "LineString" && kind.text != "MultiLineString":
		j.fault(j.spot(g.at, ""), kind.text, "the geometry is a LineString or a MultiLineString", "")
		return nil
	case coordinates.kind != isList || len(coordinates.items) == 0:
		j.fault(j.spot(g.at, ""), "", "the geometry has coordinates", "")
		return nil
	case kind.text == "MultiLineString":
		parts = coordinates.items
	}
	out, good := make(orb.MultiLineString, len(parts)), true
	for i, part := range parts {
		if part.kind != isList || len(part.items) < 2 {
			j.fault(j.spot(part.at, ""), part.text, "a line is a list of two positions or more", "")
			good = false
			continue
		}
		if !j.hold(len(part.items) * vertexCost) {
			return nil
		}
		out[i] = make(orb.LineString, len(part.items))
		for k, p := range part.items {
			var ok bool
			if out[i][k], ok = j.position(p); !ok {
				good = false
			}
		}
	}
	if !good {
		return nil
	}
	return out
}
