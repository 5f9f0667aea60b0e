package table

import (
	"fmt"
	"strings"
)

// Schema has all that lies here.
const Schema = "khyberatlas_asked"

// Layout numbers how tables look: those of another one are another program's.
const Layout = 4

// Names are what a version's tables are called, and the schema that PostGIS stands in, which is any.
type Names struct{ Rows, Texts, Sums, PostGIS string }

// Numbered are those of a number, which none had before.
func Numbered(n int) Names {
	of := func(kind string) string { return fmt.Sprintf("%s.%s_%d", Schema, kind, n) }
	return Names{Rows: of("rows"), Texts: of("texts"), Sums: of("sums")}
}

// Registry says which versions are ready.
const Registry = Schema + ".versions"

// postgis is the schema that PostGIS stands in.
const postgis = "(SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace " +
	"WHERE extname = 'postgis')"

// isOfLayout is what the schema says of itself, in SQL.
var isOfLayout = fmt.Sprintf("'Versions as serve --in-memory=never asks them, made of what the store holds. Layout %d.'", Layout)

// begun creates what all versions share.
var begun = `
SELECT set_config('search_path', ` + postgis + `, true);
DO $$
BEGIN
	-- What a build with another layout has made is in its way.
	IF to_regclass('` + Registry + `') IS NOT NULL
		AND obj_description(to_regnamespace('` + Schema + `'), 'pg_namespace') IS DISTINCT FROM ` + isOfLayout + ` THEN
		DROP SCHEMA ` + Schema + ` CASCADE;
	END IF;
END $$;
CREATE SCHEMA IF NOT EXISTS ` + Schema + `;
COMMENT ON SCHEMA ` + Schema + ` IS ` + isOfLayout + `;
CREATE TABLE IF NOT EXISTS ` + Registry + ` (
	number bigint PRIMARY KEY,
	version text NOT NULL,
	past text NOT NULL,
	layout int NOT NULL,
	facts bytea NOT NULL,
	reckoned bytea NOT NULL,
	ready timestamptz NOT NULL DEFAULT now(),
	imported bigint NOT NULL);
COMMENT ON TABLE ` + Registry + ` IS 'Versions whose tables are whole. The number is in the names of the tables.';`

// next is the number of the next version's tables: the time, in thousandths of a second. A sequence begins again where the schema
// was dropped, or a failover has lost its last steps: whoever still answers from tables that are gone would take others of their
// number for them.
const next = "greatest(coalesce(max(number), 0) + 1, (extract(epoch FROM clock_timestamp()) * 1000)::bigint)"

// columns of rows. Days are numbered from 1 for 0001-01-01, words by their place in the lists that the registry has. What is
// wider stands first, so that nothing is lost between them.
const rows = `
	lon float8, lat float8,      -- where the row is answered
	curve int8, lot int8,        -- where that is along the web's map, and the lot of it; none where a badge stands there
	row int4 NOT NULL,
	date int4 NOT NULL, first int4 NOT NULL, last int4 NOT NULL, changed int4 NOT NULL,
	admin1 int4 NOT NULL, district int4 NOT NULL, in_district int4 NOT NULL, tehsil int4 NOT NULL,
	best int4, low int4, high int4, civilians int4, forces int4, militants int4, injured int4,
	publishers int4 NOT NULL, sources int4 NOT NULL, claims int4 NOT NULL,
	badge int4, event int4, rank int4,
	type int2 NOT NULL, actor int2 NOT NULL, confidence int2 NOT NULL, geo_precision int2 NOT NULL,
	date_precision int2 NOT NULL, country int2 NOT NULL, origin int2 NOT NULL,
	crossing int2,               -- none where distances are left out
	shared boolean NOT NULL,     -- others may stand at the same step of the map; else none does
	before int4[],               -- the rows of the event that earlier origins have
	at geometry(Point, 4326)`

const texts = `
	row int4 NOT NULL,
	end_date int4 NOT NULL, event_clarity int4 NOT NULL, where_prec int4 NOT NULL, date_prec int4 NOT NULL,
	crossing_km float8, frontier_km float8,
	own_lon float8, own_lat float8, -- where the row itself says it was, if it is answered elsewhere
	id text COLLATE "C" NOT NULL, title text COLLATE "C" NOT NULL, summary text COLLATE "C" NOT NULL,
	place text COLLATE "C" NOT NULL, target text COLLATE "C" NOT NULL, coded_as text COLLATE "C" NOT NULL,
	violence text COLLATE "C" NOT NULL, side_a text COLLATE "C" NOT NULL, side_b text COLLATE "C" NOT NULL,
	actor_name text COLLATE "C" NOT NULL, came_in text COLLATE "C" NOT NULL, changed_in text COLLATE "C" NOT NULL,
	sayers text[] COLLATE "C",
	more bytea,                     -- citations, claims and others' records of the event
	words tsvector NOT NULL`

// indexes of both, by the part of the name that tells them apart.
var indexes = []struct{ on, name, of string }{
	{"rows", "row", "UNIQUE (row)"},
	{"rows", "latest", "(date DESC, row)"},
	{"rows", "deadliest", "(best DESC NULLS LAST, row)"},
	{"rows", "changed", "(changed DESC, date DESC, row)"},
	{"rows", "at", "USING gist (at)"},
	{"rows", "placeless", "(row) WHERE lon IS NULL"},
	{"rows", "curve", "(curve)"},
	{"rows", "crowds", "(curve) WHERE shared"},
	{"rows", "badge", "(badge)"},
	{"rows", "type", "(type)"}, {"rows", "actor", "(actor)"}, {"rows", "origin", "(origin)"},
	{"rows", "confidence", "(confidence)"}, {"rows", "country", "(country)"},
	{"rows", "in_district", "(in_district)"}, {"rows", "district", "(district)"},
	{"rows", "admin1", "(admin1)"}, {"rows", "tehsil", "(tehsil)"},
	{"rows", "follows", "(row) WHERE before IS NOT NULL"},
	{"texts", "row", "UNIQUE (row) INCLUDE (id)"},
	{"texts", "id", "UNIQUE (id) INCLUDE (row)"},
	{"texts", "sayers", "(row) WHERE sayers IS NOT NULL"},
	{"texts", "words", "USING gin (words) WITH (fastupdate = off)"},
}

// The cells of the tiles that hold most: of so many bits of the curve less each. Of an expression the planner knows next to
// nothing by itself, and would sort rows that it can hash.
const (
	finest   = 32
	coarsest = 50
)

// learn has the planner learn how many cells there are.
func (n Names) learn() (all []string) {
	for bits := finest; bits <= coarsest; bits += 2 {
		all = append(all, fmt.Sprintf("CREATE STATISTICS %s_%d ON (curve >> %d) FROM %s", n.Rows, bits, bits, n.Rows))
	}
	return all
}

// create makes the tables of a number.
func (n Names) create() string {
	return "CREATE TABLE " + n.Rows + " (" + rows + ");\nCREATE TABLE " + n.Texts + " (" + texts + ");"
}

// index makes their indexes.
func (n Names) index() (all []string) {
	for _, x := range indexes {
		on := n.Rows
		if x.on == "texts" {
			on = n.Texts
		}
		kind, of := "", x.of
		if rest, unique := strings.CutPrefix(of, "UNIQUE "); unique {
			kind, of = "UNIQUE ", rest
		}
		name := strings.TrimPrefix(on, Schema+".") + "_" + x.name
		all = append(all, fmt.Sprintf("CREATE %sINDEX %s ON %s %s", kind, name, on, of))
	}
	return all
}
