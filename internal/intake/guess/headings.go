package guess

import (
	"slices"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/intake/values"
)

// headings are the names that people give to columns, in English, Urdu and Pashto, folded by plain. A heading with two
// meanings stands under both: then a person chooses.
var headings = byHeading(map[string]string{
	"id": `id|event id|eventid|incident id|record id|uid|uuid|globalid|event id cnty|code|incident code|reference|ref|ref no|case no|
		case number|incident no|incident number|شناخت|شناختی نمبر|کیس نمبر|پېژند`,
	"date": `date|event date|incident date|date of incident|date of event|date of attack|day|start date|date start|from date|
		occurred|occurred on|attack date|تاریخ|تاریخ وقوعہ|وقوعہ کی تاریخ|واقعہ کی تاریخ|واقعے کی تاریخ|دن|نېټه|د پېښې نېټه|ورځ`,
	"year":  `year|iyear|event year|سال|کال`,
	"month": `month|imonth|event month|مہینہ|ماہ|مياشت`,
	"day":   `day|iday|event day|دن|ورځ`,
	"lat_lon": `coordinates|coordinate|coords|gps|gps coordinates|lat long|lat lon|latlong|latlon|lat lng|location coordinates|
		lat longs`,
	"end_date":       `end date|date end|to date|last day|تاریخ اختتام|اختتامی تاریخ|پای نېټه`,
	"date_precision": `date precision|time precision|date accuracy|تاریخ کی درستی`,
	"type": `type|event type|incident type|type of incident|type of attack|attacktype1 txt|attack type|category|kind|sub event type|nature|
		nature of incident|قسم|نوعیت|واقعہ کی نوعیت|واقعے کی نوعیت|واقعہ کی قسم|حملے کی قسم|حملے کی نوعیت|ډول|د پېښې ډول|بڼه`,
	"title": `title|headline|incident|event|event name|عنوان|سرخی|واقعہ|سرلیک|پېښه`,
	"summary": `summary|description|details|detail|narrative|remarks|notes|comments|notes on incident|تفصیل|تفصیلات|خلاصہ|
		کیفیت|لنډیز|تفصيل|شرح`,
	"place": `place|location|locality|site|village|town|city|area|location name|place name|venue|مقام|جگہ|علاقہ|جائے وقوعہ|
		گاؤں|شہر|ځای|سيمه|کلی|ښار`,
	"district": `district|adm2|admin2|adm2 name|admin2 name|adm2 en|admin 2|district name|agency|ضلع|ایجنسی|ولسوالۍ|region|area`,
	"admin1":   `province|provstate|adm1|admin1|adm1 name|admin1 name|adm1 en|admin 1|state|region|صوبہ|ولایت|ایالت`,
	"country":  `country|country txt|country code|iso|iso2|iso 3166|adm0|admin0|country name|ملک|هېواد`,
	"lat":      `lat|latitude|y|lat dd|gps lat|gps latitude|point y|ycoord|عرض بلد|عرض البلد|عرض`,
	"lon":      `lon|long|lng|longitude|x|lon dd|long dd|gps lon|gps long|gps longitude|point x|xcoord|طول بلد|طول البلد|طول`,
	"geo_precision": `geo precision|location precision|geoprecision|location accuracy|where prec|coordinates precision|
		مقام کی درستی`,
	"actor": `actor|actor1|gname|perpetrator|perpetrators|responsible|group|armed group|perpetrator group|claimed by|attacker|
		attackers|actor name|ذمہ دار|حملہ آور|گروہ|تنظیم|ملوث|عامل|ډله`,
	"target": `target|targets|victim|victims|target type|targtype1 txt|ہدف|نشانہ|هدف|نښه`,
	"killed": `killed|deaths|dead|fatalities|total killed|people killed|no killed|number killed|total deaths|total fatalities|
		deaths total|nkill|casualties|ہلاک|ہلاکتیں|اموات|جاں بحق|ہلاک شدگان|ہلاک افراد|کل ہلاکتیں|وژل شوي|مړه|مړي|مرګ ژوبله`,
	"killed_low":       `killed low|min killed|killed min|deaths low|low|minimum deaths|fatalities low|کم از کم ہلاکتیں`,
	"killed_high":      `killed high|max killed|killed max|deaths high|high|maximum deaths|fatalities high|زیادہ سے زیادہ ہلاکتیں`,
	"civilians_killed": `civilians killed|civilian deaths|killed civilians|deaths civilians|civilian fatalities|civilians|شہری ہلاکتیں|ہلاک شہری|شہری ہلاک|عام شہری|شہداء|شہید|ملکي وژل شوي`,
	"forces_killed": `forces killed|security forces killed|police killed|soldiers killed|security forces|personnel killed|
		سیکیورٹی اہلکار ہلاک|ہلاک اہلکار|اہلکار ہلاک|سیکیورٹی اہلکار|اہلکار|شہداء|شہید|وژل شوي پوځیان`,
	"militants_killed": `militants killed|militant deaths|insurgents killed|attackers killed|terrorists killed|militants|
		ہلاک شدت پسند|شدت پسند ہلاک|عسکریت پسند ہلاک|ہلاک عسکریت پسند|شدت پسند|وسله وال وژل شوي`,
	"injured": `injured|wounded|injuries|hurt|total injured|people injured|no injured|nwound|casualties|زخمی|زخمی افراد|
		کل زخمی|ټپيان|ټپیان|مرګ ژوبله|security forces|civilians|militants|سیکیورٹی اہلکار|اہلکار|عام شہری|شدت پسند`,
	"confidence": `confidence|reliability|verification|verified|تصدیق`,
	"publisher":  `source|sources|publisher|source name|newspaper|media|reported by|ذریعہ|ذرائع|ماخذ|اخبار|حوالہ|سرچینه|سرچينه`,
	"published":  `published|publication date|date published|source date|report date|reported on|date reported|تاریخ اشاعت|د خپرېدو نېټه`,
	"url":        `url|link|source url|source link|web|website|href|لنک|ربط|لینک`,
	"note":       `source note|source headline|سرچشمہ کی تفصیل`,
	// What is no field of ours can look like one.
	numbering: `no|nr|sr|sr no|s no|sno|serial|serial no|serial number|row|row number|fid|objectid|ogc fid|index|نمبر|
		نمبر شمار|شمار|سیریل نمبر|شمېره`,
})

// numbering is a column that counts the rows: it may be their id, and may count anew in the next file.
const numbering = "#"

// tags are HXL's, by what they begin with; the attributes that come after are looked at in this order.
var tags = []struct{ tag, field string }{
	{"#date+start", "date"}, {"#date+occurred", "date"}, {"#date+end", "end_date"}, {"#date+reported", "published"},
	{"#date+published", "published"}, {"#date", "date"},
	{"#event+id", "id"}, {"#meta+id", "id"}, {"#id", "id"}, {"#event+code", "id"}, {"#event+type", "type"},
	{"#event+name", "title"}, {"#cause+type", "type"}, {"#severity", ""},
	{"#description", "summary"}, {"#event+description", "summary"}, {"#meta+description", "summary"},
	{"#loc+name", "place"}, {"#loc", "place"}, {"#adm1+name", "admin1"}, {"#adm2+name", "district"}, {"#adm1+code", ""},
	{"#adm2+code", ""}, {"#adm1", "admin1"}, {"#adm2", "district"}, {"#country+code", "country"}, {"#country+name", "country"},
	{"#country", "country"}, {"#geo+lat", "lat"}, {"#geo+lon", "lon"},
	{"#affected+killed+civilians", "civilians_killed"}, {"#affected+killed", "killed"}, {"#affected+deaths", "killed"},
	{"#affected+injured", "injured"}, {"#affected+wounded", "injured"}, {"#casualties+killed", "killed"},
	{"#casualties+injured", "injured"}, {"#group+name", "actor"}, {"#group", "actor"},
	{"#meta+source", "publisher"}, {"#meta+url", "url"}, {"#source", "publisher"},
}

// byHeading turns the lists around: what each heading may mean.
func byHeading(lists map[string]string) map[string][]string {
	means := map[string][]string{}
	for _, field := range append(fieldsInOrder(), numbering) {
		for heading := range strings.SplitSeq(lists[field], "|") {
			key := plain(heading)
			if !slices.Contains(means[key], field) {
				means[key] = append(means[key], field)
			}
		}
	}
	return means
}

// plain is a heading as it is compared: words without case and marks, the letters that Urdu, Pashto, Persian and Arabic
// keyboards write differently as one.
func plain(heading string) string {
	return strings.Join(incident.FoldWords(values.Letters(strings.ReplaceAll(heading, "_", " "))), " ")
}

// tagged is the field that an HXL tag names: it has all that ours has, in any order.
func tagged(tag string) (field string, ok bool) {
	parts := strings.Split(strings.ToLower(strings.ReplaceAll(tag, " ", "")), "+")
	for _, t := range tags {
		if hasAll(parts, strings.Split(t.tag, "+")) {
			return t.field, t.field != ""
		}
	}
	return "", false
}

func hasAll(parts, wanted []string) bool {
	if parts[0] != wanted[0] {
		return false
	}
	for _, w := range wanted[1:] {
		found := false
		for _, p := range parts[1:] {
			found = found || p == w
		}
		if !found {
			return false
		}
	}
	return true
}
