package canon

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
		if i.Origin != incident.Ours {
			continue
		}
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
		csvFile(IncidentsFile, records, columns.Incidents),
		csvFile(SourcesFile, sources, columns.Sources),
		csvFile(ClaimsFile, claims, columns.Claims),
		csvFile(CrossingsFile, crossings, columns.Crossings),
		csvFile(SpellsFile, spells, columns.Spells),
		csvFile(ContextFile, ds.Context, columns.Context),
		csvFile(ReportedFile, ds.Reported, columns.Reported),
		csvFile(ActorsFile, ds.Actors, columns.Actors),
		csvFile(ChangesFile, ds.Changes, columns.Changes),
		csvFile(TownsFile, ds.Towns, columns.Towns),
		{Name: MetaFile, Bytes: metaBytes(ds.Meta)},
		{Name: DistrictsFile, Bytes: districtBytes(ds.Districts)},
		{Name: TehsilsFile, Bytes: tehsilBytes(ds.Tehsils)},
		{Name: ProvincesFile, Bytes: provinceBytes(ds.Provinces)},
		{Name: AfProvincesFile, Bytes: afProvinceBytes(ds.AfProvinces)},
	}
	// A dataset without ground has no files of it, so that its version stays what it was before there was any.
	if len(ds.Landmarks) > 0 {
		files = append(files, csvFile(LandmarksFile, ds.Landmarks, columns.Landmarks))
	}
	if len(ds.Routes) > 0 {
		files = append(files, csvFile(RoutesFile, ds.Routes, columns.Routes))
	}
	if len(ds.Rivers) > 0 {
		files = append(files, incident.File{Name: RiversFile, Bytes: riverBytes(ds.Rivers)})
	}
	return byName(append(files, OriginFiles(ds)...))
}

// OriginFiles are those that list the origins, what they have collected and which of their incidents are one event. A
// dataset of ours alone that says nothing of it has none of them, so that its version stays what it was before there were.
func OriginFiles(ds *incident.Dataset) (files []incident.File) {
	if len(ds.Origins) > 0 {
		files = append(files, csvFile(OriginsFile, ds.Origins, columns.Origins))
	}
	if len(ds.Periods) > 0 {
		files = append(files, csvFile(PeriodsFile, ds.Periods, columns.Periods))
	}
	if len(ds.Pairs) > 0 {
		files = append(files, csvFile(PairsFile, ds.Pairs, columns.Pairs))
	}
	if len(ds.Digests) > 0 {
		files = append(files, csvFile(DigestsFile, ds.Digests, columns.Digests))
	}
	return files
}

func heading[T any](layout columns.List[T]) []string {
	names := make([]string, len(layout))
	for i := range layout {
		names[i] = layout[i].Name
	}
	return names
}

func csvFile[T any](name string, list []T, layout columns.List[T]) incident.File {
	layout = layout.OfFile()
	rows := make([][]string, len(list))
	for i, v := range list {
		rows[i] = cells(layout, v)
	}
	if byID[name] {
		slices.SortFunc(rows, func(a, b []string) int { return strings.Compare(a[0], b[0]) })
	}
	lines := make([]string, len(rows))
	for i, r := range rows {
		lines[i] = line(r)
	}
	if !byID[name] {
		slices.Sort(lines)
	}
	return incident.File{Name: name, Bytes: []byte(line(heading(layout)) + strings.Join(lines, ""))}
}

func line(cells []string) string {
	var b []byte
	for i, c := range cells {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendText(b, c)
	}
	return string(append(b, '\n'))
}
