package page

import (
	"path"
	"strings"

	"github.com/a-h/templ"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/incident"
	"khyberatlas/views"
)

// aboutPage says how the atlas is made and what its words mean.
func aboutPage(c *call) (templ.Component, error) {
	w := c.Wording
	meta := c.Meta()
	v := views.AboutView{Frame: c.frame("about", w.Text("nav.about"), meta.Description), Lead: meta.Description, Lines: w.Text("about.lines"),
		Method:  []string{w.Text("about.method_read"), w.Text("about.method_words"), w.Text("about.method_figures")},
		Privacy: []string{w.Text("about.privacy_none"), w.Text("about.privacy_log")}}
	for _, id := range []string{"method", "rules", "codebook", "actors", "columns", "privacy", "licences"} {
		v.Contents = append(v.Contents, views.Link{Href: "#" + id, Text: w.Text("about." + id)})
	}
	for _, id := range []string{"span", "toll", "claims", "place", "crossing", "strikes", "withdrawn", "collected"} {
		v.Rules = append(v.Rules, views.Rule{ID: "rule-" + id, Title: w.Text("about.rule." + id), Text: w.Text("about.rule_text." + id)})
	}
	v.Book, v.Actors, v.Columns = c.codeBook(), c.actorLines(), c.columns()
	v.Licences = c.licences()
	if address := c.site.Assets.Address("licences.txt"); address != "" {
		v.Bundled = views.Link{Href: address, Text: w.Text("about.bundled")}
	}
	return views.AboutPage(v), nil
}

// codeBook is generated from the closed lists: it can't forget one.
func (c *call) codeBook() []views.BookList {
	w := c.Wording
	list := func(name string, values []string, icon func(string) string) views.BookList {
		b := views.BookList{ID: name, Title: w.Text("about.list." + name)}
		for _, value := range values {
			e := views.BookEntry{Value: value, Text: w.Label(name, value), About: w.About(name, value)}
			if icon != nil {
				e.Icon = icon(value)
			}
			b.Entries = append(b.Entries, e)
		}
		return b
	}
	states := append(texts(incident.Statuses), string(incident.Partial), string(incident.Unknown))
	return []views.BookList{
		list("type", texts(incident.Types), func(s string) string { return draw.Glyph(incident.Type(s)) }),
		list("confidence", texts(incident.Confidences), nil),
		list("geo_precision", texts(incident.GeoPrecisions), nil),
		list("date_precision", texts([]incident.DatePrecision{incident.DayExact, incident.WeekOnly, incident.MonthOnly, incident.YearOnly, incident.DayInferred}), nil),
		list("side", texts(incident.Sides), nil),
		list("subject", texts(incident.Subjects), nil),
		list("status", states, func(s string) string { return draw.Door(incident.Status(s)) }),
		list("scope", texts(incident.AllScopes), nil),
		list("category", incident.CrossingCategories, nil),
		list("mode", incident.CrossingModes, nil),
		list("country", texts(incident.Countries), nil),
	}
}

func (c *call) actorLines() []views.ActorLine {
	var out []views.ActorLine
	for _, a := range c.Atlas.Data().Actors {
		out = append(out, views.ActorLine{ID: string(a.ID), Text: a.Name, Names: localNames(a.NameUr, ""), Kind: c.Wording.Label("actor_kind", a.Kind), Note: a.Note})
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
		out = append(out, views.ColumnTable{File: f.Name, Columns: strings.ReplaceAll(head, ",", ", "), About: c.Wording.Text("about.file." + f.Name),
			Downloads: c.tableFiles(name, incident.Query{})})
	}
	return out
}

func (c *call) licences() []views.LicenceLine {
	w := c.Wording
	meta := c.Meta()
	return []views.LicenceLine{
		{What: w.Text("about.licence.own"), Source: w.Text("about.licence.own_about"), Licence: views.Link{Href: meta.LicenceURL, Text: meta.Licence}},
		{What: w.Text("about.licence.lines"), Source: w.Text("about.licence.lines_about"), Licence: views.Link{Href: "https://creativecommons.org/licenses/by/3.0/igo/", Text: "CC BY 3.0 IGO"}},
		{What: w.Text("about.licence.census"), Source: w.Text("about.licence.census_about"), Licence: views.Link{Href: "https://www.pbs.gov.pk/", Text: w.Text("about.licence.census_link")}},
		{What: w.Text("about.licence.land"), Source: w.Text("about.licence.land_about"), Licence: views.Link{Href: "https://www.naturalearthdata.com/about/terms-of-use/", Text: w.Text("about.licence.public")}},
		{What: w.Text("about.licence.towns"), Source: w.Text("about.licence.towns_about"), Licence: views.Link{Href: "https://creativecommons.org/licenses/by/4.0/", Text: "CC BY 4.0"}},
	}
}
