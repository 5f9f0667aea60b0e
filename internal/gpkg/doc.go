// Package gpkg writes layers as a GeoPackage (OGC 12-128r18, version 1.3): features with true DATE columns and a spatial
// index, their citations, claims and spells as related tables, licence and filter as metadata, and a style with which
// QGIS opens them. docs/geopackage.md lists the requirements that its tests check.
//
// A GeoPackage is an SQLite database, so it is built in a temporary file of its own, which only this process may read,
// which may not grow past a limit and which loses its name as soon as SQLite has it open. The same input gives the same
// bytes: the day of every change is the dataset's day of release.
//
// A file says what its reader asked for, in its metadata and by the rows that it holds. So nothing of it is kept on a
// disk: a Shelf keeps the last files in memory, for readers who come again, and only what is too large for that is sent
// from its temporary file, which ends with the answer and is built anew for the next one. That leaves no descriptors
// open between answers either, and a disk without room refuses new files and none that is kept.
//
// Which records match and which layers a reader wants is decided elsewhere.
package gpkg
