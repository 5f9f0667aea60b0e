// Package atlas answers questions about one version of the dataset: which incidents match a query, what they add up
// to, how they fall over time, districts and tehsils, how a crossing stood on a day, and what the dataset holds beside
// what others count. An Atlas is worked out once from a checked dataset and never changes; Current holds the one that
// is served and the one before it.
//
// The index is a bitmap for every value of every list (one bit an incident, in date order), spans in blocks of 64
// incidents, and a sorted list of folded words. A filter is a bitmap, a query the intersection of its filters, a facet
// a count of bits.
//
// A record's district is the one of the map that counts it; a row elsewhere goes by a made-up id of the district that it
// states (af-khost-spera), and a row known only to its province by none, even where it states a district.
//
// Reading queries, writing answers and drawing are other rooms' work; geometry is geo's.
package atlas
