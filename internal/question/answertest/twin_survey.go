package answertest

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/spot"
)

// Survey puts each match that has a place to the others of its area that are known as well.
func (t *Twin) Survey(ctx context.Context, q incident.Query) (out spot.Survey, err error) {
	matches := t.rows.search(q)
	of := map[string][]*row{}
	var lons, lats []float64
	for i, r := range matches {
		if r.At == nil {
			continue
		}
		if i%(len(matches)/spot.Looked+1) == 0 {
			lons, lats = append(lons, r.At[0]), append(lats, r.At[1])
		}
		key := r.DistrictID + "\x00"
		if r.DistrictID == "" {
			key = "\x00" + string(r.Country) + "\x00" + r.Admin1
		}
		key += "\x01"
		if r.GeoPrecision == "district" || r.GeoPrecision == "province" {
			key += "coarse"
		}
		of[key] = append(of[key], r)
	}
	for _, key := range slices.Sorted(maps.Keys(of)) {
		all, tally := gathered(of[key], -1), spot.Tally{Coarse: strings.HasSuffix(key, "coarse"), District: of[key][0].DistrictID}
		if tally.District == "" {
			tally.Country, tally.Admin1 = of[key][0].Country, of[key][0].Admin1
		}
		tally.Count, tally.AtLeast, tally.Kinds = all.Count, all.AtLeast, all.Kinds
		out.Tallies = append(out.Tallies, tally)
	}
	if len(lons) > 0 {
		slices.Sort(lons)
		slices.Sort(lats)
		cut := 0
		if len(lons) >= 50 {
			cut = len(lons) / 50
		}
		out.HasMiddle = true
		out.Middle.Min = [2]float64{lons[cut], lats[cut]}
		out.Middle.Max = [2]float64{lons[len(lons)-1-cut], lats[len(lats)-1-cut]}
	}
	return out, ctx.Err()
}

// agreeOnSurvey: areas are the twin's, and they and what has no place make the count.
func agreeOnSurvey(t *rapid.T, a question.Answerer, twin *Twin, q incident.Query) {
	ctx := context.Background()
	got, total := must(a.Survey(ctx, q))(t), must(a.Totals(ctx, q))(t)
	want := must(twin.Survey(ctx, q))(t)
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("survey of %+v (-scan +answer):\n%s", q, diff)
	}
	n := total.WithoutPlace
	for _, tally := range got.Tallies {
		n += tally.Count
	}
	if n != total.Count {
		t.Fatalf("areas of %+v count %d, want %d", q, n, total.Count)
	}
}
