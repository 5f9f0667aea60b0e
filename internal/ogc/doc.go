// Package ogc is the protocol of the site, OGC API - Features Part 1 and what this site adds to it, as pure values:
// the one table of operations that routes and documents are read off, the way from a query string to an
// incident.Query and back, the collections, links and paging. It knows nothing of HTTP servers and writes no bytes;
// web binds it, format encodes the answers and openapi describes them.
package ogc
