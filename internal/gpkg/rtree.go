package gpkg

import (
	"cmp"
	"database/sql/driver"
	"encoding/binary"
	"fmt"
	"math"
	"slices"

	"github.com/paulmach/orb"
)

// rtree packs boxes into the tables in which SQLite's R*Tree module keeps a tree ("Shadow tables" in its documentation): of each
// node its cells, of each row its leaf, of each node its parent. A cell is a key, or the number of a node, and its box as
// floats that hold it; numbers have the great end first. Node 1 is the root, and says how high the tree is.
type rtree struct{ leaves []rtreeCell }

type rtreeCell struct {
	key int64
	box [4]float32 // west, east, south, north, as they are stored
}

const (
	rtreeMost = 51                         // cells of a node, of two dimensions in pages of 4096 bytes
	cellSize  = 8 + 4*4                    // of a key and a box
	nodeSize  = 2 + 2 + rtreeMost*cellSize // of the height, the number of cells and these
)

func (t *rtree) put(key int64, box orb.Bound) {
	t.leaves = append(t.leaves, rtreeCell{key, [4]float32{floorOf(box.Min[0]), ceilingOf(box.Max[0]),
		floorOf(box.Min[1]), ceilingOf(box.Max[1])}})
}

func floorOf(d float64) float32 {
	f := float32(d)
	if float64(f) > d {
		f = math.Nextafter32(f, float32(math.Inf(-1)))
	}
	return f
}

func ceilingOf(d float64) float32 {
	f := float32(d)
	if float64(f) < d {
		f = math.Nextafter32(f, float32(math.Inf(1)))
	}
	return f
}

// write writes the tree. A row's leaf is noted in the order of the rows, which is the order of that table.
func (x *index) write(b *builder) error {
	level := x.tree.leaves
	if len(level) == 0 {
		return nil // an empty root is there already
	}
	last := level[len(level)-1].key
	nodes, err := b.insert(x.name+"_node", 2)
	if err != nil {
		return err
	}
	parents, err := b.insert(x.name+"_parent", 2)
	if err != nil {
		return nodes.close(err)
	}
	leafOf := make([]int64, last+1) // keys were given out from 1
	next, height := int64(2), 0
	for ; ; height++ {
		groups := pack(level)
		var above []rtreeCell
		for _, group := range groups {
			number := next
			if len(groups) == 1 {
				number = 1
			} else {
				next++
			}
			for _, c := range group {
				if height == 0 {
					leafOf[c.key] = number
				} else if err = parents.values([]driver.Value{c.key, number}); err != nil {
					break
				}
			}
			above = append(above, rtreeCell{number, around(group)})
			if number > 1 && err == nil {
				err = nodes.values([]driver.Value{number, nodeOf(group, 0)})
			}
			if err != nil {
				return nodes.close(parents.close(fmt.Errorf("pack the index: %w", err)))
			}
		}
		if len(groups) == 1 {
			level = groups[0]
			break
		}
		level = above
	}
	if err := nodes.close(parents.close(nil)); err != nil {
		return err
	}
	root := fmt.Sprintf("UPDATE %s SET data = ? WHERE nodeno = 1", quote(x.name+"_node"))
	if err := b.exec(root, nodeOf(level, height)); err != nil {
		return err
	}
	leaves, err := b.insert(x.name+"_rowid", 2)
	if err != nil {
		return err
	}
	for key, leaf := range leafOf {
		if leaf == 0 {
			continue // a row without a place
		}
		if err := leaves.values([]driver.Value{int64(key), leaf}); err != nil {
			return leaves.close(fmt.Errorf("pack the index: %w", err))
		}
	}
	return leaves.close(nil)
}

// pack divides cells into nodes that lie close together: into strips from west to east, and each from south to north.
func pack(cells []rtreeCell) (nodes [][]rtreeCell) {
	count := (len(cells) + rtreeMost - 1) / rtreeMost
	strips := int(math.Ceil(math.Sqrt(float64(count))))
	slices.SortFunc(cells, func(a, b rtreeCell) int {
		return cmp.Or(cmp.Compare(a.box[0]+a.box[1], b.box[0]+b.box[1]), cmp.Compare(a.key, b.key))
	})
	for strip := range slices.Chunk(cells, max(1, strips)*rtreeMost) {
		slices.SortFunc(strip, func(a, b rtreeCell) int {
			return cmp.Or(cmp.Compare(a.box[2]+a.box[3], b.box[2]+b.box[3]), cmp.Compare(a.key, b.key))
		})
		for node := range slices.Chunk(strip, rtreeMost) {
			nodes = append(nodes, node)
		}
	}
	return nodes
}

func around(cells []rtreeCell) (box [4]float32) {
	box = cells[0].box
	for _, c := range cells[1:] {
		box = [4]float32{min(box[0], c.box[0]), max(box[1], c.box[1]), min(box[2], c.box[2]), max(box[3], c.box[3])}
	}
	return box
}

func nodeOf(cells []rtreeCell, height int) []byte {
	out := make([]byte, 0, nodeSize)
	out = binary.BigEndian.AppendUint16(out, uint16(height))
	out = binary.BigEndian.AppendUint16(out, uint16(len(cells)))
	for _, c := range cells {
		out = binary.BigEndian.AppendUint64(out, uint64(c.key))
		for _, f := range c.box {
			out = binary.BigEndian.AppendUint32(out, math.Float32bits(f))
		}
	}
	return out[:nodeSize]
}
