-- What every table and column is, for those who meet them in psql, QGIS or any other program that shows comments.

-- What a table is, and its columns, one a line.
CREATE FUNCTION pg_temp.tell(of text, about text, columns text) RETURNS void LANGUAGE plpgsql AS $tell$
DECLARE said text;
BEGIN
	EXECUTE format('COMMENT ON TABLE khyberatlas.%I IS %L', of, about);
	FOREACH said IN ARRAY string_to_array(trim(columns, E'\n'), E'\n') LOOP
		EXECUTE format('COMMENT ON COLUMN khyberatlas.%I.%I IS %L', of, split_part(said, ': ', 1),
			substr(said, strpos(said, ': ') + 2));
	END LOOP;
END $tell$;

-- What a column is in whichever table has it; a table that means something else by it says so below.
DO $common$
DECLARE
	words text := $$
seq: The place of the row in its file, from 1, in the last version that held it; what is held now is put in order by it.
since: The id in versions of the first version that held the row.
until: The id in versions of the first version that no longer held the row; blank (NULL) where it is held now.
id: The id of the row; among the rows that are held each is there once.
name: The usual English name.
name_ur: The name in Urdu; '' where none is known.
name_ps: The name in Pashto; '' where none is known.
lat: Latitude in decimal degrees, WGS 84.
lon: Longitude in decimal degrees, WGS 84.
geom: The point of lon and lat (in this order), EPSG:4326; the database makes it of them.
shape: The area, EPSG:4326, longitude before latitude; generalised, a vertex every few kilometres.
note: What else must be known; '' where nothing is.
publisher: Who published the report.
published: The day on which it was published; blank (NULL) where that is not known.
url: Where it can be read, http(s); '' where there is no link: publisher and day are the citation then.
source_url: Where it can be read, http(s); '' where there is no link: publisher and day are the citation then.
origin: The record that the row is of, an id of origins; atlas is our own.
country: The country by its code of ISO 3166-1 of two letters.
licence: The terms, by name or SPDX code.
licence_url: Where the terms can be read, http(s); '' where there is no link.
rank: 1 is drawn first, 3 last.
$$;
	said text;
	told text;
BEGIN
	FOREACH said IN ARRAY string_to_array(trim(words, E'\n'), E'\n') LOOP
		FOR told IN SELECT a.attrelid::regclass::text FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
			WHERE c.relnamespace = 'khyberatlas'::regnamespace AND c.relkind = 'r' AND a.attname = split_part(said, ': ', 1)
		LOOP
			EXECUTE format('COMMENT ON COLUMN %s.%I IS %L', told, split_part(said, ': ', 1), substr(said, strpos(said, ': ') + 2));
		END LOOP;
	END LOOP;
END $common$;

DO $$ BEGIN
PERFORM pg_temp.tell('state', 'One row: of which schema the tables are, and how often anything was changed.', $t$
the_only: Always true: there is one row.
schema: The number of the schema, which is that of the last migration that was run.
changes: Raised by every transaction that changes anything; what was read under one number is of one moment.
$t$);

PERFORM pg_temp.tell('versions', 'Every import that made a version, in their order. Rows are added and never changed.', $t$
id: Counts the imports from 1; since, until, came_in, changed_in and gone_in are such ids.
version: The name of the version, 16 hexadecimal digits, worked out of the dataset's bytes: the same dataset has the same.
released: The day on which the dataset says that it was released.
imported_at: When it was imported, in UTC, as YYYY-MM-DDTHH:MM:SSZ.
program: The build of the program that imported it.
source: The file, folder or address that it was read from.
format: The format that was read; atlas is the dataset's own.
embedded: Whether it was the dataset that a program carries within it.
counts: How many rows each table had, a JSON object of table and number.
$t$);

PERFORM pg_temp.tell('incident_history', 'Since when each of our own incidents is there, of those that are gone too.', $t$
id: The incident.
came_in: The id in versions of the version in which it first came.
changed_in: The id in versions of the last version in which it, its sources or its claims changed.
gone_in: The id in versions of the version that no longer had it; blank (NULL) where it is held.
$t$);

PERFORM pg_temp.tell('withdrawn',
	'Which event each of our own incidents told of that is gone, so that its id is given to no other.', $t$
id: The incident.
date: Its day, or the first of its days.
end_date: Its last day; blank (NULL) where it took one.
date_precision: What of the date holds: day, week or month.
type: The kind of incident.
title: What happened, in a line.
place: Where; '' where that was not said.
district: The district; '' where none was stated.
admin1: The province.
lat: Latitude in decimal degrees, WGS 84; blank (NULL) where it had no place.
lon: Longitude in decimal degrees, WGS 84; blank (NULL) where it had no place.
$t$);

PERFORM pg_temp.tell('origin_gone', 'Incidents that another record had and no longer has.', $t$
id: The incident.
gone_in: The id in versions of the version that no longer had it.
$t$);

PERFORM pg_temp.tell('checksums',
	'By what the program proves what no file of the dataset tells; edited by hand, tables no longer agree.', $t$
name: A table, or a table and a record.
sum: SHA-256 in hexadecimal digits.
$t$);

PERFORM pg_temp.tell('context_layers',
	'What an operator laid into the ground of the map. Of no version, and touched by no import of a dataset.', $t$
layer: Which layer of the ground.
attribution: Whom it is owed to.
source: The file that it was read from.
imported_at: The day on which it was laid.
far: What is drawn from far out, in the program's own form.
near: What is drawn close by, in the program's own form.
names: Names to write on the map, a JSON list.
sum: SHA-256 of the other columns, in hexadecimal digits.
$t$);

PERFORM pg_temp.tell('meta', 'What the dataset says of itself: one row that is held.', $t$
id: The id of the dataset.
title: What it is called.
description: What it holds.
attribution: How it wants to be named.
released: The day on which it was released.
collected_from: The first day collected, where no origin_periods say so; blank (NULL) otherwise.
collected_to: The last day collected, where no origin_periods say so; blank (NULL) otherwise.
completeness: sample: what was found; complete: all by its own rules.
completeness_note: What that means for whoever counts.
time_zone: Whose calendar days all days are.
$t$);

PERFORM pg_temp.tell('files', 'The files of the dataset as they were read, byte by byte.', $t$
name: The name of the file, with / between folders.
bytes: The whole file.
$t$);

PERFORM pg_temp.tell('districts',
	'Districts of Khyber Pakhtunkhwa. Good for counting, not for saying on which side of a border a house is.', $t$
pcode: The code in OCHA's list; districts that it has as one share theirs. '' where there is none.
division: The division that it belongs to.
seat: The town that it is governed from.
merged_2018: Whether it was made of the former tribal areas.
population_2017: People by the census of 2017; 0 where it was not counted.
population_2023: People by the census of 2023; 0 where it was not counted.
$t$);

PERFORM pg_temp.tell('tehsils', 'Tehsils of Khyber Pakhtunkhwa, not in every case those of the census.', $t$
pcode: The code in OCHA's list; '' where there is none.
district_id: The district that it belongs to, an id of districts.
$t$);

PERFORM pg_temp.tell('provinces',
	'The units of the first level of Pakistan. A frontier drawn here is no statement on any claim.', $t$
id: '': they are known by their names.
$t$);

PERFORM pg_temp.tell('af_provinces',
	'The provinces of Afghanistan, cut back to the frontier of provinces; small gaps to it remain.', $t$
id: The id of the province.
$t$);

PERFORM pg_temp.tell('towns', 'Towns to write on a map.', $t$
rank: 1 a city, 2 a seat, 3 another town.
$t$);

PERFORM pg_temp.tell('rivers', 'Rivers, 1 to 3 km off in places.', $t$
rank: 1 a great river, 3 a small one.
lines: The course, EPSG:4326, longitude before latitude.
$t$);

PERFORM pg_temp.tell('passes_peaks', 'Passes and peaks to write on a map.', $t$
kind: pass or peak.
elev_m: Metres above the sea; blank (NULL) where doubtful.
$t$);

PERFORM pg_temp.tell('routes', 'Which places a main route joins; not where it runs.', $t$
via: The places in their order, joined by straight lines, EPSG:4326, longitude before latitude.
$t$);

PERFORM pg_temp.tell('actors', 'The code book of the actors of incidents.', $t$
id: The word that incidents use.
kind: What sort of actor.
note: Who is meant; '' where the name says it.
$t$);

PERFORM pg_temp.tell('incidents', 'Incidents of our own record: a sample, not a count. Figures are as sources give them.', $t$
id: The id of the incident, by which it is cited; it never stands for another one.
date: The day, or the first of several days, in Asia/Karachi.
end_date: The last day; blank (NULL) where it took one.
date_precision: What of the date holds: day; week (the date and the six days after it); month (the calendar month of the date).
type: The kind of incident.
title: What happened, in a line.
summary: What happened, in a sentence or two.
place: Where, as the sources say; '' where they don't.
district: The district that is stated; '' where it is not known, outside Khyber Pakhtunkhwa alone.
admin1: The province.
country: The country in which it happened, by its code of ISO 3166-1: PK or AF.
lat: Latitude in decimal degrees, WGS 84; blank (NULL) where no place is known, and then lon too.
lon: Longitude in decimal degrees, WGS 84; blank (NULL) where no place is known, and then lat too.
geo_precision: How precisely the place is known; at district and province the point stands for the whole of it.
actor: Who is reported responsible, an id of actors.
target: Whom or what it was aimed at; '' where that is not said.
killed: People killed, the latest and most authoritative figure; blank (NULL) where none is reported, which is not 0.
killed_low: The lowest figure of the sources; blank (NULL) where none is reported.
killed_high: The highest figure of the sources; blank (NULL) where none is reported. A low without a high: at least.
civilians_killed: Civilians among the killed; blank (NULL) where that is not reported.
forces_killed: Members of any state force among the killed; blank (NULL) where that is not reported.
militants_killed: Militants among the killed; blank (NULL) where that is not reported.
injured: People hurt; blank (NULL) where that is not reported.
confidence: confirmed: two or more independent sources; reported: one; contested: the sides disagree about what happened.
$t$);

PERFORM pg_temp.tell('incident_sources', 'The reports that incidents of our own record rest on, one a row.', $t$
incident_id: The incident, an id of incidents.
note: What figures or claim it gives, in our words; '' where nothing is said.
$t$);

PERFORM pg_temp.tell('claims',
	'Who says what about an incident of our own record: rival claims stand side by side, none is the truth here.', $t$
incident_id: The incident, an id of incidents.
claimant: Who says it.
side: On whose side the claimant stands.
subject: What the claim is about: all the dead, some of them, who did it, the cause.
killed_low: Killed, at least; blank (NULL) where the claim has no figure. A low without a high: at least.
killed_high: Killed, at most; blank (NULL) where the claim has none.
injured_low: Hurt, at least; blank (NULL) where the claim has no figure.
injured_high: Hurt, at most; blank (NULL) where the claim has none.
statement: What is said, in our words.
$t$);

PERFORM pg_temp.tell('crossings', 'Border crossings between Pakistan and Afghanistan.', $t$
name_local_other: Another name; '' where none is known.
geo_precision: How precisely the place is known.
pk_district: The district on the side of Pakistan; '' where it is not known.
pk_admin1: The province on the side of Pakistan.
af_district: The district on the side of Afghanistan; '' where it is not known.
af_province: The province on the side of Afghanistan.
category: official, informal, or closed_pass.
modes: What it is used for: pedestrian, trade, transit, with ; between.
notes: What else is known; '' where nothing is.
$t$);

PERFORM pg_temp.tell('crossing_status',
	'Reported spells in which a crossing was open, closed or restricted. A day that no row covers is unknown, not open.', $t$
crossing_id: The crossing, an id of crossings.
from: The first day.
from_precision: What of that day holds: day, month, year, or inferred.
to: The last day that the report gives, the day of reopening where it names one; blank (NULL) where no end was reported.
last_reported: Where no end was reported, the last day to which the source speaks; blank (NULL) otherwise.
status: What the crossing was.
scope: For which traffic; a row of the traffic itself tells more than one of all.
reason: Why, as reported.
$t$);

PERFORM pg_temp.tell('context_events', 'What a timeline marks beside the incidents.', $t$
date: The day, or the first of several days.
end_date: The last day; blank (NULL) where it took one.
date_precision: What of the date holds: day, week or month.
kind: What kind of event.
title: What happened, in a line.
summary: What happened, in a sentence or two.
$t$);

PERFORM pg_temp.tell('reported_totals',
	'What others count. Comparable only where area, period and measure match; publishers differ.', $t$
from: The first day of the period.
to: The last day of the period.
area: A district, or an area that others count in.
measure: What is counted, in the publisher's words.
value: The count, in the unit of the row.
value_high: Its high end where a range is given; blank (NULL) otherwise.
unit: What is counted: incidents, people, cases, or percent.
publisher: Who counts.
note: What must be known to compare it; '' where nothing must.
$t$);

PERFORM pg_temp.tell('district_changes', 'How the districts came about, and announced ones that the map does not have.', $t$
date: The day of the change.
date_precision: What of that day holds: day, month or year.
kind: split, merger, or announced.
from_units: The units before, with ; between.
to_units: The units after, with ; between.
on_map: Whether the districts here have it.
$t$);

PERFORM pg_temp.tell('origins', 'The records that incidents come from, and the terms of each.', $t$
id: The word by which incidents name it; atlas is our own.
name: What the record is called.
publisher: Who keeps it.
version: Its version as its publisher names it; '' where it has none.
released: The day on which that came out; blank (NULL) where it is not known.
citation: How it wants to be cited.
url: Where it is published, http(s); '' where there is no link.
redistribute: Whether its rows may be passed on. Where this is false, show them and keep them, but hand them to nobody.
$t$);

PERFORM pg_temp.tell('origin_periods', 'Which days each record has collected, and how completely.', $t$
from: The first day collected.
to: The last day collected.
completeness: complete: by its own rules; sample: what was found; preliminary: to be gone over again.
$t$);

PERFORM pg_temp.tell('origin_digests', 'What stands in a version for the rows of a record that is not ours.', $t$
rows: How many incidents it has.
sha256: SHA-256 of its incidents.csv, in hexadecimal digits.
sources_sha256: SHA-256 of its incident_sources.csv, in hexadecimal digits.
$t$);

PERFORM pg_temp.tell('pairs',
	'What is said of two incidents of different records. The rule is asked anew by the program, so few of its own stand here.', $t$
a: The incident of the record that leads.
b: The incident of the other.
verdict: same: one event, counted once; part: one tells a part of the other; different: two events.
by: Who says so: rule or person.
why: Why; '' where nothing is said.
$t$);

PERFORM pg_temp.tell('origin_incidents', 'Incidents of other records than our own, each on the terms that origins has.', $t$
seq: Counts the rows as they were written; they have no order of their own.
id: The id of the incident: that of its record, a hyphen, and the one that it has there.
date: The day, or the first of several days, in Asia/Karachi.
end_date: The last day; blank (NULL) where it took one.
date_precision: What of the date holds: day; week (the date and the six days after it); month (the calendar month of the date).
type: The kind of incident; state_based, non_state and one_sided say between whom alone, not_coded says nothing.
title: What happened, in a line.
summary: What happened, in a sentence or two; '' where nothing is said.
place: Where, as the record says; '' where it doesn't.
district: The district; '' where it is not known.
admin1: The province; '' where it is not known.
lat: Latitude in decimal degrees, WGS 84, as the record has it; blank (NULL) where no place is known, and then lon too.
lon: Longitude in decimal degrees, WGS 84, as the record has it; blank (NULL) where no place is known, and then lat too.
geo_precision: How precisely the place is known; at district and province the point stands for the whole, a country has none.
actor: Who is reported responsible, an id of actors; where type says only between whom, the armed group among the sides.
target: Whom or what it was aimed at; '' where that is not said.
killed: People killed, the record's best figure; blank (NULL) where it gives none, which is not 0.
killed_low: Its lowest figure; blank (NULL) where it gives none.
killed_high: Its highest figure; blank (NULL) where it gives none.
civilians_killed: Civilians among the killed; blank (NULL) where that is not told.
forces_killed: Members of any state force among the killed; blank (NULL) where that is not told.
militants_killed: Militants among the killed; blank (NULL) where that is not told.
injured: People hurt; blank (NULL) where that is not told.
confidence: confirmed: two or more independent sources; reported: one; contested: the sides disagree about what happened.
coded_as: What the record calls that kind of event; '' where it doesn't say.
violence: UCDP's type of violence; '' where it doesn't say.
side_a: UCDP's first side; '' where it doesn't say.
side_b: UCDP's second side; '' where it doesn't say.
actor_name: Who actor means, in the record's words; '' where it doesn't say.
event_clarity: UCDP: 1 one clear event, 2 several lumped together; 0 where it doesn't say.
where_prec: UCDP: 1 the place itself, 2 near it, 3 district, 4 province, 5 a wider area, 6 country, 7 water or air; 0 not said.
date_prec: UCDP: 1 the day, 2 within 2 to 6 days, 3 the week, 4 the month, 5 longer; 0 where it doesn't say.
citations: The reports that it rests on: a JSON list of lists of publisher, day (YYYY-MM-DD or blank), address, note.
stamp: Orders what was said of the incident: a row of a lower one than held is ignored.
provisional: Whether the row goes when its record comes to be complete.
came_in: The id in versions of the version in which it first came.
changed_in: The id in versions of the last version in which it changed.
$t$);
END $$;

DROP FUNCTION pg_temp.tell(text, text, text);

COMMENT ON SCHEMA khyberatlas IS
	'The tables of Khyber Atlas, written by its program alone. For people there are the views of the schema atlas.';
