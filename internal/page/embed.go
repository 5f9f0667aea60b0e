package page

import (
	"io"
	"strings"

	"github.com/a-h/templ"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/draw/carto"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/page/choose"
	"khyberatlas/internal/page/plot"
	"khyberatlas/internal/sharing"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// embedPage is the map with its caption for a frame in somebody else's page. It has no script.
func embedPage(c *call) (templ.Component, error) {
	c.Unname()
	card := c.previewCard()
	v := views.EmbedView{
		Frame:   c.frame("embed", card.Heading, card.Desc),
		Heading: card.Heading,
		About:   card.About,
		Period:  card.Period,
		Count:   card.Count,
		Killed:  card.Killed,
		Sample:  card.Sample,
		Data:    card.Data,
		Credit:  card.Credit,
		Full:    views.Link{Href: c.Root().Of(c.pageOfCard()), Text: c.Wording.Text("embed.open")},
	}
	states := c.Asked.Query.OnlyPeriod()
	if r, ok := c.chosen(); ok {
		v.Picture.SVG, states = c.incidentMap(r), daysOf(r)
	} else {
		v.Picture.SVG = c.picture(c.Asked.Query, "incidents", plainLook).svg
	}
	for _, l := range card.Legend {
		icon := draw.Glyph(l.Type)
		if l.Contested {
			icon = draw.HalfGlyph(l.Type)
		}
		v.Picture.Signs = append(v.Picture.Signs, views.Sign{Icon: icon, Text: l.Text})
	}
	v.Picture.Signs = append(v.Picture.Signs, c.gateSigns(states)...)
	if len(card.Rings) > 0 && card.Area == "" {
		v.Picture.Note = card.RingNote
	}
	return views.EmbedPage(v), nil
}

// gateSigns are the legend of the states that crossings are drawn in.
func (c *call) gateSigns(q incident.Query) []views.Sign {
	found := map[incident.Status]bool{}
	for _, s := range c.Crossings(q) {
		found[s.State] = true
	}
	w := c.Wording
	var out []views.Sign
	for _, st := range crossingStates {
		if found[st] {
			out = append(out, views.Sign{Icon: draw.Door(st),
				Text: w.Text("embed.crossing", "state", wording.Lower(w.Label("status", string(st))))})
		}
	}
	return out
}

// pageOfCard is the page that the card is a preview of.
func (c *call) pageOfCard() ogc.Resource {
	if r, ok := c.chosen(); ok {
		return ogc.Resource{Operation: ogc.OpItem, Collection: incident.LayerIncidents, ID: r.ID, Form: ogc.HTML, Asked: true}
	}
	return ogc.Resource{Operation: ogc.OpLanding, Query: c.Asked.Query, Page: incident.Page{Sort: incident.SortDateDesc},
		Form: ogc.HTML, Asked: true}
}

// writeCard answers with the picture that stands in other people's pages.
func writeCard(c *call, w io.Writer) error {
	c.Unname()
	picture, err := plot.Kept(c.Question, c.Asked.Query, "card as "+string(c.Asked.Form), func() (string, error) {
		card := c.previewCard()
		if c.Asked.Form != ogc.PNG {
			return c.base().SVG(card), nil
		}
		var pixels strings.Builder
		err := c.base().PNG(c.Context(), &pixels, card)
		return pixels.String(), err
	})
	if err == nil {
		_, err = io.WriteString(w, picture)
	}
	return err
}

// previewCard is the picture of what matches, or of the one incident that the address has chosen.
func (c *call) previewCard() carto.Card {
	w, meta, credit := c.Wording, c.Meta(), c.Credit()
	p := carto.Card{
		Brand:  w.Text("site.name"),
		Sample: c.Sample(),
		Data: w.Text("embed.data", "day", w.Day(c.Atlas.Days().To), "released", w.Day(meta.Released),
			"version", c.Atlas.Version()),
		Credit: w.Text("embed.credit", "attribution", credit.Attribution, "licence", credit.Licence) +
			sharing.DrawnBy(c.Question, credit),
		RingNote: w.Text("embed.ring"),
		Beyond:   func(n int) string { return w.Text("embed.outside", "count", n) },
	}
	if r, ok := c.chosen(); ok {
		c.captionOne(&p, r)
	} else {
		c.captionMatches(&p)
	}
	p.Title = w.Apart(p.Heading)
	return p
}

// captionMatches fills a card with what matches and its sums.
func (c *call) captionMatches(p *carto.Card) {
	w, q := c.Wording, c.Asked.Query
	summary := c.Summary(q)
	p.Heading, p.About, p.Period, p.Count = i18n.Closed(c.Meta().Title), c.Filter(), summary.Period, summary.Count
	if what := choose.What(c.Question, q); what != "" {
		p.Heading, p.About = what, ""
	}
	p.Killed = summary.Totals
	if summary.NoPlace != "" {
		p.Killed = w.Text("map.killed.missing", "killed", summary.Totals, "missing", wording.Lower(summary.NoPlace))
	}
	p.Desc = w.Text("embed.desc", "count", p.Count, "period", p.Period, "killed", strings.TrimSuffix(p.Killed, "."))
	p.Near = len(q.Districts)+len(q.InDistricts)+len(q.Boxes) > 0 || q.Near != nil
	shown := plot.Of(c.Question, q, incidentsPath, func() int {
		if p.Near {
			p.Seen = plot.Seen(c.Question, q)
		}
		return p.Cells()
	})
	p.Marks, p.Heaps, p.Rings = shown.Marks, shown.Heaps, shown.Rings
	for _, t := range shown.Types {
		p.Legend = append(p.Legend, carto.LegendLine{Type: t, Text: w.Label("type", string(t))})
	}
}

// captionOne fills a card with one incident, as precisely as its place is known.
func (c *call) captionOne(p *carto.Card, r *incident.Record) {
	w := c.Wording
	kind := w.Kind(r.Incident)
	p.Heading, p.About = i18n.Closed(r.Title), w.Text("embed.kind", "type", kind, "where", w.Where(r.Incident))
	p.Period, _ = w.Days(r.Incident)
	p.Count, p.Killed = w.KilledOf(r), w.Precision(r)
	if spans := r.KilledUnagreed(); spans != nil {
		p.Count = wording.Upper(w.Text("words.unagreed"))
		p.Killed = w.Text("embed.claims", "claims", wording.Upper(w.Claims(spans, "killed")), "where", p.Killed)
	} else if _, _, known := r.Killed.Bounds(); !known {
		p.Count = wording.Upper(w.Text("words.no_killed"))
		if spans := r.InjuredUnagreed(); spans != nil {
			p.Killed = w.Text("embed.claims", "claims", wording.Upper(w.Claims(spans, "injured")), "where", p.Killed)
		}
	}
	p.Desc = w.Text("embed.desc_one", "period", p.Period, "killed", p.Count, "where", p.Killed)
	shown := plot.Records(c.Question, []*incident.Record{r}, incident.Query{}, incidentsPath)
	p.Marks, p.Rings = shown.Marks, shown.Rings
	p.Near, p.Area = true, areaOf(r)
	if len(p.Marks) > 0 {
		p.Chosen = r.At
	}
	p.Legend = []carto.LegendLine{{Type: r.Type, Contested: r.Contested(), Text: kind}}
}
