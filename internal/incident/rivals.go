package incident

// Rival is what one side claims of the killed where another side's claims exclude it.
type Rival struct {
	Side      Side
	Low, High *int // no high end where a claim says "at least"
}

// Rivals are the sides whose claims on the killed of a subject have nothing in common with another side's, in the order
// of the sides; there are none or at least two.
func Rivals(claims []Claim, subject Subject) []Rival {
	found := map[Side]reach{}
	for _, c := range claims {
		if c.Subject != subject || c.KilledLow == nil {
			continue
		}
		r := reach{low: *c.KilledLow, high: *first(c.KilledHigh, c.KilledLow), open: c.KilledHigh == nil}
		if was, ok := found[c.Side]; ok {
			r = reach{min(was.low, r.low), max(was.high, r.high), was.open || r.open}
		}
		found[c.Side] = r
	}
	var out []Rival
	for _, side := range Sides {
		r, ok := found[side]
		rival := false
		for other, o := range found {
			rival = rival || other != side && r.apart(o)
		}
		if !ok || !rival {
			continue
		}
		out = append(out, Rival{Side: side, Low: &r.low})
		if !r.open {
			out[len(out)-1].High = &r.high
		}
	}
	return out
}

// reach is how far the claims of one side go; one that is open has no high end.
type reach struct {
	low, high int
	open      bool
}

func (r reach) apart(o reach) bool { return r.high < o.low && !r.open || o.high < r.low && !o.open }

// Disputed are the subjects on which the incident has a figure of the killed and sides exclude each other. Where it has
// none, what is claimed stands in the figure's place.
func (i *Incident) Disputed() []Subject {
	_, _, known := i.Killed.Bounds()
	var out []Subject
	for _, s := range []struct {
		subject Subject
		given   bool
	}{{"all", known}, {"civilians", i.Civilians != nil}, {"forces_pk", i.Forces != nil}, {"forces_af", i.Forces != nil},
		{"militants", i.Militants != nil}} {
		if s.given && len(Rivals(i.Claims, s.subject)) > 0 {
			out = append(out, s.subject)
		}
	}
	return out
}

// KilledBeyond is what those claims on everyone span that go beyond the incident's figure of the killed.
func (i *Incident) KilledBeyond() []Claimed {
	low, high, known := i.Killed.Told().Bounds()
	var outside Incident
	for _, c := range i.Claims {
		s := (&Incident{Claims: []Claim{c}}).KilledClaims("all")
		if known && s != nil && (s[0].High > high || s[0].Low < low && !s[0].AtMost) {
			outside.Claims = append(outside.Claims, c)
		}
	}
	return outside.KilledClaims("all")
}
