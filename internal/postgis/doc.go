// Package postgis is a store, as package store has it: tables in a database of PostgreSQL with PostGIS, in the schema
// khyberatlas. An import is one transaction; what it replaces stays, closed under the number of the version that did so. Whoever
// reads sees one moment, on the primary or on a standby. Replication, failover, backup and rights are PostgreSQL's own, and so
// is which of several hosts in an address is written to.
//
// Values go over as text (package rows): a day is a date there, a shape a geometry. Everything is run without prepared
// statements and with settings of its transaction alone, so that a pooler may stand in between.
package postgis
