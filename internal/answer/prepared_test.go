package answer

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
	"khyberatlas/internal/question/answertest"
)

// preparing is an answerer that has its records as bytes too.
type preparing struct {
	question.Answerer
	fails error // at the third row
}

func (p preparing) Features(ctx context.Context, q incident.Query, window incident.Page) (incident.Prepared, error) {
	return p.as(ctx, q, window, format.AppendFeature)
}

func (p preparing) Feature(ctx context.Context, id string) ([]byte, error) {
	r, err := p.Record(ctx, id)
	if err != nil {
		return nil, err
	}
	return format.AppendFeature(nil, r), nil
}

func (p preparing) Lines(ctx context.Context, q incident.Query, window incident.Page) (incident.Prepared, error) {
	return p.as(ctx, q, window, format.AppendLine)
}

func (p preparing) as(ctx context.Context, q incident.Query, window incident.Page,
	spell func([]byte, *incident.Record) []byte) (incident.Prepared, error) {
	hits, err := p.Search(ctx, q, window)
	listed := format.Incidents.Listed(hits.Records)
	return incident.Prepared{Matched: hits.Matched, Returned: len(hits.Records), Box: listed.Box,
		Rows: func(yield func([]byte, error) bool) {
			var b []byte
			for i, r := range hits.Records {
				if p.fails != nil && i == 2 {
					yield(nil, p.fails)
					return
				}
				if b = spell(b[:0], r); !yield(b, nil) {
					return
				}
			}
		}}, err
}

// asked are lists and files of incidents and strikes in every form that may be prepared.
func asked() (all []ogc.Resource) {
	for _, collection := range []incident.Layer{incident.LayerIncidents, incident.LayerStrikes} {
		for _, form := range []ogc.Form{ogc.GeoJSON, ogc.GeoJSONL, ogc.GeoJSONSeq, ogc.CSV} {
			list := ogc.Resource{Operation: ogc.OpItems, Collection: collection, Form: form,
				Page: incident.Page{Limit: 30, Offset: 7, Sort: incident.SortKilled}}
			all = append(all, list)
			list.Page.Offset = 1 << 20
			all = append(all, list)
			if name := string(collection) + "." + string(form); form == ogc.GeoJSON || form == ogc.CSV {
				all = append(all, ogc.Resource{Operation: ogc.OpDownload, File: name, Form: form,
					Page: incident.Page{Limit: 10, Sort: incident.SortDate}})
			}
		}
	}
	return all
}

func TestWhatIsPreparedIsWhatIsWritten(t *testing.T) {
	for _, r := range asked() {
		var texts [2]bytes.Buffer
		for i, a := range []question.Answerer{answertest.Odd(t), preparing{Answerer: answertest.Odd(t)}} {
			c := asking(t, r)
			c.About(answertest.Odd(t), a)
			if err := c.maker.Write(&texts[i], c.Question, Outlet{}); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(texts[0].Bytes(), texts[1].Bytes()) {
			t.Errorf("%s %s as %s differs", r.Collection, r.File, r.Form)
		}
	}
}

// unprepared is an answerer that has no bytes.
type unprepared struct{ question.Answerer }

func TestOneFeatureIsWrittenAlikeWhetherItIsKeptOrNot(t *testing.T) {
	a := answertest.Odd(t)
	n := 0
	for r, err := range a.Each(t.Context(), incident.Query{}.AllTold(), incident.SortDate) {
		if err != nil {
			t.Fatal(err)
		}
		n++
		var texts [2]bytes.Buffer
		for i, by := range []question.Answerer{a, unprepared{a}} {
			c := asking(t, ogc.Resource{Operation: ogc.OpItem, Collection: incident.LayerIncidents, ID: r.ID, Form: ogc.GeoJSON})
			c.About(a, by)
			if err := c.maker.Write(&texts[i], c.Question, Outlet{}); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(texts[0].Bytes(), texts[1].Bytes()) {
			t.Errorf("%s: %s\nand %s", r.ID, texts[0].String(), texts[1].String())
		}
	}
	if n < 1000 {
		t.Errorf("%d incidents", n)
	}
}

func TestARowThatFailsEndsWhatIsPrepared(t *testing.T) {
	broken := errors.New("the disk is gone")
	for _, r := range asked() {
		if r.Page.Offset > 1000 {
			continue // nothing is read
		}
		c := asking(t, r)
		c.About(answertest.Odd(t), preparing{answertest.Odd(t), broken})
		var b bytes.Buffer
		if err := c.maker.Write(&b, c.Question, Outlet{}); !errors.Is(err, broken) || b.Len() > 0 {
			t.Errorf("%s %s as %s: %v, %d bytes", r.Collection, r.File, r.Form, err, b.Len())
		}
	}
}

func TestTheHeadOfAListCountsAndFindsNothing(t *testing.T) {
	for _, r := range asked() {
		if r.Operation != ogc.OpItems || r.Page.Offset > 1000 {
			continue
		}
		c := asking(t, r)
		searched := &windows{Answerer: answertest.Odd(t)}
		c.About(answertest.Odd(t), searched)
		var told Head
		err := c.maker.Write(&bytes.Buffer{}, c.Question, Outlet{HeadOnly: true, Announce: func(h Head) error { told = h; return nil }})
		if !errors.Is(err, ErrHeadOnly) || told.Returned != r.Page.Limit || told.Matched < 50 {
			t.Errorf("%s as %s: %v, %+v", r.Collection, r.Form, err, told)
		}
		for _, window := range searched.asked {
			if window.Limit != 1 {
				t.Errorf("%s as %s searched for %+v", r.Collection, r.Form, window)
			}
		}
	}
}
