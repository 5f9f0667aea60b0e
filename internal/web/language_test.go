package web

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

// inUrdu is a server that answers everybody in a second language: Urdu by its tag and its direction, and English with
// a mark before every message by its words.
func inUrdu(t testing.TB) *Server {
	t.Helper()
	made := fstest.MapFS{}
	folder := filepath.Join("..", "i18n", "catalogue", "en")
	files, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no messages: %v", err)
	}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		made["catalogue/en/"+filepath.Base(name)] = &fstest.MapFile{Data: raw}
		made["catalogue/ur/"+filepath.Base(name)] = &fstest.MapFile{Data: marked(t, raw)}
	}
	printers, err := i18n.Read(made)
	if err != nil {
		t.Fatal(err)
	}
	s := build(t, nil)
	s.speaks = func(i18n.Lang) *i18n.Printer { return printers["ur"] }
	return s
}

// mark begins every message of the second language.
const mark = "~"

func marked(t testing.TB, raw []byte) []byte {
	t.Helper()
	messages := decode[map[string]any](t, string(raw))
	for key, m := range messages {
		switch m := m.(type) {
		case string:
			messages[key] = mark + m
		case map[string]any:
			for form, text := range m {
				m[form] = mark + text.(string)
			}
		}
	}
	if _, ok := messages["locale.dir"]; ok {
		messages["locale.dir"] = "rtl"
	}
	raw, err := json.Marshal(messages)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestTagAndVaryHangOnTheLanguageWhereTheBytesDo(t *testing.T) {
	plain, second := build(t, nil), inUrdu(t)
	plain.Current, second.Current = laidBy(t, owed), laidBy(t, owed) // whose places have names in both languages
	english, urdu := plain.Handler(), second.Handler()
	spoken := 0
	for _, address := range allForms(t) {
		was, is := silently(english, address), silently(urdu, address)
		if was.Code != http.StatusOK || is.Code != http.StatusOK {
			t.Errorf("%s: %d and %d", address, was.Code, is.Code)
			continue
		}
		differs := was.Body.String() != is.Body.String()
		if differs {
			spoken++
		}
		if tags := was.Header().Get("ETag") != is.Header().Get("ETag"); tags != differs {
			t.Errorf("%s: the bytes differ is %t, the tags differ is %t", address, differs, tags)
		}
		for _, r := range []http.Header{was.Header(), is.Header()} {
			if vary := r.Get("Vary"); strings.Contains(vary, "Accept-Language") != differs {
				t.Errorf("%s: the bytes differ is %t, and Vary is %s", address, differs, vary)
			}
		}
	}
	if spoken < 20 {
		t.Errorf("%d answers are in the reader's language", spoken)
	}
}

// allForms are addresses of every operation in every form: of all layers, and of all files.
func allForms(t testing.TB) []string {
	t.Helper()
	var all []string
	for name, path := range addresses(t) {
		op, _ := ogc.Lookup(name)
		paths := []string{path}
		switch {
		case op.To != "" || name == "asset":
			continue
		case name == "download":
			paths = nil
			for _, file := range ogc.DownloadFiles() {
				paths = append(paths, "/downloads/"+file)
			}
		case strings.Contains(path, "incidents") && name != "item":
			for _, c := range ogc.CollectionIDs() {
				paths = append(paths, strings.Replace(path, "incidents", c, 1))
			}
		case name == "item":
			paths = append(paths, "/collections/crossings/items/torkham", "/collections/districts/items/bannu")
		}
		query := "?"
		if _, filtered := op.Param("datetime"); filtered {
			query = "?datetime=2025-10-01/2025-10-31&"
		}
		for _, path := range paths {
			if _, chosen := op.Param("f"); !chosen {
				all = append(all, strings.TrimRight(path+query, "?&"))
				continue
			}
			for _, f := range op.Forms {
				all = append(all, path+query+"f="+string(f))
			}
		}
	}
	return all
}

// silently asks without a network.
func silently(h http.Handler, address string, headers ...string) *httptest.ResponseRecorder {
	w, r := httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, address, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	h.ServeHTTP(w, r)
	return w
}

var (
	lineOfFault = regexp.MustCompile(`<div class="fault-line">\s*<p>([^<]*)</p>(?:\s*<p><strong>([^<]*)</strong>)?`)
	titleOfPage = regexp.MustCompile(`<h1>([^<]*)</h1>`)
)

func TestAProblemIsInTheReadersLanguageOnPagesAlone(t *testing.T) {
	english, urdu := build(t, nil).Handler(), inUrdu(t).Handler()
	addresses := []string{"/nope", "/assets/nope.js", "/collections/nope", "/collections/incidents/items/nope",
		"/downloads/nope.csv",
		"/v/0123456789abcdef/totals", "/?q=" + strings.Repeat("a", ogc.MaxQuery), "/histogram?interval=day&datetime=1900-01-01/..",
		"/totals?from=2025-02-01&to=2025-01-01", "/totals?datetime=2025-02-01T25/..", "/totals?q=a&q=b"}
	for query := range bad {
		addresses = append(addresses, "/totals?"+query)
	}
	for name, values := range badValues {
		for _, path := range []string{"/collections/incidents/items?", "/histogram?"} {
			for _, v := range append(values, "") {
				addresses = append(addresses, path+name+"="+url.QueryEscape(v))
			}
		}
	}
	lines := 0
	for _, address := range addresses {
		want := silently(english, address, "Accept", "application/json").Body.String()
		if got := silently(urdu, address, "Accept", "application/json").Body.String(); got != want || strings.Contains(got, mark) {
			t.Errorf("%s: programs read\n%s, not\n%s", address, got, want)
		}
		page := silently(urdu, address, "Accept", "text/html")
		if page.Code < 400 || !strings.HasPrefix(page.Header().Get("Content-Type"), "text/html") {
			continue // a page forgives it, or f asks for another form
		}
		title := titleOfPage.FindStringSubmatch(page.Body.String())
		found := lineOfFault.FindAllStringSubmatch(page.Body.String(), -1)
		if len(found) == 0 || len(title) == 0 || !strings.HasPrefix(title[1], mark) {
			t.Errorf("%s: the page's title is %q, with %d lines", address, title, len(found))
		}
		for _, m := range found {
			lines++
			marks := 1
			if page.Code == http.StatusBadRequest {
				marks = 3 // the line, what it is about, the rule
			}
			if strings.Count(m[1], mark) < marks || m[2] != "" && !strings.HasPrefix(m[2], mark) {
				t.Errorf("%s: the page says %q, %q", address, m[1], m[2])
			}
		}
	}
	if lines < 50 {
		t.Errorf("%d lines are in the reader's language", lines)
	}
}

func TestAFaultWithoutMessagesSpeaksInItsOwnWords(t *testing.T) {
	want := ogc.Flaw{Detail: `parameter x: "1": a rule`, Parameter: "x", Value: "1", Hint: "a hint"}
	for _, keys := range []incident.Keys{{}, {Rule: "no.such", Mend: "no.such_hint"}} {
		got := flawOf(i18n.For(i18n.En), incident.Fault{Where: "parameter x", Value: "1", Rule: "a rule", Mend: "a hint", Keys: keys})
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%+v: got %+v", keys, got)
		}
	}
}

func TestANameThatReadsFromTheRightIsSetApartOnPagesAlone(t *testing.T) {
	h := build(t, nil).Handler()
	const address = "/%D8%B9%D9%84%DB%8C"
	page := silently(h, address, "Accept", "text/html").Body.String()
	if want := "there is no page \u2068&#34;/علی&#34;\u2069"; !strings.Contains(page, want) {
		t.Errorf("the page lacks %+q", want)
	}
	body := silently(h, address, "Accept", "application/json").Body.String()
	if got := decode[ogc.Problem](t, body).Detail; got != `there is no page "/علی"` {
		t.Errorf("programs read %+q", got)
	}
}
