package cells

import (
	"cmp"
	"math"
	"runtime"
	"slices"

	"github.com/paulmach/orb"
	"golang.org/x/sync/errgroup"

	"khyberatlas/internal/index/column"
	"khyberatlas/internal/index/sections"
)

// rowsOf is about how many rows a cell has: fewer make more cells between the sides of a box, more make more rows along them.
const rowsOf = 256

type point struct {
	at  orb.Point
	row int32
}

// Put writes what Open reads, of so many rows.
func Put(w *sections.Writer, rows int, at func(i int) orb.Point) {
	var unplaced column.Builder
	all := make([]point, 0, rows)
	for i := range rows {
		if p := at(i); placed(p) {
			all = append(all, point{p, int32(i)})
		} else {
			unplaced.Int32(int32(i))
		}
	}
	cells := cut(all)
	var starts, bounds, order, lon, lat, firsts column.Builder
	n, k := 0, 0
	for _, strip := range cells {
		firsts.Int32(int32(n))
		n += len(strip)
		for _, cell := range strip {
			starts.Int32(int32(k))
			k += len(cell)
			b := cell[0].at.Bound()
			for _, p := range cell {
				b = b.Extend(p.at)
				order.Int32(p.row)
				lon.Float64(p.at[0])
				lat.Float64(p.at[1])
			}
			for _, v := range [...]float64{b.Min[0], b.Min[1], b.Max[0], b.Max[1]} {
				bounds.Float64(v)
			}
		}
	}
	firsts.Int32(int32(n))
	starts.Int32(int32(k))
	firsts.Put(w, "cells.strips")
	bounds.Put(w, "cells.bounds")
	starts.Put(w, "cells.starts")
	order.Put(w, "cells.rows")
	lon.Put(w, "cells.lon")
	lat.Put(w, "cells.lat")
	unplaced.Put(w, "cells.unplaced")
}

// cut divides points into strips, and those into cells. The points change their order.
func cut(all []point) [][][]point {
	side := int(math.Ceil(math.Sqrt(float64(len(all)) / rowsOf)))
	slices.SortFunc(all, func(p, q point) int { return cmp.Compare(p.at[0], q.at[0]) })
	strips := make([][][]point, side)
	var g errgroup.Group
	g.SetLimit(runtime.GOMAXPROCS(0))
	for n := range strips {
		g.Go(func() error {
			strip := part(all, n, side)
			slices.SortFunc(strip, func(p, q point) int { return cmp.Compare(p.at[1], q.at[1]) })
			cells := (len(strip) + rowsOf - 1) / rowsOf
			for k := range cells {
				cell := part(strip, k, cells)
				slices.SortFunc(cell, func(p, q point) int { return cmp.Compare(p.row, q.row) })
				strips[n] = append(strips[n], cell)
			}
			return nil
		})
	}
	_ = g.Wait() // nothing fails
	return strips
}

// part is the n-th of as many parts, of about as many points each.
func part(all []point, n, of int) []point { return all[n*len(all)/of : (n+1)*len(all)/of] }
