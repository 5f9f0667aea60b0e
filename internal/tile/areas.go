package tile

import (
	"github.com/paulmach/orb"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/spot"
)

// Crossings is a tile of the crossings that stand in it, each in its state.
func Crossings(name string, at spot.Tile, states []incident.CrossingState) []byte {
	l := newLayer(name)
	for _, s := range states {
		if !holds(at, s.At) {
			continue
		}
		l.point(stepOf(at, s.At))
		l.say("id", s.ID)
		l.say("name", s.Name)
		l.say("category", s.Category)
		l.say("state", string(s.State))
		for i, scope := range incident.Scopes {
			l.say("state_"+string(scope), string(s.Scopes[i].Status))
		}
		l.count("days_closed", s.DaysClosed)
		l.end(point)
	}
	return l.tile()
}

// Areas is a tile of districts or tehsils, each with its figures.
func Areas(name string, at spot.Tile, areas []incident.Area) []byte {
	l := newLayer(name)
	for i := range areas {
		a := &areas[i]
		if a.Tehsil != nil {
			l.shaped(at, a, a.Tehsil.ID, a.Tehsil.Name, a.Tehsil.Shape)
		} else {
			l.shaped(at, a, a.District.ID, a.District.Name, a.District.Shape)
		}
	}
	return l.tile()
}

func (l *layer) shaped(at spot.Tile, a *incident.Area, id, name string, shape orb.MultiPolygon) {
	if !l.area(at, shape) {
		return
	}
	l.say("id", id)
	l.say("name", name)
	l.count("incidents", a.Totals.Count)
	l.count("killed_low", a.Totals.KilledLow)
	l.figure("killed", a.Totals.Killed)
	l.count("killed_high", a.Totals.KilledHigh)
	l.count("without_best", a.Totals.WithoutBest)
	l.count("without_figure", a.Totals.WithoutFigure)
	if a.Tehsil != nil {
		l.say("district_id", a.Tehsil.DistrictID)
		l.count("too_coarse", a.TooCoarse)
	}
	l.ratio("killed_per_100k", a.Per100k)
	l.end(polygon)
}
