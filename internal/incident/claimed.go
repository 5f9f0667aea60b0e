package incident

import "slices"

// Claimed is what the claims on one subject span, the claimants' figure alone: spans of two subjects are neither added up
// nor laid over each other, for a claim on one group, or on everyone, says nothing of another group.
type Claimed struct {
	Subject   Subject
	Low, High int      // the least and the greatest number that a claim gives
	AtLeast   bool     // the greatest is a claim's "at least"
	AtMost    bool     // every claim says only "at most"
	By        []string // who makes them, each once
}

// Groups are the subjects that are a part of all who were killed or hurt.
var Groups = []Subject{"civilians", "forces_pk", "forces_af", "militants"}

// KilledClaims are the spans of the claims on the killed, for each of the subjects on which there are any.
func (i *Incident) KilledClaims(subjects ...Subject) []Claimed {
	return i.spans(subjects, func(c *Claim) (low, high *int) { return c.KilledLow, c.KilledHigh })
}

// Claimants are those who give a figure of the killed of a subject, each once, in the order of the claims.
func (i *Incident) Claimants(of Subject) []string {
	var names []string
	for _, c := range i.Claims {
		if c.Subject == of && (c.KilledLow != nil || c.KilledHigh != nil) && !slices.Contains(names, c.Claimant) {
			names = append(names, c.Claimant)
		}
	}
	return names
}

// injuredClaims are the spans of the claims on the injured.
func (i *Incident) injuredClaims(subjects ...Subject) []Claimed {
	return i.spans(subjects, func(c *Claim) (low, high *int) { return c.InjuredLow, c.InjuredHigh })
}

// KilledUnagreed is what claims say where the incident has no figure of the killed: on everyone, and on a group where no
// claim on everyone gives as many. It is empty where there is a figure.
func (i *Incident) KilledUnagreed() []Claimed {
	if _, _, known := i.Killed.Bounds(); known {
		return nil
	}
	return beside(i.KilledClaims("all"), i.KilledClaims(Groups...))
}

// InjuredUnagreed is the same for the injured.
func (i *Incident) InjuredUnagreed() []Claimed {
	if i.Injured != nil {
		return nil
	}
	return beside(i.injuredClaims("all"), i.injuredClaims(Groups...))
}

// beside adds the spans of groups that those of everyone don't take in.
func beside(whole, groups []Claimed) []Claimed {
	for _, g := range groups {
		if len(whole) == 0 || whole[0].Subject != "all" || g.High > whole[0].High {
			whole = append(whole, g)
		}
	}
	return whole
}

func (i *Incident) spans(subjects []Subject, figures func(*Claim) (low, high *int)) []Claimed {
	var out []Claimed
	for _, subject := range subjects {
		span := Claimed{Subject: subject, AtMost: true}
		for n := range i.Claims {
			low, high := figures(&i.Claims[n])
			if i.Claims[n].Subject != subject || low == nil && high == nil {
				continue
			}
			least, most := *first(low, high), *first(high, low)
			if span.By == nil || least < span.Low {
				span.Low = least
			}
			if open := high == nil; span.By == nil || most > span.High || most == span.High && open {
				span.High, span.AtLeast = most, open
			}
			span.AtMost = span.AtMost && low == nil
			span.By = append(span.By, i.Claims[n].Claimant)
		}
		if span.By = slices.Compact(slices.Sorted(slices.Values(span.By))); len(span.By) > 0 {
			out = append(out, span)
		}
	}
	return out
}
