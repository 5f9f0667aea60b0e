package answertest

import (
	"context"
	"slices"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/paulmach/orb"
	"github.com/paulmach/orb/maptile"
	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/spot"
)

// agreeOnSpots: spots are the twin's, they and what has no place make the count, and the tiles of a zoom divide them.
func agreeOnSpots(t *rapid.T, a question.Answerer, twin *Twin, q incident.Query) {
	ctx := context.Background()
	grid := spot.Grid{Cells: rapid.IntRange(0, spot.FinestGrid).Draw(t, "cells")}
	whole := must(a.Spots(ctx, q, grid))(t)
	sameSpots(t, q, grid, must(twin.Spots(ctx, q, grid))(t), whole)
	total := must(a.Totals(ctx, q))(t)
	if n := counted(whole); n+whole.WithoutPlace != total.Count || whole.WithoutPlace != total.WithoutPlace {
		t.Fatalf("spots of %+v count %d and %d without a place, want %d and %d", q, n, whole.WithoutPlace,
			total.Count-total.WithoutPlace, total.WithoutPlace)
	}
	zoom := rapid.IntRange(1, 14).Draw(t, "zoom")
	tiles := map[spot.Tile]bool{}
	for _, s := range slices.Concat(whole.Places, whole.Areas) {
		tiles[tileOf(s.At, zoom)] = true
	}
	inTiles, most := 0, spot.Grid{Cells: min(zoom+12, spot.FinestGrid)}
	for _, s := range must(a.Spots(ctx, q, most))(t).Places {
		tiles[tileOf(s.At, zoom)] = true // a cell wider than a tile has points in several
	}
	looked := 0
	for tile := range tiles {
		within := spot.Grid{Cells: most.Cells, Within: tile}
		got := must(a.Spots(ctx, q, within))(t)
		inTiles += counted(got)
		if looked++; looked < 5 {
			sameSpots(t, q, within, must(twin.Spots(ctx, q, within))(t), got)
		}
	}
	if inTiles != total.Count-total.WithoutPlace {
		t.Fatalf("the tiles of zoom %d of %+v count %d, want %d", zoom, q, inTiles, total.Count-total.WithoutPlace)
	}
}

func counted(s spot.Spots) (n int) {
	for _, one := range slices.Concat(s.Places, s.Areas) {
		n += one.Count
	}
	return n
}

func tileOf(p orb.Point, zoom int) spot.Tile {
	cell := cellOf(p, maptile.Zoom(zoom))
	return spot.Tile{Zoom: zoom, X: int(cell.X), Y: int(cell.Y)}
}

// sameSpots compares all but the numbers of badges, whose order both keep.
func sameSpots(t *rapid.T, q incident.Query, grid spot.Grid, want, got spot.Spots) {
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(spot.Spot{}, "Badge")); diff != "" {
		t.Fatalf("spots of %+v by %+v (-scan +answer):\n%s", q, grid, diff)
	}
	for _, s := range got.Places {
		if s.Badge != -1 {
			t.Fatalf("a place has the badge %d", s.Badge)
		}
	}
	for i, s := range got.Areas {
		if s.Badge < 0 || i > 0 && s.Badge <= got.Areas[i-1].Badge {
			t.Fatalf("badges of %+v are out of order: %+v", q, got.Areas)
		}
	}
}
