package gpkg

import (
	"database/sql/driver"
	"fmt"
)

// The Related Tables extension, OGC 18-000.
const (
	relatedName       = "gpkg_related_tables"
	relatedDefinition = "http://www.geopackage.org/18-000.html"
)

const relationsTable = `
CREATE TABLE gpkgext_relations (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  base_table_name TEXT NOT NULL,
  base_primary_column TEXT NOT NULL DEFAULT 'id',
  related_table_name TEXT NOT NULL,
  related_primary_column TEXT NOT NULL DEFAULT 'id',
  relation_name TEXT NOT NULL,
  mapping_table_name TEXT NOT NULL UNIQUE
)`

// family is a related table while it is filled. Two layers can share one (a strike is an incident too): the rows of an
// owner are written once, and each layer has a mapping table of its own.
type family struct {
	table
	rows    *inserter
	listed  bool            // among the contents
	byOwner map[string]span // keys of the rows that belong to an id of a layer, where another layer may have it too
}

// span is a number of keys from the first on.
type span struct{ first, count int64 }

// relation is what belongs to the rows of one layer in one related table, while they are put.
type relation struct {
	child
	family  *family
	mapping *inserter
}

func (l Layer) mapping(c child) string { return l.name + "_" + c.name }

// relate makes the tables of a relation. Keys grow, so that its indexes cost no more now than when they are full.
func (b *builder) relate(l Layer, c child) (*relation, error) {
	f, err := b.family(c)
	if err != nil {
		return nil, err
	}
	mapping := l.mapping(c)
	if err := b.exec(fmt.Sprintf(`CREATE TABLE %s (
  base_id INTEGER NOT NULL REFERENCES %s (fid),
  related_id INTEGER NOT NULL REFERENCES %s (fid)
)`, quote(mapping), quote(l.name), quote(c.name))); err != nil {
		return nil, err
	}
	for _, column := range []string{"base_id", "related_id"} {
		if err := b.exec(fmt.Sprintf("CREATE INDEX %s ON %s (%s)", quote(mapping+"_"+column), quote(mapping), column)); err != nil {
			return nil, err
		}
	}
	rows, err := b.insert(mapping, 2)
	return &relation{c, f, rows}, err
}

// family is the related table that the child belongs to, made where it isn't there yet.
func (b *builder) family(c child) (*family, error) {
	if f, ok := b.families[c.name]; ok {
		return f, nil
	}
	if len(b.families) == 0 {
		if err := b.exec(relationsTable); err != nil {
			return nil, err
		}
	}
	if err := b.create(c.table, ""); err != nil {
		return nil, err
	}
	rows, err := b.inserter(c.table, "")
	if err != nil {
		return nil, err
	}
	f := &family{table: c.table, rows: rows, byOwner: map[string]span{}}
	b.families[c.name] = f
	return f, nil
}

// put puts what belongs to a row, and notes that it does.
func (r *relation) put(base int64, of row) error {
	keys, written := r.family.byOwner[of.id]
	if !written {
		keys.first = r.family.rows.last + 1
		if err := r.each(of.feature, func(cells putter) error { return r.family.rows.put(cells) }); err != nil {
			return err
		}
		keys.count = r.family.rows.last + 1 - keys.first
		if r.again(of.feature) {
			r.family.byOwner[of.id] = keys
		}
	}
	for key := keys.first; key < keys.first+keys.count; key++ {
		if err := r.mapping.values([]driver.Value{base, key}); err != nil {
			return err
		}
	}
	return nil
}

// finish lists a relation where programs look for it, and indexes it.
func (b *builder) finish(l Layer, r *relation) error {
	if !r.family.listed {
		r.family.listed = true
		if !b.relates {
			b.relates = true
			if err := b.extend("gpkgext_relations", "", relatedName, relatedDefinition, "read-write"); err != nil {
				return err
			}
		}
		if err := b.register(r.table, "attributes", [4]any{}); err != nil {
			return err
		}
	}
	mapping := l.mapping(r.child)
	if err := b.extend(mapping, "", relatedName, relatedDefinition, "read-write"); err != nil {
		return err
	}
	return b.exec(`INSERT INTO gpkgext_relations VALUES (NULL,?,'fid',?,'fid','attributes',?)`, l.name, r.name, mapping)
}
