package answer

import (
	"io"

	"khyberatlas/internal/ogc/figures"
)

func (c *call) provenance() figures.Provenance {
	a, meta := c.about(), c.Meta()
	collected := []figures.Collected{}
	for _, p := range c.Periods() {
		if c.Asked.Query.AsksOrigin(p.Origin) {
			collected = append(collected, figures.Collected{Origin: p.Origin, From: p.From.String(), To: p.To.String(),
				Completeness: p.Completeness})
		}
	}
	return figures.Provenance{Collected: collected, Version: a.Version, Filter: a.Filter, Licence: a.Licence,
		Attribution:   a.Attribution,
		CollectedFrom: meta.CollectedFrom.String(), CollectedTo: meta.CollectedTo.String()}
}

func totals(c *call, w io.Writer) error {
	t := c.Totals(c.Asked.Query)
	return writeJSON(w, figures.Totals{Provenance: c.provenance(), Sums: figures.SumsOf(&t),
		CiviliansKilled: figures.Part(t.Civilians), ForcesKilled: figures.Part(t.Forces),
		MilitantsKilled: figures.Part(t.Militants), Injured: figures.Part(t.Injured),
		PublishersOne: t.PublishersOne, ProvinceLevel: t.ProvinceLevel, WithoutPlace: t.WithoutPlace})
}
