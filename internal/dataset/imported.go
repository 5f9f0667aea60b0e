package dataset

import (
	"context"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"khyberatlas/internal/canon"
	"khyberatlas/internal/columns"
	"khyberatlas/internal/dataset/csvtext"
	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
)

var (
	importedID  = regexp.MustCompile(`^[a-z0-9-]+-[A-Za-z0-9._-]+$`)
	countryForm = regexp.MustCompile(`^[A-Z]{2}$`)
)

// importedChecks are those of the rows of other records: their districts, provinces and ids are their own affair.
var importedChecks = map[string]check{
	"title": {most: incident.MostTitle}, "lat": {rule: "Both or neither of lat and lon."}, "country": {shape: countryForm},
}

// importedTables are the two files of a record that is not ours.
func importedTables(origin string) (incidents, sources table) {
	return table{canon.OriginFile(origin, incidentsFile), "Incidents of " + origin + ".",
			fieldsOf(columns.Imported, importedChecks), belongsTo{}},
		table{canon.OriginFile(origin, sourcesFile), "Citations of " + origin + ".", fieldsOf(columns.Sources, nil),
			belongsTo{"incident_id", canon.OriginFile(origin, incidentsFile)}}
}

// others reads the rows of the records that are not ours.
func (r *reader) others(ctx context.Context) error {
	folders, err := fs.ReadDir(r.fsys, canon.OriginsFolder)
	if err != nil {
		return nil // there are none
	}
	for _, f := range folders {
		id := f.Name()
		at := findings.Spot{File: path.Join(canon.OriginsFolder, id)}
		switch {
		case !f.IsDir():
			r.Warn(at, "", "the file is no part of a dataset and is left out", "")
			continue
		case id == incident.Ours || !r.originIDs[id]:
			r.Fault(at, id, "each folder is named by the id of a record in "+originsFile+" that is not ours", "",
				slices.Sorted(maps.Keys(r.originIDs))...)
			continue
		}
		if err := r.other(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) other(ctx context.Context, origin string) error {
	incidents, sources := importedTables(origin)
	r.imported = append(r.imported, origin)
	seen := findings.Unique{}
	err := r.eachRow(ctx, incidents, func(w csvtext.Row) {
		i := r.importedRow(w)
		i.Origin = origin
		if i.ID != "" && !strings.HasPrefix(i.ID, origin+"-") {
			w.Wrong("id", "an incident's id begins with the id of its record and a hyphen", "as "+origin+"-1")
		}
		if _, twice := r.incidentAt[i.ID]; twice {
			w.Wrong("id", "an incident's id stands only once in all records", "")
		}
		seen.Add(i.ID, w.Spot("id"))
		r.incidentAt[i.ID] = len(r.ds.Incidents)
		if keep(r.List, &r.ds.Incidents, i) {
			r.incidentSpots = append(r.incidentSpots, w.Spot("lat"))
		}
	})
	seen.Report(r.List, "an incident's id stands only once")
	if err != nil || r.Lost[incidents.file] || !r.there(sources.file) {
		return err
	}
	return r.eachRow(ctx, sources, func(w csvtext.Row) {
		s := incident.Source{IncidentID: w.Text("incident_id"), Publisher: w.Text("publisher"),
			Published: w.OptionalDay("published"), URL: w.Address("url"), Note: w.Optional("note")}
		if i := r.incidentOf(w, s.IncidentID); i != nil {
			keep(r.List, &i.Sources, s)
		}
	})
}

func (r *reader) importedRow(w csvtext.Row) incident.Incident {
	i := incident.Incident{
		ID:            w.ID(importedID, "an incident's id begins with the id of its record and a hyphen, and has no blanks"),
		Date:          w.Day("date"),
		EndDate:       w.OptionalDay("end_date"),
		DatePrecision: csvtext.Word(w, "date_precision", incident.IncidentDatePrecisions),
		Type:          csvtext.Word(w, "type", incident.Types),
		Title:         w.TextUpTo("title", incident.MostTitle),
		Summary:       w.Optional("summary"),
		Place:         w.Optional("place"),
		District:      w.Optional("district"),
		Admin1:        w.Optional("admin1"),
		Country:       incident.Country(w.Text("country")),
		GeoPrecision:  csvtext.Word(w, "geo_precision", incident.GeoPrecisions),
		Actor:         csvtext.Word(w, "actor", incident.Actors),
		Target:        w.Optional("target"),
		Confidence:    csvtext.Word(w, "confidence", incident.Confidences),
		Coding: incident.Coding{CodedAs: w.Optional("coded_as"), Violence: w.Optional("violence"), SideA: w.Optional("side_a"),
			SideB: w.Optional("side_b"), ActorName: w.Optional("actor_name"), EventClarity: w.Code("event_clarity"),
			WherePrec: w.Code("where_prec"), DatePrec: w.Code("date_prec")},
	}
	if !countryForm.MatchString(string(i.Country)) {
		w.Wrong("country", "a country is its code of ISO 3166-1, two capital letters", "as PK or AF")
	}
	if p, ok := w.AnyPoint(); ok {
		i.Point = &p
	}
	figures(w, &i)
	inOrder(w, &i)
	return i
}
