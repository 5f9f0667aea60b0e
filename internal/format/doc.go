// Package format writes records as bytes: GeoJSON, CSV and the zip of the whole dataset, streaming, and chooses
// between forms by what a reader accepts. It decides neither what is asked for nor which records match.
package format
