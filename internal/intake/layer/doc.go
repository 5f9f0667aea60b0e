// Package layer reads what an operator lays into the ground of the map, from files of others that nobody vouches for: roads,
// rivers, lakes and places as OpenStreetMap's extracts have them, districts, tehsils and provinces as OCHA and geoBoundaries
// do, in GeoJSON or in a GeoPackage. It names every fault with the feature and how to mend it, leaves out and counts what the
// map can't show, and prepares the rest as it is drawn: from far out thinned, borders that units share kept whole.
//
// Nothing is counted by such a layer, and no name of it is looked up: what a district is, the dataset says.
package layer
