// Package geodata is the embedded default dataset with its description and licences: files, no logic.
package geodata

import "embed"

// Files are the dataset as internal/dataset reads it.
//
//go:embed *.csv *.geojson dataset.json basemap/* SCHEMA.md NOTICE.md
var Files embed.FS
