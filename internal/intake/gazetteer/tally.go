package gazetteer

import "khyberatlas/internal/incident"

// Tally counts what the rows of a file say of their places.
type Tally struct {
	// Outside are rows without a fault that lie outside of the area and were left out, Countrywide those among them of which
	// no more than the country is known.
	Outside, Countrywide int
	Untold               map[string]int // names of places that are not known here, or that can mean several, of rows handed on
	Days                 incident.Days  // from the first row that was handed on to the last
}

// LeaveOut counts a row that lies outside of the area.
func (t *Tally) LeaveOut(countrywide bool) {
	t.Outside++
	if countrywide {
		t.Countrywide++
	}
}

// HandOn counts a row that is handed on, with what is known of its place.
func (t *Tally) HandOn(i *incident.Incident, u Unit) {
	if u.Untold != "" {
		if t.Untold == nil {
			t.Untold = map[string]int{}
		}
		t.Untold[u.Untold]++
	}
	if t.Days.From == 0 || i.Date < t.Days.From {
		t.Days.From = i.Date
	}
	t.Days.To = max(t.Days.To, i.Span().To)
}
