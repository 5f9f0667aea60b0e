package page

import (
	"io"
	"khyberatlas/internal/wording"
	"strings"

	"khyberatlas/internal/draw"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// card answers with the picture that stands in other people's pages.
func card(c *call, w io.Writer) error {
	p := c.sharedCard()
	if c.Asked.Form == ogc.PNG {
		return c.drawn().PNG(c.Context(), w, p)
	}
	_, err := io.WriteString(w, c.drawn().SVG(p))
	return err
}

// sharedCard is the picture of what matches, or of the one incident that the page has chosen.
func (c *call) sharedCard() draw.Card {
	w, meta := c.Wording, c.Meta()
	p := draw.Card{Brand: w.Text("site.name"), Sample: c.Sample(),
		Data:     w.Text("embed.data", "day", w.Day(meta.CollectedTo), "released", w.Day(meta.Released), "version", c.Atlas.Version()),
		Credit:   w.Text("embed.credit", "attribution", meta.Attribution, "licence", meta.Licence),
		RingNote: w.Text("embed.ring"),
		Beyond:   func(n int) string { return w.Text("embed.outside", "count", n) }}
	if r, ok := c.Atlas.Record(c.Asked.View.Sel); ok {
		c.cardOf(&p, r)
	} else {
		c.cardOfAll(&p)
	}
	p.Title = w.Apart(p.Heading)
	return p
}

// cardOfAll is captioned by the sums of what matches.
func (c *call) cardOfAll(p *draw.Card) {
	w := c.Wording
	q := c.Asked.Query
	hits := c.Search(q, incident.SortDateDesc)
	words, later := c.Summary(q), c.CountLater(q)
	p.Heading, p.About, p.Period, p.Count = i18n.Closed(c.Meta().Title), c.Filter(), words.Period, words.Count
	if later > 0 {
		p.Period = w.Text("embed.later", "period", words.Period, "count", later)
	}
	p.Killed = words.Totals
	if words.NoPlace != "" {
		p.Killed = w.Text("map.killed.missing", "killed", words.Totals, "missing", wording.Lower(words.NoPlace))
	}
	p.Desc = w.Text("embed.desc", "count", p.Count, "period", p.Period, "killed", strings.TrimSuffix(p.Killed, "."))
	p.Marks, p.Rings = c.marks(hits, q, "/collections/incidents/items")
	p.Near = len(q.Districts)+len(q.InDistricts)+len(q.Boxes) > 0 || q.Near != nil
	found := map[incident.Type]bool{}
	for _, r := range hits {
		found[r.Type] = true
	}
	for _, t := range incident.Types {
		if found[t] {
			p.Legend = append(p.Legend, draw.LegendLine{Type: t, Text: w.Label("type", string(t))})
		}
	}
}

// cardOf shows one incident as precisely as its place is known.
func (c *call) cardOf(p *draw.Card, r *incident.Record) {
	w := c.Wording
	p.Heading, p.About = i18n.Closed(r.Title), w.Text("embed.kind", "type", w.Label("type", string(r.Type)), "where", w.Where(r.Incident))
	p.Period, _ = w.Days(r.Incident)
	p.Count, p.Killed = w.KilledOf(r), w.Precision(r)
	if spans := r.KilledUnagreed(); spans != nil {
		p.Count, p.Killed = wording.Upper(w.Text("words.unagreed")), w.Text("embed.claims", "claims", w.Claims(spans, "all"), "where", p.Killed)
	} else if _, _, known := r.Killed.Bounds(); !known {
		p.Count = wording.Upper(w.Text("words.no_killed"))
		if spans := r.InjuredUnagreed(); spans != nil {
			p.Killed = w.Text("embed.claimed_injured", "claims", wording.Upper(w.ClaimedInjured(spans)), "where", p.Killed)
		}
	}
	p.Desc = w.Text("embed.desc_one", "period", p.Period, "killed", p.Count, "where", p.Killed)
	p.Marks, p.Rings = c.marks([]*incident.Record{r}, incident.Query{}, "/collections/incidents/items")
	p.Near, p.Area = true, areaOf(r)
	if len(p.Marks) > 0 {
		p.Chosen = r.At
	}
	p.Legend = []draw.LegendLine{{Type: r.Type, Text: w.Label("type", string(r.Type))}}
}

// areaOf is the area that an incident is known to lie in, where its place is not known better.
func areaOf(r *incident.Record) string {
	switch r.GeoPrecision {
	case incident.TehsilLevel:
		return r.TehsilID
	case incident.DistrictLevel:
		return r.DistrictID
	case incident.ProvinceLevel:
		return r.Admin1
	}
	return ""
}
