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

// TownPlace is a town to label.
type TownPlace struct {
	ID, Name, NameUr, NamePs string
	At                       orb.Point
	Country                  Country
	Rank                     int // 1 city, 2 seat, 3 other town
}
