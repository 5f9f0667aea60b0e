package ogc

import (
	"strconv"

	"khyberatlas/internal/cql"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
)

// The groups of parameters, each in the order in which a canonical query string has them.
var (
	filters = []Param{
		{Name: "datetime", Kind: Period, Repeat: And, Example: "2025-10-01/2025-10-31", Input: Own, OnCrossings: true,
			Flag: Flag{"PERIOD", "2025-10-08, 2025-10-01/2025-10-31, 2025-10-01/.. or ../2024-12-31"},
			Doc: "A day or an interval of days, both ends included, open where an end is .. or blank: what happened, or " +
				"may have happened, on one of them matches. Days are those of Asia/Karachi; a value with a time or an " +
				"offset is taken by its date as written. Given twice, both hold.",
			field: single((*reader).datetime, writePeriod)},
		{Name: "from", Kind: DayOnly, As: "datetime", Example: "2025-10-01", Input: Own, OnCrossings: true,
			Flag: Flag{"DAY", "The first day."}, Doc: "The first day, for forms; datetime says the same.",
			field: formDay(func(r *reader) *end { return &r.fromDay })},
		{Name: "to", Kind: DayOnly, As: "datetime", Example: "2025-10-31", Input: Own, OnCrossings: true,
			Flag: Flag{"DAY", "The last day."}, Doc: "The last day, for forms; datetime says the same.",
			field: formDay(func(r *reader) *end { return &r.toDay })},
		{Name: "bbox", Kind: Box, Example: "69.2,31.0,74.1,36.9", Input: Own, OnCrossings: true,
			Flag: Flag{"W,S,E,N", "A box in degrees."},
			Doc: "West, south, east, north in degrees (or with heights: six numbers); edges included; west greater than " +
				"east crosses the antimeridian. What has no place always matches.",
			field: single((*reader).bbox, writeBoxes)},
		{Name: "type", Kind: Word, Repeat: Or, Enum: incident.Texts(incident.Types), Example: "ied,suicide_bombing", Input: Choices,
			Flag: Flag{"TYPE", "Kinds of incident; lists take commas or repetition."}, Doc: "Kinds of incident.",
			field: closed(func(q *incident.Query) *[]incident.Type { return &q.Types })},
		{Name: "actor", Kind: Word, Repeat: Or, Enum: incident.Texts(incident.Actors), Example: "ttp", Input: Choices,
			Flag:  Flag{"ACTOR", "Who is reported responsible."},
			Doc:   "Who is reported responsible; of UCDP's events between two sides, which don't say who is, the armed group.",
			field: closed(func(q *incident.Query) *[]incident.Actor { return &q.Actors })},
		{Name: "district", Kind: Name, Repeat: Or, known: statedDistricts.known, Example: "Bannu", Input: Choices,
			Flag:  Flag{"NAME", "Districts as rows state them, by name or id."},
			Doc:   "Districts as rows state them, by name or id, in any case: what the property of this name holds.",
			field: open(statedDistricts, func(q *incident.Query) *[]string { return &q.Districts })},
		{Name: "in_district", Kind: Name, Repeat: Or, known: namesAndIDs, Example: "bannu", Input: Choices,
			Flag: Flag{"NAME", "Districts by name or id, with what the layer of districts counts in them."},
			Doc: "Districts by name or id, in any case, with the incidents that the layer of districts counts in them: what is " +
				"known to several districts or to a province counts in none.",
			field: open(districts, func(q *incident.Query) *[]string { return &q.InDistricts })},
		{Name: "admin1", Kind: Name, Repeat: Or, known: provinces.known, Example: "Khyber Pakhtunkhwa", Input: Choices,
			Flag: Flag{"NAME", "Provinces."}, Doc: "Provinces by name, in any case.",
			field: open(provinces, func(q *incident.Query) *[]string { return &q.Admin1 })},
		{Name: "country", Kind: Name, Repeat: Or, known: countries.known, Example: "PK", Input: Choices,
			Flag: Flag{"CODE", "Countries, as PK."}, Doc: "The country in which it happened, by its code of ISO 3166-1.",
			field: open(countries, func(q *incident.Query) *[]incident.Country { return &q.Countries })},
		{Name: "confidence", Kind: Word, Repeat: Or, Enum: incident.Texts(incident.Confidences), Example: "confirmed", Input: Choices,
			Flag: Flag{"WORD", "confirmed, reported, contested."}, Doc: "On how much the account rests.",
			field: closed(func(q *incident.Query) *[]incident.Confidence { return &q.Confidences })},
		{Name: "geo_precision", Kind: Word, Repeat: Or, Enum: incident.Texts(incident.GeoPrecisions), Example: "site,town",
			Input: Choices,
			Flag:  Flag{"WORD", "site, town, tehsil, district, province, country."}, Doc: "How precisely the place is known.",
			field: closed(func(q *incident.Query) *[]incident.GeoPrecision { return &q.Precisions })},
		{Name: "date_precision", Kind: Word, Repeat: Or, Enum: incident.Texts(incident.IncidentDatePrecisions), Example: "day",
			Input: Choices,
			Flag:  Flag{"WORD", "day, week, month."}, Doc: "How precisely the date is known.",
			field: closed(func(q *incident.Query) *[]incident.DatePrecision { return &q.DatePrecisions })},
		{Name: "origin", Kind: Name, Repeat: Or, known: origins.known, Example: "atlas", Input: Choices,
			Flag:  Flag{"ID", "Records that the incidents are of."},
			Doc:   "The records that the incidents are of, by id or name: atlas is our own, others were imported.",
			field: open(origins, func(q *incident.Query) *[]string { return &q.Origins })},
		{Name: "killed_min", Kind: Integer, Example: "10", Input: Own, Flag: Flag{"N", "At least so many killed."},
			Doc:   "At least so many killed, by the best figure, else the low one; blank never matches.",
			field: least(func(q *incident.Query) **int { return &q.KilledMin })},
		{Name: "civilians_min", Kind: Integer, Example: "1", Input: Own, Flag: Flag{"N", "At least so many civilians killed."},
			Doc:   "At least so many civilians killed; blank never matches.",
			field: least(func(q *incident.Query) **int { return &q.CiviliansMin })},
		{Name: "publishers_min", Kind: Integer, Example: "2", Input: Own, Flag: Flag{"N", "Told by at least so many publishers."},
			Doc:   "Told by at least so many publishers, each counted once whatever it published.",
			field: least(func(q *incident.Query) **int { return &q.PublishersMin })},
		{Name: "q", Kind: Words, Example: "polio team", Input: Own, Flag: Flag{"WORDS", "Words in title, summary and place."},
			Doc:   "Words, each of which begins a word of title, summary or place; case and diacritics don't count.",
			field: single((*reader).words, writeWords)},
		{Name: "near", Kind: Distance, Example: "71.094,34.118,25", Input: Own,
			Flag:  Flag{"LON,LAT,KM", "Within a distance of a point."},
			Doc:   "Longitude, latitude, kilometres: what lies within the distance. Province-level places are left out.",
			field: single((*reader).near, writeNear)},
		{Name: "pairs", Kind: Word, Repeat: Or, Enum: []string{apart}, Example: apart, Input: Choices,
			Flag: Flag{"WORD", "apart: the same event in several records counts once for each."},
			Doc: "The same event in several records is one incident, by the first record of those that match; apart shows and " +
				"counts each of them.",
			field: field{
				read: func(r *reader, p *Param, values []string) {
					r.req.Query.Apart = len(list[string](r, p, values)) > 0
				},
				write: func(r, _ *Resource) []string {
					if r.Query.Apart {
						return some(apart)
					}
					return nil
				},
			}},
		{Name: "filter", Kind: Expression, Example: "killed >= 10 AND type = 'ied'", Input: Hidden, OnCrossings: true,
			Flag: Flag{"EXPRESSION", "What must hold of each, in CQL2: killed >= 10 AND type = 'ied'."},
			Doc: "An expression in CQL2, of what /collections/{collectionId}/queryables lists; what it is true of matches. At an " +
				"address that names no layer it speaks of incidents, at a layer's own of that layer's features.",
			field: field{
				read:  func(r *reader, _ *Param, values []string) { r.said = values[0] },
				write: writeSaid,
			}},
		{Name: "filter-lang", Kind: Word, Enum: incident.Texts(cql.Langs), Default: string(cql.Text), Example: string(cql.Text),
			As: "filter", Input: Own, OnCrossings: true, Flag: Flag{"LANGUAGE", "cql2-text or cql2-json."},
			Doc: "What the expression of filter is written in.",
			field: field{
				read: func(r *reader, p *Param, values []string) {
					r.lang, r.untidy = one[cql.Lang](r, p, values), true
				},
				write: func(_, _ *Resource) []string { return nil },
			}},
	}
	charts = []Param{
		{Name: "interval", Kind: Word, Enum: incident.Texts(incident.Intervals), Default: "month", Example: "week",
			Doc:   "The width of the bins; weeks begin on Monday.",
			field: word(func(r *Resource) *incident.Interval { return &r.Interval })},
		{Name: "by", Kind: Word, Enum: incident.Texts(incident.Bys), Example: "actor", Doc: "What to split the chart by.",
			field: word(func(r *Resource) *incident.By { return &r.By })},
	}
	sorting = []Param{
		{Name: "sortby", Kind: Word, Enum: incident.Texts(incident.Sorts), Default: "date", Example: "-killed",
			Flag: Flag{"ORDER", "date, -date or -killed."},
			Doc: "The order: by date, the newest first, or the most killed first; nulls last, " +
				"ties by date, then by id.",
			field: word(func(r *Resource) *incident.Sort { return &r.Page.Sort })},
	}
	window = []Param{
		{Name: "limit", Kind: Integer, Repeat: Last, Min: 1, Max: MaxLimit, Default: strconv.Itoa(DefaultLimit), Example: "10",
			Doc:   "At most so many features; a greater number than the maximum is read as the maximum.",
			field: count(func(r *Resource) *int { return &r.Page.Limit })},
		{Name: "offset", Kind: Integer, Default: "0", Example: "100", Doc: "So many features are left out at the beginning.",
			field: count(func(r *Resource) *int { return &r.Page.Offset })},
	}
	paging = params(sorting, window)
	picked = []Param{
		{Name: "at", Kind: Token, Repeat: Or, Example: "0,1",
			Doc: "Positions of single records among those that match, the newest first, counted from 0.",
			field: field{
				read:  func(r *reader, p *Param, values []string) { r.req.At = r.tokens(p, values) },
				write: func(r, _ *Resource) []string { return some(r.At) },
			}},
	}
	within = []Param{
		{Name: "within", Kind: Token, Example: "cell:15.22000.13000",
			Doc: "Only what one sign of the page's map stands for: cell:zoom.column.row of the web's map, area:id or coarse:id for " +
				"all of an area or what is known only to it, badge:number for one coarse place.",
			field: field{
				read:  func(r *reader, p *Param, values []string) { r.req.Within = r.tokens(p, values) },
				write: func(r, _ *Resource) []string { return some(r.Within) },
			}},
	}
	view = []Param{
		{Name: "layers", Kind: Token, Repeat: Or, Example: "crossings,ground",
			Doc: "What the page's map shows beside the incidents: crossings, districts, ground; none for nothing. Without it, all. " +
				"The older words incidents and strikes mean nothing: kinds are chosen by type. No effect on data.",
			field: state((*reader).tokens, func(v *View) *string { return &v.Layers })},
		{Name: "map", Kind: Place, Example: "8/33.9/71.2",
			Doc:   "Zoom, latitude and longitude of the page's map. No effect on data.",
			field: state((*reader).place, func(v *View) *string { return &v.Map })},
		{Name: "reading", Kind: Token, Example: "districts",
			Doc: "How the page's map reads: places (each incident where it was) or districts (one sign a district). " +
				"No effect on data.",
			field: state((*reader).tokens, func(v *View) *string { return &v.Reading })},
		{Name: "size", Kind: Token, Example: "count",
			Doc:   "What the signs of districts are sized by: killed or count. No effect on data.",
			field: state((*reader).tokens, func(v *View) *string { return &v.Size })},
		{Name: "shade", Kind: Token, Example: "killed", Doc: "What the page's map shades districts by. No effect on data.",
			field: state((*reader).tokens, func(v *View) *string { return &v.Shade })},
		{Name: "sel", Kind: Token, Example: "torkham",
			Doc:   "What is chosen on the page; a picture shows an incident that is. No effect on data.",
			field: state((*reader).tokens, func(v *View) *string { return &v.Sel })},
		{Name: "lang", Kind: Word, Enum: incident.Texts(i18n.Langs), Default: string(i18n.En), Example: "en",
			Doc:   "The language of the page.",
			field: state(one[string], func(v *View) *string { return &v.Lang })},
	}
)

// apart is how the same event in several records is shown on request.
const apart = "apart"

// form is the parameter f with the forms that an operation takes.
func form(forms ...Form) []Param {
	return []Param{{Name: "f", Kind: Word, Enum: incident.Texts(forms), Default: string(forms[0]), Example: string(forms[0]),
		Doc: "The form of the answer; it beats the Accept header.", field: formOf}}
}

func params(groups ...[]Param) []Param {
	var out []Param
	for _, g := range groups {
		out = append(out, g...)
	}
	return out
}
