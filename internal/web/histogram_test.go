package web

import (
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"khyberatlas/internal/ogc"
)

func TestAChartOfMoreThanCanBeReadSaysWhatToAskInstead(t *testing.T) {
	at := site(t) + "/histogram?datetime="
	for query, want := range map[string]struct {
		status          int
		parameter, hint string
	}{
		"2015-01-01/2025-12-01&interval=day":                           {200, "", ""},
		"2015-01-01/2025-12-31&interval=day":                           {400, "interval", "a wider interval or a shorter period"},
		"2015-01-01/2025-12-01&interval=day&by=district":               {400, "by", "fewer series with district="},
		"2015-01-01/2025-12-01&interval=day&by=type":                   {400, "by", "fewer series with type="},
		"2015-01-01/2025-12-01&interval=day&by=type&type=ied":          {200, "", ""},
		"2015-01-01/2025-12-01&interval=week&by=district":              {200, "", ""},
		"2025-01-01/2025-12-31&interval=day&by=district":               {200, "", ""},
		"0001-01-01/9999-12-31&interval=year":                          {400, "interval", "a wider interval or a shorter period"},
		"0001-01-01/9999-12-31&interval=day&by=district&q=nothingsuch": {400, "interval", "a wider interval or a shorter period"},
	} {
		for _, form := range []string{"json", "html"} {
			res, body := get(t, at+query+"&f="+form, "Accept", "application/json")
			if res.StatusCode != want.status {
				t.Errorf("%s as %s: %d, want %d", query, form, res.StatusCode, want.status)
			}
			if want.status == http.StatusBadRequest && form == "json" {
				if p := decode[ogc.Problem](t, body); p.Parameter != want.parameter || !strings.Contains(p.Hint, want.hint) {
					t.Errorf("%s: %+v", query, p)
				}
			}
		}
	}
}

func TestAHistogramIsTheSameBinsInEveryInterval(t *testing.T) {
	at := site(t) + "/histogram?datetime=2025-01-15/2025-03-20&interval="
	_, body := get(t, at+"day")
	count := 0
	for _, b := range decode[histogramView](t, body).Bins {
		count += b.Count
	}
	for interval, bins := range map[string]int{"day": 65, "week": 10, "month": 3, "quarter": 1, "year": 1} {
		_, body := get(t, at+interval)
		h := decode[histogramView](t, body)
		sum := 0
		for _, b := range h.Bins {
			sum += b.Count
		}
		if len(h.Bins) != bins || sum != count || h.Bins[0].From != "2025-01-15" || h.Bins[bins-1].To != "2025-03-20" {
			t.Errorf("%s: %d bins of %d, want %d of %d: %+v", interval, len(h.Bins), sum, bins, count, h.Bins)
		}
	}
}

func TestTheTableOfADividedChartHoldsEveryIncident(t *testing.T) {
	at := site(t)
	for _, by := range []string{"type", "actor", "confidence", "district"} {
		_, body := get(t, at+"/histogram?interval=year&by="+by, "Accept", "text/html")
		foot, ok := "", false
		if _, foot, ok = strings.Cut(body, "<tfoot>"); ok {
			foot, _, ok = strings.Cut(foot, "</tfoot>")
		}
		sum := 0
		for _, cell := range regexp.MustCompile(`class="num">([0-9,]+) ?<`).FindAllStringSubmatch(foot, -1) {
			n, err := strconv.Atoi(strings.ReplaceAll(cell[1], ",", ""))
			if err != nil {
				t.Fatal(err)
			}
			sum += n
		}
		if want := odd(t).Load().Len(); !ok || sum != want {
			t.Errorf("by %s the table holds %d of %d incidents", by, sum, want)
		}
	}
}
