package web

import (
	"io"

	"khyberatlas/internal/incident"
)

// sums are the figures of a set of incidents: a best figure is null where no incident gives one.
type sums struct {
	Count         int  `json:"count"`
	Vague         int  `json:"vague"`
	KilledLow     int  `json:"killed_low"`
	Killed        *int `json:"killed"`
	KilledHigh    int  `json:"killed_high"`
	WithoutBest   int  `json:"without_best"`
	WithoutFigure int  `json:"without_figure"`
}

func sumsOf(t incident.Totals) sums {
	return sums{Count: t.Count, Vague: t.Vague, KilledLow: t.KilledLow, Killed: t.Killed, KilledHigh: t.KilledHigh,
		WithoutBest: t.WithoutBest, WithoutFigure: t.WithoutFigure}
}

// said is what the figures are of. What lies after the last day of collection is not yet counted.
type said struct {
	Version       string `json:"version"`
	Filter        string `json:"filter,omitempty"`
	Licence       string `json:"licence"`
	Attribution   string `json:"attribution"`
	CollectedFrom string `json:"collected_from"`
	CollectedTo   string `json:"collected_to"`
}

func (c *request) said() said {
	a, meta := c.about(), c.atlas.Data().Meta
	return said{Version: a.Version, Filter: a.Filter, Licence: a.Licence, Attribution: a.Attribution,
		CollectedFrom: meta.CollectedFrom.String(), CollectedTo: meta.CollectedTo.String()}
}

// part is a figure of the breakdown: the sum of the best figures and how many incidents give none.
type part struct {
	Sum     *int `json:"sum"`
	Without int  `json:"without"`
}

type totalsView struct {
	said
	sums
	CiviliansKilled part `json:"civilians_killed"`
	ForcesKilled    part `json:"forces_killed"`
	MilitantsKilled part `json:"militants_killed"`
	Injured         part `json:"injured"`
	PublishersOne   int  `json:"publishers_one"`
	ProvinceLevel   int  `json:"province_level"`
	WithoutPlace    int  `json:"without_place"`
}

func totals(c *request, w io.Writer) error {
	t := c.atlas.Totals(c.ask.Query)
	return writeJSON(w, totalsView{said: c.said(), sums: sumsOf(t), CiviliansKilled: part(t.Civilians),
		ForcesKilled: part(t.Forces), MilitantsKilled: part(t.Militants), Injured: part(t.Injured),
		PublishersOne: t.PublishersOne, ProvinceLevel: t.ProvinceLevel, WithoutPlace: t.WithoutPlace})
}
