package intake

import (
	"context"

	"khyberatlas/internal/dataset/findings"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/gazetteer"
	"khyberatlas/internal/intake/guess"
)

// Guess reads as much of the source as it takes to write a mapping for it. There is none where the source is no table and no
// GeoJSON, which the faults say; the error is one of reading.
func (s *Source) Guess(ctx context.Context, how How) ([]byte, incident.Faults, error) {
	l := findings.New(enough)
	if s.refused(l) {
		faults, _ := l.Faults()
		return nil, faults, nil
	}
	if s.Format == ACLED && isJSON(s.start) {
		l.Fault(findings.Spot{File: s.Name}, "",
			"a mapping is for files of no format that is known, and this is an answer of ACLED's interface", "import it as it is")
		faults, _ := l.Faults()
		return nil, faults, nil
	}
	text, err := guess.File(ctx, s.text, guess.About{File: s.Name, GeoJSON: s.Format == GeoJSON, Origin: how.Origin,
		Known: isDistrict(how.Places)}, l)
	if text != nil && err == nil {
		return text, nil, nil
	}
	faults, _ := l.Faults()
	return nil, faults, err
}

// refused says why nothing can be read.
func (s *Source) refused(l *findings.List) bool {
	for _, why := range s.Refuse {
		l.Fault(findings.Spot{File: s.Name}, "", why.Rule, why.Mend)
	}
	return len(s.Refuse) > 0
}

// isDistrict tells names of districts of the area.
func isDistrict(places *gazetteer.Gazetteer) func(string) bool {
	return func(name string) bool {
		for _, country := range incident.Countries {
			if u := places.Find(gazetteer.Place{Country: string(country), District: name}); u.Inside && u.Untold == "" && u.Admin1 != "" {
				return true
			}
		}
		return false
	}
}
