-- Whoever changes anything, the program or a person, raises the number of changes, and whoever listens is told of it once it is
-- committed. By that number a reader knows that what it read is still what is held.

CREATE FUNCTION khyberatlas.count_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	UPDATE khyberatlas.state SET changes = changes + 1;
	RETURN NULL;
END $$;

CREATE FUNCTION khyberatlas.tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	PERFORM pg_notify('khyberatlas', '');
	RETURN NULL;
END $$;

DO $$
DECLARE
	t regclass;
BEGIN
	FOR t IN SELECT oid FROM pg_class WHERE relnamespace = 'khyberatlas'::regnamespace AND relkind = 'r' AND relname <> 'state' LOOP
		EXECUTE format('CREATE TRIGGER count_change AFTER INSERT OR UPDATE OR DELETE OR TRUNCATE ON %s
			FOR EACH STATEMENT EXECUTE FUNCTION khyberatlas.count_change()', t);
	END LOOP;
END $$;

CREATE TRIGGER tell_change AFTER UPDATE ON khyberatlas.state FOR EACH STATEMENT EXECUTE FUNCTION khyberatlas.tell_change();
