package gpkg

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// Foreign is a GeoPackage that somebody else made and that nobody vouches for. It is read as it lies there: nothing beside it is
// opened or written, no view and no virtual table asked, no function of its schema trusted.
type Foreign struct {
	db   *sql.DB
	name string
}

// Features is one of its tables of features.
type Features struct {
	Name   string
	Kind   string // of its geometries, as POINT; GEOMETRY is any
	EPSG   int    // of its coordinates; 0 where that is something else
	column string // of the geometries
	key    string // of the rows' numbers
	others []string
}

// Row is a row of a table: its number, its geometry in GeoPackage's form, and its texts and numbers by column.
type Row struct {
	ID       int64
	Geometry []byte // nil where it has none
	Cells    map[string]string
}

// NotRead says why a file can't be read as a GeoPackage, and how to mend it.
type NotRead struct{ Rule, Mend string }

func (n NotRead) Error() string { return n.Rule }

// OpenForeign opens a file and finds its tables of features.
func OpenForeign(ctx context.Context, path string) (_ *Foreign, _ []Features, err error) {
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		return nil, nil, NotRead{"a GeoPackage is one file, and this has changes in another beside it (-wal)",
			"close it in the program that has it open"}
	}
	v := url.Values{"mode": {"ro"}, "immutable": {"1"}, "_query_only": {"1"}}
	whole, err := filepath.Abs(path)
	if err != nil {
		return nil, nil, fmt.Errorf("open the GeoPackage: %w", err)
	}
	db, err := sql.Open("sqlite3", location(whole)+"?"+v.Encode())
	if err != nil {
		return nil, nil, fmt.Errorf("open the GeoPackage: %w", err)
	}
	db.SetMaxOpenConns(1)
	f := &Foreign{db, filepath.Base(path)}
	tables, err := f.tables(ctx)
	if err != nil {
		return nil, nil, errors.Join(f.told(err), db.Close())
	}
	return f, tables, nil
}

// Close releases the file.
func (f *Foreign) Close() error { return f.db.Close() }

// told tells a file that is broken, or none, from a failure of reading.
func (f *Foreign) told(err error) error {
	fault, ok := errors.AsType[sqlite3.Error](err)
	switch {
	case !ok:
		return err
	case fault.Code == sqlite3.ErrNotADB, fault.Code == sqlite3.ErrCorrupt:
		return NotRead{"a GeoPackage can be read to its end, and this is damaged or cut off", "download it again"}
	case fault.Code == sqlite3.ErrError:
		return NotRead{"a GeoPackage has the tables of its standard, and this is another SQLite database: " + fault.Error(), ""}
	}
	return fmt.Errorf("read %s: %w", f.name, err)
}

func (f *Foreign) tables(ctx context.Context) (out []Features, err error) {
	for _, pragma := range []string{"PRAGMA trusted_schema = OFF", "PRAGMA cell_size_check = ON"} {
		if _, err := f.db.ExecContext(ctx, pragma); err != nil {
			return nil, err
		}
	}
	rows, err := f.db.QueryContext(ctx, `
		SELECT g.table_name, g.column_name, g.geometry_type_name, coalesce(s.organization, ''), coalesce(s.organization_coordsys_id, 0)
		FROM gpkg_geometry_columns AS g JOIN gpkg_contents AS c ON c.table_name = g.table_name AND c.data_type = 'features'
		LEFT JOIN gpkg_spatial_ref_sys AS s ON s.srs_id = g.srs_id
		WHERE g.table_name IN (SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%')
		ORDER BY g.table_name LIMIT 1000`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var t Features
		var organization string
		if err := rows.Scan(&t.Name, &t.column, &t.Kind, &organization, &t.EPSG); err != nil {
			return nil, err
		}
		if t.Kind = strings.ToUpper(t.Kind); !strings.EqualFold(organization, "EPSG") {
			t.EPSG = 0
		}
		out = append(out, t)
	}
	if err := errors.Join(rows.Err(), rows.Close()); err != nil {
		return nil, err
	}
	for i := range out {
		if err := f.columns(ctx, &out[i]); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// mostColumns are far more than anybody fills.
const mostColumns = 500

// columns finds those of a table that are stored: what a table works out by itself is not asked for.
func (f *Foreign) columns(ctx context.Context, t *Features) error {
	rows, err := f.db.QueryContext(ctx, `SELECT name, pk, upper(type) FROM pragma_table_info(?) LIMIT ?`, t.Name, mostColumns)
	if err != nil {
		return err
	}
	defer rows.Close()
	found := false
	for rows.Next() {
		var name, kind string
		var key int
		if err := rows.Scan(&name, &key, &kind); err != nil {
			return err
		}
		switch {
		case strings.EqualFold(name, t.column):
			found = true
		case key == 1 && kind == "INTEGER":
			t.key = name
		default:
			t.others = append(t.others, name)
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	if !found || t.key == "" {
		return NotRead{fmt.Sprintf("a table of features has a column of geometries and one of numbers; %s has not", t.Name), ""}
	}
	return nil
}

// Each gives the rows of a table in the order of their numbers, as long as it is told to go on. What it gives is its own
// until it is asked for the next.
func (f *Foreign) Each(ctx context.Context, t Features, do func(Row) bool) error {
	columns := []string{quote(t.key), quote(t.column)}
	for _, c := range t.others {
		columns = append(columns, quote(c))
	}
	rows, err := f.db.QueryContext(ctx, "SELECT "+strings.Join(columns, ", ")+" FROM "+quote(t.Name)+" ORDER BY 1")
	if err != nil {
		return f.told(err)
	}
	defer rows.Close()
	cells := make([]any, len(t.others))
	for rows.Next() {
		r := Row{Cells: make(map[string]string, len(cells))}
		var geometry any
		into := []any{&r.ID, &geometry}
		for i := range cells {
			into = append(into, &cells[i])
		}
		if err := rows.Scan(into...); err != nil {
			return f.told(err)
		}
		switch g := geometry.(type) {
		case nil:
		case []byte:
			r.Geometry = g
		default:
			r.Geometry = []byte{} // a text in its place is no geometry
		}
		for i, c := range cells {
			switch v := c.(type) {
			case string:
				r.Cells[t.others[i]] = v
			case int64, float64, bool:
				r.Cells[t.others[i]] = fmt.Sprint(v)
			}
		}
		if !do(r) {
			return nil
		}
	}
	return f.told(errors.Join(rows.Err(), ctx.Err()))
}
