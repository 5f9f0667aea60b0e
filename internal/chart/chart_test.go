package chart_test

import (
	"bytes"
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"khyberatlas/internal/chart"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/index"
	"khyberatlas/internal/index/sections"
)

func rowsOf(t interface{ Fatal(...any) }, list []incident.Incident) *index.Index {
	b := &index.Builder{}
	p := b.Part()
	for i := range list {
		if err := p.Add(&incident.Record{Incident: &list[i], Badge: -1}, 0); err != nil {
			t.Fatal(err)
		}
	}
	b.Sort()
	b.Draft()
	var out bytes.Buffer
	if err := b.Write(&out, "", index.Forms{}, nil, nil); err != nil {
		t.Fatal(err)
	}
	f, err := sections.Held(out.Bytes(), "")
	if err != nil {
		t.Fatal(err)
	}
	x, err := index.New(f)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func drawIncident(t *rapid.T) incident.Incident {
	i := incident.Incident{ID: rapid.StringMatching("[a-z]{8}").Draw(t, "id"),
		Type:          rapid.SampledFrom(incident.Types[:3]).Draw(t, "type"),
		Date:          incident.MustDay("2024-02-20") + incident.Day(rapid.IntRange(0, 60).Draw(t, "date")),
		DatePrecision: rapid.SampledFrom([]incident.DatePrecision{"day", "week", "month", "year"}).Draw(t, "precision")}
	if rapid.IntRange(0, 4).Draw(t, "long") == 0 {
		i.EndDate = i.Date + incident.Day(rapid.IntRange(0, 40).Draw(t, "more"))
	}
	if rapid.Bool().Draw(t, "killed") {
		i.Killed.Best = new(rapid.IntRange(0, 9).Draw(t, "best"))
	}
	return i
}

func TestBinsFromSumsAreThoseCountedRowByRow(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		x := rowsOf(t, rapid.SliceOfN(rapid.Custom(drawIncident), 1, 80).Draw(t, "rows"))
		from := incident.MustDay("2024-02-01") + incident.Day(rapid.IntRange(0, 60).Draw(t, "from"))
		period := incident.Days{From: from, To: from + incident.Day(rapid.IntRange(0, 60).Draw(t, "length"))}
		c := incident.Chart{Interval: rapid.SampledFrom(incident.Intervals).Draw(t, "every"), Period: period, Days: period}
		axis := chart.On(t.Context(), x, c)
		values := incident.Texts(incident.Types[:2])
		found := x.Match(incident.Query{Days: period, Types: incident.Types[:2]})
		var without []int
		found.Filter(func(i int) bool {
			drop := i%7 == 3
			if drop {
				without = append(without, i)
			}
			return !drop
		})
		summed, any := axis.Summed(x.Summed(index.Type, values), without)
		if want := found.Count() > 0; any != want {
			t.Fatalf("rows in the period: %v, want %v", any, want)
		}
		c.Series = []incident.ChartSeries{{Bins: axis.Counted(found)}, {Bins: summed}}
		h, err := c.Whole()
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(h.Series[0].Bins, h.Series[1].Bins); diff != "" {
			t.Fatalf("%s (-counted +summed):\n%s", period, diff)
		}
	})
}

func TestBinsEndWithTheirReader(t *testing.T) {
	x := rowsOf(t, []incident.Incident{{ID: "one", Date: 1}})
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	period := incident.Days{From: incident.FirstDay, To: incident.LastDay}
	bins := 0
	axis := chart.On(ctx, x, incident.Chart{Interval: "day", Period: period, Days: period})
	all, _ := axis.Summed(x.Summed(-1, nil), nil)
	for _, err := range all {
		if err != nil {
			if !errors.Is(err, context.Canceled) {
				t.Error(err)
			}
			break
		}
		cancel()
		bins++
	}
	if bins != 100 {
		t.Errorf("%d bins were counted for a reader who had left", bins)
	}
}
