package gpkg

import "fmt"

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
	rows    *inserter
	byOwner map[string][]int64 // keys of the rows that belong to an id of a layer
}

// relate writes the rows that belong to a layer, and which belongs to which.
func (b *builder) relate(l Layer, c child) (err error) {
	f, err := b.family(c)
	if err != nil {
		return err
	}
	mapping := l.name + "_" + c.name
	if err := b.exec(fmt.Sprintf(`CREATE TABLE %s (
  base_id INTEGER NOT NULL REFERENCES %s (fid),
  related_id INTEGER NOT NULL REFERENCES %s (fid)
)`, quote(mapping), quote(l.name), quote(c.name))); err != nil {
		return err
	}
	for _, column := range []string{"base_id", "related_id"} {
		if err := b.exec(fmt.Sprintf("CREATE INDEX %s ON %s (%s)", quote(mapping+"_"+column), quote(mapping), column)); err != nil {
			return err
		}
	}
	if err := b.extend(mapping, "", relatedName, relatedDefinition, "read-write"); err != nil {
		return err
	}
	if err := b.exec(`INSERT INTO gpkgext_relations VALUES (NULL,?,'fid',?,'fid','attributes',?)`, l.name, c.name,
		mapping); err != nil {
		return err
	}
	return b.link(l, c, f, mapping)
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
		if err := b.extend("gpkgext_relations", "", relatedName, relatedDefinition, "read-write"); err != nil {
			return nil, err
		}
	}
	if err := b.create(c.table, ""); err != nil {
		return nil, err
	}
	if err := b.register(c.table, "attributes", [4]any{}); err != nil {
		return nil, err
	}
	rows, err := b.inserter(c.table, "")
	if err != nil {
		return nil, err
	}
	f := &family{rows, map[string][]int64{}}
	b.families[c.name] = f
	return f, nil
}

func (b *builder) link(l Layer, c child, f *family, mapping string) error {
	stmt, err := b.tx.Prepare(fmt.Sprintf("INSERT INTO %s VALUES (?,?)", quote(mapping)))
	if err != nil {
		return err
	}
	defer stmt.Close()
	base := 0
	for r := range l.rows {
		base++
		if err := b.ctx.Err(); err != nil {
			return err
		}
		owner := r.id
		keys, written := f.byOwner[owner]
		if !written {
			for _, row := range r.of(&c) {
				if err := f.rows.put(nil, row); err != nil {
					return fmt.Errorf("of %s: %w", owner, err)
				}
				keys = append(keys, f.rows.last)
			}
			f.byOwner[owner] = keys
		}
		for _, key := range keys {
			if _, err := stmt.Exec(base, key); err != nil {
				return fmt.Errorf("of %s: %w", owner, err)
			}
		}
	}
	return nil
}
