package ogc

import "khyberatlas/internal/incident"

// Table is how the page of a layer of areas lays out its table. It has no effect on data.
type Table struct {
	Compare incident.Days // the period that stands beside the one of datetime; all of time for none
	Order   TableOrder
}

// TableOrder is what the rows of a table of areas are sorted by; blank for the page's own.
type TableOrder string

// TableOrders are the orders of a table of areas; a dash before one is the greatest first.
var TableOrders = []TableOrder{"name", "-name", "incidents", "-incidents", "killed", "-killed", "rate", "-rate", "before",
	"-before", "change", "-change"}

// Each is what a small map is drawn for; blank for quarters, or years where those would be too many.
type Each string

// Eaches are all of them.
var Eaches = []Each{"quarter", "year"}

var multiples = []Param{
	{Name: "each", Kind: Word, Enum: incident.Texts(Eaches), Example: "year",
		Doc:   "What a small map is drawn for: quarters where none is said, unless they are very many.",
		field: word(func(r *Resource) *Each { return &r.Each })},
}

var layout = []Param{
	{Name: "compare", Kind: Period, Example: "2024-01-01/2024-12-31",
		Doc: "A period that the page of districts lays beside the one of datetime. No effect on data.",
		field: field{read: (*reader).compare, write: func(r, _ *Resource) []string {
			if r.Table.Compare.All() {
				return nil
			}
			return some(r.Table.Compare.String())
		}}},
	{Name: "order", Kind: Word, Enum: incident.Texts(TableOrders), Example: "-change",
		Doc: "What the rows of the pages of districts and tehsils are sorted by: by name where none is said, or by the change " +
			"between two periods. No effect on data.",
		field: word(func(r *Resource) *TableOrder { return &r.Table.Order })},
}

// compare reads a period. One of the year 0000, which narrows a filter to nothing, is none.
func (r *reader) compare(p *Param, values []string) {
	asked := r.req.Query
	days, _ := r.span(p, values[0])
	r.req.Query, r.req.Table.Compare = asked, days
}
