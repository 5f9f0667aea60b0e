package literal

// The patterns say in the description what a text may be. They are written for every dialect of regular expressions:
// [0-9] and not \d, which is more than ASCII in some. What fits one is read; a reader takes some more than fits.
const (
	fraction = `([.][0-9]{1,12})?`
	naught   = `([.]0{1,12})?`
	lonText  = `-?(180` + naught + `|(1[0-7][0-9]|[0-9]{1,2})` + fraction + `)`
	latText  = `-?(90` + naught + `|[0-8]?[0-9]` + fraction + `)`
	kmText   = `(0?[.][0-9]{0,11}[1-9]|[1-9][0-9]{0,3}` + fraction + `|1[0-9]{4}` + fraction + `|200([0-2][0-9]|3[0-7])` + fraction +
		`|20038)`
	zoomText = `((1?[0-9]|2[01])` + fraction + `|22` + naught + `)`

	leapYear = `([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)`
	dayText  = `([0-9]{4}-(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|[0-9]{4}-(0[469]|11)-(0[1-9]|[12][0-9]|30)|` +
		`[0-9]{4}-02-(0[1-9]|1[0-9]|2[0-8])|` + leapYear + `-02-29)`
	hourText    = `([01][0-9]|2[0-3]):[0-5][0-9]`
	instantText = dayText + `([Tt]` + hourText + `:([0-5][0-9]|60)([.][0-9]{1,9})?([Zz]|[+-]` + hourText + `)?)?`
	periodText  = instantText + `|` + instantText + `/(([.][.])?|` + instantText + `)|([.][.])?/` + instantText

	// Letters of the scripts that the data is written in: one of them, or a digit, makes a search.
	letters = "[0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0620-\u063f\u0641-\u064a\u0671-\u06d3]"
	plainly = `[^\x00-\x1f\x7f-\x9f]`
)

// The patterns of whole values.
const (
	ID       = "^[0-9A-Za-z][0-9A-Za-z_.:-]*$" // of a feature, and the name of a file
	Period   = "^(" + periodText + ")$"
	Distance = "^" + lonText + "," + latText + "," + kmText + "$"
	Place    = "^" + zoomText + "/" + latText + "/" + lonText + "$"
	Search   = "^" + plainly + "*" + letters + plainly + "*$"
	Token    = "^[0-9A-Za-z_.:-]+$"
)
