package incident

import "github.com/paulmach/orb"

// Incident is one event as the record of an origin has it: a row with its sources and claims.
type Incident struct {
	ID            string
	Date, EndDate Day // EndDate is 0 where the row has none
	DatePrecision DatePrecision
	Type          Type
	Title         string
	Summary       string
	Place         string
	District      string // the stated name; blank outside Khyber Pakhtunkhwa where it is not known
	Admin1        string
	Country       Country
	Point         *orb.Point // lon, lat as published; nil where the row has no place
	GeoPrecision  GeoPrecision
	Actor         Actor
	Target        string
	Killed        Toll
	Civilians     *int // civilians_killed
	Forces        *int // forces_killed: members of any state force
	Militants     *int // militants_killed
	Injured       *int
	Confidence    Confidence

	Origin string // whose record the row is of
	Coding

	Sources []Source
	Claims  []Claim

	// The dataset versions in which the incident came and in which it last changed, as the store keeps them.
	CameIn, ChangedIn string
}

// The longest texts of an incident and its citations, in characters.
const (
	MostTitle   = 90
	MostSummary = 300
	MostNote    = 150
)

// Span is the days on which the incident can have happened.
func (i *Incident) Span() Days { return spanOf(i.Date, i.EndDate, i.DatePrecision) }

// Vague reports whether the day is not known: charts show such incidents as a paler part of their bar.
func (i *Incident) Vague() bool { return i.DatePrecision == WeekOnly || i.DatePrecision == MonthOnly }

// Contested reports whether the sides disagree about what happened.
func (i *Incident) Contested() bool { return i.Confidence == "contested" }

// InKP reports whether the row counts in districts and tehsils at all.
func (i *Incident) InKP() bool { return i.Country == "PK" && i.Admin1 == KP }

// NoDistrict reports whether no district can count the incident, whatever its point: it is known to a province or less, or
// to a district which its record names as none of today's. The middle of an area that has since been divided is no place.
func (i *Incident) NoDistrict() bool {
	return i.GeoPrecision.Wide() || i.GeoPrecision == DistrictLevel && i.District == ""
}

// nearKm is what UCDP means by near a place.
const nearKm = 25

// WithinKm is how far at most an incident was from its point where its record says so; 0 where only the precision tells.
func (i *Incident) WithinKm() float64 {
	if i.WherePrec == 2 && i.GeoPrecision == Town {
		return nearKm
	}
	return 0
}

// Source is one citation: a report that was read.
type Source struct {
	IncidentID string
	Publisher  string
	Published  Day    // 0 where undated
	URL        string // http(s), or blank where publisher and date are the citation
	Note       string
}

// Publishers is how many have published the citations of an incident.
func Publishers(sources []Source) int {
	n := 0
	for i := range sources {
		known := false
		for j := range i {
			known = known || sources[j].Publisher == sources[i].Publisher
		}
		if !known {
			n++
		}
	}
	return n
}

// Claim is who says what about an incident.
type Claim struct {
	IncidentID              string
	Claimant                string
	Side                    Side
	Subject                 Subject
	KilledLow, KilledHigh   *int // a low without a high means "at least"
	InjuredLow, InjuredHigh *int
	Statement               string
	Publisher               string
	Published               Day
	URL                     string
}

// Record is an incident with what the atlas has worked out about it. Answers are made of records.
type Record struct {
	*Incident

	// At is the point that bbox and near test and that answers give as the geometry: the incident's own where it is
	// precise, its badge's where it is coarse, nil without a place.
	At *orb.Point
	// Badge is the index in the atlas's badges where the place is coarse, else -1.
	Badge int
	// DistrictID and TehsilID are the areas that count the incident; blank where none does.
	DistrictID, TehsilID string
	// Publishers is the number of distinct publishers among the sources.
	Publishers int
	// CrossingID is the nearest crossing and CrossingKm the distance to it; FrontierKm that to the frontier. From a
	// coarse place they are "about"; Distances is false where they are left out (province level, no place).
	Distances  bool
	CrossingID string
	CrossingKm float64
	FrontierKm float64
	// Event numbers the event that other records tell of too, from 1; 0 where none does. Rank is the place of the record's
	// origin among those that tell of it: of the records that a query finds, those of the least rank stand for all.
	Event, Rank int
	// Others are what other records tell of the event or of a part of it, in the order of the records.
	Others []Other
}

// Other is the same event, or a part of it, as another origin tells it.
type Other struct {
	*Incident
	Of      string // the id of the record that this is another one of
	Passed  bool   // its origin lets it be passed on
	Verdict Verdict
	By      Judge
	Why     string
}

// PassedOn are the others that may be passed on.
func (r *Record) PassedOn() []Other {
	var out []Other
	for _, o := range r.Others {
		if o.Passed {
			out = append(out, o)
		}
	}
	return out
}

// InDistrict is what the filter "in_district" and the charts by district go by: the district of the map that counts the
// record, else an id of the one that the row states, made of its country and province too, so that namesakes stay apart. A
// province-level row has none, though it may state a district: it counts in no district, so it is found by none.
func (r *Record) InDistrict() string {
	switch {
	case r.DistrictID != "":
		return r.DistrictID
	case r.District == "" || r.GeoPrecision.Wide():
		return ""
	}
	return Slug(string(r.Country), r.Admin1, r.District)
}

// Badge is a coarse place: the ring that stands for all events known only to a district or a province.
type Badge struct {
	Country   Country
	Admin1    string
	District  string // blank at province level; the place, as its record names it, where that is none of today's districts
	Precision GeoPrecision
	At        orb.Point
}
