package recorded

import (
	"khyberatlas/internal/canon"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// Method says that how the atlas reads is said of our own record; nothing where there is no other.
func Method(w wording.Wording, ds *incident.Dataset) []string {
	if !Several(ds) {
		return nil
	}
	return []string{w.Text("record.method")}
}

// FileNote is what must be known of a file's columns where there are several records; blank for nothing.
func FileNote(w wording.Wording, ds *incident.Dataset, file string) string {
	if file != canon.IncidentsFile || !Several(ds) {
		return ""
	}
	return " " + w.Text("record.columns_own")
}

// Licences are the licences of a dataset, of which the first is that of our own record, with those of the others after it.
func Licences(w wording.Wording, ds *incident.Dataset, all []views.LicenceLine) []views.LicenceLine {
	if !Several(ds) {
		return all
	}
	all[0].What = w.Text("record.licence_own")
	out := all[:1:1]
	for _, o := range ds.AllOrigins() {
		if o.ID != incident.Ours {
			out = append(out, views.LicenceLine{What: w.Text("record.licence_of", "record", named(o)),
				Source: w.Text("record.licence_about", "publisher", o.Publisher), Licence: views.Link{Href: o.LicenceURL, Text: o.Licence}})
		}
	}
	return append(out, all[1:]...)
}
