// Package atlas answers questions about one version of the dataset: which incidents match a query, what they add up
// to, how they fall over time, districts and tehsils, how a crossing stood on a day, and what the dataset holds beside
// what others count. An Atlas is worked out once from a checked dataset and never changes.
//
// The rows, and how they are found and summed, are package index's: in memory where a version is small, else in a file beside
// the store that is mapped. What rows mean is worked out here, once, while they are read: in which district and tehsil each
// counts, at which badge a coarse one stands, which crossing is nearest, and which of them tell of one event.
//
// A record's district is the one of the map that counts it; a row elsewhere goes by a made-up id of the district that it
// states (af-khost-spera), and a row known only to its province by none, even where it states a district.
//
// Reading queries, writing answers and drawing are other rooms' work; geometry is geo's.
package atlas
