-- The dataset, row by row, with every version of it that was held, and what the store knows beyond it.
--
-- since and until are ids of versions: the row was held from the one on and up to before the other; a blank until means that
-- it is held now. So an import closes what differs and adds what is new, and what an older version held can be asked for.
-- seq is the place of a row in its file. What must be there once is there once among the rows that are held.
--
-- A blank text is '', a figure, day or point that is not given is NULL. Days are calendar days of Asia/Karachi, of the years 1
-- to 9999. Texts that are compared or put in order byte by byte, as the program does it, have the collation "C". No row of
-- the dataset points at another by a foreign key: it would have to hold in every version apart. The program proves what it
-- reads. 0002 goes on; indexes are in 0003, what each column is in 0004.

-- The types of PostGIS stand in whichever schema the extension was put.
SELECT set_config('search_path', (SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace
	WHERE extname = 'postgis'), true);

CREATE SCHEMA khyberatlas;

-- Which number of the schema this is, and how often anything was changed.
CREATE TABLE khyberatlas.state (
	the_only boolean PRIMARY KEY DEFAULT true CHECK (the_only),
	schema   integer NOT NULL CHECK (schema >= 0),
	changes  bigint NOT NULL CHECK (changes >= 0)
);
INSERT INTO khyberatlas.state (schema, changes) VALUES (0, 0);

-- What is kept for good. versions and incident_history only grow.

CREATE TABLE khyberatlas.versions (
	id          bigint PRIMARY KEY CHECK (id > 0),
	version     text COLLATE "C" NOT NULL CHECK (version ~ '^[0-9a-f]{16}$'),
	released    date NOT NULL CHECK (released BETWEEN '0001-01-01' AND '9999-12-31'),
	imported_at text COLLATE "C" NOT NULL CHECK (imported_at ~ '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$'
	            AND imported_at::timestamptz IS NOT NULL),
	program     text NOT NULL,
	source      text NOT NULL,
	format      text COLLATE "C" NOT NULL CHECK (format <> ''),
	embedded    boolean NOT NULL,
	counts      text NOT NULL CHECK (json_typeof(counts::json) = 'object')
);

-- An incident keeps its row here after it is gone, so that one that returns is known again.
CREATE TABLE khyberatlas.incident_history (
	id         text COLLATE "C" PRIMARY KEY CHECK (id <> ''),
	came_in    bigint NOT NULL REFERENCES khyberatlas.versions (id),
	changed_in bigint NOT NULL REFERENCES khyberatlas.versions (id) CHECK (changed_in >= came_in),
	gone_in    bigint REFERENCES khyberatlas.versions (id) CHECK (gone_in > came_in)
);

-- Which event a withdrawn incident told of, so that its id is never given to another.
CREATE TABLE khyberatlas.withdrawn (
	id             text COLLATE "C" PRIMARY KEY REFERENCES khyberatlas.incident_history (id),
	date           date NOT NULL CHECK (date BETWEEN '0001-01-01' AND '9999-12-31'),
	end_date       date CHECK (end_date BETWEEN '0001-01-01' AND '9999-12-31'),
	date_precision text COLLATE "C" NOT NULL,
	type           text COLLATE "C" NOT NULL,
	title          text NOT NULL,
	place          text NOT NULL,
	district       text COLLATE "C" NOT NULL,
	admin1         text COLLATE "C" NOT NULL,
	country        text COLLATE "C" NOT NULL,
	lat            double precision CHECK (lat BETWEEN -90 AND 90),
	lon            double precision CHECK (lon BETWEEN -180 AND 180)
);

-- Incidents of other records that are gone.
CREATE TABLE khyberatlas.origin_gone (
	id      text COLLATE "C" PRIMARY KEY,
	origin  text COLLATE "C" NOT NULL,
	gone_in bigint NOT NULL
);

-- What no file of the dataset holds has a checksum of its own: a table that doesn't agree with it was damaged, or edited.
CREATE TABLE khyberatlas.checksums (
	name text COLLATE "C" PRIMARY KEY,
	sum  text COLLATE "C" NOT NULL CHECK (length(sum) = 64)
);

-- What an operator laid into the ground of the map. No import of a dataset touches it, and no version knows it.
CREATE TABLE khyberatlas.context_layers (
	layer       text COLLATE "C" PRIMARY KEY CHECK (layer IN ('lakes', 'rivers', 'roads', 'tehsils', 'districts', 'provinces',
	            'places')),
	attribution text NOT NULL,
	licence     text NOT NULL,
	licence_url text NOT NULL,
	source      text NOT NULL,
	imported_at date NOT NULL CHECK (imported_at BETWEEN '0001-01-01' AND '9999-12-31'),
	far         bytea NOT NULL,
	near        bytea NOT NULL,
	names       text NOT NULL CHECK (json_typeof(names::json) = 'array'),
	sum         text COLLATE "C" NOT NULL CHECK (length(sum) = 64)
);

-- The dataset and its files.

CREATE TABLE khyberatlas.meta (
	seq               bigint NOT NULL,
	since             bigint NOT NULL,
	until             bigint CHECK (until > since),
	id                text COLLATE "C" NOT NULL CHECK (id <> ''),
	title             text NOT NULL CHECK (title <> ''),
	description       text NOT NULL,
	licence           text NOT NULL,
	licence_url       text NOT NULL,
	attribution       text NOT NULL,
	released          date NOT NULL CHECK (released BETWEEN '0001-01-01' AND '9999-12-31'),
	collected_from    date CHECK (collected_from BETWEEN '0001-01-01' AND '9999-12-31'),
	collected_to      date CHECK (collected_to BETWEEN '0001-01-01' AND '9999-12-31'),
	completeness      text COLLATE "C" NOT NULL CHECK (completeness IN ('sample', 'complete')),
	completeness_note text NOT NULL,
	time_zone         text NOT NULL,
	CHECK (collected_from <= collected_to)
);

CREATE TABLE khyberatlas.files (
	seq   bigint NOT NULL,
	since bigint NOT NULL,
	until bigint CHECK (until > since),
	name  text COLLATE "C" NOT NULL CHECK (name <> ''),
	bytes bytea NOT NULL
);

-- Where things are.

CREATE TABLE khyberatlas.districts (
	seq             bigint NOT NULL,
	since           bigint NOT NULL,
	until           bigint CHECK (until > since),
	id              text COLLATE "C" NOT NULL CHECK (id <> ''),
	name            text COLLATE "C" NOT NULL CHECK (name <> ''),
	name_ur         text NOT NULL,
	name_ps         text NOT NULL,
	pcode           text COLLATE "C" NOT NULL,
	division        text COLLATE "C" NOT NULL,
	seat            text NOT NULL,
	merged_2018     boolean NOT NULL,
	population_2017 integer NOT NULL CHECK (population_2017 >= 0),
	population_2023 integer NOT NULL CHECK (population_2023 >= 0),
	shape           geometry(MultiPolygon, 4326) NOT NULL
);

CREATE TABLE khyberatlas.tehsils (
	seq         bigint NOT NULL,
	since       bigint NOT NULL,
	until       bigint CHECK (until > since),
	id          text COLLATE "C" NOT NULL CHECK (id <> ''),
	name        text COLLATE "C" NOT NULL CHECK (name <> ''),
	pcode       text COLLATE "C" NOT NULL,
	district_id text COLLATE "C" NOT NULL,
	shape       geometry(MultiPolygon, 4326) NOT NULL
);

CREATE TABLE khyberatlas.provinces (
	seq     bigint NOT NULL,
	since   bigint NOT NULL,
	until   bigint CHECK (until > since),
	id      text COLLATE "C" NOT NULL,
	name    text COLLATE "C" NOT NULL CHECK (name <> ''),
	name_ur text NOT NULL,
	name_ps text NOT NULL,
	shape   geometry(MultiPolygon, 4326) NOT NULL
);

CREATE TABLE khyberatlas.af_provinces (LIKE khyberatlas.provinces INCLUDING CONSTRAINTS);

CREATE TABLE khyberatlas.towns (
	seq     bigint NOT NULL,
	since   bigint NOT NULL,
	until   bigint CHECK (until > since),
	id      text COLLATE "C" NOT NULL CHECK (id <> ''),
	name    text COLLATE "C" NOT NULL CHECK (name <> ''),
	name_ur text NOT NULL,
	name_ps text NOT NULL,
	lat     double precision NOT NULL CHECK (lat BETWEEN -90 AND 90),
	lon     double precision NOT NULL CHECK (lon BETWEEN -180 AND 180),
	geom    geometry(Point, 4326) GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(lon, lat), 4326)) STORED,
	country text COLLATE "C" NOT NULL CHECK (country IN ('PK', 'AF')),
	rank    integer NOT NULL CHECK (rank BETWEEN 1 AND 3)
);

CREATE TABLE khyberatlas.rivers (
	seq     bigint NOT NULL,
	since   bigint NOT NULL,
	until   bigint CHECK (until > since),
	id      text COLLATE "C" NOT NULL CHECK (id <> ''),
	name    text COLLATE "C" NOT NULL,
	name_ur text NOT NULL,
	name_ps text NOT NULL,
	rank    integer NOT NULL CHECK (rank BETWEEN 1 AND 3),
	lines   geometry(MultiLineString, 4326) NOT NULL
);

CREATE TABLE khyberatlas.passes_peaks (
	seq     bigint NOT NULL,
	since   bigint NOT NULL,
	until   bigint CHECK (until > since),
	id      text COLLATE "C" NOT NULL CHECK (id <> ''),
	kind    text COLLATE "C" NOT NULL CHECK (kind IN ('pass', 'peak')),
	name    text COLLATE "C" NOT NULL CHECK (name <> ''),
	name_ur text NOT NULL,
	name_ps text NOT NULL,
	lat     double precision NOT NULL CHECK (lat BETWEEN -90 AND 90),
	lon     double precision NOT NULL CHECK (lon BETWEEN -180 AND 180),
	geom    geometry(Point, 4326) GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(lon, lat), 4326)) STORED,
	elev_m  integer CHECK (elev_m >= 0),
	rank    integer NOT NULL CHECK (rank BETWEEN 1 AND 3)
);

CREATE TABLE khyberatlas.routes (
	seq     bigint NOT NULL,
	since   bigint NOT NULL,
	until   bigint CHECK (until > since),
	id      text COLLATE "C" NOT NULL CHECK (id <> ''),
	name    text COLLATE "C" NOT NULL CHECK (name <> ''),
	name_ur text NOT NULL,
	name_ps text NOT NULL,
	via     geometry(LineString, 4326) NOT NULL
);

-- What happened.

CREATE TABLE khyberatlas.actors (
	seq     bigint NOT NULL,
	since   bigint NOT NULL,
	until   bigint CHECK (until > since),
	id      text COLLATE "C" NOT NULL CHECK (id <> ''),
	name    text NOT NULL,
	name_ur text NOT NULL,
	kind    text COLLATE "C" NOT NULL CHECK (kind IN ('armed group', 'state forces', 'communities', 'unknown', 'other')),
	note    text NOT NULL
);

CREATE TABLE khyberatlas.incidents (
	seq              bigint NOT NULL,
	since            bigint NOT NULL,
	until            bigint CHECK (until > since),
	id               text COLLATE "C" NOT NULL CHECK (id <> ''),
	date             date NOT NULL CHECK (date BETWEEN '0001-01-01' AND '9999-12-31'),
	end_date         date CHECK (end_date BETWEEN '0001-01-01' AND '9999-12-31'),
	date_precision   text COLLATE "C" NOT NULL CHECK (date_precision IN ('day', 'week', 'month')),
	type             text COLLATE "C" NOT NULL CHECK (type IN ('suicide_bombing', 'ied', 'armed_attack', 'targeted_killing',
	                 'abduction', 'security_operation', 'air_strike', 'drone_strike', 'shelling', 'border_clash',
	                 'communal_violence', 'other')),
	title            text NOT NULL CHECK (title <> ''),
	summary          text NOT NULL,
	place            text NOT NULL,
	district         text COLLATE "C" NOT NULL,
	admin1           text COLLATE "C" NOT NULL,
	country          text COLLATE "C" NOT NULL CHECK (country IN ('PK', 'AF')),
	lat              double precision CHECK (lat BETWEEN -90 AND 90),
	lon              double precision CHECK (lon BETWEEN -180 AND 180),
	geom             geometry(Point, 4326) GENERATED ALWAYS AS (ST_SetSRID(ST_MakePoint(lon, lat), 4326)) STORED,
	geo_precision    text COLLATE "C" NOT NULL CHECK (geo_precision IN ('site', 'town', 'tehsil', 'district', 'province')),
	actor            text COLLATE "C" NOT NULL CHECK (actor IN ('ttp', 'jamaat_ul_ahrar', 'hafiz_gul_bahadur', 'iskp',
	                 'lashkar_e_islam', 'pakistan_forces', 'afghan_taliban_forces', 'us_forces', 'communal',
	                 'unidentified', 'other')),
	target           text NOT NULL,
	killed           integer CHECK (killed >= 0),
	killed_low       integer CHECK (killed_low >= 0),
	killed_high      integer CHECK (killed_high >= 0),
	civilians_killed integer CHECK (civilians_killed >= 0),
	forces_killed    integer CHECK (forces_killed >= 0),
	militants_killed integer CHECK (militants_killed >= 0),
	injured          integer CHECK (injured >= 0),
	confidence       text COLLATE "C" NOT NULL CHECK (confidence IN ('confirmed', 'reported', 'contested')),
	CHECK (date <= end_date),
	CHECK ((lat IS NULL) = (lon IS NULL)),
	CHECK (killed_low <= killed),
	CHECK (killed <= killed_high),
	CHECK (killed_low <= killed_high)
);

CREATE TABLE khyberatlas.incident_sources (
	seq         bigint NOT NULL,
	since       bigint NOT NULL,
	until       bigint CHECK (until > since),
	incident_id text COLLATE "C" NOT NULL,
	publisher   text NOT NULL,
	published   date CHECK (published BETWEEN '0001-01-01' AND '9999-12-31'),
	url         text NOT NULL CHECK (url ~* '^(https?://|$)'),
	note        text NOT NULL
);

CREATE TABLE khyberatlas.claims (
	seq          bigint NOT NULL,
	since        bigint NOT NULL,
	until        bigint CHECK (until > since),
	incident_id  text COLLATE "C" NOT NULL,
	claimant     text NOT NULL,
	side         text COLLATE "C" NOT NULL CHECK (side IN ('pakistan_state', 'afghan_state', 'armed_group', 'un_or_ngo',
	             'medical', 'local', 'media')),
	subject      text COLLATE "C" NOT NULL CHECK (subject IN ('all', 'civilians', 'forces_pk', 'forces_af', 'militants',
	             'responsibility', 'cause', 'other')),
	killed_low   integer CHECK (killed_low >= 0),
	killed_high  integer CHECK (killed_high >= 0),
	injured_low  integer CHECK (injured_low >= 0),
	injured_high integer CHECK (injured_high >= 0),
	statement    text NOT NULL,
	publisher    text NOT NULL,
	published    date CHECK (published BETWEEN '0001-01-01' AND '9999-12-31'),
	url          text NOT NULL CHECK (url ~* '^(https?://|$)'),
	CHECK (killed_low <= killed_high),
	CHECK (injured_low <= injured_high)
);
