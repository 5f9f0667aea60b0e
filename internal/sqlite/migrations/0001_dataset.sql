-- What the store keeps for good: which versions it held, what became of each incident, and the bytes of the dataset held.
-- versions and incident_history only grow. A blank text is '', a figure, day or point that is not given is NULL. Days are
-- calendar days written YYYY-MM-DD. The tables that hold the dataset row by row are in derived.sql.

PRAGMA application_id = 1263026516; -- "KHAT"

CREATE TABLE versions (
	id          INTEGER PRIMARY KEY,
	version     TEXT NOT NULL CHECK (length(version) = 16 AND version NOT GLOB '*[^0-9a-f]*'),
	released    TEXT NOT NULL CHECK (date(released) IS released),
	imported_at TEXT NOT NULL CHECK (strftime('%Y-%m-%dT%H:%M:%SZ', imported_at) IS imported_at),
	program     TEXT NOT NULL,
	source      TEXT NOT NULL,
	format      TEXT NOT NULL CHECK (format <> ''),
	embedded    INTEGER NOT NULL CHECK (embedded IN (0, 1)),
	counts      TEXT NOT NULL CHECK (json_type(counts) = 'object')
) STRICT;

-- An incident keeps its row here after it is gone, so that one that returns is known again.
CREATE TABLE incident_history (
	id         TEXT PRIMARY KEY CHECK (id <> ''),
	came_in    INTEGER NOT NULL REFERENCES versions (id),
	changed_in INTEGER NOT NULL REFERENCES versions (id) CHECK (changed_in >= came_in),
	gone_in    INTEGER REFERENCES versions (id) CHECK (gone_in > came_in)
) STRICT, WITHOUT ROWID;

CREATE TABLE files (
	name  TEXT PRIMARY KEY CHECK (name <> ''),
	bytes BLOB NOT NULL
) STRICT;
