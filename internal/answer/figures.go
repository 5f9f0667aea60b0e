package answer

import (
	"io"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

func sumsOf(t incident.Totals) ogc.Sums {
	return ogc.Sums{Count: t.Count, Vague: t.Vague, KilledLow: t.KilledLow, Killed: t.Killed, KilledHigh: t.KilledHigh,
		WithoutBest: t.WithoutBest, WithoutFigure: t.WithoutFigure}
}

func (c *call) provenance() ogc.Provenance {
	a, meta := c.about(), c.Meta()
	collected := []ogc.CollectedAnswer{}
	for _, p := range c.Periods() {
		if c.Asked.Query.AsksOrigin(p.Origin) {
			collected = append(collected, ogc.CollectedAnswer{Origin: p.Origin, From: p.From.String(), To: p.To.String(),
				Completeness: p.Completeness})
		}
	}
	return ogc.Provenance{Collected: collected, Version: a.Version, Filter: a.Filter, Licence: a.Licence, Attribution: a.Attribution,
		CollectedFrom: meta.CollectedFrom.String(), CollectedTo: meta.CollectedTo.String()}
}

func totals(c *call, w io.Writer) error {
	t := c.Totals(c.Asked.Query)
	return writeJSON(w, ogc.TotalsAnswer{Provenance: c.provenance(), Sums: sumsOf(t), CiviliansKilled: ogc.Part(t.Civilians),
		ForcesKilled: ogc.Part(t.Forces), MilitantsKilled: ogc.Part(t.Militants), Injured: ogc.Part(t.Injured),
		PublishersOne: t.PublishersOne, ProvinceLevel: t.ProvinceLevel, WithoutPlace: t.WithoutPlace})
}
