// Package incident is the domain: incidents and who says what about them, border crossings and the spells in which
// they were shut or open, the districts, and the Query that asks for them. It knows no technology but orb's geometry
// types. Reading files, storing, searching and writing answers are other rooms' work; this one says what the words mean.
//
// Coordinates are WGS 84, longitude before latitude. Dates are calendar days of Asia/Karachi, never instants.
package incident
