package asked

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis/asked/table"
)

// facet is a list whose values are counted.
type facet struct {
	list   table.List
	own    bool           // the query filters it
	lifted incident.Query // without that
	values []string
	to     *[]incident.Facet
}

// Facets counts, for every value of a closed list, the matches that choosing it alone in that list would give. The lists that
// aren't filtered are counted by one search.
func (a *Answerer) Facets(ctx context.Context, q incident.Query) (out incident.Facets, err error) {
	vocab := a.atlas.Vocabulary()
	var together, alone []facet
	for _, f := range []facet{
		{table.Type, len(q.Types) > 0, q.AnyType(), incident.Texts(incident.Types), &out.Types},
		{table.Actor, len(q.Actors) > 0, q.AnyActor(), incident.Texts(incident.Actors), &out.Actors},
		{table.InDistrict, len(q.InDistricts) > 0, q.AnyDistrict(), ids(vocab.Districts), &out.InDistricts},
		{table.Confidence, len(q.Confidences) > 0, q.AnyConfidence(), incident.Texts(incident.Confidences), &out.Confidences},
		{table.Precision, len(q.Precisions) > 0, q.AnyPrecision(), incident.Texts(incident.GeoPrecisions), &out.Precisions},
		{table.Country, len(q.Countries) > 0, q.AnyCountry(), incident.Texts(vocab.Countries), &out.Countries},
		{table.Origin, len(q.Origins) > 0, q.AnyOrigin(), ids(vocab.Origins), &out.Origins},
	} {
		if f.own {
			alone = append(alone, f)
		} else {
			together = append(together, f)
		}
	}
	if err := a.facets(ctx, q, together); err != nil {
		return incident.Facets{}, err
	}
	for _, f := range alone {
		if err := a.facets(ctx, f.lifted, []facet{f}); err != nil {
			return incident.Facets{}, err
		}
	}
	return out, nil
}

// facets counts what a query finds by some lists.
func (a *Answerer) facets(ctx context.Context, q incident.Query, of []facet) error {
	if len(of) == 0 {
		return ctx.Err()
	}
	f, err := a.filter(ctx, q)
	if err != nil {
		return err
	}
	sets, columns := make([]string, len(of)), make([]string, len(of))
	for i, one := range of {
		columns[i] = "r." + table.Columns[one.list]
		sets[i] = "(" + columns[i] + ")"
	}
	counts := make([]map[int]int, len(of))
	for i := range counts {
		counts[i] = map[int]int{}
	}
	take := func(sign int) func(pgx.Rows) error {
		return func(rows pgx.Rows) error {
			var which, code, n int
			err := rows.Scan(&which, &code, &n)
			counts[which][code] += sign * n
			return err
		}
	}
	each := " FROM " + f.From("r", "") + " WHERE " + f.Each("r", "")
	slow := false
	for i, one := range of {
		sums, told, err := a.quick(ctx, q, one.list, whole)
		if err != nil {
			return err
		}
		for key, s := range sums {
			counts[i][key[0]] = s.count
		}
		slow = slow || !told
	}
	if slow {
		// Which set a group is of is the one column that GROUPING says 0 of.
		which := "CASE"
		for i, c := range columns {
			which += fmt.Sprintf(" WHEN grouping(%s) = 0 THEN %d", c, i)
			clear(counts[i])
		}
		err = a.each(ctx, fmt.Sprintf("SELECT %s END, coalesce(%s), count(*)%s GROUP BY GROUPING SETS (%s)", which,
			strings.Join(columns, ", "), each, strings.Join(sets, ", ")), f.Args, take(1))
		if err != nil {
			return err
		}
	}
	// Choosing a value asks it of each record of an event, so each value finds a first one of its own.
	if a.facts.Told && !q.Apart {
		followers := make([]string, len(of))
		for i, c := range columns {
			followers[i] = fmt.Sprintf("SELECT %d, %s, count(*)%s AND r.before IS NOT NULL AND %s GROUP BY %[2]s", i, c, each,
				f.Stands(" AND b."+table.Columns[of[i].list]+" = "+c))
		}
		if err := a.each(ctx, strings.Join(followers, " UNION ALL "), f.Args, take(-1)); err != nil {
			return err
		}
	}
	for i, one := range of {
		list := make([]incident.Facet, len(one.values))
		for k, v := range one.values {
			list[k].Value = v
			if c := a.facts.Code(one.list, v); c >= 0 {
				list[k].Count = counts[i][c]
			}
		}
		*one.to = list
	}
	return nil
}
