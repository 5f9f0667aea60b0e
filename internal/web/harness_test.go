package web

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"

	"sync"
	"testing"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/columns"
	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/served"
)

// odd is the shipped dataset with the rows that it has few or none of, shipped is it alone. Each is built once:
// building takes a second.
var (
	odd     = once(func(t testing.TB) *incident.Dataset { return datasettest.With(t, datasettest.OddRows()) })
	shipped = once(datasettest.Shipped)
)

func once(dataset func(testing.TB) *incident.Dataset) func(testing.TB) *served.Current {
	var once sync.Once
	current := &served.Current{}
	return func(t testing.TB) *served.Current {
		t.Helper()
		once.Do(func() {
			a, err := atlas.Build(dataset(t))
			if err != nil {
				t.Fatal(err)
			}
			current.Swap(served.InMemory(a))
		})
		return current
	}
}

// asking is a question about the version that is served.
func asking(t testing.TB, current *served.Current) *question.Question {
	t.Helper()
	return answertest.AskOf(t, current.Load().Atlas)
}

// build makes a server of the odd dataset.
func build(t testing.TB, change func(*Config)) *Server {
	t.Helper()
	c := Config{Current: odd(t), Program: "test", Build: "test", Contact: "desk@example.org"}
	if change != nil {
		change(&c)
	}
	s, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// swayed are versions whose answerers another one stands before.
type swayed struct {
	Versions
	by func(question.Answerer) question.Answerer
}

func (a swayed) Load() *served.Version {
	v := a.Versions.Load()
	return served.New(v.Atlas, func() question.Answerer { return a.by(v.ForOne()) })
}

// listen starts a server and gives its address.
func listen(t testing.TB, s *Server) string {
	t.Helper()
	srv := httptest.NewServer(s.Handler())
	t.Cleanup(srv.Close)
	return srv.URL
}

// site is a server with the plain configuration.
func site(t testing.TB) string { return listen(t, build(t, nil)) }

// ask sends a request whose headers come in pairs and reads the whole answer. It follows no redirect.
func ask(t testing.TB, method, address string, headers ...string) (*http.Response, string) {
	t.Helper()
	req, err := http.NewRequest(method, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(headers); i += 2 {
		req.Header.Add(headers[i], headers[i+1])
	}
	return do(t, req)
}

// do sends a request as it is.
func do(t testing.TB, req *http.Request) (*http.Response, string) {
	t.Helper()
	tr := &http.Transport{DisableCompression: true, DisableKeepAlives: true}
	res, err := tr.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatalf("%s %s: %v", req.Method, req.URL, err)
	}
	return res, string(body)
}

func get(t testing.TB, address string, headers ...string) (*http.Response, string) {
	t.Helper()
	return ask(t, http.MethodGet, address, headers...)
}

// fataler is what a test and a property have in common.
type fataler interface {
	Helper()
	Fatalf(string, ...any)
}

// decode reads JSON.
func decode[T any](t fataler, body string) T {
	t.Helper()
	var v T
	if err := json.Unmarshal([]byte(body), &v); err != nil {
		t.Fatalf("%v in %.200s", err, body)
	}
	return v
}

// makes answers one operation by a function of the test's own and all others as ever.
func makes(operation ogc.OperationName, write func(io.Writer) error) func(*exchange, io.Writer) error {
	return func(x *exchange, w io.Writer) error {
		if x.Operation.Name == operation {
			return write(w)
		}
		return x.write(w)
	}
}

// propertiesOf are those of a layer's features.
func propertiesOf(layer string) []columns.Property {
	c, _ := ogc.CollectionOf(incident.Layer(layer))
	return c.Properties
}
