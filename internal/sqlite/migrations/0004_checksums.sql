-- What no file of the dataset holds has a checksum of its own: the SHA-256 of the whole table. Every import writes it
-- anew; a table that doesn't agree with it was damaged, or edited by hand.

CREATE TABLE checksums (
	name TEXT PRIMARY KEY,
	sum  TEXT NOT NULL CHECK (length(sum) = 64)
) STRICT, WITHOUT ROWID;
