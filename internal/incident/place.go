package incident

import "github.com/paulmach/orb"

// District is a district of Khyber Pakhtunkhwa.
type District struct {
	ID, Name, NameUr, NamePs       string
	Pcode                          string // OCHA's; the two South Waziristans share one
	Division, Seat                 string
	Merged2018                     bool // made of the former tribal areas
	Population2017, Population2023 int  // census
	Shape                          orb.MultiPolygon
}

// Tehsil is a part of a district.
type Tehsil struct {
	ID, Name, Pcode, DistrictID string
	Shape                       orb.MultiPolygon
}

// Province is a first-level unit of Pakistan or of Afghanistan, for the basemap and the frontier. Pakistan's have no ID.
type Province struct {
	ID, Name, NameUr, NamePs string
	Shape                    orb.MultiPolygon
}

// River is one that the ground shows; Rank 1 is drawn from farthest out.
type River struct {
	ID, Name, NameUr, NamePs string // the names may be blank
	Rank                     int
	Lines                    orb.MultiLineString
}

// Landmark is a pass or a peak to label.
type Landmark struct {
	ID, Kind, Name, NameUr, NamePs string
	At                             orb.Point
	Elevation                      *int // metres; nil where doubtful
	Rank                           int
}

// Route says which places a main road joins, and not where it runs between them.
type Route struct {
	ID, Name, NameUr, NamePs string
	Via                      orb.LineString
}

// TownPlace is a town to label.
type TownPlace struct {
	ID, Name, NameUr, NamePs string
	At                       orb.Point
	Country                  Country
	Rank                     int // 1 city, 2 seat, 3 other town
}
