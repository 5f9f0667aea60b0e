package ogc

import (
	"unicode/utf8"

	"khyberatlas/internal/incident"
)

// Sharing is what one who passes a filter on asks beside it.
type Sharing struct {
	Accessed incident.Day // on which the reader saw what is cited
	URL      string       // the address that is to be shown elsewhere
	Format   string       // of the answer that shows it there
	Width    int          // at most so many pixels; 0 for no limit
	Height   int
	Untraced string // the wish not to be tracked, which nobody is anyway
}

var citing = []Param{
	{Name: "accessed", Kind: DayOnly, Example: "2026-11-26",
		Doc: "The day on which the reader saw it, for the citation: no answer looks at a clock.",
		field: field{
			read: func(r *reader, p *Param, values []string) {
				day, err := incident.ParseDay(values[0])
				if err != nil {
					r.fault(p, values[0], "problem.day", "problem.example")
				}
				r.req.Sharing.Accessed = day
			},
			write: func(r, _ *Resource) []string { return some(r.Sharing.Accessed.String()) },
		}},
}

var embedding = []Param{
	{Name: "url", Kind: Address, Example: "/?type=drone_strike",
		Doc: "The address of a page of this site, whole or from the first / on: the map, its embedded form, the list of " +
			"incidents or one incident, with any filter. Without it, the map.",
		field: field{
			read: func(r *reader, p *Param, values []string) {
				if utf8.RuneCountInString(values[0]) > LongestAddress {
					r.fault(p, values[0], "problem.address_length", "problem.example")
					return
				}
				r.req.Sharing.URL = values[0]
			},
			write: func(r, _ *Resource) []string { return some(r.Sharing.URL) },
		}},
	{Name: "format", Kind: Word, Enum: []string{"json", "xml"}, Default: "json", Example: "json",
		Doc: "The format of the answer; there is no other than json, and xml is 501.",
		field: field{
			read:  func(r *reader, p *Param, values []string) { r.req.Sharing.Format = one[string](r, p, values) },
			write: func(r, _ *Resource) []string { return some(r.Sharing.Format) },
		}},
	{Name: "maxwidth", Kind: Integer, Min: 1, Example: "600", Doc: "At most so many pixels wide.",
		field: count(func(r *Resource) *int { return &r.Sharing.Width })},
	{Name: "maxheight", Kind: Integer, Min: 1, Example: "400", Doc: "At most so many pixels high.",
		field: count(func(r *Resource) *int { return &r.Sharing.Height })},
	{Name: "dnt", Kind: Token, Example: "1", Doc: "Some programs say that readers aren't to be tracked. Nobody is; no effect.",
		field: field{
			read:  func(r *reader, p *Param, values []string) { r.req.Sharing.Untraced = r.tokens(p, values) },
			write: func(r, _ *Resource) []string { return some(r.Sharing.Untraced) },
		}},
}

// OEmbedAnswer is how another site shows a map of ours, as oEmbed 1.0 has it. A thumbnail that is larger than what was
// asked for is left out.
type OEmbedAnswer struct {
	Version      string `json:"version" doc:"The version of oEmbed."`
	Type         string `json:"type" doc:"What it is: rich."`
	Title        string `json:"title" doc:"The dataset, and what of it is shown."`
	ProviderName string `json:"provider_name" doc:"The name of this site."`
	ProviderURL  string `json:"provider_url" format:"uri" doc:"The address of this site."`
	HTML         string `json:"html" doc:"The frame to be put into the page."`
	Width        int    `json:"width" doc:"Pixels."`
	Height       int    `json:"height" doc:"Pixels."`
	Thumbnail    string `json:"thumbnail_url,omitempty" format:"uri" doc:"The same as a picture."`
	ThumbWidth   int    `json:"thumbnail_width,omitempty" doc:"Pixels."`
	ThumbHeight  int    `json:"thumbnail_height,omitempty" doc:"Pixels."`
}
