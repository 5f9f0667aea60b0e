package incident

import "github.com/paulmach/orb"

// Crossing is a border crossing between Pakistan and Afghanistan.
type Crossing struct {
	ID, Name, NameUr, NameLocalOther string
	At                               orb.Point
	GeoPrecision                     GeoPrecision
	PkDistrict, PkAdmin1             string
	AfDistrict, AfProvince           string
	Category                         string
	Modes                            []string
	Notes                            string
	SourceURL                        string
	Spells                           []Spell // by From, then as the canonical order has them
}

// Spell is one reported stretch of days in which a crossing was open, closed or restricted for some traffic.
type Spell struct {
	CrossingID    string
	From          Day
	FromPrecision DatePrecision
	To            Day // 0: no end was reported
	LastReported  Day // the last day to which the source speaks; 0 where To says it
	Status        Status
	Scope         Scope
	Reason        string
	Publisher     string
	Published     Day
	SourceURL     string
}

// Days are those that the spell covers; open at the end where no end was reported.
func (s Spell) Days() Days { return Days{From: s.From, To: s.To} }

// SpokenTo is the last day to which the row's source speaks: its end, else the last report, else the day it begins.
func (s *Spell) SpokenTo() Day {
	if s.To != 0 {
		return s.To
	}
	return max(s.From, s.LastReported)
}

// onTraffic reports whether the row speaks of trade or foot traffic.
func (s *Spell) onTraffic() bool { return s.Scope != ScopeDeportees && s.Scope != ScopeAid }

// Citation is the row's address; its publisher and date where it has none.
func (s *Spell) Citation() string {
	switch {
	case s.SourceURL != "":
		return s.SourceURL
	case s.Published != 0:
		return s.Publisher + ", " + s.Published.String()
	}
	return s.Publisher
}

// ScopeState is the state of one traffic at a crossing on a day.
type ScopeState struct {
	Scope          Scope
	Status         Status // Unknown where no row covers the day
	Since          Day
	SincePrecision DatePrecision
	Source         string // the row's address; its publisher and date where it has none
	LastReported   Day    // 0 where the spell has an end; after it the state is only "reported until"
	Spell          *Spell // the row that tells, nil where unknown
}

// CrossingState is a crossing as of the last day of a period, with the days closed within the period.
type CrossingState struct {
	*Crossing
	On     Day          // the day that the state is of
	Scopes []ScopeState // one for each of Scopes, in its order
	State  Status
	// The known scope whose row has the latest From; nil where nothing is known.
	Latest *ScopeState

	DaysClosed            int // trade or pedestrian
	DaysClosedTrade       int
	DaysClosedPedestrian  int
	DaysClosedUnconfirmed int

	// Where the state is unknown: the record on trade or foot traffic that ended last before the day (nil where there is
	// none), a sentence about it, and the record that begins first after the day.
	Last       *Spell
	LastRecord string
	First      *Spell
}

// LatestScope is what Latest points at, and the zero state where nothing is known.
func (s CrossingState) LatestScope() ScopeState {
	if s.Latest == nil {
		return ScopeState{}
	}
	return *s.Latest
}

// Faded reports whether every known traffic is past its last report: nobody says what holds on that day.
func (s CrossingState) Faded() bool {
	known := false
	for _, scope := range s.Scopes {
		if scope.Spell == nil {
			continue
		}
		known = true
		if !scope.Past(s.On) {
			return false
		}
	}
	return known && s.State != Unknown
}

// Past reports whether a day lies after the last report of the state.
func (s ScopeState) Past(on Day) bool { return s.LastReported != 0 && on > s.LastReported }
