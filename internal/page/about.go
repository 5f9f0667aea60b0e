package page

import (
	"path"
	"strings"

	"github.com/a-h/templ"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/page/laid"
	"khyberatlas/internal/page/recorded"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// aboutPage says how the atlas is made and what its words mean.
func aboutPage(c *call) (templ.Component, error) {
	w, meta := c.Wording, c.Meta()
	v := views.AboutView{
		Frame: c.frame("about", w.Text("nav.about"), meta.Description),
		Lead:  meta.Description,
		Lines: laid.Lines(w, c.Atlas.Data().Ground),
		Method: append(recorded.Method(w, c.Atlas.Data()), w.Text("about.method_read"), w.Text("about.method_words"),
			w.Text("about.method_figures")),
		Privacy:  []string{w.Text("about.privacy_none"), w.Text("about.privacy_log")},
		Book:     codeBook(w),
		Actors:   c.actorLines(),
		Found:    recorded.Found(w, c.Atlas.Data()),
		Columns:  append(c.columns(), recorded.Columns(w, c.Atlas.Data())...),
		Records:  recorded.All(w, c.Atlas.Data()),
		Licences: append(recorded.Licences(w, c.Atlas.Data(), c.licences()), laid.Licences(w, c.Atlas.Data().Ground)...),
	}
	for _, id := range []string{"method", "records", "rules", "codebook", "actors", "columns", "privacy", "licences"} {
		v.Contents = append(v.Contents, views.Link{Href: "#" + id, Text: w.Text("about." + id)})
	}
	for _, id := range []string{"span", "toll", "claims", "place", "crossing", "strikes", "withdrawn", "collected"} {
		v.Rules = append(v.Rules, views.Rule{ID: "rule-" + id, Title: w.Text("about.rule." + id),
			Text: w.Text("about.rule_text." + id)})
	}
	if address := c.site.Assets.Address("licences.txt"); address != "" {
		v.Bundled = views.Link{Href: address, Text: w.Text("about.bundled")}
	}
	return views.AboutPage(v), nil
}

// codeBook is generated from the closed lists: it can't forget a value.
func codeBook(w wording.Wording) []views.BookList {
	dates := []incident.DatePrecision{incident.DayExact, incident.WeekOnly, incident.MonthOnly, incident.YearOnly,
		incident.DayInferred}
	return []views.BookList{
		bookList(w, "type", incident.Types, draw.Glyph),
		bookList(w, "confidence", incident.Confidences, nil),
		bookList(w, "geo_precision", incident.GeoPrecisions, nil),
		bookList(w, "date_precision", dates, nil),
		bookList(w, "side", incident.Sides, nil),
		bookList(w, "subject", incident.Subjects, nil),
		bookList(w, "status", crossingStates, draw.Door),
		bookList(w, "scope", incident.AllScopes, nil),
		bookList(w, "category", incident.CrossingCategories, nil),
		bookList(w, "mode", incident.CrossingModes, nil),
		bookList(w, "country", incident.Countries, nil),
	}
}

func bookList[T ~string](w wording.Wording, name string, values []T, icon func(T) string) views.BookList {
	b := views.BookList{ID: name, Title: w.Text("about.list." + name)}
	for _, value := range values {
		e := views.BookEntry{Value: string(value), Text: w.Label(name, string(value)), About: w.About(name, string(value))}
		if icon != nil {
			e.Icon = icon(value)
		}
		b.Entries = append(b.Entries, e)
	}
	return b
}

func (c *call) actorLines() []views.ActorLine {
	var out []views.ActorLine
	for _, a := range c.Actors() {
		out = append(out, views.ActorLine{ID: string(a.ID), Text: a.Name, Names: localNames(a.NameUr, ""),
			Kind: c.Wording.Label("actor_kind", a.Kind), Note: a.Note})
	}
	return out
}

// columns are read off the files themselves.
func (c *call) columns() []views.ColumnTable {
	var out []views.ColumnTable
	for _, f := range c.Atlas.Data().Files {
		if !strings.HasSuffix(f.Name, ".csv") {
			continue
		}
		head, _, _ := strings.Cut(string(f.Bytes), "\n")
		name := strings.TrimSuffix(path.Base(f.Name), ".csv")
		out = append(out, views.ColumnTable{File: f.Name, Columns: strings.ReplaceAll(head, ",", ", "),
			About:     c.Wording.Text("about.file."+f.Name) + recorded.FileNote(c.Wording, c.Atlas.Data(), f.Name),
			Downloads: c.tableFiles(name, incident.Query{})})
	}
	return out
}

func (c *call) licences() []views.LicenceLine {
	w, meta := c.Wording, c.Meta()
	line := func(part, href, licence string) views.LicenceLine {
		return views.LicenceLine{What: w.Text("about.licence." + part), Source: w.Text("about.licence." + part + "_about"),
			Licence: views.Link{Href: href, Text: licence}}
	}
	return []views.LicenceLine{
		line("own", meta.LicenceURL, meta.Licence),
		line("lines", "https://creativecommons.org/licenses/by/3.0/igo/", "CC BY 3.0 IGO"),
		line("census", "https://www.pbs.gov.pk/", w.Text("about.licence.census_link")),
		line("land", "https://www.naturalearthdata.com/about/terms-of-use/", w.Text("about.licence.public")),
		line("rivers", "https://www.gnu.org/licenses/lgpl-3.0.html", "LGPL-3.0-or-later"),
		line("relief", "https://www.ngdc.noaa.gov/mgg/topo/globe.html", w.Text("about.licence.free")),
		line("towns", "https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0"),
	}
}
