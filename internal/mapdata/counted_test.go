package mapdata_test

import (
	"encoding/json"
	"strings"
	"testing"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/mapdata"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question/answertest"
	"khyberatlas/internal/wording"
)

func TestWhatOthersCountedStandsBesideWhatIsHeld(t *testing.T) {
	ds := answertest.Map()
	ds.Incidents = []incident.Incident{answertest.InAlpha("1", nil), answertest.InAlpha("2", nil)}
	feb := func(value float64, measure, publisher string) incident.ReportedTotal {
		return incident.ReportedTotal{From: incident.MustDay("2025-02-01"), To: incident.MustDay("2025-02-28"), Area: "Alpha",
			Unit: "incidents", Value: value, Measure: measure, Publisher: publisher}
	}
	ds.Reported = []incident.ReportedTotal{feb(40, "militant attacks", "A"), feb(30, "militant attacks", "B"),
		feb(9, "violent incidents", "A")}
	ds.Meta.CollectedFrom, ds.Meta.CollectedTo = incident.MustDay("2025-01-01"), incident.MustDay("2025-12-31")
	q := answertest.Ask(t, ds)
	q.Asked.Operation = ogc.OpShapes
	q.Wording = wording.Wording{Printer: i18n.English(), Collected: q.Atlas.Days()}
	var out strings.Builder
	if err := mapdata.Write(&out, q); err != nil {
		t.Fatal(err)
	}
	var doc struct {
		Objects struct {
			Counted struct {
				Geometries []struct {
					Properties struct {
						Area      string
						Districts []string
						Counts    [][4]int
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(out.String()), &doc); err != nil {
		t.Fatal(err)
	}
	if n := len(doc.Objects.Counted.Geometries); n != 1 {
		t.Fatalf("%d areas, want the one in which attacks were counted", n)
	}
	got := doc.Objects.Counted.Geometries[0].Properties
	if got.Area != "Alpha" || len(got.Districts) != 1 || len(got.Counts) != 1 || got.Counts[0] != [4]int{20120, 20147, 2, 30} {
		t.Errorf("%+v, want the lowest count and what is held of the same days", got)
	}
}
