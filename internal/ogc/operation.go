package ogc

import (
	"net/http"
	"net/url"
	"slices"
	"strings"

	"khyberatlas/internal/incident"
)

// Operation is one thing that the server does.
type Operation struct {
	Name    OperationName
	Path    string // with {name} where the path has a parameter
	Summary string
	Tag     string
	Params  []Param // of the query string
	// Forms are what it answers in; the first is the one for readers who don't mind.
	Forms []Form
	// Weights are what making each of them takes; blank for what costs nothing, such as the answers for those who watch.
	Weights map[Form]Weight
	// Schema is the schema of its answer as JSON; blank for one that says no more than that it is an object.
	Schema string
	// Fails are the statuses beside 200 that it can answer with.
	Fails []int
	// Pinned operations also answer under /v/{version}.
	Pinned bool
	Sort   incident.Sort // the order where none is asked for
	// Firm operations answer in their first form to everybody who can take it at all, so that a browser that prefers a
	// page isn't given one under a name that ends in .json.
	Firm bool
	// Features operations answer with a window on a layer's features, and say in their head how many there are.
	Features bool
	// File operations answer with files under names of their own, which say nothing of the host and whose bytes can be
	// asked for in part.
	File bool
	// Bundled operations answer with the files of the page's script and style: they need no dataset, and a name stands for
	// the same bytes for ever.
	Bundled bool
	// Fetched operations are what a page's script asks for by itself, so that what a reader looked for shows in the address.
	Fetched bool
	// Watch operations are for those who watch the server: they need no dataset and are kept by nobody.
	Watch bool
	// Example is a path with a query string that answers.
	Example string
	// To is the path that a short address redirects to; blank for operations that answer themselves.
	To string
}

// Named reports whether the address itself names the one form that it has: /feed.atom is a feed, whatever the reader
// would rather have.
func (o *Operation) Named() bool { return len(o.Forms) == 1 && strings.Contains(o.Path, ".") }

// Answer is a status with the media types that it comes in.
type Answer struct {
	Status int
	Types  []string
}

// SeveralParts is the type of an answer to several ranges at once.
const SeveralParts = "multipart/byteranges"

// Answers are all that the operation can answer with.
func (o *Operation) Answers() []Answer {
	if o.To != "" {
		return append([]Answer{{Status: 301}}, o.failures()...)
	}
	ok := Answer{Status: 200}
	for _, f := range o.Forms {
		ok.Types = append(ok.Types, f.Bare())
	}
	out := []Answer{ok}
	if o.File {
		out = append(out, Answer{Status: 206, Types: append(slices.Clip(ok.Types), SeveralParts)})
	}
	return append(out, o.failures()...)
}

// StatusText is the name of a status.
func StatusText(status int) string { return http.StatusText(status) }

// always are the statuses that every address can answer with: for an address that is too long.
var always = []int{414}

func (o *Operation) failures() []Answer {
	var out []Answer
	for _, status := range append(slices.Clip(o.Fails), always...) {
		a := Answer{Status: status}
		if status >= 400 {
			a.Types = []string{"application/problem+json", HTML.Bare()}
		}
		out = append(out, a)
	}
	return out
}

// Lookup finds an operation by its name.
func Lookup(name OperationName) (*Operation, bool) {
	op := byName[name]
	return op, op != nil
}

// byName are the operations, as every request and every link looks for one.
var byName = func() map[OperationName]*Operation {
	all := map[OperationName]*Operation{}
	for i := range operations {
		all[operations[i].Name] = &operations[i]
	}
	return all
}()

// Operations are all that the server does; callers only read them.
func Operations() []Operation { return operations }

// Param finds a parameter of the operation by its name.
func (o *Operation) Param(name string) (*Param, bool) {
	for i := range o.Params { // by its place: a parameter is too large to be handed round
		if o.Params[i].Name == name {
			return &o.Params[i], true
		}
	}
	return nil, false
}

// Names are the names of the operation's parameters.
func (o *Operation) Names() []string {
	names := make([]string, len(o.Params))
	for i, p := range o.Params {
		names[i] = p.Name
	}
	return names
}

// Offer is a media type that an Accept header may name and the form that it leads to.
type Offer struct {
	Type string
	Form Form
}

// Offers are what the operation can be asked for by Accept, the preferred first. A reader of GeoJSON, a schema or an
// API's description may say that it takes JSON.
func (o *Operation) Offers() []Offer {
	var out []Offer
	for _, f := range o.Forms {
		kind, _, _ := strings.Cut(f.Bare(), ";")
		out = append(out, Offer{kind, f})
		if f.isJSON() && !slices.Contains(o.Forms, JSON) {
			out = append(out, Offer{JSON.Bare(), f})
		}
	}
	return out
}

// Path is the request's own path, escaped, without the prefix of a version.
func (r Resource) Path() string {
	op, ok := Lookup(r.Operation)
	if !ok {
		return "/"
	}
	return fill(op.Path, &r)
}

// fill sets the names into a path, in one pass: what is set in may have braces.
func fill(pattern string, r *Resource) string {
	path := ""
	for {
		before, rest, found := strings.Cut(pattern, "{")
		if !found {
			return path + before
		}
		name, after, _ := strings.Cut(rest, "}")
		path += before + r.at(name)
		pattern = after
	}
}

// at is what stands in the path in the place of a name.
func (r *Resource) at(name string) string {
	switch name {
	case "collectionId":
		return url.PathEscape(string(r.Collection))
	case "featureId":
		return url.PathEscape(r.ID)
	case "file":
		return url.PathEscape(r.File)
	case "tileMatrix":
		return r.Tile.Matrix
	case "tileCol":
		return r.Tile.Col
	case "tileRow":
		return r.Tile.Row
	}
	return "{" + name + "}"
}

// Target is the path that a short address redirects to.
func (r Resource) Target() string {
	op, ok := Lookup(r.Operation)
	if !ok {
		return "/"
	}
	return fill(op.To, &r)
}

// Tag is a group of operations.
type Tag struct{ Name, Title, About string }

var tags = []Tag{
	{"features", "Features", "OGC API - Features: the layers, their features and what describes them."},
	{"figures", "Figures", "Sums and counts over time of the incidents that match a filter."},
	{"data", "Downloads", "Whole layers and tables as files."},
	{"tiles", "Tiles", "Vector tiles of the layers, for maps in other programs and on other sites."},
	{"feeds", "Feeds and pictures", "What a filter finds, for feed readers and other sites."},
	{"site", "Pages", "The pages of the site."},
	{"short", "Short addresses", "Addresses that lead to others."},
	{"map", "The page's map", "What the page's own script reads; its form can change."},
	{"assets", "Script and style", "Files of the page."},
	{"health", "Health", "For those who watch the server."},
}

// Tags are the groups that have operations, in the order of a document; callers only read them.
func Tags() []Tag {
	return slices.DeleteFunc(slices.Clone(tags), func(t Tag) bool {
		return !slices.ContainsFunc(operations, func(o Operation) bool { return o.Tag == t.Name })
	})
}
