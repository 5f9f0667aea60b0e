package web

import (
	"context"
	"errors"
	"io"
	"iter"
	"net/http"
	"strings"
	"testing"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
)

// flowing is a server for which a hundred rows are many.
func flowing(t *testing.T, by func(question.Answerer) question.Answerer) string {
	t.Helper()
	s := build(t, func(c *Config) { c.Current = swayed{c.Current, by} })
	s.manyRows = 100
	return listen(t, s)
}

func TestAFileOfManyRowsGoesOutAsItIsMade(t *testing.T) {
	s := build(t, nil)
	s.manyRows = 100
	plain, at := site(t), listen(t, s)
	for _, d := range ogc.Downloads() {
		path := "/downloads/" + d.File
		before, want := get(t, plain+path)
		res, got := get(t, at+path)
		if got != want || res.StatusCode != http.StatusOK || res.Header.Get("Accept-Ranges") != "bytes" ||
			res.Header.Get("ETag") != before.Header.Get("ETag") {
			t.Errorf("%s: %d, %d bytes of %d, %v", path, res.StatusCode, len(got), len(want), res.Header)
		}
		many := d.Form != ogc.GPKG && d.Form != ogc.Zip && (strings.HasPrefix(d.File, "incident") ||
			strings.HasPrefix(d.File, "strikes") || d.Table == "claims")
		file, shelved := s.shelf.Find(res.Header.Get("ETag"))
		if shelved {
			file.Close()
		}
		if shelved == many {
			t.Errorf("%s: it was put on the shelf: %t", path, shelved)
		}
		if n := len(want); n > 2000 {
			part, body := get(t, at+path, "Range", "bytes=1000-", "If-Range", res.Header.Get("ETag"))
			if part.StatusCode != http.StatusPartialContent || body != want[1000:] {
				t.Errorf("what is left of %s after 1000 bytes: %d, %d bytes", path, part.StatusCode, len(body))
			}
		}
	}
	few, _ := get(t, at+"/downloads/incidents.csv?killed_min=90")
	if few.ContentLength < 0 {
		t.Error("a file of few rows doesn't say how long it is")
	}
}

// rowless is an answerer of which nobody reads the rows.
type rowless struct {
	question.Answerer
	t *testing.T
}

func (u rowless) Each(context.Context, incident.Query, incident.Sort) iter.Seq2[*incident.Record, error] {
	u.t.Error("the rows are read")
	return func(func(*incident.Record, error) bool) {}
}

func TestTheHeadOfAFileOfManyRowsReadsNone(t *testing.T) {
	at := flowing(t, func(a question.Answerer) question.Answerer { return rowless{a, t} })
	for _, file := range []string{"incidents.csv", "incidents.geojson", "strikes.kml", "incident_sources.json"} {
		for _, coding := range []string{"identity", "gzip"} {
			res, _ := ask(t, http.MethodHead, at+"/downloads/"+file, "Accept-Encoding", coding)
			if res.StatusCode != http.StatusOK || res.Header.Get("Content-Encoding") != strings.TrimPrefix(coding, "identity") ||
				res.Header.Get("Content-Disposition") == "" {
				t.Errorf("%s: %d, %v", file, res.StatusCode, res.Header)
			}
		}
	}
}

// halting fails in the middle of the rows.
type halting struct{ question.Answerer }

func (h halting) Each(ctx context.Context, q incident.Query, order incident.Sort) iter.Seq2[*incident.Record, error] {
	return func(yield func(*incident.Record, error) bool) {
		n := 0
		for r, err := range h.Answerer.Each(ctx, q, order) {
			if n++; n > 600 {
				yield(nil, errors.New("the disk is gone"))
				return
			}
			if !yield(r, err) {
				return
			}
		}
	}
}

func TestAFileOfManyRowsThatFailsOnItsWayIsCutOff(t *testing.T) {
	at := flowing(t, func(a question.Answerer) question.Answerer { return halting{a} })
	for _, file := range []string{"incidents.csv", "incidents.geojson", "incidents.kml", "incident_sources.csv"} {
		req, err := http.NewRequest(http.MethodGet, at+"/downloads/"+file, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Accept-Encoding", "identity")
		res, err := http.DefaultClient.Do(req)
		if err == nil {
			_, err = io.Copy(io.Discard, res.Body)
			res.Body.Close()
		}
		if !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
			t.Errorf("%s ended with %v", file, err)
		}
	}
	failed(t, "a file that is made before it is sent", at+"/downloads/incidents.gpkg")
}
