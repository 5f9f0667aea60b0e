-- The crossings, what others count, and the records that are not ours.

SELECT set_config('search_path', (SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace
	WHERE extname = 'postgis'), true);

CREATE TABLE khyberatlas.crossings (
	seq              bigint NOT NULL,
	since            bigint NOT NULL,
	until            bigint CHECK (until > since),
	id               text COLLATE "C" NOT NULL CHECK (id <> ''),
	name             text COLLATE "C" NOT NULL CHECK (name <> ''),
	name_ur          text NOT NULL,
	name_local_other text NOT NULL,
	lat              double precision NOT NULL CHECK (lat BETWEEN -90 AND 90),
	lon              double precision NOT NULL CHECK (lon BETWEEN -180 AND 180),
	geom             geometry(Point, 4326) GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(lon, lat), 4326)) STORED,
	geo_precision    text COLLATE "C" NOT NULL CHECK (geo_precision IN ('site', 'town', 'tehsil', 'district', 'province')),
	pk_district      text COLLATE "C" NOT NULL,
	pk_admin1        text COLLATE "C" NOT NULL,
	af_district      text COLLATE "C" NOT NULL,
	af_province      text COLLATE "C" NOT NULL,
	category         text COLLATE "C" NOT NULL CHECK (category IN ('official', 'informal', 'closed_pass')),
	modes            text COLLATE "C" NOT NULL,
	notes            text NOT NULL,
	source_url       text NOT NULL CHECK (source_url ~* '^(https?://|$)')
);

CREATE TABLE khyberatlas.crossing_status (
	seq            bigint NOT NULL,
	since          bigint NOT NULL,
	until          bigint CHECK (until > since),
	crossing_id    text COLLATE "C" NOT NULL,
	"from"         date NOT NULL CHECK ("from" BETWEEN '0001-01-01' AND '9999-12-31'),
	from_precision text COLLATE "C" NOT NULL CHECK (from_precision IN ('day', 'month', 'year', 'inferred')),
	"to"           date CHECK ("to" BETWEEN '0001-01-01' AND '9999-12-31'),
	last_reported  date CHECK (last_reported BETWEEN '0001-01-01' AND '9999-12-31'),
	status         text COLLATE "C" NOT NULL CHECK (status IN ('open', 'closed', 'restricted')),
	scope          text COLLATE "C" NOT NULL CHECK (scope IN ('all', 'trade', 'pedestrian', 'deportees', 'aid')),
	reason         text NOT NULL,
	publisher      text NOT NULL,
	published      date CHECK (published BETWEEN '0001-01-01' AND '9999-12-31'),
	source_url     text NOT NULL CHECK (source_url ~* '^(https?://|$)'),
	CHECK ("from" <= "to")
);

CREATE TABLE khyberatlas.context_events (
	seq            bigint NOT NULL,
	since          bigint NOT NULL,
	until          bigint CHECK (until > since),
	date           date NOT NULL CHECK (date BETWEEN '0001-01-01' AND '9999-12-31'),
	end_date       date CHECK (end_date BETWEEN '0001-01-01' AND '9999-12-31'),
	date_precision text COLLATE "C" NOT NULL CHECK (date_precision IN ('day', 'week', 'month')),
	kind           text COLLATE "C" NOT NULL CHECK (kind IN ('diplomacy', 'ceasefire', 'operation', 'policy', 'statement')),
	title          text NOT NULL,
	summary        text NOT NULL,
	publisher      text NOT NULL,
	published      date CHECK (published BETWEEN '0001-01-01' AND '9999-12-31'),
	url            text NOT NULL CHECK (url ~* '^(https?://|$)'),
	CHECK (date <= end_date)
);

CREATE TABLE khyberatlas.reported_totals (
	seq        bigint NOT NULL,
	since      bigint NOT NULL,
	until      bigint CHECK (until > since),
	"from"     date NOT NULL CHECK ("from" BETWEEN '0001-01-01' AND '9999-12-31'),
	"to"       date NOT NULL CHECK ("to" BETWEEN '0001-01-01' AND '9999-12-31'),
	area       text COLLATE "C" NOT NULL,
	measure    text COLLATE "C" NOT NULL,
	value      double precision NOT NULL,
	value_high double precision,
	unit       text COLLATE "C" NOT NULL CHECK (unit IN ('incidents', 'people', 'cases', 'percent')),
	publisher  text NOT NULL,
	published  date CHECK (published BETWEEN '0001-01-01' AND '9999-12-31'),
	url        text NOT NULL CHECK (url ~* '^(https?://|$)'),
	note       text NOT NULL,
	CHECK ("from" <= "to"),
	CHECK (value <= value_high)
);

CREATE TABLE khyberatlas.district_changes (
	seq            bigint NOT NULL,
	since          bigint NOT NULL,
	until          bigint CHECK (until > since),
	date           date NOT NULL CHECK (date BETWEEN '0001-01-01' AND '9999-12-31'),
	date_precision text COLLATE "C" NOT NULL CHECK (date_precision IN ('day', 'month', 'year')),
	kind           text COLLATE "C" NOT NULL CHECK (kind IN ('split', 'merger', 'announced')),
	from_units     text NOT NULL,
	to_units       text NOT NULL,
	on_map         boolean NOT NULL,
	note           text NOT NULL,
	publisher      text NOT NULL,
	published      date CHECK (published BETWEEN '0001-01-01' AND '9999-12-31'),
	url            text NOT NULL CHECK (url ~* '^(https?://|$)')
);

-- The records that incidents come from.

CREATE TABLE khyberatlas.origins (
	seq          bigint NOT NULL,
	since        bigint NOT NULL,
	until        bigint CHECK (until > since),
	id           text COLLATE "C" NOT NULL CHECK (id <> ''),
	name         text NOT NULL CHECK (name <> ''),
	publisher    text NOT NULL,
	version      text NOT NULL,
	released     date CHECK (released BETWEEN '0001-01-01' AND '9999-12-31'),
	licence      text NOT NULL,
	licence_url  text NOT NULL CHECK (licence_url ~* '^(https?://|$)'),
	citation     text NOT NULL,
	url          text NOT NULL CHECK (url ~* '^(https?://|$)'),
	redistribute boolean NOT NULL,
	note         text NOT NULL
);

CREATE TABLE khyberatlas.origin_periods (
	seq          bigint NOT NULL,
	since        bigint NOT NULL,
	until        bigint CHECK (until > since),
	origin       text COLLATE "C" NOT NULL,
	"from"       date NOT NULL CHECK ("from" BETWEEN '0001-01-01' AND '9999-12-31'),
	"to"         date NOT NULL CHECK ("to" BETWEEN '0001-01-01' AND '9999-12-31'),
	completeness text COLLATE "C" NOT NULL CHECK (completeness IN ('complete', 'sample', 'preliminary')),
	note         text NOT NULL,
	CHECK ("from" <= "to")
);

CREATE TABLE khyberatlas.origin_digests (
	seq            bigint NOT NULL,
	since          bigint NOT NULL,
	until          bigint CHECK (until > since),
	origin         text COLLATE "C" NOT NULL,
	rows           integer NOT NULL CHECK (rows > 0),
	sha256         text COLLATE "C" NOT NULL,
	sources_sha256 text COLLATE "C" NOT NULL
);

CREATE TABLE khyberatlas.pairs (
	seq     bigint NOT NULL,
	since   bigint NOT NULL,
	until   bigint CHECK (until > since),
	a       text COLLATE "C" NOT NULL,
	b       text COLLATE "C" NOT NULL,
	verdict text COLLATE "C" NOT NULL CHECK (verdict IN ('same', 'part', 'different')),
	by      text COLLATE "C" NOT NULL CHECK (by IN ('rule', 'person')),
	why     text NOT NULL
);

-- The incidents of other records than our own, which an import of one record changes and no import of another. Of millions of
-- rows a foreign key would cost an import a seventh more; only the program writes them, and it gives them their versions itself.
CREATE TABLE khyberatlas.origin_incidents (
	seq              bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY,
	since            bigint NOT NULL,
	until            bigint CHECK (until > since),
	id               text COLLATE "C" NOT NULL CHECK (id <> ''),
	origin           text COLLATE "C" NOT NULL,
	date             date NOT NULL CHECK (date BETWEEN '0001-01-01' AND '9999-12-31'),
	end_date         date CHECK (end_date BETWEEN date AND '9999-12-31'),
	date_precision   text COLLATE "C" NOT NULL,
	type             text COLLATE "C" NOT NULL,
	title            text NOT NULL,
	summary          text NOT NULL,
	place            text NOT NULL,
	district         text COLLATE "C" NOT NULL,
	admin1           text COLLATE "C" NOT NULL,
	country          text COLLATE "C" NOT NULL,
	lat              double precision CHECK (lat BETWEEN -90 AND 90),
	lon              double precision CHECK (lon BETWEEN -180 AND 180),
	geom             geometry(Point, 4326) GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(lon, lat), 4326)) STORED,
	geo_precision    text COLLATE "C" NOT NULL,
	actor            text COLLATE "C" NOT NULL,
	target           text NOT NULL,
	killed           integer CHECK (killed >= 0),
	killed_low       integer CHECK (killed_low >= 0),
	killed_high      integer CHECK (killed_high >= 0),
	civilians_killed integer CHECK (civilians_killed >= 0),
	forces_killed    integer CHECK (forces_killed >= 0),
	militants_killed integer CHECK (militants_killed >= 0),
	injured          integer CHECK (injured >= 0),
	confidence       text COLLATE "C" NOT NULL,
	coded_as         text NOT NULL,
	violence         text NOT NULL,
	side_a           text NOT NULL,
	side_b           text NOT NULL,
	actor_name       text NOT NULL,
	event_clarity    integer NOT NULL,
	where_prec       integer NOT NULL,
	date_prec        integer NOT NULL,
	citations        text NOT NULL CHECK (jsonb_typeof(citations::jsonb) = 'array'),
	stamp            bigint NOT NULL,
	provisional      boolean NOT NULL,
	came_in          bigint NOT NULL,
	changed_in       bigint NOT NULL,
	CHECK ((lat IS NULL) = (lon IS NULL)),
	CHECK (killed_low <= killed),
	CHECK (killed <= killed_high),
	CHECK (killed_low <= killed_high)
);
