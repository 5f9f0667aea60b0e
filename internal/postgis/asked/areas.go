package asked

import (
	"context"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis/asked/table"
)

// Districts are the districts whose shape meets the query's boxes, each with the totals of the incidents that the rest of the
// query chooses.
func (a *Answerer) Districts(ctx context.Context, q incident.Query) ([]incident.Area, error) {
	sums, err := a.totalsBy(ctx, table.InDistrict, q.Anywhere())
	if err != nil {
		return nil, err
	}
	return a.atlas.DistrictsOf(q, sums), nil
}

// Tehsils are the tehsils likewise.
func (a *Answerer) Tehsils(ctx context.Context, q incident.Query) ([]incident.Area, error) {
	of, err := a.totalsBy(ctx, table.InDistrict, q.Anywhere())
	if err != nil {
		return nil, err
	}
	sums, err := a.totalsBy(ctx, table.Tehsil, q.Anywhere())
	if err != nil {
		return nil, err
	}
	return a.atlas.TehsilsOf(q, sums, of), nil
}

// Crossings are a matter of the facts.
func (a *Answerer) Crossings(ctx context.Context, q incident.Query) ([]incident.CrossingState, error) {
	return a.atlas.Crossings(ctx, q)
}
