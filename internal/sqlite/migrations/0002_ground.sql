-- Rivers, passes and peaks, and routes: the ground that a map is drawn on. A dataset may have none of them.

CREATE TABLE rivers (
	seq     INTEGER PRIMARY KEY,
	id      TEXT NOT NULL UNIQUE CHECK (id <> ''),
	name    TEXT NOT NULL,
	name_ur TEXT NOT NULL,
	name_ps TEXT NOT NULL,
	rank    INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 3),
	lines   BLOB NOT NULL
) STRICT;

CREATE TABLE passes_peaks (
	seq     INTEGER PRIMARY KEY,
	id      TEXT NOT NULL UNIQUE CHECK (id <> ''),
	kind    TEXT NOT NULL CHECK (kind IN ('pass', 'peak')),
	name    TEXT NOT NULL CHECK (name <> ''),
	name_ur TEXT NOT NULL,
	name_ps TEXT NOT NULL,
	lat     REAL NOT NULL CHECK (lat BETWEEN -90 AND 90),
	lon     REAL NOT NULL CHECK (lon BETWEEN -180 AND 180),
	elev_m  INTEGER CHECK (elev_m >= 0),
	rank    INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 3)
) STRICT;

CREATE TABLE routes (
	seq     INTEGER PRIMARY KEY,
	id      TEXT NOT NULL UNIQUE CHECK (id <> ''),
	name    TEXT NOT NULL CHECK (name <> ''),
	name_ur TEXT NOT NULL,
	name_ps TEXT NOT NULL,
	via     BLOB NOT NULL
) STRICT;
