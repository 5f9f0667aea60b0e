package peers

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"khyberatlas/internal/incident"
)

// feature is what we read of a line of GeoJSON.
type feature struct {
	ID       string
	Geometry *struct {
		Type        string
		Coordinates []json.Number
	}
	Properties json.RawMessage
}

// column is a property that every feature has.
type column struct{ name, kind string }

// createSQL is a table of the features as they come; first is what they are in the order of.
const createSQL = `CREATE EXTENSION postgis;
CREATE TABLE incidents (id text NOT NULL, first date NOT NULL, days daterange NOT NULL, geom geometry(Point, 4326),
properties json NOT NULL);
`

const copySQL = "COPY incidents FROM STDIN"

// copyRows writes features as PostgreSQL's COPY reads them, and says what columns their properties come to. A day of which
// only the week or the month is known is all days of it, as the program has it.
func copyRows(to io.Writer, lines io.Reader) ([]column, error) {
	out, in := bufio.NewWriterSize(to, 1<<16), bufio.NewScanner(lines)
	in.Buffer(nil, 16<<20)
	var columns []column
	for in.Scan() {
		var f feature
		if err := json.Unmarshal(in.Bytes(), &f); err != nil {
			return nil, err
		}
		days, err := span(f.Properties)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.ID, err)
		}
		point := `\N`
		if f.Geometry != nil && f.Geometry.Type == "Point" && len(f.Geometry.Coordinates) == 2 {
			point = fmt.Sprintf("SRID=4326;POINT(%s %s)", f.Geometry.Coordinates[0], f.Geometry.Coordinates[1])
		}
		fmt.Fprintf(out, "%s\t%s\t[%[2]s,%[3]s]\t%s\t%s\n", copied.Replace(f.ID), days.From, days.To, point,
			copied.Replace(string(f.Properties)))
		if columns, err = withColumns(columns, f.Properties); err != nil {
			return nil, fmt.Errorf("%s: %w", f.ID, err)
		}
	}
	if err := in.Err(); err != nil {
		return nil, err
	}
	return columns, out.Flush()
}

var copied = strings.NewReplacer(`\`, `\\`, "\t", `\t`, "\n", `\n`, "\r", `\r`)

// span is from when to when a feature was.
func span(properties []byte) (incident.Days, error) {
	var p struct {
		Date          string
		EndDate       *string                `json:"end_date"`
		DatePrecision incident.DatePrecision `json:"date_precision"`
	}
	if err := json.Unmarshal(properties, &p); err != nil {
		return incident.Days{}, err
	}
	i := incident.Incident{DatePrecision: p.DatePrecision}
	var err error
	if i.Date, err = incident.ParseDay(p.Date); err != nil {
		return incident.Days{}, err
	}
	if p.EndDate != nil {
		if i.EndDate, err = incident.ParseDay(*p.EndDate); err != nil {
			return incident.Days{}, err
		}
	}
	return i.Span(), nil
}

// withColumns are those of the features before and of one more: a column is of numbers where any value of it is one.
func withColumns(columns []column, properties []byte) ([]column, error) {
	in := json.NewDecoder(bytes.NewReader(properties))
	in.UseNumber()
	if _, err := in.Token(); err != nil {
		return nil, err
	}
	for n := 0; in.More(); n++ {
		name, err := in.Token()
		if err != nil {
			return nil, err
		}
		value, err := in.Token()
		if err != nil {
			return nil, err
		}
		if _, is := value.(json.Delim); is {
			return nil, fmt.Errorf("its %s is no single value", name)
		}
		if n == len(columns) {
			columns = append(columns, column{name: name.(string), kind: "text"})
		}
		if columns[n].name != name {
			return nil, fmt.Errorf("its property %d is %s, which isn't %s as in others", n+1, name, columns[n].name)
		}
		if number, is := value.(json.Number); is && columns[n].kind != "float8" {
			columns[n].kind = "bigint"
			if _, err := number.Int64(); err != nil {
				columns[n].kind = "float8"
			}
		}
	}
	return columns, nil
}

// indexSQL makes of the features a second table with a column for each property, for who can't pass on JSON, and indexes both:
// by place and days at once, as both are always asked for. Of two indexes, one for each, PostgreSQL took one or put both
// together, and was 5 to 100 times as long about it. It gives the versions.
func indexSQL(columns []column) string {
	var kinds, names strings.Builder
	for i, c := range columns {
		if i > 0 {
			kinds.WriteString(", ")
		}
		fmt.Fprintf(&kinds, "%q %s", c.name, c.kind)
		fmt.Fprintf(&names, "p.%q, ", c.name)
	}
	var out strings.Builder
	fmt.Fprintf(&out, "CREATE TABLE apart AS SELECT %si.first, i.days, i.geom\n\tFROM incidents i, json_to_record(i.properties) AS "+
		"p(%s);\n", names.String(), kinds.String())
	for _, table := range []string{"incidents", "apart"} {
		fmt.Fprintf(&out, "CREATE INDEX ON %[1]s USING gist (geom, days);\nVACUUM (ANALYZE, FREEZE) %[1]s;\n", table)
	}
	out.WriteString("SELECT 'PostgreSQL ' || current_setting('server_version') || ', PostGIS ' || postgis_lib_version();\n")
	return out.String()
}
