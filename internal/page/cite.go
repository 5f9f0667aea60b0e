package page

import (
	"strings"

	"github.com/a-h/templ"

	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page/choose"
	"khyberatlas/internal/sharing"
	"khyberatlas/views"
)

// endings are those of a citation's files.
var endings = map[ogc.Form]string{ogc.Plain: "txt", ogc.BibTeX: "bib", ogc.RIS: "ris", ogc.CSL: "json"}

// citePage is all that is needed to pass on what a filter shows, or the incident that the address has chosen.
func citePage(c *call) (templ.Component, error) {
	c.Unname()
	w, q := c.Wording, c.Question
	work := sharing.WorkOf(q)
	if _, ok := c.chosen(); !ok {
		c.Asked.View.Sel = ""
	}
	v := views.CiteView{
		Frame: c.frame("cite", w.Text("cite.heading"), w.Text("cite.about")), Lead: w.Text("cite.lead", "title", work.Title),
		Now:    views.Link{Href: sharing.Address(q), Text: w.Text("cite.address_now")},
		Pinned: views.Link{Href: sharing.Pinned(q), Text: w.Text("cite.address_pinned", "version", c.Atlas.Version())},
		Picture: views.CitePicture{Src: sharing.Picture(q, ogc.PNG), Alt: w.Text("cite.picture_alt", "title", work.Title),
			About: w.Text("cite.picture_about", "width", w.Number(sharing.PictureWidth), "height", w.Number(sharing.PictureHeight)),
			Width: sharing.PictureWidth, Height: sharing.PictureHeight},
		Embed:   sharing.Frame(q, sharing.FrameWidth, sharing.FrameHeight),
		Action:  c.Prefix + "/cite",
		Fields:  choose.Fields(q, func(*ogc.Param) bool { return true }),
		Day:     work.Accessed.String(),
		DaySays: w.Text("cite.day_none"),
	}
	for _, form := range []ogc.Form{ogc.PNG, ogc.SVG} {
		v.Picture.Forms = append(v.Picture.Forms, views.Link{Href: sharing.Picture(q, form), Type: form.Bare(),
			Text: w.Text("cite.picture_open", "form", w.Text("web.form."+string(form)))})
	}
	if sel := c.Asked.View.Sel; sel != "" {
		v.Fields = append(v.Fields, views.FilterField{Name: "sel", Value: sel})
	}
	if work.Accessed != 0 {
		v.DaySays = w.Text("cite.day_set", "day", w.Day(work.Accessed))
	}
	csl, err := work.CSL()
	texts := map[ogc.Form]string{ogc.Plain: sharing.Sentence(q), ogc.BibTeX: work.BibTeX(), ogc.RIS: work.RIS(), ogc.CSL: csl}
	for _, form := range []ogc.Form{ogc.Plain, ogc.BibTeX, ogc.RIS, ogc.CSL} {
		name := w.Text("web.form." + string(form))
		v.Citations = append(v.Citations, views.CiteForm{ID: "citation-" + string(form), Name: name,
			Text:     strings.TrimSpace(texts[form]),
			File:     views.Link{Href: c.PathAs(form), Type: form.Bare(), Text: w.Text("cite.file", "form", name)},
			FileName: work.Key() + "." + endings[form]})
	}
	v.Frame.Styles = append(v.Frame.Styles, c.site.Assets.Present("cite.css")...)
	v.Frame.Scripts = append(v.Frame.Scripts, c.site.Assets.Present("cite.js")...)
	return views.CitePage(v), err
}
