package web

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"

	"khyberatlas/internal/answer"
	"khyberatlas/internal/mapdata"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/ogc/route"
	"khyberatlas/internal/page"
)

func TestRoutesAndTheTableOfOperationsAreTheSame(t *testing.T) {
	e, ok := build(t, nil).routes().(*echo.Echo)
	if !ok {
		t.Fatal("the routes are not echo's")
	}
	bound := map[string]bool{}
	for _, r := range e.Routes() {
		bound[r.Method+" "+r.Path] = true
	}
	for _, op := range ogc.Operations() {
		path := route.Of(op.Path)
		paths := []string{path}
		if op.Pinned {
			paths = append(paths, "/v/:version"+path)
			if path == "/" {
				paths = append(paths, "/v/:version")
			}
		}
		for _, p := range paths {
			for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodOptions} {
				if !bound[method+" "+p] {
					t.Errorf("%s has no route %s %s", op.Name, method, p)
				}
				delete(bound, method+" "+p)
			}
		}
	}
	for route := range bound {
		t.Errorf("%s is in no operation", route)
	}
}

func TestEveryOperationHasWhatItsFormsNeed(t *testing.T) {
	for _, op := range ogc.Operations() {
		if op.To != "" || op.Bundled || op.Watch {
			continue
		}
		for _, f := range op.Forms {
			if f != ogc.HTML {
				if !answer.Has(op.Name) && !mapdata.Has(op.Name) && !page.Draws(op.Name) {
					t.Errorf("%s has no answer", op.Name)
				}
				continue
			}
			if page.Has(op.Name, "") {
				continue
			}
			for _, c := range ogc.Collections() {
				if !strings.Contains(op.Path, "{collectionId}") || !page.Has(op.Name, c.ID) {
					t.Errorf("%s has no page for %s", op.Name, c.ID)
				}
			}
		}
	}
}

// addresses are one of every operation, with something real where the path has a name.
func addresses(t testing.TB) map[ogc.OperationName]string {
	t.Helper()
	out := map[ogc.OperationName]string{}
	for _, op := range ogc.Operations() {
		id := "2025-10-08-orakzai"
		if strings.Contains(string(op.Name), "crossings") {
			id = "torkham"
		}
		file := "incidents.csv"
		if op.Name == "asset" {
			file = "none.js"
		}
		out[op.Name] = strings.NewReplacer("{collectionId}", "incidents", "{featureId}", id, "{file}", file, "{tileMatrix}", "6",
			"{tileCol}", "44", "{tileRow}", "25").Replace(op.Path)
	}
	return out
}

func TestEveryAddressAnswersWithAStatusOfItsOperation(t *testing.T) {
	at := site(t)
	for name, path := range addresses(t) {
		op, _ := ogc.Lookup(name)
		for _, accept := range []string{"*/*", "text/html", "application/json", "image/png"} {
			res, _ := get(t, at+path, "Accept", accept)
			if name == "asset" && res.StatusCode == http.StatusNotFound {
				continue
			}
			i := slices.IndexFunc(op.Answers(), func(a ogc.Answer) bool { return a.Status == res.StatusCode })
			if i < 0 {
				t.Errorf("%s as %s: status %d is not in the table", path, accept, res.StatusCode)
				continue
			}
			kind := res.Header.Get("Content-Type")
			bare, _, _ := strings.Cut(kind, ";")
			if types := op.Answers()[i].Types; types != nil && !slices.Contains(types, kind) && !slices.Contains(types, bare) {
				t.Errorf("%s as %s: %d in %s is not in the table", path, accept, res.StatusCode, kind)
			}
		}
	}
}

func TestShortAddressesLeadToTheFeatures(t *testing.T) {
	at := site(t)
	version := odd(t).Load().Version()
	for path, want := range map[string]string{
		"/incidents":                        "/collections/incidents/items",
		"/incidents?type=ied":               "/collections/incidents/items?type=ied",
		"/incidents/2025-10-08-orakzai":     "/collections/incidents/items/2025-10-08-orakzai",
		"/strikes/x?f=html":                 "/collections/strikes/items/x?f=html",
		"/crossings/torkham":                "/collections/crossings/items/torkham",
		"/districts":                        "/collections/districts/items",
		"/v/" + version + "/districts/swat": "/v/" + version + "/collections/districts/items/swat",
	} {
		res, _ := get(t, at+path)
		if res.StatusCode != http.StatusMovedPermanently || res.Header.Get("Location") != want {
			t.Errorf("%s: %d to %s", path, res.StatusCode, res.Header.Get("Location"))
		}
	}
}

func TestAFormOfThePageIsSentToItsCanonicalAddress(t *testing.T) {
	at := site(t)
	html := []string{"Accept", "text/html,*/*;q=0.8"}
	for path, want := range map[string]string{
		"/?from=2025-10-01&to=2025-10-31&type=&q=": "/?datetime=2025-10-01/2025-10-31",
		"/?utm_source=x": "/",
		"/collections/incidents/items?type=ied&type=ied": "/collections/incidents/items?type=ied",
	} {
		res, _ := get(t, at+path, html...)
		if res.StatusCode != http.StatusSeeOther || res.Header.Get("Location") != want {
			t.Errorf("%s: %d to %s", path, res.StatusCode, res.Header.Get("Location"))
		}
		if res, _ = get(t, at+want, html...); res.StatusCode != http.StatusOK {
			t.Errorf("%s: %d", want, res.StatusCode)
		}
	}
}
