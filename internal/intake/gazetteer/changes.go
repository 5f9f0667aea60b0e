package gazetteer

import (
	"slices"

	"khyberatlas/internal/incident"
)

// change is one unit that became others.
type change struct {
	until incident.Day // until the day before it the unit was what it had been
	to    []string
}

// readChanges notes what became of each unit. A merger lists its units in the order of those that they went into.
func (g *Gazetteer) readChanges(all []incident.DistrictChange) {
	for _, c := range all {
		if !c.OnMap {
			continue
		}
		for i, from := range c.FromUnits {
			to := c.ToUnits
			if len(c.FromUnits) > 1 && len(c.FromUnits) == len(c.ToUnits) {
				to = c.ToUnits[i : i+1]
			}
			g.changes[spelling(from)] = change{c.Date, to}
		}
	}
}

// districtsNow are the districts of the map that a unit of Khyber Pakhtunkhwa has become: one, several of which one must be
// meant, or none where the name is not known. A district that was split and kept its name stands for all of its parts until
// the day of the split.
func (g *Gazetteer) districtsNow(name string) (before, now []int, split incident.Day) {
	key := spelling(name)
	if m, ok := g.units[unit{"PK", incident.KP, key}]; ok {
		key = spelling(m.name)
	}
	if i, ok := g.districtNamed[key]; ok {
		now = []int{i}
		if c, ok := g.changes[key]; ok && len(c.to) > 1 {
			before, split = g.follow(key, 0), c.until
		}
		return before, now, split
	}
	return nil, g.follow(key, 0), 0
}

// follow goes along the changes, which could be written in a circle.
func (g *Gazetteer) follow(key string, depth int) (out []int) {
	c, ok := g.changes[key]
	if !ok || depth > 5 {
		return nil
	}
	for _, name := range c.to {
		next := spelling(name)
		i, ok := g.districtNamed[next]
		if ok {
			out = append(out, i)
		}
		if next != key && (!ok || len(g.changes[next].to) > 1) {
			out = append(out, g.follow(next, depth+1)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
