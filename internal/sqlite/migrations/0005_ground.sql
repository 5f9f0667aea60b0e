-- What an operator laid into the ground of the map. No import of a dataset touches it, and no version knows it. sum is the
-- SHA-256 of the other columns: a row that doesn't agree with it was damaged, or edited by hand.

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
