package dataset

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/incident"
)

// packageFile is the name of the description that DataPackage writes.
const packageFile = "datapackage.json"

// DataPackage describes a dataset's files for other programs, as Frictionless's Data Package wants it: which columns
// each table has, of which types, what may stand in them, and which belongs to which. It is worked out of the dataset and
// no part of its version. It holds to versions 1 and 2 of the standard alike, so that readers of either take it.
func DataPackage(ds *incident.Dataset) incident.File {
	m := ds.Meta
	p := dataPackage{
		Schema:  "https://datapackage.org/profiles/2.0/datapackage.json",
		Profile: "data-package",
		Name:    m.ID, ID: m.ID, Title: m.Title, Description: m.Description, Version: ds.Version,
		Licenses: []licence{licenceOf(m)},
		Sources: []origin{{Title: m.Attribution},
			{Title: "The reports that the tables cite, row by row", Path: sourcesFile}},
		Attribution: m.Attribution, Released: m.Released.String(), CollectedFrom: ds.Collected().From.String(),
		CollectedTo: ds.Collected().To.String(), Completeness: m.Completeness, CompletenessNote: m.CompletenessNote,
		TimeZone: m.TimeZone,
	}
	for _, t := range tables {
		if !holds(ds, t.file) {
			continue
		}
		r := resourceOf(ds, t.file, t.about)
		r.Type, r.Profile, r.Format, r.MediaType = "table", "tabular-data-resource", "csv", "text/csv"
		r.Schema = t.schema()
		p.Resources = append(p.Resources, r)
	}
	for _, s := range []struct{ file, about string }{
		{districtsFile, "Districts of Khyber Pakhtunkhwa, generalised."},
		{tehsilsFile, "Tehsils of Khyber Pakhtunkhwa, generalised."},
		{provincesFile, "Provinces of Pakistan, generalised."},
		{afProvincesFile, "Provinces of Afghanistan, generalised."},
		{riversFile, "Rivers of the basemap, generalised."},
	} {
		if !holds(ds, s.file) {
			continue
		}
		r := resourceOf(ds, s.file, s.about)
		r.Format, r.MediaType = "geojson", "application/geo+json"
		p.Resources = append(p.Resources, r)
	}
	p.addRecords(ds)
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	_ = enc.Encode(p) // texts and numbers alone: it can't fail
	return incident.File{Name: packageFile, Bytes: b.Bytes()}
}

// addRecords describes the files of the records that are not ours, and says which may not be passed on.
func (p *dataPackage) addRecords(ds *incident.Dataset) {
	for _, d := range ds.Digests {
		o, _ := ds.Origin(d.Origin)
		p.Sources = append(p.Sources, origin{Title: o.Citation, Path: o.URL})
		if !o.Redistribute {
			p.Withheld = append(p.Withheld, withheld{Record: o.Name, Incidents: d.Rows})
			continue
		}
		incidents, sources := importedTables(d.Origin)
		for _, t := range []table{incidents, sources} {
			r := resource{Name: resourceName(t.file), Path: t.file, Description: t.about, Encoding: "utf-8", Type: "table",
				Profile: "tabular-data-resource", Format: "csv", MediaType: "text/csv", Hash: "sha256:" + d.Sum, Schema: t.schema()}
			if t.file == sources.file {
				r.Hash = "sha256:" + d.SourcesSum
			}
			p.Resources = append(p.Resources, r)
		}
	}
}

type dataPackage struct {
	Schema      string     `json:"$schema"`
	Profile     string     `json:"profile"`
	Name        string     `json:"name"`
	ID          string     `json:"id"`
	Title       string     `json:"title"`
	Description string     `json:"description"`
	Version     string     `json:"version"`
	Licenses    []licence  `json:"licenses"`
	Sources     []origin   `json:"sources"`
	Resources   []resource `json:"resources"`

	// What follows is dataset.json's own; the standard leaves room for it.
	Attribution      string `json:"attribution"`
	Released         string `json:"released"`
	CollectedFrom    string `json:"collected_from"`
	CollectedTo      string `json:"collected_to"`
	Completeness     string `json:"completeness"`
	CompletenessNote string `json:"completeness_note"`
	TimeZone         string `json:"time_zone"`

	Withheld []withheld `json:"withheld,omitempty"`
}

// withheld is a record whose rows are not in the zip, for they may not be passed on.
type withheld struct {
	Record    string `json:"record"`
	Incidents int    `json:"incidents"`
}

type licence struct {
	Name  string `json:"name,omitempty"`
	Title string `json:"title"`
	Path  string `json:"path"`
}

type origin struct {
	Title string `json:"title"`
	Path  string `json:"path,omitempty"`
}

type resource struct {
	Name        string       `json:"name"`
	Path        string       `json:"path"`
	Type        string       `json:"type,omitempty"`
	Profile     string       `json:"profile,omitempty"`
	Description string       `json:"description"`
	Format      string       `json:"format"`
	MediaType   string       `json:"mediatype"`
	Encoding    string       `json:"encoding"`
	Bytes       int          `json:"bytes,omitempty"` // not of what is written as it is packed
	Hash        string       `json:"hash"`
	Schema      *tableSchema `json:"schema,omitempty"`
}

// licenceName is the form that the standard allows for a licence's name.
var licenceName = regexp.MustCompile(`^[-a-zA-Z0-9._]+$`)

func licenceOf(m incident.Meta) licence {
	l := licence{Title: m.Licence, Path: m.LicenceURL}
	if licenceName.MatchString(m.Licence) {
		l.Name = m.Licence
	}
	return l
}

// holds says whether the dataset has a file: it need not have those of the ground.
func holds(ds *incident.Dataset, file string) bool {
	return slices.ContainsFunc(ds.Files, func(f incident.File) bool { return f.Name == file })
}

func resourceOf(ds *incident.Dataset, file, about string) resource {
	r := resource{Name: resourceName(file), Path: file, Description: about, Encoding: "utf-8"}
	for _, f := range ds.Files {
		if f.Name == file {
			sum := sha256.Sum256(f.Bytes)
			r.Bytes, r.Hash = len(f.Bytes), "sha256:"+hex.EncodeToString(sum[:])
		}
	}
	return r
}

// resourceName is the file's name without folder and ending; the folder tells the records that are not ours apart.
func resourceName(file string) string {
	if strings.HasPrefix(file, canon.OriginsFolder+"/") {
		return strings.TrimSuffix(file, path.Ext(file))
	}
	return strings.TrimSuffix(path.Base(file), path.Ext(file))
}
