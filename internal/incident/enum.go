package incident

import "slices"

// The closed vocabularies of SCHEMA.md. Each list is the one source of the code book, the form's options, the checks
// at import and the API's enums; its order is the order in which a reader meets the words.

// Texts are the words of a vocabulary as plain text.
func Texts[T ~string](words []T) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = string(w)
	}
	return out
}

// Type is the kind of an incident.
type Type string

// OwnTypes are the kinds that our own origin tells apart.
var OwnTypes = []Type{"suicide_bombing", "ied", "armed_attack", "targeted_killing", "abduction", "security_operation",
	"air_strike", "drone_strike", "shelling", "border_clash", "communal_violence", "other"}

// Types are all kinds of incident. UCDP says between whom there was violence and not by what means, others may say
// nothing: those have kinds of their own, for none of ours could be told without guessing.
var Types = append(slices.Clip(OwnTypes), "state_based", "non_state", "one_sided", "not_coded")

// StrikeTypes are the kinds that the layer of strike sites holds.
var StrikeTypes = []Type{"air_strike", "drone_strike", "shelling"}

// Strike reports whether the incident is drawn as a strike site.
func (t Type) Strike() bool { return t == "air_strike" || t == "drone_strike" || t == "shelling" }

// BlamesNobody reports whether the kind says who fought and not who is responsible: UCDP names both sides of such an event.
func (t Type) BlamesNobody() bool { return t == "state_based" || t == "non_state" }

// Actor is who is reported responsible; of a kind that blames nobody, the armed group among those who fought.
type Actor string

// Actors are all that SCHEMA.md allows; actors.csv says who they are.
var Actors = []Actor{"ttp", "jamaat_ul_ahrar", "hafiz_gul_bahadur", "iskp", "lashkar_e_islam", "pakistan_forces",
	"afghan_taliban_forces", "us_forces", "communal", "unidentified", "other"}

// Confidence says on how much an account rests.
type Confidence string

// Confidences: two or more independent sources; one source; the sides disagree about what happened.
var Confidences = []Confidence{"confirmed", "reported", "contested"}

// GeoPrecision says how precisely a point is known.
type GeoPrecision string

// The precisions of a place, finest first.
const (
	Site          GeoPrecision = "site"
	Town          GeoPrecision = "town"
	TehsilLevel   GeoPrecision = "tehsil"
	DistrictLevel GeoPrecision = "district"
	ProvinceLevel GeoPrecision = "province"
	CountryLevel  GeoPrecision = "country"
)

// OwnGeoPrecisions are those that our own origin has; GeoPrecisions are all. What is known to a country only has no place.
var (
	OwnGeoPrecisions = []GeoPrecision{Site, Town, TehsilLevel, DistrictLevel, ProvinceLevel}
	GeoPrecisions    = append(slices.Clip(OwnGeoPrecisions), CountryLevel)
)

// Coarse reports whether the point stands for a whole district or province and must never be drawn as a sharp one.
func (p GeoPrecision) Coarse() bool { return p == DistrictLevel || p.Wide() }

// Wide reports whether not even the district is known.
func (p GeoPrecision) Wide() bool { return p == ProvinceLevel || p == CountryLevel }

// DatePrecision says what of a date holds.
type DatePrecision string

// The precisions of a date over all tables; incidents know day, week and month.
const (
	DayExact    DatePrecision = "day"
	WeekOnly    DatePrecision = "week"
	MonthOnly   DatePrecision = "month"
	YearOnly    DatePrecision = "year"
	DayInferred DatePrecision = "inferred"
)

// Which precisions each table allows.
var (
	IncidentDatePrecisions = []DatePrecision{DayExact, WeekOnly, MonthOnly}
	SpellDatePrecisions    = []DatePrecision{DayExact, MonthOnly, YearOnly, DayInferred}
	ContextDatePrecisions  = []DatePrecision{DayExact, WeekOnly, MonthOnly}
	ChangeDatePrecisions   = []DatePrecision{DayExact, MonthOnly, YearOnly}
)

// Country is the code of ISO 3166-1 of two letters.
type Country string

// Countries on whose ground our own incidents lie; those of other origins may lie anywhere.
var Countries = []Country{"PK", "AF"}

// KP is the province whose districts and tehsils the atlas counts in.
const KP = "Khyber Pakhtunkhwa"

// Side is on whose side a claimant stands.
type Side string

// Sides of a claim.
var Sides = []Side{"pakistan_state", "afghan_state", "armed_group", "un_or_ngo", "medical", "local", "media"}

// Subject is what a claim is about.
type Subject string

// Subjects of a claim.
var Subjects = []Subject{"all", "civilians", "forces_pk", "forces_af", "militants", "responsibility", "cause", "other"}

// Status is what a report says of a crossing.
type Status string

// What a crossing can be. Partial and Unknown are answers of the rule, never rows of the data.
const (
	Open       Status = "open"
	Closed     Status = "closed"
	Restricted Status = "restricted"
	Partial    Status = "partial"
	Unknown    Status = "unknown"
)

// Statuses are those that a row of the data may have.
var Statuses = []Status{Open, Closed, Restricted}

// Scope is the traffic that a report of a crossing speaks of.
type Scope string

// The scopes; ScopeAll is a row that speaks of every traffic.
const (
	ScopeAll        Scope = "all"
	ScopeTrade      Scope = "trade"
	ScopePedestrian Scope = "pedestrian"
	ScopeDeportees  Scope = "deportees"
	ScopeAid        Scope = "aid"
)

// Scopes are those that have a state of their own; AllScopes are those that a row may have.
var (
	Scopes    = []Scope{ScopeTrade, ScopePedestrian, ScopeDeportees, ScopeAid}
	AllScopes = []Scope{ScopeAll, ScopeTrade, ScopePedestrian, ScopeDeportees, ScopeAid}
)

// Other closed words of the tables.
var (
	CrossingCategories = []string{"official", "informal", "closed_pass"}
	CrossingModes      = []string{"pedestrian", "trade", "transit"}
	ContextKinds       = []string{"diplomacy", "ceasefire", "operation", "policy", "statement"}
	// ContextLanes are the kinds of event that a chart shows in one row, from above.
	ContextLanes   = [][]string{{"ceasefire"}, {"diplomacy"}, {"operation"}, {"policy", "statement"}}
	ReportedUnits  = []string{"incidents", "people", "cases", "percent"}
	ActorKinds     = []string{"armed group", "state forces", "communities", "unknown", "other"}
	ChangeKinds    = []string{"split", "merger", "announced"}
	LandmarkKinds  = []string{"pass", "peak"}
	Completenesses = []string{"sample", "complete"}
)
