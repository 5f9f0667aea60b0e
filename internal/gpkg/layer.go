package gpkg

import (
	"database/sql/driver"
	"fmt"
	"iter"

	"github.com/paulmach/orb"

	"khyberatlas/internal/columns"
)

// Layer is a table of features with what stands in it and the tables that belong to it.
type Layer struct {
	table
	geometry string // the type of its geometries: POINT or MULTIPOLYGON
	style    style
	rows     iter.Seq[row]
	children []child
}

// row is a feature: its id, its place, or nil where it has none, its cells, and what belongs to it in a child.
type row struct {
	id      string
	place   orb.Geometry
	cells   putter
	feature any
}

// putter appends the cells of a row.
type putter func(into []driver.Value) []driver.Value

// child is a table whose rows belong to rows of a layer.
type child struct {
	table
	each  func(feature any, put func(putter) error) error // those that belong to one row of the layer
	again func(feature any) bool                          // whether another layer of the file may have the same row
}

// shape is what a layer of one kind of row is made of.
type shape[T any] struct {
	geometry string
	columns  columns.List[T]
	id       func(T) string
	place    func(T) orb.Geometry
}

func (s shape[T]) layerOf(name, title string, rows iter.Seq[T], style style, children ...child) Layer {
	return Layer{
		table:    table{name, title, s.columns.Properties()},
		geometry: s.geometry,
		style:    style,
		rows: func(yield func(row) bool) {
			for r := range rows {
				cellsOf := func(into []driver.Value) []driver.Value { return cells(into, s.columns, r) }
				if !yield(row{s.id(r), s.place(r), cellsOf, r}) {
					return
				}
			}
		},
		children: children,
	}
}

func childOf[T, C any](name, title string, layout columns.List[C], of func(T) []C, again func(T) bool) child {
	return child{
		table: table{name, title, layout.Properties()},
		each: func(feature any, put func(putter) error) error {
			for _, c := range of(feature.(T)) {
				if err := put(func(into []driver.Value) []driver.Value { return cells(into, layout, c) }); err != nil {
					return err
				}
			}
			return nil
		},
		again: func(feature any) bool { return again(feature.(T)) },
	}
}

// writeLayer writes a layer: its rows, its index, what belongs to it. The rows are gone over once.
func (b *builder) writeLayer(l Layer) error {
	if err := b.create(l.table, l.geometry); err != nil {
		return err
	}
	x, err := b.newIndex(l.name)
	if err != nil {
		return err
	}
	related := make([]*relation, len(l.children))
	for i, c := range l.children {
		if related[i], err = b.relate(l, c); err != nil {
			return fmt.Errorf("table %s: %w", c.name, err)
		}
	}
	box, err := b.fill(l, x, related)
	for _, r := range related {
		err = r.mapping.close(err)
	}
	if err != nil {
		return err
	}
	if err := x.write(b); err != nil {
		return err
	}
	if err := b.register(l.table, "features", box); err != nil {
		return err
	}
	if err := b.exec(`INSERT INTO gpkg_geometry_columns VALUES (?,?,?,?,0,0)`, l.name, geometryColumn, l.geometry, srs); err != nil {
		return err
	}
	// The triggers come last: they call functions that only the programs have that will edit the file.
	if err := b.indexTriggers(l.name); err != nil {
		return err
	}
	for _, r := range related {
		if err := b.finish(l, r); err != nil {
			return fmt.Errorf("table %s: %w", r.name, err)
		}
	}
	return nil
}

// fill puts the rows in with what belongs to them, and returns the box around those that have a place.
func (b *builder) fill(l Layer, x *index, related []*relation) (box [4]any, err error) {
	rows, err := b.inserter(l.table, l.geometry)
	if err != nil {
		return box, err
	}
	var around orb.Bound
	placed := false
	put := func(r row) error {
		if err := b.ctx.Err(); err != nil {
			return err
		}
		geom, err := blob(r.place)
		if err != nil {
			return err
		}
		if err := rows.put(func(into []driver.Value) []driver.Value {
			if geom == nil {
				return r.cells(append(into, nil))
			}
			return r.cells(append(into, geom))
		}); err != nil {
			return err
		}
		for _, of := range related {
			if err := of.put(rows.last, r); err != nil {
				return fmt.Errorf("table %s: %w", of.name, err)
			}
		}
		if r.place == nil {
			return nil
		}
		if placed {
			around = around.Union(r.place.Bound())
		} else {
			around, placed = r.place.Bound(), true
		}
		x.put(rows.last, r.place.Bound())
		return nil
	}
	for r := range l.rows {
		if err := put(r); err != nil {
			return box, rows.close(fmt.Errorf("row %s: %w", r.id, err))
		}
	}
	if placed {
		box = [4]any{around.Min[0], around.Min[1], around.Max[0], around.Max[1]}
	}
	return box, rows.close(nil)
}
