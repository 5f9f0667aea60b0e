package web

import (
	"testing"

	"khyberatlas/internal/dataset/datasettest"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/served"
)

// toldTwice is the odd dataset with a second record, which tells of every third incident too, in words of its own, a day later
// now and then. Persons have judged a few, and found that some of ours are two of theirs.
var toldTwice = once(twoRecords)

func twoRecords(t testing.TB) *incident.Dataset {
	ds := *datasettest.With(t, datasettest.OddRows())
	all := ds.Collected()
	ds.Origins = append(ds.AllOrigins()[:1:1], incident.Origin{ID: "theirs", Name: "Their Record", Publisher: "They",
		Licence: "CC-BY-4.0", LicenceURL: "https://creativecommons.org/licenses/by/4.0/", Citation: "Theirs 2026",
		URL: "https://example.org", Redistribute: true})
	ds.Periods = append(ds.AllPeriods()[:len(ds.AllPeriods()):len(ds.AllPeriods())],
		incident.Period{Origin: "theirs", Days: incident.Days{From: all.From, To: all.To - 90}, Completeness: "complete"},
		incident.Period{Origin: "theirs", Days: incident.Days{From: all.To - 60, To: all.To}, Completeness: "preliminary"})
	ds.Incidents = append([]incident.Incident(nil), ds.Incidents...)
	for i, r := range ds.Incidents {
		if i%3 > 0 {
			continue
		}
		r.ID, r.Origin, r.Type, r.Actor = "theirs-"+r.ID, "theirs", incident.Types[i%len(incident.Types)], "other"
		switch i % 5 {
		case 1:
			r.Confidence = "reported"
		case 2:
			r.Killed = incident.Toll{Best: new(i % 40)}
		case 3:
			if r.EndDate == 0 {
				r.Date++
			}
		}
		ds.Incidents = append(ds.Incidents, r)
		if verdict := incident.Verdicts[i/33%len(incident.Verdicts)]; i%11 == 0 {
			ds.Pairs = append(ds.Pairs, incident.Pair{A: ds.Incidents[i].ID, B: r.ID, Verdict: verdict, By: incident.ByPerson,
				Why: "read in both"})
			if verdict == incident.Same {
				too := r
				too.ID, too.Type = r.ID+"-too", incident.Types[i%3]
				ds.Incidents = append(ds.Incidents, too)
				ds.Pairs = append(ds.Pairs, incident.Pair{A: ds.Incidents[i].ID, B: too.ID, Verdict: verdict, By: incident.ByPerson})
			}
		}
	}
	return &ds
}

// records are the datasets that a filter must hold on: of one record, and of two that tell of the same events.
var records = map[string]func(testing.TB) *served.Current{"one record": odd, "two records": toldTwice}

func TestTheDatasetOfTwoRecordsHasPairsOfAllSorts(t *testing.T) {
	have := map[incident.Verdict]map[incident.Judge]int{}
	a := toldTwice(t).Load()
	for _, p := range a.Pairs() {
		if have[p.Verdict] == nil {
			have[p.Verdict] = map[incident.Judge]int{}
		}
		have[p.Verdict][p.By]++
	}
	if have[incident.Same][incident.ByRule] < 50 || have[incident.PartOf][incident.ByPerson] == 0 ||
		have[incident.Different][incident.ByPerson] == 0 || len(a.LikelyPairs()) == 0 {
		t.Errorf("pairs are %v, and %d likely", have, len(a.LikelyPairs()))
	}
}
