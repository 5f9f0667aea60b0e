package gpkg

import (
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

// row is a feature: its id, its place, or nil where it has none, its cells, and those of the rows of a child that belong to it.
type row struct {
	id    string
	place orb.Geometry
	cells func() []any
	of    func(c *child) [][]any
}

// child is a table whose rows belong to rows of a layer.
type child struct {
	table
	cells func(feature any) [][]any // those that belong to one row of the layer
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
				if !yield(row{s.id(r), s.place(r), func() []any { return cells(s.columns, r) },
					func(c *child) [][]any { return c.cells(r) }}) {
					return
				}
			}
		},
		children: children,
	}
}

func childOf[T, C any](name, title string, layout columns.List[C], of func(T) []C) child {
	return child{table{name, title, layout.Properties()}, func(feature any) [][]any {
		var out [][]any
		for _, c := range of(feature.(T)) {
			out = append(out, cells(layout, c))
		}
		return out
	}}
}

// writeLayer writes a layer: its rows, its index, what belongs to it.
func (b *builder) writeLayer(l Layer) error {
	if err := b.create(l.table, l.geometry); err != nil {
		return err
	}
	x, err := b.newIndex(l.name)
	if err != nil {
		return err
	}
	box, err := b.fill(l, x)
	if err := x.close(err); err != nil {
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
	for _, c := range l.children {
		if err := b.relate(l, c); err != nil {
			return fmt.Errorf("table %s: %w", c.name, err)
		}
	}
	return nil
}

// fill puts the rows in, each into the index too, and returns the box around those that have a place.
func (b *builder) fill(l Layer, x *index) (box [4]any, err error) {
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
		if err := rows.put([][]byte{geom}, r.cells()); err != nil || r.place == nil {
			return err
		}
		if placed {
			around = around.Union(r.place.Bound())
		} else {
			around, placed = r.place.Bound(), true
		}
		return x.put(rows.last, r.place.Bound())
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
