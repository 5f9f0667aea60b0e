package dataset

import (
	"slices"
	"strings"

	"khyberatlas/internal/columns"
	"khyberatlas/internal/incident"
)

// canonical writes every file, by name.
func canonical(ds *incident.Dataset) []incident.File {
	var records []*incident.Record
	var sources []incident.Source
	var claims []incident.Claim
	for n := range ds.Incidents {
		i := &ds.Incidents[n]
		records = append(records, &incident.Record{Incident: i, At: i.Point})
		sources = append(sources, i.Sources...)
		claims = append(claims, i.Claims...)
	}
	var crossings []incident.CrossingState
	var spells []incident.Spell
	for n := range ds.Crossings {
		crossings = append(crossings, incident.CrossingState{Crossing: &ds.Crossings[n]})
		spells = append(spells, ds.Crossings[n].Spells...)
	}
	files := []incident.File{
		csvFile(incidentsFile, records, columns.Incidents),
		csvFile(sourcesFile, sources, columns.Sources),
		csvFile(claimsFile, claims, columns.Claims),
		csvFile(crossingsFile, crossings, columns.Crossings),
		csvFile(spellsFile, spells, columns.Spells),
		csvFile(contextFile, ds.Context, columns.Context),
		csvFile(reportedFile, ds.Reported, columns.Reported),
		csvFile(actorsFile, ds.Actors, columns.Actors),
		csvFile(changesFile, ds.Changes, columns.Changes),
		csvFile(townsFile, ds.Towns, columns.Towns),
		{Name: metaFile, Bytes: metaBytes(ds.Meta)},
		{Name: districtsFile, Bytes: districtBytes(ds.Districts)},
		{Name: tehsilsFile, Bytes: tehsilBytes(ds.Tehsils)},
		{Name: provincesFile, Bytes: provinceBytes(ds.Provinces)},
		{Name: afProvincesFile, Bytes: afProvinceBytes(ds.AfProvinces)},
	}
	// A dataset without ground has no files of it, so that its version stays what it was before there was any.
	if len(ds.Landmarks) > 0 {
		files = append(files, csvFile(landmarksFile, ds.Landmarks, columns.Landmarks))
	}
	if len(ds.Routes) > 0 {
		files = append(files, csvFile(routesFile, ds.Routes, columns.Routes))
	}
	if len(ds.Rivers) > 0 {
		files = append(files, incident.File{Name: riversFile, Bytes: riverBytes(ds.Rivers)})
	}
	return byName(files)
}

func csvFile[T any](name string, list []T, layout columns.List[T]) incident.File {
	t := tableOf(name)
	layout = layout.OfFile()
	rows := make([][]string, len(list))
	for i, v := range list {
		rows[i] = cells(layout, v)
	}
	if t.byID {
		slices.SortFunc(rows, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
	}
	lines := make([]string, len(rows))
	for i, r := range rows {
		lines[i] = line(r)
	}
	if !t.byID {
		slices.Sort(lines)
	}
	return incident.File{Name: name, Bytes: []byte(line(t.columns()) + strings.Join(lines, ""))}
}

// line quotes as little as RFC 4180 allows; encoding/csv quotes a cell that begins with a space too.
func line(cells []string) string {
	var b strings.Builder
	for i, c := range cells {
		if i > 0 {
			b.WriteByte(',')
		}
		if strings.ContainsAny(c, ",\"\r\n") {
			b.WriteByte('"')
			b.WriteString(strings.ReplaceAll(c, `"`, `""`))
			b.WriteByte('"')
		} else {
			b.WriteString(c)
		}
	}
	b.WriteByte('\n')
	return b.String()
}
