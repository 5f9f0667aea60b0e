package asked

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis/asked/table"
	"khyberatlas/internal/spot"
)

// area is a district of the map, or the country and the province of what no district of it counts.
type area struct {
	district          string
	country, province string
	coarse            bool
}

// Survey sums the matches by the area that they lie in.
func (a *Answerer) Survey(ctx context.Context, q incident.Query) (out spot.Survey, err error) {
	f, err := a.found(ctx, q)
	if err != nil {
		return out, err
	}
	tallies, matched := map[area]*spot.Tally{}, 0
	// A few thousand groups at most: SQL isn't told which districts are the map's.
	sql := "SELECT r.in_district, r.country, r.admin1, r.badge IS NOT NULL, r.lon IS NOT NULL, r.type, count(*), " +
		"count(*) FILTER (WHERE " + a.contested() + "), sum(coalesce(r.best, r.low))" + f.where() + " GROUP BY 1, 2, 3, 4, 5, 6"
	err = a.each(ctx, sql, f.Args, func(rows pgx.Rows) error {
		var district, country, province, kind, n, contested int
		var of area
		var placed bool
		var least *int
		if err := rows.Scan(&district, &country, &province, &of.coarse, &placed, &kind, &n, &contested, &least); err != nil {
			return err
		}
		if matched += n; !placed {
			return nil
		}
		if of.district = a.facts.Lists[table.InDistrict][district]; !a.onMap[of.district] {
			of.district, of.country, of.province = "", a.facts.Lists[table.Country][country], a.facts.Lists[table.Admin1][province]
		}
		t := tallies[of]
		if t == nil {
			t = &spot.Tally{District: of.district, Country: incident.Country(of.country), Admin1: of.province, Coarse: of.coarse}
			tallies[of] = t
		}
		t.Count += n
		t.AtLeast = plus(t.AtLeast, least)
		t.Kinds = merged(t.Kinds, spot.Kind{Type: incident.Type(a.facts.Lists[table.Type][kind]), Count: n, Contested: contested})
		return nil
	})
	if err != nil {
		return spot.Survey{}, err
	}
	for _, t := range tallies {
		inOrder(t.Kinds)
		out.Tallies = append(out.Tallies, *t)
	}
	slices.SortFunc(out.Tallies, func(s, t spot.Tally) int {
		return cmp.Or(strings.Compare(s.District, t.District), cmp.Compare(s.Country, t.Country), strings.Compare(s.Admin1, t.Admin1),
			fine(s.Coarse)-fine(t.Coarse))
	})
	lons, lats, err := a.spread(ctx, f, matched)
	out.Middle, out.HasMiddle = spot.Middle(lons, lats)
	return out, err
}

func fine(coarse bool) int {
	if coarse {
		return 1
	}
	return 0
}

// merged adds a kind to those that there are.
func merged(kinds []spot.Kind, k spot.Kind) []spot.Kind {
	i := slices.IndexFunc(kinds, func(x spot.Kind) bool { return x.Type == k.Type })
	if i < 0 {
		return append(kinds, k)
	}
	kinds[i].Count, kinds[i].Contested = kinds[i].Count+k.Count, kinds[i].Contested+k.Contested
	return kinds
}

// spread are places of the matches, so far apart by date that no more than spot.Looked are looked at.
func (a *Answerer) spread(ctx context.Context, f found, matched int) (lons, lats []float64, err error) {
	step := matched/spot.Looked + 1
	sql, args := "SELECT r.lon, r.lat"+f.where()+" AND r.lon IS NOT NULL", f.Args
	switch {
	case step > 1 && matched == a.facts.Rows:
		// All of them: their places in the order are their keys.
		rows := make([]int32, 0, spot.Looked)
		for row := 0; row < matched; row += step {
			rows = append(rows, int32(row))
		}
		sql, args = "SELECT r.lon, r.lat FROM "+a.names.Rows+" r WHERE r.row = ANY($1::int4[]) AND r.lon IS NOT NULL", []any{rows}
	case step > 1:
		sql = fmt.Sprintf("SELECT r.lon, r.lat FROM (SELECT r.lon, r.lat, row_number() OVER (ORDER BY r.row) - 1 AS n%s) r "+
			"WHERE r.n %% %d = 0 AND r.lon IS NOT NULL", f.where(), step)
	}
	err = a.each(ctx, sql, args, func(rows pgx.Rows) error {
		var lon, lat float64
		err := rows.Scan(&lon, &lat)
		lons, lats = append(lons, lon), append(lats, lat)
		return err
	})
	return lons, lats, err
}

// Regions counts the matches by the region that a small map shows them in.
func (a *Answerer) Regions(ctx context.Context, q incident.Query) (out spot.Regions, err error) {
	f, err := a.found(ctx, q)
	if err != nil {
		return out, err
	}
	sql := "SELECT r.in_district, r.admin1, count(*), coalesce(sum(coalesce(r.best, r.low)), 0)" + f.where() + " GROUP BY 1, 2"
	regions := map[[2]string]*spot.Region{}
	err = a.each(ctx, sql, f.Args, func(rows pgx.Rows) error {
		var district, province, n, least int
		if err := rows.Scan(&district, &province, &n, &least); err != nil {
			return err
		}
		of := [2]string{a.facts.Lists[table.InDistrict][district], ""}
		if !a.onMap[of[0]] {
			of = [2]string{"", a.facts.Lists[table.Admin1][province]}
		}
		if regions[of] == nil {
			regions[of] = &spot.Region{District: of[0], Admin1: of[1]}
		}
		regions[of].Count += n
		regions[of].AtLeast += least
		return nil
	})
	if err != nil {
		return spot.Regions{}, err
	}
	for _, r := range regions {
		out.Each = append(out.Each, *r)
	}
	slices.SortFunc(out.Each, func(x, y spot.Region) int {
		return cmp.Or(strings.Compare(x.District, y.District), strings.Compare(x.Admin1, y.Admin1))
	})
	if q.Days.All() {
		return out, nil
	}
	err = a.each(ctx, "SELECT x.id"+f.withTexts()+" AND "+reaches(q.Days)+" ORDER BY r.row", f.Args, func(rows pgx.Rows) error {
		var id string
		err := rows.Scan(&id)
		out.Lasting = append(out.Lasting, id)
		return err
	})
	return out, err
}
