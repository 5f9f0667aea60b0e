package page

import "github.com/a-h/templ"

// pages are the HTML forms, by operation; those of a collection are named "operation/collection".
var pages = map[string]func(*call) (templ.Component, error){
	"landing":         mapPage,
	"items/incidents": incidentsPage,
	"items/strikes":   incidentsPage,
	"items/crossings": crossingsPage,
	"items/districts": areasPage,
	"items/tehsils":   areasPage,
	"item/incidents":  incidentPage,
	"item/strikes":    incidentPage,
	"item/crossings":  crossingPage,
	"item/districts":  districtPage,
	"item/tehsils":    tehsilPage,
	"conformance":     conformancePage,
	"api":             apiPage,
	"openapi":         apiPage,
	"schema":          schemaPage,
	"properties":      schemaPage,
	"collections":     collectionsPage,
	"collection":      collectionPage,
	"data":            dataPage,
	"about":           aboutPage,
	"coverage":        coveragePage,
	"embed":           embedPage,
	"totals":          totalsPage,
	"histogram":       histogramPage,
}
