package incident

// Condition is something that a query asks for beside the period.
type Condition int

// The conditions of a query.
const (
	ByTypes Condition = iota
	ByActors
	ByNear
	ByInDistricts
	ByDistricts
	ByAdmin1
	ByCountries
	ByGround // provinces and countries together
	ByBoxes
	ByConfidences
	ByPrecisions
	ByDatePrecisions
	ByKilledMin
	ByCiviliansMin
	ByPublishersMin
	ByWords
	ByOrigins
	ByApart
	BySaid
)

var lifts = map[Condition]func(*Query){
	ByTypes:          func(q *Query) { q.Types = nil },
	ByActors:         func(q *Query) { q.Actors = nil },
	ByNear:           func(q *Query) { q.Near = nil },
	ByInDistricts:    func(q *Query) { q.InDistricts = nil },
	ByDistricts:      func(q *Query) { q.Districts = nil },
	ByAdmin1:         func(q *Query) { q.Admin1 = nil },
	ByCountries:      func(q *Query) { q.Countries = nil },
	ByGround:         func(q *Query) { q.Admin1, q.Countries = nil, nil },
	ByBoxes:          func(q *Query) { q.Boxes = nil },
	ByConfidences:    func(q *Query) { q.Confidences = nil },
	ByPrecisions:     func(q *Query) { q.Precisions = nil },
	ByDatePrecisions: func(q *Query) { q.DatePrecisions = nil },
	ByKilledMin:      func(q *Query) { q.KilledMin = nil },
	ByCiviliansMin:   func(q *Query) { q.CiviliansMin = nil },
	ByPublishersMin:  func(q *Query) { q.PublishersMin = nil },
	ByWords:          func(q *Query) { q.Words = nil },
	ByOrigins:        func(q *Query) { q.Origins = nil },
	ByApart:          func(q *Query) { q.Apart = false },
	BySaid:           func(q *Query) { q.Said = nil },
}

// Without lifts one condition.
func (q Query) Without(c Condition) Query {
	lifts[c](&q)
	return q
}

// OnGround asks for provinces and countries in the place of others; sorted and without repeats, none for any.
func (q Query) OnGround(admin1 []string, countries []Country) Query {
	q.Admin1, q.Countries = admin1, countries
	return q
}
