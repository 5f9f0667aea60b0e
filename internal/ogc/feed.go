package ogc

import "khyberatlas/internal/i18n"

// Feed are the links between the pages of a feed, as RFC 5005 names them. All but the feed itself name the version that
// answers, so that reading on never skips or doubles.
func (o Root) Feed(r Resource, matched int, version string) []Link {
	pinned := Root{Base: o.Base, Prefix: "/v/" + version}
	limit, begin := r.Page.Limit, r.Page.Offset%r.Page.Limit
	last := begin + max(0, matched-1-begin)/limit*limit
	to := func(rel string, offset int) Link {
		page := r
		page.Page.Offset = offset
		return Link{Href: pinned.Of(page), Rel: rel, Type: r.Form.Bare(), Title: i18n.English().Text("link.feed." + rel)}
	}
	links := []Link{to("first", 0), to("last", last)}
	if r.Page.Offset > 0 {
		links = append(links, to("previous", max(0, r.Page.Offset-limit)))
	}
	if r.Page.Offset+limit < matched {
		links = append(links, to("next", r.Page.Offset+limit))
	}
	return links
}
