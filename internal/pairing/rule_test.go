package pairing

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/paulmach/orb"
	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
)

// drawEvents makes events that lie close together in time, place and toll, so that most have rivals.
func drawEvents(t *rapid.T, origins int) []Event {
	figure := func(name string) *int {
		if n := rapid.IntRange(-1, 4).Draw(t, name); n >= 0 {
			return &n
		}
		return nil
	}
	one := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
	out := make([]Event, rapid.IntRange(0, 24).Draw(t, "events"))
	for i := range out {
		from := incident.MustDay("2025-03-01") + incident.Day(rapid.IntRange(0, 8).Draw(t, "from"))
		out[i] = Event{ID: string(rune('a' + i)), Origin: rapid.IntRange(0, origins-1).Draw(t, "origin"),
			Days:    incident.Days{From: from, To: from + incident.Day(rapid.SampledFrom([]int{0, 0, 0, 1, 6, 30, 400}).Draw(t, "long"))},
			Country: one("country", "PK", "PK", "AF", ""), Admin1: one("admin1", "KP", "KP", "Kunar", ""),
			District: one("district", "", "bannu", "tank"), Coarse: one("coarse", "", "", "", "yes") != "",
			Killed:    incident.Toll{Best: figure("best"), High: figure("high"), Low: figure("low")},
			Civilians: figure("civilians"), Forces: figure("forces"), Militants: figure("militants")}
		out[i].Day = out[i].Days.Len() < 6
		if one("placed", "yes", "yes", "yes", "") != "" {
			// Over the edge of the map and near a pole too, where cells of the grid are far from square.
			lon := rapid.SampledFrom([]float64{70, 70.1, 70.4, 179.99, -179.99}).Draw(t, "lon")
			out[i].At = &orb.Point{lon, rapid.SampledFrom([]float64{33, 33.2, 33.49, 33.51, 85}).Draw(t, "lat")}
		}
	}
	return out
}

func TestTheRuleIsTheSameWhateverTheOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := drawEvents(t, 3)
		want := Find(slices.Values(events), nil)
		mixed := slices.Clone(events)
		rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)).Shuffle(len(mixed), func(i, j int) {
			mixed[i], mixed[j] = mixed[j], mixed[i]
		})
		if got := Find(slices.Values(mixed), nil); !slices.Equal(got, want) {
			t.Fatalf("in another order %v, want %v", got, want)
		}
		// The other way round: what was the first record's is the last one's.
		for i := range mixed {
			mixed[i].Origin = 2 - mixed[i].Origin
		}
		turned := Find(slices.Values(mixed), nil)
		sure := func(pairs []Pair) (out [][2]string) {
			for _, p := range pairs {
				if p.Sure {
					out = append(out, [2]string{min(p.A, p.B), max(p.A, p.B)})
				}
			}
			slices.SortFunc(out, func(a, b [2]string) int { return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1])) })
			return out
		}
		chain := slices.ContainsFunc(events, func(e Event) bool { return e.Origin == 1 })
		if !chain && !slices.Equal(sure(turned), sure(want)) {
			t.Fatalf("turned round %v, want %v", turned, want)
		}
	})
}

func TestAnEventHasOnePartnerInEachRecord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := drawEvents(t, 3)
		byID := map[string]Event{}
		group := map[string]string{}
		for _, e := range events {
			byID[e.ID], group[e.ID] = e, e.ID
		}
		partners := map[[2]string]bool{}
		for _, p := range Find(slices.Values(events), nil) {
			a, b := byID[p.A], byID[p.B]
			if a.Origin >= b.Origin {
				t.Fatalf("%v: %d is no record before %d", p, a.Origin, b.Origin)
			}
			for _, k := range [][2]string{{p.A, string(rune('0' + b.Origin))}, {p.B, string(rune('0' + a.Origin))}} {
				if partners[k] {
					t.Fatalf("%v: %v has two partners", p, k)
				}
				partners[k] = true
			}
			if !p.Sure {
				continue
			}
			if a.Days.To+1 < b.Days.From || b.Days.To+1 < a.Days.From {
				t.Fatalf("%v: a day lies between %v and %v", p, a.Days, b.Days)
			}
			old := group[p.B]
			for id, g := range group {
				if g == old {
					group[id] = group[p.A]
				}
			}
		}
		in := map[[2]string]string{}
		for id, g := range group {
			k := [2]string{g, string(rune('0' + byID[id].Origin))}
			if other := in[k]; other != "" {
				t.Fatalf("%s and %s of one record are one event", id, other)
			}
			in[k] = id
		}
	})
}

func TestAllThatCanBeOneMeets(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := newTable(slices.Values(drawEvents(t, 2)), nil)
		if len(table.records) < 2 {
			return
		}
		one, two := table.records[0], table.records[1]
		meet := table.meeting(table.shelve(two), two)
		for _, a := range one {
			met := map[int32]bool{}
			meet(a, func(b int32) {
				if met[b] {
					t.Fatalf("%v meets %v twice", table.rows[a], table.rows[b])
				}
				met[b] = true
			})
			for _, b := range two {
				e, ok := compare(&table.rows[a], &table.rows[b])
				turned, okToo := compare(&table.rows[b], &table.rows[a])
				if ok != okToo || e.sure != turned.sure || e.score != turned.score {
					t.Fatalf("%v and %v: %v, the other way round %v", table.rows[a], table.rows[b], e, turned)
				}
				if ok && !met[b] {
					t.Fatalf("%v never meets %v", table.rows[a], table.rows[b])
				}
			}
		}
	})
}

func TestAPersonsWordKeepsTheRuleAway(t *testing.T) {
	day := func(id string, origin, killed int) Event {
		d := incident.MustDay("2025-03-01")
		return Event{ID: id, Origin: origin, Days: incident.Days{From: d, To: d}, Day: true, Country: "PK",
			Admin1: "KP", District: "bannu", Killed: incident.Toll{Best: &killed}, Forces: &killed}
	}
	events := []Event{day("ours", 0, 4), day("theirs", 1, 4), day("another", 1, 3)}
	said := func(a, b string, v incident.Verdict) []incident.Pair {
		return []incident.Pair{{A: a, B: b, Verdict: v}}
	}
	for name, tc := range map[string]struct {
		decided []incident.Pair
		sure    []string
	}{
		"nobody has spoken":                     {nil, []string{"ours theirs"}},
		"the two are different":                 {said("ours", "theirs", incident.Different), nil},
		"ours is the same as another of theirs": {said("ours", "another", incident.Same), nil},
		"theirs is a part of ours":              {said("theirs", "ours", incident.PartOf), nil},
		"of an event that is not held":          {said("ours", "gone", incident.Same), []string{"ours theirs"}},
	} {
		t.Run(name, func(t *testing.T) {
			var sure []string
			for _, p := range Find(slices.Values(events), tc.decided) {
				if p.Sure {
					sure = append(sure, p.A+" "+p.B)
				}
			}
			if !slices.Equal(sure, tc.sure) {
				t.Errorf("sure are %v, want %v", sure, tc.sure)
			}
		})
	}
}

func TestTwoPartnersAsGoodAreNone(t *testing.T) {
	d := incident.MustDay("2025-03-01")
	at := func(id string, origin int) Event {
		one := 1
		return Event{ID: id, Origin: origin, Days: incident.Days{From: d, To: d}, Day: true, District: "bannu",
			Killed: incident.Toll{Best: &one}, Forces: &one}
	}
	for _, p := range Find(slices.Values([]Event{at("ours", 0), at("one", 1), at("two", 1)}), nil) {
		t.Errorf("%v, want none", p)
	}
}

// As many events as UCDP and ACLED together hold of the whole world, spread as unevenly as wars are.
func BenchmarkTwoRecordsOfTheWorld(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	first := incident.MustDay("1990-01-01")
	var events []Event
	for origin, n := range []int{400_000, 1_000_000} {
		for i := range n {
			killed := 1 + int(r.ExpFloat64()*3)
			war := int(r.ExpFloat64() * 60)
			day := first + incident.Day(13000*(1-r.Float64()*r.Float64()))
			events = append(events, Event{ID: string(rune('a'+origin)) + strconv.Itoa(i), Origin: origin, Day: true,
				Days:    incident.Days{From: day, To: day},
				Country: strconv.Itoa(war), Admin1: strconv.Itoa(war*8 + r.IntN(8)), District: strconv.Itoa(war*100 + r.IntN(100)),
				At:     &orb.Point{float64(war%300) + r.Float64()*4, 5 + r.Float64()*4},
				Killed: incident.Toll{Best: &killed}, Militants: &killed})
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		b.ReportMetric(float64(len(Find(slices.Values(events), nil))), "pairs")
	}
}
