package ogc

import (
	"strconv"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
)

// The groups of parameters, each in the order in which a canonical query string has them.
var (
	filters = []Param{
		{Name: "datetime", Kind: Period, Repeat: And, Example: "2025-10-01/2025-10-31", read: (*reader).datetime,
			Doc: "A day or an interval of days, both ends included, open where an end is .. or blank: what happened, or " +
				"may have happened, on one of them matches. Days are those of Asia/Karachi; a value with a time or an " +
				"offset is taken by its date as written. Given twice, both hold."},
		{Name: "from", Kind: DayOnly, Example: "2025-10-01", read: (*reader).from,
			Doc: "The first day, for forms; datetime says the same."},
		{Name: "to", Kind: DayOnly, Example: "2025-10-31", read: (*reader).to,
			Doc: "The last day, for forms; datetime says the same."},
		{Name: "bbox", Kind: Box, Example: "69.2,31.0,74.1,36.9", read: (*reader).bbox,
			Doc: "West, south, east, north in degrees (or with heights: six numbers); edges included; west greater than " +
				"east crosses the antimeridian. What has no place always matches."},
		{Name: "type", Kind: Word, Repeat: Or, Enum: texts(incident.Types), Example: "ied,suicide_bombing",
			read: (*reader).types, Doc: "Kinds of incident."},
		{Name: "actor", Kind: Word, Repeat: Or, Enum: texts(incident.Actors), Example: "ttp", read: (*reader).actors,
			Doc: "Who is reported responsible."},
		{Name: "district", Kind: Name, Repeat: Or, Example: "Bannu", read: (*reader).districts,
			Doc: "Districts as rows state them, by name or id, in any case: what the property of this name holds."},
		{Name: "in_district", Kind: Name, Repeat: Or, Example: "bannu", read: (*reader).inDistricts,
			Doc: "Districts by name or id, in any case, with the incidents that the layer of districts counts in them: what is " +
				"known to several districts or to a province counts in none."},
		{Name: "admin1", Kind: Name, Repeat: Or, Example: "Khyber Pakhtunkhwa", read: (*reader).admin1,
			Doc: "Provinces by name, in any case."},
		{Name: "country", Kind: Word, Repeat: Or, Enum: texts(incident.Countries), Example: "PK",
			read: (*reader).countries, Doc: "On whose ground."},
		{Name: "confidence", Kind: Word, Repeat: Or, Enum: texts(incident.Confidences), Example: "confirmed",
			read: (*reader).confidences, Doc: "On how much the account rests."},
		{Name: "geo_precision", Kind: Word, Repeat: Or, Enum: texts(incident.GeoPrecisions), Example: "site,town",
			read: (*reader).precisions, Doc: "How precisely the place is known."},
		{Name: "killed_min", Kind: Integer, Example: "10", read: (*reader).killedMin,
			Doc: "At least so many killed, by the best figure, else the low one; blank never matches."},
		{Name: "civilians_min", Kind: Integer, Example: "1", read: (*reader).civiliansMin,
			Doc: "At least so many civilians killed; blank never matches."},
		{Name: "q", Kind: Words, Example: "polio team", read: (*reader).words,
			Doc: "Words, each of which begins a word of title, summary or place; case and diacritics don't count."},
		{Name: "near", Kind: Distance, Example: "71.094,34.118,25", read: (*reader).near,
			Doc: "Longitude, latitude, kilometres: what lies within the distance. Province-level places are left out."},
	}
	charts = []Param{
		{Name: "interval", Kind: Word, Enum: texts(incident.Intervals), Default: "month", Example: "week",
			read: (*reader).interval, Doc: "The width of the bins; weeks begin on Monday."},
		{Name: "by", Kind: Word, Enum: texts(incident.Bys), Example: "actor", read: (*reader).by,
			Doc: "What to split the chart by."},
	}
	sorting = []Param{
		{Name: "sortby", Kind: Word, Enum: texts(incident.Sorts), Default: "date", Example: "-killed",
			read: (*reader).sortby, Doc: "The order: by date, the newest first, or the most killed first; nulls last, " +
				"ties by date, then by id."},
	}
	window = []Param{
		{Name: "limit", Kind: Integer, Repeat: Last, Min: 1, Max: MaxLimit, Default: strconv.Itoa(DefaultLimit),
			Example: "10", read: (*reader).limit, Doc: "At most so many features; a greater number than the maximum is " +
				"read as the maximum."},
		{Name: "offset", Kind: Integer, Default: "0", Example: "100", read: (*reader).offset,
			Doc: "So many features are left out at the beginning."},
	}
	paging = params(sorting, window)
	view   = []Param{
		{Name: "layers", Kind: Token, Repeat: Or, Example: "incidents,crossings", read: (*reader).layers,
			Doc: "Which layers the page's map shows. No effect on data."},
		{Name: "map", Kind: Place, Example: "8/33.9/71.2", read: (*reader).place,
			Doc: "Zoom, latitude and longitude of the page's map. No effect on data."},
		{Name: "shade", Kind: Token, Example: "killed", read: (*reader).shade,
			Doc: "What the page's map shades districts by. No effect on data."},
		{Name: "sel", Kind: Token, Example: "torkham", read: (*reader).sel,
			Doc: "What is chosen on the page; a picture shows an incident that is. No effect on data."},
		{Name: "lang", Kind: Word, Enum: texts(i18n.Langs), Default: string(i18n.En), Example: "en", read: (*reader).lang,
			Doc: "The language of the page."},
	}
)

// form is the parameter f with the forms that an operation takes.
func form(forms ...Form) []Param {
	return []Param{{Name: "f", Kind: Word, Enum: texts(forms), Default: string(forms[0]), Example: string(forms[0]),
		read: (*reader).form, Doc: "The form of the answer; it beats the Accept header."}}
}

func params(groups ...[]Param) []Param {
	var out []Param
	for _, g := range groups {
		out = append(out, g...)
	}
	return out
}

func texts[T ~string](list []T) []string {
	out := make([]string, len(list))
	for i, v := range list {
		out[i] = string(v)
	}
	return out
}
