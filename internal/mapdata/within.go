package mapdata

import (
	"slices"
	"strconv"
	"strings"

	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/spot"
)

// windowOf finds the matches in a window, or of those that one sign stands for. How many that are came with the sign: nobody goes
// on to the last of a hundred thousand to count them for a page of fifty.
func windowOf(q *question.Question, window incident.Page) (hits incident.Hits) {
	if q.Asked.Within == "" {
		return q.Window(q.Asked.Query, window)
	}
	filter, holds := within(q, q.Asked.Within)
	for r := range q.Each(filter, window.Sort) {
		if !holds(r) {
			continue
		}
		if hits.Matched++; hits.Matched <= window.Offset {
			continue
		}
		if len(hits.Records) == window.Limit {
			break
		}
		hits.Records = append(hits.Records, r)
	}
	return hits
}

// within is a filter that chooses all that one sign stands for, and little more; what it chooses too much, the sign doesn't hold.
func within(q *question.Question, sign string) (filter incident.Query, holds func(*incident.Record) bool) {
	filter = q.Asked.Query
	kind, name, _ := strings.Cut(sign, ":")
	switch kind {
	case "cell":
		if cell, ok := cellOf(name); ok {
			// What lies beyond the web's map stands in the cells on its edge.
			if edge := 1<<cell.Zoom - 1; cell.X%edge != 0 && cell.Y%edge != 0 {
				filter = filter.InSquare(geo.WebTile(cell.Zoom, cell.X, cell.Y, slack))
			}
			return filter, func(r *incident.Record) bool {
				if r.At == nil || r.Badge >= 0 {
					return false
				}
				x, y := geo.WebMap(*r.At)
				return int(x>>(32-cell.Zoom)) == cell.X && int(y>>(32-cell.Zoom)) == cell.Y
			}
		}
	case "badge":
		at, err := strconv.Atoi(name)
		if badges := q.Atlas.Badges(); err == nil && 0 <= at && at < len(badges) {
			if len(filter.Countries)+len(filter.Admin1)+len(filter.Precisions)+len(filter.Boxes) == 0 {
				filter = filter.OfBadge(badges[at])
			}
			return filter, func(r *incident.Record) bool { return r.Badge == at }
		}
	case "area", "coarse":
		if len(filter.InDistricts)+len(filter.Countries)+len(filter.Admin1) == 0 {
			filter = ofArea(q, filter, name)
		}
		return filter, func(r *incident.Record) bool {
			return r.At != nil && (kind == "area" || r.Badge >= 0) && areaID(areaOf(r)) == name
		}
	}
	return filter, func(*incident.Record) bool { return false }
}

// ofArea narrows a filter without a place to the district or province that the script knows by a name.
func ofArea(q *question.Question, filter incident.Query, id string) incident.Query {
	if slices.ContainsFunc(q.Atlas.Data().Districts, func(d incident.District) bool { return d.ID == id }) {
		return filter.OfDistrict(id)
	}
	words := q.Atlas.Vocabulary()
	for _, country := range words.Countries {
		for _, province := range words.Admin1 {
			if areaID(areaKey{country: country, admin1: province}) == id {
				return filter.OfProvince(country, province)
			}
		}
	}
	return filter
}

// slack is a part of a cell's width, and more than its box is off by for having been reckoned.
const slack = 1.0 / 64

// cellOf reads zoom, column and row with dots between them.
func cellOf(text string) (cell spot.Tile, ok bool) {
	parts := strings.Split(text, ".")
	if len(parts) != 3 {
		return cell, false
	}
	for i, to := range []*int{&cell.Zoom, &cell.X, &cell.Y} {
		n, err := strconv.Atoi(parts[i])
		if err != nil || n < 0 || i == 0 && (n < 1 || n > spot.FinestGrid) || i > 0 && n >= 1<<cell.Zoom {
			return cell, false
		}
		*to = n
	}
	return cell, true
}
