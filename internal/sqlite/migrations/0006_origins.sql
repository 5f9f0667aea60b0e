-- The incidents of other records than our own, which an import of one record changes and no import of another, and those
-- that are gone. came_in and changed_in are ids of versions. stamp orders what was said of an incident: a row of a lower one
-- than held is ignored. A provisional row goes when its record comes to be complete. citations are a list in JSON.

CREATE TABLE origin_incidents (
	id               TEXT PRIMARY KEY CHECK (id <> ''),
	origin           TEXT NOT NULL,
	date             TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	end_date         TEXT CHECK (end_date >= date),
	date_precision   TEXT NOT NULL,
	type             TEXT NOT NULL,
	title            TEXT NOT NULL,
	summary          TEXT NOT NULL,
	place            TEXT NOT NULL,
	district         TEXT NOT NULL,
	admin1           TEXT NOT NULL,
	country          TEXT NOT NULL,
	lat              REAL CHECK (lat BETWEEN -90 AND 90),
	lon              REAL CHECK (lon BETWEEN -180 AND 180),
	geo_precision    TEXT NOT NULL,
	actor            TEXT NOT NULL,
	target           TEXT NOT NULL,
	killed           INTEGER CHECK (killed >= 0),
	killed_low       INTEGER CHECK (killed_low >= 0),
	killed_high      INTEGER CHECK (killed_high >= 0),
	civilians_killed INTEGER CHECK (civilians_killed >= 0),
	forces_killed    INTEGER CHECK (forces_killed >= 0),
	militants_killed INTEGER CHECK (militants_killed >= 0),
	injured          INTEGER CHECK (injured >= 0),
	confidence       TEXT NOT NULL,
	coded_as         TEXT NOT NULL,
	violence         TEXT NOT NULL,
	side_a           TEXT NOT NULL,
	side_b           TEXT NOT NULL,
	actor_name       TEXT NOT NULL,
	event_clarity    INTEGER NOT NULL,
	where_prec       INTEGER NOT NULL,
	date_prec        INTEGER NOT NULL,
	citations        TEXT NOT NULL,
	stamp            INTEGER NOT NULL,
	provisional      INTEGER NOT NULL CHECK (provisional IN (0, 1)),
	came_in          INTEGER NOT NULL,
	changed_in       INTEGER NOT NULL,
	CHECK ((lat IS NULL) = (lon IS NULL)),
	CHECK (killed_low <= killed),
	CHECK (killed <= killed_high),
	CHECK (killed_low <= killed_high)
) STRICT, WITHOUT ROWID;
CREATE INDEX origin_incidents_by_origin ON origin_incidents (origin, date);

CREATE TABLE origin_gone (
	id      TEXT PRIMARY KEY,
	origin  TEXT NOT NULL,
	gone_in INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
