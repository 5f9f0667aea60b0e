package atlas

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"khyberatlas/internal/incident"
)

// Past is a digest of what the store knows beyond the version: the incidents' history, and what an operator laid into the
// ground. Two stores that hold the same version may have come to it by different ones.
func (a *Atlas) Past() string { return a.past }

func pastOf(ds *incident.Dataset, history string) string {
	if len(ds.History) == 0 && len(ds.Ground) == 0 {
		return ""
	}
	h := sha256.New()
	for _, l := range ds.Ground {
		fmt.Fprintf(h, "%q\n", []any{l.Name, l.Attribution, l.Licence, l.LicenceURL, l.Imported, l.Far, l.Near, l.Names})
	}
	fmt.Fprintln(h, history)
	return hex.EncodeToString(h.Sum(nil)[:8])
}
