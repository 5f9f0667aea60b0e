// Package format writes records as bytes: GeoJSON, whole and in sequences, CSV, KML, feeds, sitemaps and the zip of the
// whole dataset, streaming, and chooses between forms by what a reader accepts. It decides neither what is asked for nor
// which records match.
package format
