package atlas

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"khyberatlas/internal/incident"
)

// Past is a digest of what the store knows beyond the version: the incidents' history, and what an operator laid into the
// ground. Two stores that hold the same version may have come to it by different ones.
func (a *Atlas) Past() string { return a.past }

func lately(ds *incident.Dataset) func(a, b *incident.Record) int {
	return func(a, b *incident.Record) int {
		return cmp.Or(cmp.Compare(ds.ChangedOn(b.Incident), ds.ChangedOn(a.Incident)), cmp.Compare(b.Date, a.Date))
	}
}

func pastOf(ds *incident.Dataset) string {
	if len(ds.History) == 0 && len(ds.Ground) == 0 {
		return ""
	}
	h := sha256.New()
	for _, l := range ds.Ground {
		fmt.Fprintf(h, "%q\n", []any{l.Name, l.Attribution, l.Licence, l.LicenceURL, l.Imported, l.Far, l.Near, l.Names})
	}
	for i := range ds.Incidents {
		in := &ds.Incidents[i]
		fmt.Fprintln(h, in.ID, in.CameIn, ds.CameOn(in), in.ChangedIn, ds.ChangedOn(in))
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
