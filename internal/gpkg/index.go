package gpkg

import (
	"fmt"
	"strings"

	"github.com/paulmach/orb"
)

// index is the R-tree over a layer's geometries, the extension gpkg_rtree_index. It is packed when all boxes are known: to put
// them in one by one takes SQLite longer than the whole rest of a file.
type index struct {
	name string
	tree rtree
}

func indexName(layer string) string { return "rtree_" + layer + "_" + geometryColumn }

func (b *builder) newIndex(layer string) (*index, error) {
	name := indexName(layer)
	if err := b.exec(fmt.Sprintf("CREATE VIRTUAL TABLE %s USING rtree(id, minx, maxx, miny, maxy)", quote(name))); err != nil {
		return nil, err
	}
	return &index{name: name}, b.extend(layer, geometryColumn, "gpkg_rtree_index",
		"http://www.geopackage.org/spec131/#extension_rtree", "write-only")
}

func (x *index) put(key int64, box orb.Bound) { x.tree.put(key, box) }

// indexTriggers keep the index true when somebody edits the layer; they are those that version 1.3 names.
func (b *builder) indexTriggers(layer string) error {
	fill := strings.NewReplacer("{t}", layer, "{c}", geometryColumn, "{i}", "fid",
		"{box}", `ST_MinX(NEW."{c}"), ST_MaxX(NEW."{c}"), ST_MinY(NEW."{c}"), ST_MaxY(NEW."{c}")`)
	for _, t := range indexTriggers {
		sql := fmt.Sprintf("CREATE TRIGGER \"rtree_{t}_{c}_%s\" AFTER %s ON \"{t}\"\n  WHEN %s\nBEGIN\n  %s;\nEND",
			t.name, t.after, t.when, strings.Join(t.do, ";\n  "))
		if err := b.exec(fill.Replace(fill.Replace(sql))); err != nil {
			return err
		}
	}
	return nil
}

const (
	sameKey  = `OLD."{i}" = NEW."{i}" AND `
	otherKey = `OLD."{i}" != NEW."{i}" AND `
	isPlaced = `(NEW."{c}" NOTNULL AND NOT ST_IsEmpty(NEW."{c}"))`
	isEmpty  = `(NEW."{c}" ISNULL OR ST_IsEmpty(NEW."{c}"))`
	forget   = `DELETE FROM "rtree_{t}_{c}" WHERE id = OLD."{i}"`
	remember = `INSERT OR REPLACE INTO "rtree_{t}_{c}" VALUES (NEW."{i}", {box})`
)

var indexTriggers = []struct {
	name, after, when string
	do                []string
}{
	{"insert", "INSERT", isPlaced, []string{remember}},
	{"update1", `UPDATE OF "{c}"`, sameKey + isPlaced, []string{remember}},
	{"update2", `UPDATE OF "{c}"`, sameKey + isEmpty, []string{forget}},
	{"update3", "UPDATE", otherKey + isPlaced, []string{forget, remember}},
	{"update4", "UPDATE", otherKey + isEmpty, []string{`DELETE FROM "rtree_{t}_{c}" WHERE id IN (OLD."{i}", NEW."{i}")`}},
	{"delete", "DELETE", `OLD."{c}" NOT NULL`, []string{forget}},
}
