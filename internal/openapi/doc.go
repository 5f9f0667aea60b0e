// Package openapi describes the API: the OpenAPI document, read off the table of operations and the structs that answers are
// written from, and the schemas of layers. It knows nothing that isn't in the protocol, package ogc.
package openapi
