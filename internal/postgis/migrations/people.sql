-- What people and their programs read: the schema atlas. It is made anew by every migration, so nothing in it is kept.
--
-- Each view is written once, as a query in which held(x) and the like stand for what a version holds, and becomes two things:
-- atlas.NAME, what is held now, and atlas.NAME_at(as_of), the same of an older version. Both are plain enough to be taken
-- apart by the planner: a box, a day or an order asked of them comes to the indexes of the tables. So what is told beside a
-- row is a query in its list of columns, and no join.

SELECT set_config('search_path', (SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace
	WHERE extname = 'postgis'), true);

DO $ours$
DECLARE
	mark constant text := 'Views of Khyber Atlas for people. Each migration makes them anew: put nothing of your own here.';
	gone text;
	others text;
BEGIN
	IF to_regnamespace('atlas') IS NULL THEN
		EXECUTE 'CREATE SCHEMA atlas';
	ELSIF obj_description(to_regnamespace('atlas'), 'pg_namespace') IS DISTINCT FROM mark THEN
		RAISE EXCEPTION 'the database has a schema "atlas" that is another''s; rename it (ALTER SCHEMA atlas RENAME TO ...) or '
			'use another database';
	END IF;
	EXECUTE format('COMMENT ON SCHEMA atlas IS %L', mark);
	FOR gone IN
		SELECT 'FUNCTION ' || string_agg(oid::regprocedure::text, ', ') FROM pg_proc WHERE pronamespace = 'atlas'::regnamespace
		HAVING count(*) > 0
		UNION ALL
		SELECT 'VIEW ' || string_agg(oid::regclass::text, ', ') FROM pg_class WHERE relnamespace = 'atlas'::regnamespace
			AND relkind = 'v' HAVING count(*) > 0
	LOOP
		EXECUTE 'DROP ' || gone;
	END LOOP;
EXCEPTION WHEN dependent_objects_still_exist THEN
	GET STACKED DIAGNOSTICS others = PG_EXCEPTION_DETAIL;
	RAISE EXCEPTION 'the views of the schema atlas have to be made anew, and others stand on them (%): drop those first, and make '
		'them again afterwards', replace(others, E'\n', '; ') USING ERRCODE = 'dependent_objects_still_exist';
END $ours$;

CREATE VIEW atlas.versions AS
	SELECT v.id, v.version, v.released, v.imported_at::timestamptz AS imported_at, v.program, v.source, v.format, v.embedded,
		v.counts::jsonb AS counts, v.id = (SELECT max(id) FROM khyberatlas.versions) AS held
	FROM khyberatlas.versions v;

-- The id of a version by its name. A version that was held, given up and held again has several; the last one speaks for all.
-- Every version has its description of the dataset: where that is missing, the rows were left behind when the store was copied.
CREATE FUNCTION atlas.version_id(version text) RETURNS bigint LANGUAGE plpgsql STABLE PARALLEL SAFE AS $f$
DECLARE
	found bigint;
	known boolean;
BEGIN
	SELECT max(v.id) FILTER (WHERE EXISTS (SELECT FROM khyberatlas.meta m
			WHERE m.since <= v.id AND (m.until IS NULL OR m.until > v.id))), count(*) > 0
		INTO found, known FROM khyberatlas.versions v WHERE v.version = $1;
	IF found IS NULL AND known THEN
		RAISE EXCEPTION 'the store holds no rows of version %: it was copied when it had a later one', quote_literal($1)
			USING HINT = 'ask the store that it was copied from, or restore its backup', ERRCODE = 'invalid_parameter_value';
	ELSIF found IS NULL THEN
		RAISE EXCEPTION 'the store has held no version %', coalesce(quote_literal($1), 'NULL')
			USING HINT = 'a version is 16 hexadecimal digits; SELECT version, released FROM atlas.versions lists those there are',
			ERRCODE = 'invalid_parameter_value';
	END IF;
	RETURN found;
END $f$;
COMMENT ON FUNCTION atlas.version_id(text) IS
	'The id of a version by its name of 16 hexadecimal digits; an error where the store has no rows of it.';

-- A version from its name is worked out once and not for each row; what must be held of the row itself is asked in two parts,
-- for which there are indexes: what is held now and was then, and what has gone since.
CREATE FUNCTION pg_temp.of_version(query text, part text) RETURNS text LANGUAGE sql AS $f$
	SELECT replace(regexp_replace(regexp_replace(regexp_replace(replace(query, 'row_held', part || ' AND r.since <= VERSION'),
		'held\((\w+)\)', '\1.since <= VERSION AND (\1.until IS NULL OR \1.until > VERSION)', 'g'),
		'by_then\(([\w.]+)\)', '\1 <= VERSION', 'g'), 'shown\((\w+)\)', 'atlas.\1_at($1)', 'g'),
		'VERSION', '(SELECT atlas.version_id($1))')
$f$;

-- Says what the columns of a view are: of some in columns, one a line; of the others as the columns of their names say it.
CREATE FUNCTION pg_temp.say(view text, said_by regclass, columns text) RETURNS void LANGUAGE plpgsql AS $f$
DECLARE said record;
BEGIN
	FOR said IN SELECT a.attname, coalesce(substring(E'\n' || columns FROM '\n' || a.attname || ': ([^\n]*)'),
			col_description(t.attrelid, t.attnum)) AS what FROM pg_attribute a LEFT JOIN pg_attribute t
			ON t.attrelid = said_by AND t.attname = a.attname WHERE a.attrelid = ('atlas.' || quote_ident(view))::regclass
	LOOP
		EXECUTE format('COMMENT ON COLUMN atlas.%I.%I IS %L', view, said.attname, said.what);
	END LOOP;
END $f$;

-- Makes a view and its function. The function names its columns, for pg_featureserv knows no other.
CREATE FUNCTION pg_temp.show(view text, said_by regclass, about text, query text, columns text DEFAULT '') RETURNS void
LANGUAGE plpgsql AS $f$
DECLARE
	now text := regexp_replace(regexp_replace(regexp_replace(replace(query, 'row_held', 'r.until IS NULL'),
		'held\((\w+)\)', '\1.until IS NULL', 'g'), 'by_then\(([\w.]+)\)', 'true', 'g'), 'shown\((\w+)\)', 'atlas.\1', 'g');
	past text := pg_temp.of_version(query, 'r.until IS NULL');
	given text;
BEGIN
	IF query LIKE '%row_held%' THEN
		past := past || ' UNION ALL ' || pg_temp.of_version(query, 'r.until IS NOT NULL AND r.until > VERSION');
	END IF;
	EXECUTE format('CREATE VIEW atlas.%I AS %s', view, now);
	EXECUTE format('COMMENT ON VIEW atlas.%I IS %L', view, about);
	SELECT string_agg(quote_ident(attname) || ' ' || atttypid::regtype, ', ' ORDER BY attnum) INTO given FROM pg_attribute
		WHERE attrelid = ('atlas.' || quote_ident(view))::regclass;
	EXECUTE format('CREATE FUNCTION atlas.%I(as_of text) RETURNS TABLE (%s) LANGUAGE sql STABLE PARALLEL SAFE
		BEGIN ATOMIC SELECT q.* FROM (%s) q WHERE (SELECT atlas.version_id($1)) IS NOT NULL; END', view || '_at', given, past);
	EXECUTE format('COMMENT ON FUNCTION atlas.%I(text) IS %L', view || '_at',
		'atlas.' || view || ' of the version whose name of 16 hexadecimal digits is given. ' || about);
	PERFORM pg_temp.say(view, said_by, columns);
END $f$;

DO $views$
DECLARE
	-- What the rows of all records have, in the order of the downloads.
	common constant text := 'id, date, end_date, date_precision, type, title, summary, place, district, admin1, country, lat, lon,
		geo_precision, actor, target, killed, killed_low, killed_high, civilians_killed, forces_killed, militants_killed, injured,
		confidence';
	-- Of another record the row itself knows the versions in which it came and changed, of an own one its history. Where that
	-- knows a later change, the last one before is when a row of it, of its sources or of its claims came or went.
	came constant text := 'coalesce(r.came_in, (SELECT h.came_in FROM khyberatlas.incident_history h WHERE h.id = r.id))';
	changed constant text := $q$coalesce(r.changed_in, (SELECT CASE WHEN by_then(h.changed_in) THEN h.changed_in
		ELSE greatest(r.since, (SELECT max(c.at) FROM (
			SELECT unnest(ARRAY[s.since, s.until]) AS at FROM khyberatlas.incident_sources s WHERE s.incident_id = r.id
			UNION ALL
			SELECT unnest(ARRAY[s.since, s.until]) FROM khyberatlas.claims s WHERE s.incident_id = r.id) c WHERE by_then(c.at)))
		END FROM khyberatlas.incident_history h WHERE h.id = r.id))$q$;
	of_version constant text := '(SELECT v.%s FROM khyberatlas.versions v WHERE v.id = %s) AS %s, ';
BEGIN

-- The planner makes one of both tables only where the parts of the union ask for nothing.
PERFORM pg_temp.show('incidents', 'khyberatlas.origin_incidents',
	'Incidents of every record, ours and others: see origin and redistribute. One event can stand in several records.',
	'SELECT ' || common || $q$, origin, coded_as, violence, side_a, side_b, actor_name, nullif(event_clarity, 0) AS event_clarity,
		nullif(where_prec, 0) AS where_prec, nullif(date_prec, 0) AS date_prec,
		coalesce(json_array_length(r.citations::json), (SELECT count(*) FROM khyberatlas.incident_sources s
			WHERE s.incident_id = r.id AND held(s))::integer) AS sources_count,
		(SELECT count(*) FROM khyberatlas.claims c WHERE c.incident_id = r.id AND held(c))::integer AS claims_count,
		CASE WHEN end_date IS NULL AND date_precision = 'month' THEN date - extract(day FROM date)::integer + 1
			ELSE date END AS first_day,
		CASE WHEN end_date IS NOT NULL THEN end_date WHEN date_precision = 'week' THEN date + 6
			WHEN date_precision = 'month' THEN (date - extract(day FROM date)::integer + 1 + interval '1 month')::date - 1
			ELSE date END AS last_day,
		coalesce((SELECT o.redistribute FROM khyberatlas.origins o WHERE o.id = r.origin AND held(o)), origin = 'atlas')
			AS redistribute, $q$
		|| format(of_version, 'version', came, 'came_in') || format(of_version, 'released', came, 'came_released')
		|| format(of_version, 'version', changed, 'changed_in') || format(of_version, 'released', changed, 'changed_released') || 'geom
	FROM (SELECT ' || common || $q$, 'atlas'::text COLLATE "C" AS origin, '' AS coded_as, '' AS violence, '' AS side_a,
			'' AS side_b, '' AS actor_name, 0 AS event_clarity, 0 AS where_prec, 0 AS date_prec, NULL::text AS citations,
			NULL::bigint AS came_in, NULL::bigint AS changed_in, geom, since, until
		FROM khyberatlas.incidents
		UNION ALL
		SELECT $q$ || common || $q$, origin, coded_as, violence, side_a, side_b, actor_name, event_clarity, where_prec, date_prec,
			citations, came_in, changed_in, geom, since, until
		FROM khyberatlas.origin_incidents) r
	WHERE row_held $q$, $t$
id: The id of the incident, by which it is cited; it never stands for another one.
event_clarity: UCDP: 1 one clear event, 2 several lumped together; blank (NULL) where the record doesn't say.
where_prec: UCDP: 1 the place itself, 2 near, 3 district, 4 province, 5 a wider area, 6 country, 7 water; blank: not said.
date_prec: UCDP: 1 the day, 2 within 2 to 6 days, 3 the week, 4 the month, 5 longer; blank (NULL) where the record doesn't say.
sources_count: How many reports are cited; they are in atlas.sources.
claims_count: How many claims are recorded; they are in atlas.claims.
first_day: The first day on which it can have happened, which date_precision tells.
last_day: The last day on which it can have happened: end_date, or as date_precision tells.
redistribute: Whether the row may be passed on, by the terms of its record in atlas.origins.
came_in: The version in which the incident first came.
came_released: The day on which that version was released.
changed_in: The last version in which it, its sources or its claims changed.
changed_released: The day on which that version was released.
$t$);

PERFORM pg_temp.show('strikes', 'atlas.incidents', 'The incidents that are air strikes, drone strikes or shelling.',
	$q$ SELECT i.* FROM shown(incidents) i WHERE i.type IN ('air_strike', 'drone_strike', 'shelling') $q$);

PERFORM pg_temp.show('incidents_once', 'atlas.incidents',
	'Incidents, of those that persons found to be one event in several records the one of the first record alone. The program '
	'finds more such events by a rule of its own, so counts here can be higher than its.',
	$q$ WITH RECURSIVE judged (one, other) AS (
		SELECT p.a, p.b FROM khyberatlas.pairs p WHERE held(p) AND p.verdict = 'same'
			AND EXISTS (SELECT FROM shown(incidents) i WHERE i.id = p.a) AND EXISTS (SELECT FROM shown(incidents) i WHERE i.id = p.b)
	), linked (one, other) AS (
		SELECT one, other FROM judged UNION SELECT other, one FROM judged
	), told (one, other) AS (
		SELECT one, other FROM linked UNION SELECT t.one, l.other FROM told t JOIN linked l ON l.one = t.other
	), ranked (id, rank) AS (
		SELECT l.one, (SELECT o.seq FROM khyberatlas.origins o WHERE held(o)
			AND o.id = (SELECT i.origin FROM shown(incidents) i WHERE i.id = l.one)) FROM (SELECT DISTINCT one FROM linked) l
	)
	SELECT i.* FROM shown(incidents) i WHERE i.id NOT IN (
		SELECT x.id FROM told t JOIN ranked x ON x.id = t.one JOIN ranked y ON y.id = t.other
		WHERE coalesce(y.rank, 0) < coalesce(x.rank, 0)) $q$);

PERFORM pg_temp.show('sources', 'khyberatlas.incident_sources', 'The reports that incidents of every record rest on, one a row.',
	$q$ SELECT 'atlas/' || r.seq AS id, r.incident_id, r.publisher, r.published, r.url, r.note, 'atlas'::text COLLATE "C" AS origin
	FROM khyberatlas.incident_sources r WHERE row_held
	UNION ALL
	SELECT r.id || '/' || c.place, r.id, c.cited ->> 0, nullif(c.cited ->> 1, '')::date, c.cited ->> 2, c.cited ->> 3, r.origin
	FROM khyberatlas.origin_incidents r, jsonb_array_elements(r.citations::jsonb) WITH ORDINALITY c (cited, place)
	WHERE row_held $q$, $t$
id: Names the row within what is held now; in older versions two of our own can have one name.
incident_id: The incident, an id of atlas.incidents.
origin: The record that the incident is of, an id of atlas.origins; atlas is our own.
$t$);

PERFORM pg_temp.show('claims', 'khyberatlas.claims',
	'Who says what about an incident: rival claims stand side by side, none is the truth here.',
	$q$ SELECT r.seq, r.incident_id, r.claimant, r.side, r.subject, r.killed_low, r.killed_high, r.injured_low, r.injured_high,
		r.statement, r.publisher, r.published, r.url
	FROM khyberatlas.claims r WHERE row_held $q$, 'incident_id: The incident, an id of atlas.incidents.');

PERFORM pg_temp.show('crossings', 'khyberatlas.crossings',
	'Border crossings between Pakistan and Afghanistan, with the report that begins last; the state on a day takes all reports.',
	$q$ SELECT r.id, r.name, r.name_ur, r.name_local_other, r.lat, r.lon, r.geo_precision, r.pk_district, r.pk_admin1, r.af_district,
		r.af_province, r.category, r.modes, r.notes, r.source_url,
		(SELECT count(*) FROM khyberatlas.crossing_status s WHERE s.crossing_id = r.id AND held(s))::integer AS spells_count,
		l."from" AS latest_from, l."to" AS latest_to, l.last_reported AS latest_reported, l.status AS latest_status,
		l.scope AS latest_scope, r.geom
	FROM khyberatlas.crossings r LEFT JOIN LATERAL (SELECT s.* FROM khyberatlas.crossing_status s
		WHERE s.crossing_id = r.id AND held(s) ORDER BY s."from" DESC, s.seq DESC LIMIT 1) l ON true
	WHERE held(r) $q$, $t$
spells_count: How many reported spells there are; they are in atlas.crossing_status.
latest_from: The first day of the spell that begins last, whatever its traffic; blank (NULL) where there is none.
latest_to: The last day that its report gives; blank (NULL) where no end was reported.
latest_reported: Where no end was reported, the last day to which its source speaks; blank (NULL) otherwise.
latest_status: What the crossing was then: open, closed or restricted.
latest_scope: For which traffic; for others other spells may hold on the same days.
$t$);

PERFORM pg_temp.show('crossing_status', 'khyberatlas.crossing_status',
	'Reported spells in which a crossing was open, closed or restricted. A day that no row covers is unknown, not open.',
	$q$ SELECT r.seq, r.crossing_id, r."from", r.from_precision, r."to", r.last_reported, r.status, r.scope, r.reason, r.publisher,
		r.published, r.source_url, c.name AS crossing, c.geom
	FROM khyberatlas.crossing_status r LEFT JOIN khyberatlas.crossings c ON c.id = r.crossing_id AND held(c)
	WHERE held(r) $q$, $t$
crossing_id: The crossing, an id of atlas.crossings.
crossing: The name of the crossing.
geom: The point of the crossing, EPSG:4326, longitude before latitude.
$t$);

PERFORM pg_temp.show('districts', 'khyberatlas.districts',
	'Districts of Khyber Pakhtunkhwa. Good for counting, not for saying on which side of a border a house is.',
	$q$ SELECT r.id, r.name, r.name_ur, r.name_ps, r.pcode, r.division, r.seat, r.merged_2018,
		nullif(r.population_2017, 0) AS population_2017, nullif(r.population_2023, 0) AS population_2023, r.shape AS geom
	FROM khyberatlas.districts r WHERE held(r) $q$, $t$
population_2017: People by the census of 2017; blank (NULL) where it was not counted.
population_2023: People by the census of 2023; blank (NULL) where it was not counted.
geom: The area, EPSG:4326, longitude before latitude; generalised, a vertex every few kilometres.
$t$);

PERFORM pg_temp.show('tehsils', 'khyberatlas.tehsils', 'Tehsils of Khyber Pakhtunkhwa, not in every case those of the census.',
	$q$ SELECT r.id, r.name, r.pcode, r.district_id, r.shape AS geom FROM khyberatlas.tehsils r WHERE held(r) $q$, $t$
district_id: The district that it belongs to, an id of atlas.districts.
geom: The area, EPSG:4326, longitude before latitude; generalised, a vertex every few kilometres.
$t$);

PERFORM pg_temp.show('provinces', 'khyberatlas.provinces',
	'The units of the first level of Pakistan and Afghanistan. A frontier drawn here is no statement on any claim.',
	$q$ SELECT 'pk-' || lower(replace(r.name, ' ', '-')) AS id, r.name, r.name_ur, r.name_ps, 'PK'::text COLLATE "C" AS country,
		r.shape AS geom
	FROM khyberatlas.provinces r WHERE held(r)
	UNION ALL
	SELECT r.id, r.name, r.name_ur, r.name_ps, 'AF'::text COLLATE "C", r.shape FROM khyberatlas.af_provinces r WHERE held(r) $q$, $t$
id: The country and the name.
country: The country by its code of ISO 3166-1: PK or AF.
geom: The area, EPSG:4326, longitude before latitude; generalised, a vertex every few kilometres.
$t$);

PERFORM pg_temp.show('context_events', 'khyberatlas.context_events', 'What a timeline marks beside the incidents.',
	$q$ SELECT r.seq, r.date, r.end_date, r.date_precision, r.kind, r.title, r.summary, r.publisher, r.published, r.url
	FROM khyberatlas.context_events r WHERE held(r) $q$);

PERFORM pg_temp.show('reported_totals', 'khyberatlas.reported_totals',
	'What others count. Comparable only where area, period and measure match; publishers differ.',
	$q$ SELECT r.seq, r."from", r."to", r.area, r.measure, r.value, r.value_high, r.unit, r.publisher, r.published, r.url, r.note
	FROM khyberatlas.reported_totals r WHERE held(r) $q$);

PERFORM pg_temp.show('district_changes', 'khyberatlas.district_changes',
	'How the districts came about, and announced ones that the map does not have.',
	$q$ SELECT r.seq, r.date, r.date_precision, r.kind, r.from_units, r.to_units, r.on_map, r.note, r.publisher, r.published, r.url
	FROM khyberatlas.district_changes r WHERE held(r) $q$);

PERFORM pg_temp.show('actors', 'khyberatlas.actors', 'The code book of the actors of incidents.',
	$q$ SELECT r.id, r.name, r.name_ur, r.kind, r.note FROM khyberatlas.actors r WHERE held(r) $q$);

PERFORM pg_temp.show('origins', 'khyberatlas.origins',
	'The records that incidents come from, and the terms of each; one that may not be passed on says so in redistribute.',
	$q$ SELECT r.id, r.name, r.publisher, r.version, r.released, r.licence, r.licence_url, r.citation, r.url, r.redistribute, r.note
	FROM khyberatlas.origins r WHERE held(r) $q$);

PERFORM pg_temp.show('origin_periods', 'khyberatlas.origin_periods', 'Which days each record has collected, and how completely.',
	$q$ SELECT r.seq, r.origin, r."from", r."to", r.completeness, r.note FROM khyberatlas.origin_periods r WHERE held(r) $q$);

PERFORM pg_temp.show('pairs', 'khyberatlas.pairs',
	'What is said of two incidents of different records. The program finds more that are the same by its rule, asked anew.',
	$q$ SELECT r.seq, r.a, r.b, r.verdict, r.by, r.why FROM khyberatlas.pairs r WHERE held(r) $q$);

END $views$;

COMMENT ON VIEW atlas.versions IS 'Every import that made a version, in their order.';
SELECT pg_temp.say('versions', 'khyberatlas.versions', $t$
imported_at: When it was imported.
held: Whether it is the version that is held now.
$t$);

DROP FUNCTION pg_temp.show(text, regclass, text, text, text), pg_temp.say(text, regclass, text), pg_temp.of_version(text, text);

-- Who is in this group reads everything and changes nothing. Where the right to make a role is missing, somebody who has it
-- makes it beforehand, or never.
DO $reader$
BEGIN
	BEGIN
		IF to_regrole('khyberatlas_reader') IS NULL THEN
			EXECUTE 'CREATE ROLE khyberatlas_reader NOLOGIN';
			EXECUTE 'COMMENT ON ROLE khyberatlas_reader IS ''Reads what stores of Khyber Atlas hold''';
		END IF;
	EXCEPTION
		WHEN insufficient_privilege THEN
			RAISE NOTICE 'no role khyberatlas_reader, for the right to make roles is missing';
			RETURN;
		WHEN duplicate_object OR unique_violation THEN NULL; -- another store makes it in this moment
	END;
	EXECUTE 'GRANT USAGE ON SCHEMA atlas, khyberatlas TO khyberatlas_reader';
	EXECUTE 'GRANT SELECT ON ALL TABLES IN SCHEMA atlas, khyberatlas TO khyberatlas_reader';
END $reader$;
