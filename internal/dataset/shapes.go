package dataset

import (
	"context"
	"regexp"
	"strconv"

	"github.com/paulmach/orb"

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
	ids, names := unique{}, unique{}
	r.districtIDs, r.districtNamed = map[string]bool{}, map[string]bool{}
	err := r.features(districtsFile, districtProperties, func(f feature) {
		d := incident.District{
			ID: f.slug("id"), Name: f.text("name"), NameUr: f.text("name_ur"), NamePs: f.text("name_ps"),
			Pcode: f.text("pcode"), Division: f.text("division"), Seat: f.text("seat"), Merged2018: f.bool("merged_2018"),
			Population2017: f.people("population_2017"), Population2023: f.people("population_2023"),
			Shape: f.shape,
		}
		ids.add(d.ID, f.spot("id"))
		names.add(d.Name, f.spot("name"))
		r.districtIDs[d.ID] = true
		r.districtNamed[d.Name] = true
		r.districtNames = append(r.districtNames, d.Name)
		r.ds.Districts = append(r.ds.Districts, d)
		r.shapeAt(districtsFile, f)
	})
	ids.report(&r.findings, "a district's id stands only once")
	names.report(&r.findings, "a district's name stands only once")
	return err
}

func (r *reader) tehsils(context.Context) error {
	ids := unique{}
	err := r.features(tehsilsFile, tehsilProperties, func(f feature) {
		t := incident.Tehsil{ID: f.slug("id"), Name: f.text("name"), Pcode: f.text("pcode"), DistrictID: f.text("district_id"),
			Shape: f.shape}
		if t.DistrictID != "" && !r.lost[districtsFile] && !r.districtIDs[t.DistrictID] {
			f.wrong("district_id", "it is the id of a district in "+districtsFile, suggestKey(&r.findings, t.DistrictID, r.districtIDs))
		}
		ids.add(t.ID, f.spot("id"))
		r.ds.Tehsils = append(r.ds.Tehsils, t)
		r.shapeAt(tehsilsFile, f)
	})
	ids.report(&r.findings, "a tehsil's id stands only once")
	return err
}

func (r *reader) provinces(context.Context) error {
	names := unique{}
	err := r.features(provincesFile, provinceProperties, func(f feature) {
		p := incident.Province{Name: f.text("name"), NameUr: f.text("name_ur"), NamePs: f.text("name_ps"), Shape: f.shape}
		names.add(p.Name, f.spot("name"))
		r.ds.Provinces = append(r.ds.Provinces, p)
		r.widen(f.shape)
	})
	names.report(&r.findings, "a province's name stands only once")
	return err
}

func (r *reader) afProvinces(context.Context) error {
	ids := unique{}
	err := r.features(afProvincesFile, afProvinceProperties, func(f feature) {
		// Natural Earth's provinces far from the frontier have no names in Urdu and Pashto yet.
		p := incident.Province{ID: f.slug("id"), Name: f.text("name"), NameUr: f.optional("name_ur"),
			NamePs: f.optional("name_ps"), Shape: f.shape}
		ids.add(p.ID, f.spot("id"))
		r.ds.AfProvinces = append(r.ds.AfProvinces, p)
		r.widen(f.shape)
	})
	ids.report(&r.findings, "a province's id stands only once")
	return err
}

func (r *reader) shapeAt(file string, f feature) {
	if r.shapeSpots == nil {
		r.shapeSpots = map[string][]spot{}
	}
	r.shapeSpots[file] = append(r.shapeSpots[file], f.file.spot(f.object.at, "name"))
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

func (f feature) slug(name string) string {
	s := f.text(name)
	if s != "" && !slug.MatchString(s) {
		f.wrong(name, "an id is a slug", "small letters a to z, digits and hyphens")
	}
	return s
}

var peopleForm = regexp.MustCompile(`^[1-9]\d{0,8}$`)

// people is a count that is divided by, so never 0.
func (f feature) people(name string) int {
	v, ok := f.get(name, isNumber)
	if ok && !peopleForm.MatchString(v.text) {
		f.wrong(name, "a population is a whole number above 0", "")
		return 0
	}
	n, _ := strconv.Atoi(v.text)
	return n
}
