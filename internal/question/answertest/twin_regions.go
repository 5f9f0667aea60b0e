package answertest

import (
	"cmp"
	"context"
	"slices"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/spot"
)

// Regions looks for the region of each match among those that it has.
func (t *Twin) Regions(ctx context.Context, q incident.Query) (out spot.Regions, err error) {
	for _, r := range t.rows.search(q) {
		of := spot.Region{District: r.DistrictID}
		if of.District == "" {
			of.Admin1 = r.Admin1
		}
		k := slices.IndexFunc(out.Each, func(x spot.Region) bool { return x.District == of.District && x.Admin1 == of.Admin1 })
		if k < 0 {
			k = len(out.Each)
			out.Each = append(out.Each, of)
		}
		out.Each[k].Count++
		if n := r.Killed.AtLeast(); n != nil {
			out.Each[k].AtLeast += *n
		}
		if q.Days.From != 0 && r.from < q.Days.From.String() || q.Days.To != 0 && r.to > q.Days.To.String() {
			out.Lasting = append(out.Lasting, r.ID)
		}
	}
	slices.SortFunc(out.Each, func(a, b spot.Region) int {
		return cmp.Or(cmp.Compare(a.District, b.District), cmp.Compare(a.Admin1, b.Admin1))
	})
	return out, ctx.Err()
}
