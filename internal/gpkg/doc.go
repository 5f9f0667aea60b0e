// Package gpkg writes layers as a GeoPackage (OGC 12-128r18, version 1.3): features with true DATE columns and a spatial
// index, their citations, claims and spells as related tables, licence and filter as metadata, and a style with which
// QGIS opens them. docs/geopackage.md lists the requirements that its tests check.
//
// A GeoPackage is an SQLite database, so it is built in a temporary file of its own, which only this process may read,
// which may not grow past a limit and which loses its name as soon as SQLite has it open. The same input gives the same
// bytes: the day of every change is the dataset's day of release.
//
// A file says what its reader asked for, in its metadata and by the rows that it holds. So nothing of it stays on a disk,
// however the writing ends.
//
// Those that others made are read as they lie there, within the bounds of their own bytes (OpenForeign).
//
// Which records match and which layers a reader wants is decided elsewhere.
package gpkg
