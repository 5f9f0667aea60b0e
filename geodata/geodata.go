// Package geodata is the embedded default dataset with its description and licences: files, no logic.
package geodata

import "embed"

// Files are the dataset as internal/dataset reads it. The pictures of the relief are ground for the page and no part of
// a version: they stay out of the program until something draws them.
//
//go:embed *.csv *.geojson dataset.json basemap/*.csv basemap/*.geojson SCHEMA.md NOTICE.md
var Files embed.FS
