CREATE TABLE whole (LIKE khyberatlas.origin_incidents INCLUDING CONSTRAINTS);
CREATE TABLE parted (LIKE khyberatlas.origin_incidents INCLUDING CONSTRAINTS) PARTITION BY RANGE (date);
DO $$
DECLARE
	year integer;
	name text;
BEGIN
	FOR year IN 2003..2027 LOOP
		EXECUTE format('CREATE TABLE parted_%s PARTITION OF parted FOR VALUES FROM (%L) TO (%L)', year, year || '-01-01',
			year + 1 || '-01-01');
	END LOOP;
	CREATE TABLE parted_else PARTITION OF parted DEFAULT;
	CREATE UNIQUE INDEX ON whole (id) WHERE until IS NULL;
	CREATE UNIQUE INDEX ON parted (id, date) WHERE until IS NULL;
	FOREACH name IN ARRAY ARRAY['whole', 'parted'] LOOP
		EXECUTE format('CREATE INDEX ON %I USING gist (geom) WHERE until IS NULL', name);
		EXECUTE format('CREATE INDEX ON %I (date) WHERE until IS NULL', name);
		EXECUTE format('CREATE INDEX ON %I (country, admin1, district, date) WHERE until IS NULL', name);
		EXECUTE format('CREATE INDEX ON %I (type, date) WHERE until IS NULL', name);
		EXECUTE format('CREATE INDEX ON %I (origin, id) WHERE until IS NULL', name);
	END LOOP;
END
$$;
