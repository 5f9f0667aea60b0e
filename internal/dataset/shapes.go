package dataset

import (
	"context"
	"regexp"
	"strconv"

	"github.com/paulmach/orb"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/dataset/geojson"
	"khyberatlas/internal/dataset/jsontext"
	"khyberatlas/internal/incident"
)

var (
	districtProperties = []string{"division", "id", "merged_2018", "name", "name_ps", "name_ur", "pcode", "population_2017",
		"population_2023", "seat"}
	tehsilProperties     = []string{"district_id", "id", "name", "pcode"}
	provinceProperties   = []string{"name", "name_ps", "name_ur"}
	afProvinceProperties = []string{"id", "name", "name_ps", "name_ur"}
)

// regionMargin is how many degrees around the provinces still count as the region.
const regionMargin = 1

func (r *reader) districts(context.Context) error {
	ids, names := findings.Unique{}, findings.Unique{}
	r.districtIDs, r.districtNamed = map[string]bool{}, map[string]bool{}
	err := r.features(districtsFile, districtProperties, func(f geojson.Feature, shape orb.MultiPolygon) {
		d := incident.District{
			ID: slugOf(f, "id"), Name: f.Text("name"), NameUr: f.Text("name_ur"), NamePs: f.Text("name_ps"),
			Pcode: f.Text("pcode"), Division: f.Text("division"), Seat: f.Text("seat"), Merged2018: f.Bool("merged_2018"),
			Population2017: people(f, "population_2017"), Population2023: people(f, "population_2023"),
			Shape: shape,
		}
		ids.Add(d.ID, f.Spot("id"))
		names.Add(d.Name, f.Spot("name"))
		r.districtIDs[d.ID] = true
		r.districtNamed[d.Name] = true
		r.districtNames = append(r.districtNames, d.Name)
		r.ds.Districts = append(r.ds.Districts, d)
		r.shapeAt(districtsFile, f)
	})
	ids.Report(r.List, "a district's id stands only once")
	names.Report(r.List, "a district's name stands only once")
	return err
}

func (r *reader) tehsils(context.Context) error {
	ids := findings.Unique{}
	err := r.features(tehsilsFile, tehsilProperties, func(f geojson.Feature, shape orb.MultiPolygon) {
		t := incident.Tehsil{ID: slugOf(f, "id"), Name: f.Text("name"), Pcode: f.Text("pcode"), DistrictID: f.Text("district_id"),
			Shape: shape}
		if t.DistrictID != "" && !r.Lost[districtsFile] && !r.districtIDs[t.DistrictID] {
			f.Wrong("district_id", "it is the id of a district in "+districtsFile,
				findings.SuggestKey(r.List, t.DistrictID, r.districtIDs))
		}
		ids.Add(t.ID, f.Spot("id"))
		r.ds.Tehsils = append(r.ds.Tehsils, t)
		r.shapeAt(tehsilsFile, f)
	})
	ids.Report(r.List, "a tehsil's id stands only once")
	return err
}

func (r *reader) provinces(context.Context) error {
	names := findings.Unique{}
	err := r.features(provincesFile, provinceProperties, func(f geojson.Feature, shape orb.MultiPolygon) {
		p := incident.Province{Name: f.Text("name"), NameUr: f.Text("name_ur"), NamePs: f.Text("name_ps"), Shape: shape}
		names.Add(p.Name, f.Spot("name"))
		r.ds.Provinces = append(r.ds.Provinces, p)
		r.widen(shape)
	})
	names.Report(r.List, "a province's name stands only once")
	return err
}

func (r *reader) afProvinces(context.Context) error {
	ids := findings.Unique{}
	err := r.features(afProvincesFile, afProvinceProperties, func(f geojson.Feature, shape orb.MultiPolygon) {
		// Natural Earth's provinces far from the frontier have no names in Urdu and Pashto yet.
		p := incident.Province{ID: slugOf(f, "id"), Name: f.Text("name"), NameUr: f.Optional("name_ur"),
			NamePs: f.Optional("name_ps"), Shape: shape}
		ids.Add(p.ID, f.Spot("id"))
		r.ds.AfProvinces = append(r.ds.AfProvinces, p)
		r.widen(shape)
	})
	ids.Report(r.List, "a province's id stands only once")
	return err
}

// features reads a file of shapes.
func (r *reader) features(name string, properties []string, do func(f geojson.Feature, shape orb.MultiPolygon)) error {
	return r.eachFeature(name, properties, "a Polygon or a MultiPolygon", func(f geojson.Feature) { do(f, f.Shape()) })
}

func (r *reader) eachFeature(name string, properties []string, kinds string, do func(geojson.Feature)) error {
	file, err := r.open(name)
	if err != nil || file == nil {
		return err
	}
	defer file.Close()
	return geojson.Each(file, name, properties, kinds, r.List, do)
}

func (r *reader) shapeAt(file string, f geojson.Feature) {
	if r.shapeSpots == nil {
		r.shapeSpots = map[string][]findings.Spot{}
	}
	r.shapeSpots[file] = append(r.shapeSpots[file], f.File.Spot(f.At, "name"))
}

func (r *reader) widen(shape orb.MultiPolygon) {
	if len(shape) == 0 {
		return
	}
	b := shape.Bound().Pad(regionMargin)
	if !r.region.IsZero() {
		b = b.Union(r.region)
	}
	r.region = b
}

var slug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func slugOf(f geojson.Feature, name string) string {
	s := f.Text(name)
	if s != "" && !slug.MatchString(s) {
		f.Wrong(name, "an id is a slug", "small letters a to z, digits and hyphens")
	}
	return s
}

var peopleForm = regexp.MustCompile(`^[1-9]\d{0,8}$`)

// people is a count that is divided by, so never 0.
func people(f geojson.Feature, name string) int {
	v, ok := f.Get(name, jsontext.IsNumber)
	if ok && !peopleForm.MatchString(v.Text) {
		f.Wrong(name, "a population is a whole number above 0", "")
		return 0
	}
	n, _ := strconv.Atoi(v.Text)
	return n
}
