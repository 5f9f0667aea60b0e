-- What is held now is asked for most: its indexes leave out what older versions held, and so make each thing be there once.
-- Older versions are found by since and until.

SELECT set_config('search_path', (SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace
	WHERE extname = 'postgis'), true);
SET LOCAL client_min_messages = warning;

CREATE UNIQUE INDEX meta_held ON khyberatlas.meta ((true)) WHERE until IS NULL;
CREATE UNIQUE INDEX files_held ON khyberatlas.files (name) WHERE until IS NULL;
CREATE UNIQUE INDEX actors_held ON khyberatlas.actors (id) WHERE until IS NULL;
CREATE UNIQUE INDEX districts_held ON khyberatlas.districts (id) WHERE until IS NULL;
CREATE UNIQUE INDEX tehsils_held ON khyberatlas.tehsils (id) WHERE until IS NULL;
CREATE UNIQUE INDEX towns_held ON khyberatlas.towns (id) WHERE until IS NULL;
CREATE UNIQUE INDEX rivers_held ON khyberatlas.rivers (id) WHERE until IS NULL;
CREATE UNIQUE INDEX passes_peaks_held ON khyberatlas.passes_peaks (id) WHERE until IS NULL;
CREATE UNIQUE INDEX routes_held ON khyberatlas.routes (id) WHERE until IS NULL;
CREATE UNIQUE INDEX incidents_held ON khyberatlas.incidents (id) WHERE until IS NULL;
CREATE UNIQUE INDEX crossings_held ON khyberatlas.crossings (id) WHERE until IS NULL;
CREATE UNIQUE INDEX origins_held ON khyberatlas.origins (id) WHERE until IS NULL;
CREATE UNIQUE INDEX origin_digests_held ON khyberatlas.origin_digests (origin) WHERE until IS NULL;
CREATE UNIQUE INDEX pairs_held ON khyberatlas.pairs (a, b) WHERE until IS NULL;
CREATE UNIQUE INDEX origin_incidents_held ON khyberatlas.origin_incidents (id) WHERE until IS NULL;

CREATE INDEX tehsils_by_district ON khyberatlas.tehsils (district_id) WHERE until IS NULL;
CREATE INDEX incident_sources_by_incident ON khyberatlas.incident_sources (incident_id);
CREATE INDEX claims_by_incident ON khyberatlas.claims (incident_id);
CREATE INDEX crossing_status_by_crossing ON khyberatlas.crossing_status (crossing_id, "from");
CREATE INDEX reported_totals_by_area ON khyberatlas.reported_totals (area, measure, "from") WHERE until IS NULL;
CREATE INDEX pairs_by_b ON khyberatlas.pairs (b) WHERE until IS NULL;

CREATE INDEX districts_by_shape ON khyberatlas.districts USING gist (shape) WHERE until IS NULL;
CREATE INDEX tehsils_by_shape ON khyberatlas.tehsils USING gist (shape) WHERE until IS NULL;
CREATE INDEX provinces_by_shape ON khyberatlas.provinces USING gist (shape) WHERE until IS NULL;
CREATE INDEX af_provinces_by_shape ON khyberatlas.af_provinces USING gist (shape) WHERE until IS NULL;
CREATE INDEX crossings_by_place ON khyberatlas.crossings USING gist (geom) WHERE until IS NULL;

CREATE INDEX incidents_by_place ON khyberatlas.incidents USING gist (geom) WHERE until IS NULL;
CREATE INDEX incidents_by_date ON khyberatlas.incidents (date) WHERE until IS NULL;
CREATE INDEX incidents_by_area ON khyberatlas.incidents (country, admin1, district, date) WHERE until IS NULL;
CREATE INDEX incidents_by_type ON khyberatlas.incidents (type, date) WHERE until IS NULL;

CREATE INDEX origin_incidents_by_place ON khyberatlas.origin_incidents USING gist (geom) WHERE until IS NULL;
CREATE INDEX origin_incidents_by_date ON khyberatlas.origin_incidents (date) WHERE until IS NULL;
CREATE INDEX origin_incidents_by_area ON khyberatlas.origin_incidents (country, admin1, district, date) WHERE until IS NULL;
CREATE INDEX origin_incidents_by_type ON khyberatlas.origin_incidents (type, date) WHERE until IS NULL;
CREATE INDEX origin_incidents_by_origin ON khyberatlas.origin_incidents (origin, id) WHERE until IS NULL;
CREATE INDEX origin_incidents_provisional ON khyberatlas.origin_incidents (origin, date) WHERE until IS NULL AND provisional;

-- How many rows have gone after a version is unknown to the planner, and how many have gone at all is known: so an older version
-- is found by what came before it among what has gone.
CREATE INDEX incidents_since ON khyberatlas.incidents (since);
CREATE INDEX incidents_until ON khyberatlas.incidents (until) WHERE until IS NOT NULL;
CREATE INDEX incidents_gone ON khyberatlas.incidents (since) WHERE until IS NOT NULL;
CREATE INDEX incident_sources_gone ON khyberatlas.incident_sources (since) WHERE until IS NOT NULL;
CREATE INDEX claims_gone ON khyberatlas.claims (since) WHERE until IS NOT NULL;
CREATE INDEX origin_incidents_since ON khyberatlas.origin_incidents (since);
CREATE INDEX origin_incidents_until ON khyberatlas.origin_incidents (until) WHERE until IS NOT NULL;
CREATE INDEX origin_incidents_gone ON khyberatlas.origin_incidents (since) WHERE until IS NOT NULL;
