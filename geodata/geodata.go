// Package geodata is the embedded default dataset with its description and licences: files, no logic.
package geodata

import "embed"

// Files are the dataset as internal/dataset reads it. The pictures of the relief are ground for the page and no part of
// a version: they stay out of the program until something draws them.
//
//go:embed *.csv *.geojson dataset.json basemap/*.csv basemap/*.geojson SCHEMA.md NOTICE.md
var Files embed.FS

// Names are tables of what others call countries, provinces and districts: what internal/intake/gazetteer reads others' files
// by. They are no part of a dataset.
//
//go:embed names/*.csv
var Names embed.FS
