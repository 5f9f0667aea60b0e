package canon

import (
	"maps"
	"path"
	"slices"
	"strings"

	"khyberatlas/internal/incident"
)

// Compare seals a dataset whose rows and files were stored side by side, and names the tables that don't agree: with the
// files those whose rows are others, "files" where these are not what the version is the hash of. After it the
// dataset's files and version are those of its rows.
func Compare(ds *incident.Dataset) (differ []string) {
	version, stored := ds.Version, ds.Files
	Seal(ds)
	were, are := contents(stored), contents(ds.Files)
	switch {
	case ds.Version == version && maps.Equal(were, are):
		return nil
	case ds.Version == version:
		return []string{"files"}
	}
	if Version(stored) != version {
		differ = append(differ, "files")
	}
	for _, f := range slices.Concat(stored, ds.Files) {
		before, held := were[f.Name]
		if now, has := are[f.Name]; !held || !has || now != before {
			differ = append(differ, tableOfFile(f.Name))
		}
	}
	slices.Sort(differ)
	return slices.Compact(differ)
}

func contents(files []incident.File) map[string]string {
	out := make(map[string]string, len(files))
	for _, f := range files {
		out[f.Name] = string(f.Bytes)
	}
	return out
}

// tableOfFile is the store's name for what a file holds.
func tableOfFile(file string) string {
	if file == MetaFile {
		return "meta"
	}
	name, _, _ := strings.Cut(path.Base(file), ".")
	return name
}
