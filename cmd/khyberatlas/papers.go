package main

import (
	"encoding/json"
	"fmt"
	"io/fs"

	"khyberatlas/geodata"
	"khyberatlas/internal/dataset"
	"khyberatlas/internal/incident"
)

// papers are what dataset.zip holds beside the data: what the columns mean, for people and for programs, and where the
// data come from. The last is known of the embedded dataset alone, whichever version of it is held.
func papers() (func(*incident.Dataset) []incident.File, error) {
	files := map[string]incident.File{}
	for _, name := range []string{"SCHEMA.md", "NOTICE.md", "dataset.json"} {
		text, err := fs.ReadFile(geodata.Files, name)
		if err != nil {
			return nil, fmt.Errorf("embedded dataset: %w", err)
		}
		files[name] = incident.File{Name: name, Bytes: text}
	}
	var embedded struct{ ID string }
	if err := json.Unmarshal(files["dataset.json"].Bytes, &embedded); err != nil {
		return nil, fmt.Errorf("embedded dataset: dataset.json: %w", err)
	}
	return func(ds *incident.Dataset) []incident.File {
		out := []incident.File{files["SCHEMA.md"], dataset.DataPackage(ds)}
		if ds.Meta.ID == embedded.ID {
			out = append(out, files["NOTICE.md"])
		}
		return out
	}, nil
}
