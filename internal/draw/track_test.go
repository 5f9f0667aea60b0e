package draw

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// A track shows the days of a record where the chart above it has them, in its narrow part too.
func TestATrackLiesBelowItsDays(t *testing.T) {
	axis := days("2020-01-01/2023-12-31")
	whole := Covered{days("2020-01-01/2022-12-31")}
	picture := Track{Days: axis, Chart: whole, Covered: Covered{days("2019-01-01/2020-12-31"), days("2022-01-01/2022-12-31"),
		days("2030-01-01/2031-12-31")}}.Draw()
	allowed(t, picture)
	bins := []Bar{{Days: days("2020-01-01/2022-12-31")}, {Days: days("2023-01-01/2023-12-31")}}
	chart := Bars{Days: axis, Covered: whole, Bins: bins}.axis()
	at := func(day string) float64 { return (chart.of(days(day+"/"+day).From) - chart.left) / chart.width * 100 }
	want := [][2]float64{{0, at("2021-01-01")}, {at("2022-01-01"), at("2023-01-01")}}
	rects := regexp.MustCompile(`x="([\d.]+)%" width="([\d.]+)%"`).FindAllStringSubmatch(picture, -1)
	if len(rects) != len(want) {
		t.Fatalf("%d stretches are drawn, want %d: %s", len(rects), len(want), picture)
	}
	for i, r := range rects {
		from, _ := strconv.ParseFloat(r[1], 64)
		wide, _ := strconv.ParseFloat(r[2], 64)
		if d := from - want[i][0]; d > 0.02 || d < -0.02 || from+wide-want[i][1] > 0.02 || from+wide-want[i][1] < -0.02 {
			t.Errorf("a stretch is drawn from %g to %g, want %v", from, from+wide, want[i])
		}
	}
	if last := want[1][1]; last < 90 || strings.Contains(picture, "-") && strings.Contains(picture, `="-`) {
		t.Errorf("what was collected ends at %g of 100", last)
	}
}
