package web

import (
	"cmp"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"khyberatlas/internal/ogc"
)

// askOf asks a handler as a program does, or as a browser and wherever it is sent.
func askOf(h http.Handler, address, accept string) *httptest.ResponseRecorder {
	rec := httptest.NewRecorder()
	req := httptest.NewRequest(http.MethodGet, address, nil)
	req.Header.Set("Accept", accept)
	h.ServeHTTP(rec, req)
	if rec.Code == http.StatusSeeOther {
		return askOf(h, rec.Header().Get("Location"), accept)
	}
	return rec
}

// unlinked says which parameters an answer forgets: each has an ETag of its own, and the links to other forms and to the
// next page ask for it too.
func unlinked(h http.Handler, rows []ogc.Param) (wrong []string) {
	for _, p := range rows {
		say := func(format string, args ...any) { wrong = append(wrong, p.Name+": "+fmt.Sprintf(format, args...)) }
		path, values, accept := "/collections/incidents/items", url.Values{"limit": {"1"}}, "application/geo+json, application/json"
		switch {
		case takes("items", p):
		case takes("histogram", p):
			path, values = "/histogram", url.Values{}
		default: // a page alone takes it, which links to no other form
			path, values, accept = "/quarters", url.Values{}, "text/html"
		}
		without := askOf(h, path+"?"+values.Encode(), accept)
		values.Set(p.Name, p.Example)
		with := askOf(h, path+"?"+values.Encode(), accept)
		if with.Code != http.StatusOK {
			say("%d %s", with.Code, with.Body)
			continue
		}
		if tag := with.Header().Get("ETag"); tag == "" || tag == without.Header().Get("ETag") {
			say("the ETag is that of everything")
		}
		if accept == "text/html" {
			continue
		}
		rels := map[string]bool{}
		for _, l := range sameLinks(with) {
			u, err := url.Parse(l.Href)
			if err != nil || !u.Query().Has(cmp.Or(p.As, p.Name)) {
				say("the %s link is %s", l.Rel, l.Href)
			}
			rels[l.Rel] = true
		}
		if !rels["alternate"] || !rels["next"] && path != "/histogram" {
			say("there are not all links")
		}
	}
	return wrong
}

// takes reports whether an operation has a parameter.
func takes(operation ogc.OperationName, p ogc.Param) bool {
	op, _ := ogc.Lookup(operation)
	return slices.Contains(op.Names(), p.Name)
}

var headerLink = regexp.MustCompile(`<([^>]*)>; rel="(\w+)"`)

// sameLinks are the links of an answer, in its header and in itself, that ask for the same or for more of it.
func sameLinks(rec *httptest.ResponseRecorder) []ogc.Link {
	links := decode[struct{ Links []ogc.Link }](fails{}, rec.Body.String()).Links
	for _, m := range headerLink.FindAllStringSubmatch(strings.Join(rec.Header()["Link"], ","), -1) {
		links = append(links, ogc.Link{Href: m[1], Rel: m[2]})
	}
	return slices.DeleteFunc(links, func(l ogc.Link) bool { return !slices.Contains([]string{"self", "alternate", "next"}, l.Rel) })
}

// unposted says which filters a form of a page forgets: it has fields or boxes for them, or passes them on.
func unposted(h http.Handler, rows []ogc.Param) (wrong []string) {
	for _, p := range rows {
		say := func(what string) { wrong = append(wrong, p.Name+": "+what) }
		query := "?" + url.Values{p.Name: {p.Example}}.Encode()
		page, err := goquery.NewDocumentFromReader(askOf(h, "/"+query, "text/html").Body)
		if err != nil {
			say(err.Error())
			continue
		}
		form := page.Find("form.filter")
		name := `[name="` + p.Name + `"]`
		value, passed := form.Find("input[type=hidden]" + name).Attr("value")
		switch {
		case p.Input == ogc.Hidden && (!passed || value != p.Example):
			say("the form doesn't pass it on")
		case p.Input == ogc.Choices && form.Find(`[data-group="`+p.Name+`"] input[type=checkbox][checked]`+name).Length() == 0:
			say("the form has no box for it")
		case p.Input == ogc.Own && p.Kind != ogc.Period && form.Find("input:not([type=hidden])"+name).Length() == 0:
			say("the form has no field for it")
		}
		page, err = goquery.NewDocumentFromReader(askOf(h, "/histogram"+query, "text/html").Body)
		if err != nil || page.Find(`form:not(.filter) input[type=hidden][name="`+cmp.Or(p.As, p.Name)+`"]`).Length() == 0 {
			say("the form of the chart doesn't pass it on")
		}
	}
	return wrong
}

// unsaid says which filters have no words: what a feed is called tells all of them but the period, which a feed has none of.
func unsaid(h http.Handler, rows []ogc.Param) (wrong []string) {
	title := func(query url.Values) string {
		return decode[struct{ Title string }](fails{}, askOf(h, "/feed.json?"+query.Encode(), "*/*").Body.String()).Title
	}
	for _, p := range rows {
		if p.Kind == ogc.Period || p.As != "" {
			continue
		}
		// A message that is missing stands there by its key.
		if said := title(url.Values{p.Name: {p.Example}}); said == title(nil) || strings.Contains(said, "filter."+p.Name) {
			wrong = append(wrong, p.Name+": the title of a feed doesn't say it")
		}
	}
	return wrong
}

// unlikeOnCrossings says which filters do to crossings what their row doesn't say.
func unlikeOnCrossings(h http.Handler, rows []ogc.Param) (wrong []string) {
	features := func(query url.Values) string {
		body := askOf(h, "/collections/crossings/items?"+query.Encode(), "*/*").Body.String()
		return string(decode[struct{ Features json.RawMessage }](fails{}, body).Features)
	}
	for _, p := range rows {
		if acts := features(url.Values{p.Name: {p.Example}}) != features(nil); acts != p.OnCrossings {
			wrong = append(wrong, fmt.Sprintf("%s: that it acts on crossings is %t", p.Name, acts))
		}
	}
	return wrong
}

// fails stops a check that can't go on.
type fails struct{}

func (fails) Helper()                           {}
func (fails) Fatalf(format string, args ...any) { panic(fmt.Sprintf(format, args...)) }

// speaking are the rows that say something by themselves: what filter is written in doesn't.
func speaking(rows []ogc.Param) []ogc.Param {
	return slices.DeleteFunc(slices.Clone(rows), func(p ogc.Param) bool { return p.As == "filter" })
}

func TestEveryParameterIsInItsLinksFormsAndWords(t *testing.T) {
	h, filters := build(t, nil).Handler(), speaking(ogc.Filters())
	for _, wrong := range slices.Concat(unlinked(h, speaking(ogc.SharedParams())), unposted(h, filters), unsaid(h, filters),
		unlikeOnCrossings(h, filters)) {
		t.Error(wrong)
	}
}

// TestAnAnswerThatForgetsAFilterIsNoticed holds the checks against servers that forget one filter in one place each.
func TestAnAnswerThatForgetsAFilterIsNoticed(t *testing.T) {
	h := build(t, nil).Handler()
	const name = "killed_min"
	row := ogc.Filters()[slices.IndexFunc(ogc.Filters(), func(p ogc.Param) bool { return p.Name == name })]
	// without forgets the filter in the pieces of a text that hold a part.
	without := func(text, end, part string) string {
		pieces := strings.SplitAfter(text, end)
		for i, piece := range pieces {
			if strings.Contains(piece, part) {
				pieces[i] = strings.ReplaceAll(piece, name, "forgotten")
			}
		}
		return strings.Join(pieces, "")
	}
	for place, tc := range map[string]struct {
		check  func(http.Handler, []ogc.Param) []string
		forget func(header http.Header, body string, plain *httptest.ResponseRecorder) string
	}{
		"the ETag": {unlinked, func(header http.Header, body string, plain *httptest.ResponseRecorder) string {
			header.Set("ETag", plain.Header().Get("ETag"))
			return body
		}},
		"the alternate links": {unlinked, func(_ http.Header, body string, _ *httptest.ResponseRecorder) string {
			return without(body, "}", `"alternate"`)
		}},
		"the links of the header": {unlinked, func(header http.Header, body string, _ *httptest.ResponseRecorder) string {
			header.Set("Link", without(strings.Join(header["Link"], ","), ",", "alternate"))
			return body
		}},
		"the next link": {unlinked, func(_ http.Header, body string, _ *httptest.ResponseRecorder) string {
			return without(body, "}", `"next"`)
		}},
		"the forms": {unposted, func(_ http.Header, body string, _ *httptest.ResponseRecorder) string {
			return without(body, ">", "<input")
		}},
		"the words": {unsaid, func(_ http.Header, _ string, plain *httptest.ResponseRecorder) string {
			return plain.Body.String()
		}},
	} {
		forgetful := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			rec := httptest.NewRecorder()
			h.ServeHTTP(rec, r)
			body := rec.Body.String()
			if query := r.URL.Query(); query.Has(name) {
				query.Del(name)
				body = tc.forget(rec.Header(), body, askOf(h, r.URL.Path+"?"+query.Encode(), r.Header.Get("Accept")))
			}
			for key, values := range rec.Header() {
				w.Header()[key] = values
			}
			w.WriteHeader(rec.Code)
			fmt.Fprint(w, body)
		})
		if len(tc.check(forgetful, []ogc.Param{row})) == 0 {
			t.Errorf("that %s forget %s is not noticed", place, name)
		}
		if wrong := tc.check(h, []ogc.Param{row}); len(wrong) > 0 {
			t.Errorf("%s: %s", place, wrong)
		}
	}
	row.OnCrossings = true
	if len(unlikeOnCrossings(h, []ogc.Param{row})) == 0 {
		t.Errorf("that %s does nothing to crossings is not noticed", name)
	}
	row.Name = "made_up_min"
	for name, check := range map[string]func(http.Handler, []ogc.Param) []string{"links": unlinked, "forms": unposted} {
		if len(check(h, []ogc.Param{row})) == 0 {
			t.Errorf("%s: that the server takes no made_up_min is not noticed", name)
		}
	}
}
