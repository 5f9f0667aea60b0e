-- Which event a withdrawn incident told of, so that its id is never given to another. An incident that was withdrawn
-- before this table was there has no row in it.

CREATE TABLE withdrawn (
	id             TEXT PRIMARY KEY REFERENCES incident_history (id),
	date           TEXT NOT NULL CHECK (date(date) IS date),
	end_date       TEXT CHECK (date(end_date) IS end_date),
	date_precision TEXT NOT NULL,
	type           TEXT NOT NULL,
	title          TEXT NOT NULL,
	place          TEXT NOT NULL,
	district       TEXT NOT NULL,
	admin1         TEXT NOT NULL,
	country        TEXT NOT NULL,
	lat            REAL CHECK (lat BETWEEN -90 AND 90),
	lon            REAL CHECK (lon BETWEEN -180 AND 180)
) STRICT, WITHOUT ROWID;
