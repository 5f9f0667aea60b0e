// Package web is the HTTP server and the only importer of echo: it binds handlers to the operations of ogc, decides
// what every request needs (version, language, form, freshness) once, and writes every error in one place. What is
// asked for is read by ogc and understood as a question, and packages answer, page and mapdata make what it sends.
package web
