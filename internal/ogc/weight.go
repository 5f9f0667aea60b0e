package ogc

// Weight is what making an answer takes of the machine, in time and in memory: a server makes only so much at once.
type Weight int

// The weights, as measured with the shipped dataset.
const (
	Light  Weight = 1 // a millisecond or two
	Middle Weight = 2 // ten milliseconds: lists, and pages without a picture
	Large  Weight = 4 // fifty: a drawn map, a chart of many bins
	Heavy  Weight = 6 // hundreds: an image of pixels takes eight megabytes as well, a GeoPackage is a database
)
