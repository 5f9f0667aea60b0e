package ogc

import (
	"strings"
	"sync"

	"khyberatlas/internal/i18n"
)

// Link is a link of an answer. Programs read it, and their answers don't hang on the reader's language: its title is in
// English.
type Link struct {
	Href     string `json:"href" format:"uri"`
	Rel      string `json:"rel" doc:"What it leads to."`
	Type     string `json:"type" doc:"Its media type."`
	Title    string `json:"title,omitempty" doc:"What it is."`
	HrefLang string `json:"hreflang,omitempty" doc:"Its language."`
}

// RelSchema is the relation by which a collection names its logical schema.
const RelSchema = "http://www.opengis.net/def/rel/ogc/1.0/schema"

// RelQueryables is the one by which it, and its features, name what they can be filtered by.
const RelQueryables = "http://www.opengis.net/def/rel/ogc/1.0/queryables"

// Root is where addresses begin: Base is scheme and host with the path that a proxy put before ours, Prefix is
// "/v/{version}" where the request named a version.
type Root struct{ Base, Prefix string }

// To is the address of a path with a query string.
func (o Root) To(path, query string) string {
	if query == "" {
		return o.Base + o.Prefix + path
	}
	return o.Base + o.Prefix + path + "?" + query
}

// Of is the address of a request.
func (o Root) Of(r Resource) string { return o.of(&r) }

func (o Root) of(r *Resource) string { return o.To(r.Path(), r.Canonical()) }

// Self are the links of an answer to itself and to the same thing in other forms.
func (o Root) Self(r *Resource) []Link {
	op, ok := Lookup(r.Operation)
	if !ok {
		return []Link{{Href: o.of(r), Rel: "self", Type: r.Form.Bare(), Title: i18n.English().Text("link.self")}}
	}
	self := o.of(r)
	as := self + "?f=" // the form stands last in an address
	switch {
	case r.Asked:
		as = self[:len(self)-len(r.Form)]
	case strings.Contains(self, "?"):
		as = self + "&f="
	}
	links := make([]Link, 1, len(op.Forms)+3) // with room for those that an answer has beside
	links[0] = Link{Href: self, Rel: "self", Type: r.Form.Bare(), Title: i18n.English().Text("link.self")}
	known := alternates()
	for _, f := range op.Forms {
		if f == r.Form {
			continue
		}
		links = append(links, known[f])
		links[len(links)-1].Href = as + string(f)
	}
	return links
}

// alternates are the links to the same in another form, without its address: every answer has some.
var alternates = sync.OnceValue(func() map[Form]Link {
	all := map[Form]Link{}
	for f := range forms {
		all[f] = Link{Rel: "alternate", Type: f.Bare(), Title: i18n.English().Text("link.alternate." + string(f))}
	}
	return all
})

// Paging are the links to the next and the previous window on matched features. They name the version that answers,
// so that reading on never skips or doubles, whatever is imported meanwhile.
func (o Root) Paging(r Resource, matched int, version string) []Link {
	pinned := Root{Base: o.Base, Prefix: "/v/" + version}
	var links []Link
	if end := r.Page.Offset + r.Page.Limit; end < matched {
		next := r
		next.Page.Offset = end
		links = append(links, Link{Href: pinned.Of(next), Rel: "next", Type: r.Form.Bare(),
			Title: i18n.English().Text("link.next")})
	}
	if r.Page.Offset > 0 {
		prev := r
		prev.Page.Offset = max(0, r.Page.Offset-r.Page.Limit)
		links = append(links, Link{Href: pinned.Of(prev), Rel: "prev", Type: r.Form.Bare(),
			Title: i18n.English().Text("link.prev")})
	}
	return links
}
