package gpkg

import (
	"fmt"
	"khyberatlas/internal/columns"

	"github.com/paulmach/orb"
)

// Layer is a table of features with what stands in it and the tables that belong to it.
type Layer struct {
	table
	geometry string // the type of its geometries: POINT or MULTIPOLYGON
	style    style
	size     int
	id       func(row int) string
	place    func(row int) orb.Geometry // nil where the row has no place
	cells    func(row int) []any
	children []child
}

// child is a table whose rows belong to rows of a layer.
type child struct {
	table
	cells func(row int) [][]any // those that belong to one row of the layer
}

// shape is what a layer of one kind of row is made of.
type shape[T any] struct {
	geometry string
	columns  columns.List[T]
	id       func(T) string
	place    func(T) orb.Geometry
}

func (s shape[T]) layerOf(name, title string, rows []T, style style, children ...child) Layer {
	return Layer{
		table:    table{name, title, s.columns.Properties()},
		geometry: s.geometry,
		style:    style,
		size:     len(rows),
		id:       func(i int) string { return s.id(rows[i]) },
		place:    func(i int) orb.Geometry { return s.place(rows[i]) },
		cells:    func(i int) []any { return cells(s.columns, rows[i]) },
		children: children,
	}
}

func childOf[T, C any](name, title string, layout columns.List[C], rows []T, of func(T) []C) child {
	return child{table{name, title, layout.Properties()}, func(i int) [][]any {
		var out [][]any
		for _, c := range of(rows[i]) {
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
	put := func(i int) error {
		if err := b.ctx.Err(); err != nil {
			return err
		}
		g := l.place(i)
		geom, err := blob(g)
		if err != nil {
			return err
		}
		if err := rows.put([][]byte{geom}, l.cells(i)); err != nil || g == nil {
			return err
		}
		if placed {
			around = around.Union(g.Bound())
		} else {
			around, placed = g.Bound(), true
		}
		return x.put(rows.last, g.Bound())
	}
	for i := range l.size {
		if err := put(i); err != nil {
			return box, rows.close(fmt.Errorf("row %s: %w", l.id(i), err))
		}
	}
	if placed {
		box = [4]any{around.Min[0], around.Min[1], around.Max[0], around.Max[1]}
	}
	return box, rows.close(nil)
}
