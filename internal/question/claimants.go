package question

import (
	"slices"

	"khyberatlas/internal/incident"
)

// Claimants are those who give a figure of the killed of a subject, each once, in the order of the claims.
func Claimants(claims []incident.Claim, of incident.Subject) []string {
	var names []string
	for _, c := range claims {
		if c.Subject == of && (c.KilledLow != nil || c.KilledHigh != nil) && !slices.Contains(names, c.Claimant) {
			names = append(names, c.Claimant)
		}
	}
	return names
}
