package mapdata

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/spot"
)

var kinds = rapid.SliceOfDistinct(rapid.SampledFrom(incident.Types), func(x incident.Type) incident.Type { return x })

func TestTheTilesOfAZoomHoldWhatAreasDo(t *testing.T) {
	a := answertest.Odd(t)
	rapid.Check(t, func(rt *rapid.T) {
		q, known, placed := asking(t, a, incident.Query{Types: kinds.Draw(rt, "types")}), 0, 0
		for _, h := range NewSums(q).Held {
			if !h.Coarse {
				known += h.Count
			}
		}
		zoom := rapid.IntRange(0, 2).Draw(rt, "zoom")
		for x := range 1 << zoom {
			for y := range 1 << zoom {
				for _, n := range NewSpots(q, spot.Tile{Zoom: zoom, X: x, Y: y}).Count {
					placed += n
				}
			}
		}
		if placed != known {
			rt.Fatalf("the tiles of zoom %d hold %d, areas %d", zoom, placed, known)
		}
	})
}

// Each sign leads to just the rows that it stands for.
func TestRowsOfASignAreAsManyAsItSays(t *testing.T) {
	a := answertest.Odd(t)
	rapid.Check(t, func(rt *rapid.T) {
		filter := incident.Query{Types: kinds.Draw(rt, "types")}
		q := asking(t, a, filter)
		c := NewSums(q)
		count := map[string]int{}
		for _, h := range c.Held {
			count["area:"+c.Areas[h.Area].ID] += h.Count
			if h.Coarse {
				count["coarse:"+c.Areas[h.Area].ID] += h.Count
			}
		}
		tiles, whole := map[spot.Tile]bool{}, q.Spots(filter, spot.Grid{Cells: closer})
		for _, one := range slices.Concat(whole.Places, whole.Areas) {
			x, y := geo.WebMap(one.At)
			tiles[spot.Tile{Zoom: closer, X: int(x >> (32 - closer)), Y: int(y >> (32 - closer))}] = true
		}
		for at := range tiles {
			s := NewSpots(q, at)
			for i, n := range s.Count {
				finer := s.Cells - closer
				column, row := at.X<<finer+s.X[i]>>(stepBits-finer), at.Y<<finer+s.Y[i]>>(stepBits-finer)
				count[fmt.Sprintf("cell:%d.%d.%d", s.Cells, column, row)] += n
			}
			for _, b := range s.Badges {
				count["badge:"+strconv.Itoa(b.Number)] += b.Count
			}
		}
		for sign, n := range count {
			for _, limit := range []int{5, n + 5} {
				if l := listed(t, a, filter, sign, limit); l.Count != min(n, limit+1) || len(l.Incidents.ID) != min(n, limit) {
					rt.Fatalf("%s has %d rows, %d of them listed, and stands for %d", sign, l.Count, len(l.Incidents.ID), n)
				}
			}
		}
	})
}

func TestRowsOfNoSignAreNone(t *testing.T) {
	a := answertest.Odd(t)
	for _, sign := range []string{"cell", "cell:0.0.0", "cell:3.8.0", "cell:3.a.0", "cell:31.0.0", "badge:-1", "badge:99999",
		"badge:x", "area:nowhere", "coarse:", "other:1"} {
		if l := listed(t, a, incident.Query{}, sign, 5); l.Count != 0 {
			t.Errorf("%q has %d rows", sign, l.Count)
		}
	}
}

func listed(t *testing.T, a *atlas.Atlas, filter incident.Query, within string, limit int) List {
	t.Helper()
	q := asking(t, a, filter)
	q.Asked = ogc.Resource{Operation: ogc.OpList, Query: filter, Within: within, Page: incident.Page{Limit: limit}}
	return NewList(q)
}
