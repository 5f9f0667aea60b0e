CREATE TABLE actors (
	seq     INTEGER PRIMARY KEY,
	id      TEXT NOT NULL UNIQUE CHECK (id <> ''),
	name    TEXT NOT NULL,
	name_ur TEXT NOT NULL,
	kind    TEXT NOT NULL CHECK (kind IN ('armed group', 'state forces', 'communities', 'unknown', 'other')),
	note    TEXT NOT NULL
) STRICT;
CREATE TABLE af_provinces (
	seq     INTEGER PRIMARY KEY,
	id      TEXT NOT NULL,
	name    TEXT NOT NULL CHECK (name <> ''),
	name_ur TEXT NOT NULL,
	name_ps TEXT NOT NULL,
	shape   BLOB NOT NULL
) STRICT;
CREATE TABLE checksums (
	name TEXT PRIMARY KEY,
	sum  TEXT NOT NULL CHECK (length(sum) = 64)
) STRICT, WITHOUT ROWID;
CREATE TABLE claims (
	seq          INTEGER PRIMARY KEY,
	incident_id  TEXT NOT NULL REFERENCES incidents (id),
	claimant     TEXT NOT NULL,
	side         TEXT NOT NULL CHECK (side IN ('pakistan_state', 'afghan_state', 'armed_group', 'un_or_ngo', 'medical',
	             'local', 'media')),
	subject      TEXT NOT NULL CHECK (subject IN ('all', 'civilians', 'forces_pk', 'forces_af', 'militants',
	             'responsibility', 'cause', 'other')),
	killed_low   INTEGER CHECK (killed_low >= 0),
	killed_high  INTEGER CHECK (killed_high >= 0),
	injured_low  INTEGER CHECK (injured_low >= 0),
	injured_high INTEGER CHECK (injured_high >= 0),
	statement    TEXT NOT NULL,
	publisher    TEXT NOT NULL,
	published    TEXT CHECK (date(published) IS published),
	url          TEXT NOT NULL CHECK (url = '' OR url LIKE 'http://%' OR url LIKE 'https://%'),
	CHECK (killed_low <= killed_high),
	CHECK (injured_low <= injured_high)
) STRICT;
CREATE TABLE context_events (
	seq            INTEGER PRIMARY KEY,
	date           TEXT NOT NULL CHECK (date(date) IS date),
	end_date       TEXT CHECK (date(end_date) IS end_date),
	date_precision TEXT NOT NULL CHECK (date_precision IN ('day', 'week', 'month')),
	kind           TEXT NOT NULL CHECK (kind IN ('diplomacy', 'ceasefire', 'operation', 'policy', 'statement')),
	title          TEXT NOT NULL,
	summary        TEXT NOT NULL,
	publisher      TEXT NOT NULL,
	published      TEXT CHECK (date(published) IS published),
	url            TEXT NOT NULL CHECK (url = '' OR url LIKE 'http://%' OR url LIKE 'https://%'),
	CHECK (date <= end_date)
) STRICT;
CREATE TABLE context_layers (
	layer       TEXT PRIMARY KEY CHECK (layer IN ('lakes', 'rivers', 'roads', 'tehsils', 'districts', 'provinces', 'places')),
	attribution TEXT NOT NULL,
	licence     TEXT NOT NULL,
	licence_url TEXT NOT NULL,
	source      TEXT NOT NULL,
	imported_at TEXT NOT NULL CHECK (date(imported_at) IS imported_at),
	far         BLOB NOT NULL,
	near        BLOB NOT NULL,
	names       TEXT NOT NULL CHECK (json_type(names) = 'array'),
	sum         TEXT NOT NULL CHECK (length(sum) = 64)
) STRICT, WITHOUT ROWID;
CREATE TABLE crossing_status (
	seq            INTEGER PRIMARY KEY,
	crossing_id    TEXT NOT NULL REFERENCES crossings (id),
	"from"         TEXT NOT NULL CHECK (date("from") IS "from"),
	from_precision TEXT NOT NULL CHECK (from_precision IN ('day', 'month', 'year', 'inferred')),
	"to"           TEXT CHECK (date("to") IS "to"),
	last_reported  TEXT CHECK (date(last_reported) IS last_reported),
	status         TEXT NOT NULL CHECK (status IN ('open', 'closed', 'restricted')),
	scope          TEXT NOT NULL CHECK (scope IN ('all', 'trade', 'pedestrian', 'deportees', 'aid')),
	reason         TEXT NOT NULL,
	publisher      TEXT NOT NULL,
	published      TEXT CHECK (date(published) IS published),
	source_url     TEXT NOT NULL CHECK (source_url = '' OR source_url LIKE 'http://%' OR source_url LIKE 'https://%'),
	CHECK ("from" <= "to")
) STRICT;
CREATE TABLE crossings (
	seq              INTEGER PRIMARY KEY,
	id               TEXT NOT NULL UNIQUE CHECK (id <> ''),
	name             TEXT NOT NULL CHECK (name <> ''),
	name_ur          TEXT NOT NULL,
	name_local_other TEXT NOT NULL,
	lat              REAL NOT NULL CHECK (lat BETWEEN -90 AND 90),
	lon              REAL NOT NULL CHECK (lon BETWEEN -180 AND 180),
	geo_precision    TEXT NOT NULL CHECK (geo_precision IN ('site', 'town', 'tehsil', 'district', 'province')),
	pk_district      TEXT NOT NULL,
	pk_admin1        TEXT NOT NULL,
	af_district      TEXT NOT NULL,
	af_province      TEXT NOT NULL,
	category         TEXT NOT NULL CHECK (category IN ('official', 'informal', 'closed_pass')),
	modes            TEXT NOT NULL,
	notes            TEXT NOT NULL,
	source_url       TEXT NOT NULL CHECK (source_url = '' OR source_url LIKE 'http://%' OR source_url LIKE 'https://%')
) STRICT;
CREATE TABLE district_changes (
	seq            INTEGER PRIMARY KEY,
	date           TEXT NOT NULL CHECK (date(date) IS date),
	date_precision TEXT NOT NULL CHECK (date_precision IN ('day', 'month', 'year')),
	kind           TEXT NOT NULL CHECK (kind IN ('split', 'merger', 'announced')),
	from_units     TEXT NOT NULL,
	to_units       TEXT NOT NULL,
	on_map         INTEGER NOT NULL CHECK (on_map IN (0, 1)),
	note           TEXT NOT NULL,
	publisher      TEXT NOT NULL,
	published      TEXT CHECK (date(published) IS published),
	url            TEXT NOT NULL CHECK (url = '' OR url LIKE 'http://%' OR url LIKE 'https://%')
) STRICT;
CREATE TABLE districts (
	seq             INTEGER PRIMARY KEY,
	id              TEXT NOT NULL UNIQUE CHECK (id <> ''),
	name            TEXT NOT NULL CHECK (name <> ''),
	name_ur         TEXT NOT NULL,
	name_ps         TEXT NOT NULL,
	pcode           TEXT NOT NULL,
	division        TEXT NOT NULL,
	seat            TEXT NOT NULL,
	merged_2018     INTEGER NOT NULL CHECK (merged_2018 IN (0, 1)),
	population_2017 INTEGER NOT NULL CHECK (population_2017 >= 0),
	population_2023 INTEGER NOT NULL CHECK (population_2023 >= 0),
	shape           BLOB NOT NULL
) STRICT;
CREATE TABLE files (
	name  TEXT PRIMARY KEY CHECK (name <> ''),
	bytes BLOB NOT NULL
) STRICT;
CREATE TABLE incident_history (
	id         TEXT PRIMARY KEY CHECK (id <> ''),
	came_in    INTEGER NOT NULL REFERENCES versions (id),
	changed_in INTEGER NOT NULL REFERENCES versions (id) CHECK (changed_in >= came_in),
	gone_in    INTEGER REFERENCES versions (id) CHECK (gone_in > came_in)
) STRICT, WITHOUT ROWID;
CREATE TABLE incident_sources (
	seq         INTEGER PRIMARY KEY,
	incident_id TEXT NOT NULL REFERENCES incidents (id),
	publisher   TEXT NOT NULL,
	published   TEXT CHECK (date(published) IS published),
	url         TEXT NOT NULL CHECK (url = '' OR url LIKE 'http://%' OR url LIKE 'https://%'),
	note        TEXT NOT NULL
) STRICT;
CREATE TABLE incidents (
	seq              INTEGER PRIMARY KEY,
	id               TEXT NOT NULL UNIQUE REFERENCES incident_history (id),
	date             TEXT NOT NULL CHECK (date(date) IS date),
	end_date         TEXT CHECK (date(end_date) IS end_date),
	date_precision   TEXT NOT NULL CHECK (date_precision IN ('day', 'week', 'month')),
	type             TEXT NOT NULL CHECK (type IN ('suicide_bombing', 'ied', 'armed_attack', 'targeted_killing',
	                 'abduction', 'security_operation', 'air_strike', 'drone_strike', 'shelling', 'border_clash',
	                 'communal_violence', 'other')),
	title            TEXT NOT NULL CHECK (title <> ''),
	summary          TEXT NOT NULL,
	place            TEXT NOT NULL,
	district         TEXT NOT NULL,
	admin1           TEXT NOT NULL,
	country          TEXT NOT NULL CHECK (country IN ('PK', 'AF')),
	lat              REAL CHECK (lat BETWEEN -90 AND 90),
	lon              REAL CHECK (lon BETWEEN -180 AND 180),
	geo_precision    TEXT NOT NULL CHECK (geo_precision IN ('site', 'town', 'tehsil', 'district', 'province')),
	actor            TEXT NOT NULL CHECK (actor IN ('ttp', 'jamaat_ul_ahrar', 'hafiz_gul_bahadur', 'iskp',
	                 'lashkar_e_islam', 'pakistan_forces', 'afghan_taliban_forces', 'us_forces', 'communal',
	                 'unidentified', 'other')),
	target           TEXT NOT NULL,
	killed           INTEGER CHECK (killed >= 0),
	killed_low       INTEGER CHECK (killed_low >= 0),
	killed_high      INTEGER CHECK (killed_high >= 0),
	civilians_killed INTEGER CHECK (civilians_killed >= 0),
	forces_killed    INTEGER CHECK (forces_killed >= 0),
	militants_killed INTEGER CHECK (militants_killed >= 0),
	injured          INTEGER CHECK (injured >= 0),
	confidence       TEXT NOT NULL CHECK (confidence IN ('confirmed', 'reported', 'contested')),
	CHECK (date <= end_date),
	CHECK ((lat IS NULL) = (lon IS NULL)),
	CHECK (killed_low <= killed),
	CHECK (killed <= killed_high),
	CHECK (killed_low <= killed_high)
) STRICT;
CREATE TABLE meta (
	only              INTEGER PRIMARY KEY CHECK (only = 1) DEFAULT 1,
	id                TEXT NOT NULL CHECK (id <> ''),
	title             TEXT NOT NULL CHECK (title <> ''),
	description       TEXT NOT NULL,
	licence           TEXT NOT NULL,
	licence_url       TEXT NOT NULL,
	attribution       TEXT NOT NULL,
	released          TEXT NOT NULL CHECK (date(released) IS released),
	collected_from    TEXT CHECK (date(collected_from) IS collected_from),
	collected_to      TEXT CHECK (date(collected_to) IS collected_to),
	completeness      TEXT NOT NULL CHECK (completeness IN ('sample', 'complete')),
	completeness_note TEXT NOT NULL,
	time_zone         TEXT NOT NULL,
	CHECK (collected_from <= collected_to)
) STRICT;
CREATE TABLE origin_digests (
	seq            INTEGER PRIMARY KEY,
	origin         TEXT NOT NULL UNIQUE,
	rows           INTEGER NOT NULL CHECK (rows > 0),
	sha256         TEXT NOT NULL,
	sources_sha256 TEXT NOT NULL
) STRICT;
CREATE TABLE origin_gone (
	id      TEXT PRIMARY KEY,
	origin  TEXT NOT NULL,
	gone_in INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE origin_incidents (
	id               TEXT NOT NULL UNIQUE CHECK (id <> ''),
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
) STRICT;
CREATE TABLE origin_periods (
	seq          INTEGER PRIMARY KEY,
	origin       TEXT NOT NULL,
	"from"       TEXT NOT NULL CHECK (date("from") IS "from"),
	"to"         TEXT NOT NULL CHECK (date("to") IS "to"),
	completeness TEXT NOT NULL CHECK (completeness IN ('complete', 'sample', 'preliminary')),
	note         TEXT NOT NULL,
	CHECK ("from" <= "to")
) STRICT;
CREATE TABLE origins (
	seq          INTEGER PRIMARY KEY,
	id           TEXT NOT NULL UNIQUE CHECK (id <> ''),
	name         TEXT NOT NULL CHECK (name <> ''),
	publisher    TEXT NOT NULL,
	version      TEXT NOT NULL,
	released     TEXT CHECK (date(released) IS released),
	licence      TEXT NOT NULL,
	licence_url  TEXT NOT NULL CHECK (licence_url = '' OR licence_url LIKE 'http://%' OR licence_url LIKE 'https://%'),
	citation     TEXT NOT NULL,
	url          TEXT NOT NULL CHECK (url = '' OR url LIKE 'http://%' OR url LIKE 'https://%'),
	redistribute INTEGER NOT NULL CHECK (redistribute IN (0, 1)),
	note         TEXT NOT NULL
) STRICT;
CREATE TABLE pairs (
	seq     INTEGER PRIMARY KEY,
	a       TEXT NOT NULL,
	b       TEXT NOT NULL,
	verdict TEXT NOT NULL CHECK (verdict IN ('same', 'part', 'different')),
	by      TEXT NOT NULL CHECK (by IN ('rule', 'person')),
	why     TEXT NOT NULL,
	UNIQUE (a, b)
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
CREATE TABLE provinces (
	seq     INTEGER PRIMARY KEY,
	id      TEXT NOT NULL,
	name    TEXT NOT NULL CHECK (name <> ''),
	name_ur TEXT NOT NULL,
	name_ps TEXT NOT NULL,
	shape   BLOB NOT NULL
) STRICT;
CREATE TABLE reported_totals (
	seq        INTEGER PRIMARY KEY,
	"from"     TEXT NOT NULL CHECK (date("from") IS "from"),
	"to"       TEXT NOT NULL CHECK (date("to") IS "to"),
	area       TEXT NOT NULL,
	measure    TEXT NOT NULL,
	value      REAL NOT NULL,
	value_high REAL,
	unit       TEXT NOT NULL CHECK (unit IN ('incidents', 'people', 'cases', 'percent')),
	publisher  TEXT NOT NULL,
	published  TEXT CHECK (date(published) IS published),
	url        TEXT NOT NULL CHECK (url = '' OR url LIKE 'http://%' OR url LIKE 'https://%'),
	note       TEXT NOT NULL,
	CHECK ("from" <= "to"),
	CHECK (value <= value_high)
) STRICT;
CREATE TABLE rivers (
	seq     INTEGER PRIMARY KEY,
	id      TEXT NOT NULL UNIQUE CHECK (id <> ''),
	name    TEXT NOT NULL,
	name_ur TEXT NOT NULL,
	name_ps TEXT NOT NULL,
	rank    INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 3),
	lines   BLOB NOT NULL
) STRICT;
CREATE TABLE routes (
	seq     INTEGER PRIMARY KEY,
	id      TEXT NOT NULL UNIQUE CHECK (id <> ''),
	name    TEXT NOT NULL CHECK (name <> ''),
	name_ur TEXT NOT NULL,
	name_ps TEXT NOT NULL,
	via     BLOB NOT NULL
) STRICT;
CREATE TABLE tehsils (
	seq         INTEGER PRIMARY KEY,
	id          TEXT NOT NULL UNIQUE CHECK (id <> ''),
	name        TEXT NOT NULL CHECK (name <> ''),
	pcode       TEXT NOT NULL,
	district_id TEXT NOT NULL REFERENCES districts (id),
	shape       BLOB NOT NULL
) STRICT;
CREATE TABLE towns (
	seq     INTEGER PRIMARY KEY,
	id      TEXT NOT NULL UNIQUE CHECK (id <> ''),
	name    TEXT NOT NULL CHECK (name <> ''),
	name_ur TEXT NOT NULL,
	name_ps TEXT NOT NULL,
	lat     REAL NOT NULL CHECK (lat BETWEEN -90 AND 90),
	lon     REAL NOT NULL CHECK (lon BETWEEN -180 AND 180),
	country TEXT NOT NULL CHECK (country IN ('PK', 'AF')),
	rank    INTEGER NOT NULL CHECK (rank BETWEEN 1 AND 3)
) STRICT;
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
CREATE INDEX claims_by_incident ON claims (incident_id);
CREATE INDEX crossing_status_by_crossing ON crossing_status (crossing_id);
CREATE INDEX incident_sources_by_incident ON incident_sources (incident_id);
CREATE INDEX origin_incidents_by_origin ON origin_incidents (origin, id);
CREATE INDEX origin_incidents_provisional ON origin_incidents (origin, date) WHERE provisional = 1;
CREATE INDEX tehsils_by_district ON tehsils (district_id);
