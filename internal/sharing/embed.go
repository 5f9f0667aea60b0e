package sharing

import (
	"errors"
	"html"
	"net/url"
	"strconv"
	"strings"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
)

// The size of a frame in which all of an embedded map shows, and that of the picture, in pixels.
const (
	FrameWidth, FrameHeight     = 800, 500
	PictureWidth, PictureHeight = 1200, 630
)

// ErrFormat says that oEmbed is answered in JSON alone.
var ErrFormat = errors.New("oEmbed is answered as json alone")

// embedded is the resource of one of the forms of the embedded map that shows what is asked for.
func embedded(q *question.Question, operation ogc.OperationName) string {
	r := ogc.Resource{Operation: operation, Query: q.Asked.Query, View: ogc.View{Sel: q.Asked.View.Sel}}
	if r.View.Sel != "" {
		r.Query = incident.Query{}
	}
	return q.Root().Of(r)
}

// Picture is the address of the picture as a form has it.
func Picture(q *question.Question, form ogc.Form) string {
	if form == ogc.SVG {
		return embedded(q, ogc.OpEmbedSVG)
	}
	return embedded(q, ogc.OpEmbedPNG)
}

// Frame is the markup that shows the map in another page.
func Frame(q *question.Question, width, height int) string {
	return `<iframe src="` + html.EscapeString(embedded(q, ogc.OpEmbed)) + `" width="` + strconv.Itoa(width) + `" height="` +
		strconv.Itoa(height) + `" title="` + html.EscapeString(Title(q)) + `" loading="lazy"></iframe>`
}

// OEmbed answers for the page that the question names by its address.
func OEmbed(q *question.Question) (ogc.OEmbedAnswer, error) {
	asked := q.Asked.Sharing
	if asked.Format == "xml" {
		return ogc.OEmbedAnswer{}, ErrFormat
	}
	at, err := pageAt(q, asked.URL)
	if err != nil {
		return ogc.OEmbedAnswer{}, err
	}
	of := q.Instead(at)
	a := ogc.OEmbedAnswer{Version: "1.0", Type: "rich", Title: WorkOf(of).Title, ProviderName: q.Wording.Text("site.name"),
		ProviderURL: q.Present().To("/", ""), Width: within(FrameWidth, asked.Width), Height: within(FrameHeight, asked.Height)}
	a.HTML = Frame(of, a.Width, a.Height)
	if within(PictureWidth, asked.Width) == PictureWidth && within(PictureHeight, asked.Height) == PictureHeight {
		a.Thumbnail, a.ThumbWidth, a.ThumbHeight = Picture(of, ogc.PNG), PictureWidth, PictureHeight
	}
	return a, of.Err()
}

// within is a length that keeps to a limit; 0 is no limit.
func within(length, limit int) int {
	if limit == 0 {
		return length
	}
	return min(length, limit)
}

// pageAt is what an address of this site shows on a map. All else is missing: another site's address, a page without such
// a map, a filter that isn't right, an incident that isn't there.
func pageAt(q *question.Question, address string) (ogc.Resource, error) {
	missing := &question.Missing{What: "page", Value: address}
	path, query, ok := inSite(q, address)
	if !ok {
		return ogc.Resource{}, missing
	}
	raw, ok := rawOf(path)
	if !ok {
		return ogc.Resource{}, missing
	}
	raw.RawQuery, raw.Prefer = query, ogc.HTML
	r, _, faults := ogc.Parse(raw, q.Atlas.Vocabulary())
	if len(faults) > 0 {
		return ogc.Resource{}, missing
	}
	if r.ID != "" {
		if _, found := q.Record(r.ID); !found {
			return ogc.Resource{}, missing
		}
		r.View.Sel, r.Query = r.ID, incident.Query{}
	} else if _, found := q.Record(r.View.Sel); !found {
		r.View.Sel = ""
	}
	if layer, listed := ogc.CollectionOf(r.Collection); listed {
		r.Query = layer.Query(r.Query)
	}
	if usual := (incident.Days{To: q.Atlas.Days().To}); r.Operation == ogc.OpLanding && r.Query.Days.All() && !r.Query.Never {
		r.Query = r.Query.Within(usual) // as the map itself shows it
	}
	return r, nil
}

// inSite is the path below the site's own and the query string of an address of this site in the version that answers.
func inSite(q *question.Question, address string) (path, query string, ok bool) {
	u, err := url.Parse(address)
	base, badBase := url.Parse(q.Base)
	if err != nil || badBase != nil || u.User != nil {
		return "", "", false
	}
	whole := u.Scheme == "http" || u.Scheme == "https"
	if whole && !strings.EqualFold(u.Host, base.Host) || !whole && (u.Scheme != "" || u.Host != "" || u.Opaque != "") {
		return "", "", false
	}
	path, ok = strings.CutPrefix(u.Path, base.Path+q.Site)
	if !ok {
		return "", "", false
	}
	if rest, pinned := strings.CutPrefix(path, "/v/"+q.Atlas.Version()); pinned {
		path = rest
	}
	return "/" + strings.TrimPrefix(path, "/"), u.RawQuery, true
}

// rawOf is the request for a page that a map can stand for.
func rawOf(path string) (ogc.Raw, bool) {
	switch path {
	case "/":
		return ogc.Raw{Operation: ogc.OpLanding}, true
	case "/embed":
		return ogc.Raw{Operation: ogc.OpEmbed}, true
	}
	rest, ok := strings.CutPrefix(path, "/collections/")
	name, id, items := strings.Cut(rest, "/items")
	layer, known := ogc.CollectionOf(incident.Layer(name))
	if !ok || !items || !known || !layer.Incidents {
		return ogc.Raw{}, false
	}
	if id == "" {
		return ogc.Raw{Operation: ogc.OpItems, Collection: layer.ID}, true
	}
	if id, ok = strings.CutPrefix(id, "/"); !ok || id == "" || strings.Contains(id, "/") {
		return ogc.Raw{}, false
	}
	return ogc.Raw{Operation: ogc.OpItem, Collection: layer.ID, ID: id}, true
}

// Discovery is the address at which programs learn how a page of this site is shown elsewhere; blank for a page that no map
// stands for.
func Discovery(q *question.Question, page string) string {
	if _, err := pageAt(q, page); err != nil {
		return ""
	}
	return q.Root().To("/oembed", "url="+url.QueryEscape(page)+"&format=json")
}
