// Package peers has other servers answer what the program is asked, from the same rows: MapServer and Node, both over PostGIS,
// each set up as who knows it would for this one question, a box within a period. It makes the database, starts what there is
// of them, and puts the program's questions into theirs. Where two ways were open, the one that costs the peer less was taken:
// neither says how many match in all, as the program does, and codings are at their fastest. What isn't installed is an error
// that says how it would be.
package peers
