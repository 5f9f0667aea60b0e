package web

import (
	"regexp"
	"strings"
	"testing"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
)

func TestAPeriodIsNamedByTheEndsThatWereAskedFor(t *testing.T) {
	day := incident.MustDay
	w := wording{p: i18n.For(i18n.En), collected: incident.Days{From: day("2021-02-01"), To: day("2026-03-16")}}
	for name, tc := range map[string]struct {
		days incident.Days
		want string
	}{
		"all of time":                     {incident.Days{}, "1 February 2021 to 16 March 2026"},
		"a month":                         {incident.Days{From: day("2026-03-01"), To: day("2026-03-31")}, "March 2026"},
		"no beginning":                    {incident.Days{To: day("2021-03-15")}, "1 February to 15 March 2021"},
		"no beginning, before collection": {incident.Days{To: day("2017-01-01")}, "Until 1 January 2017"},
		"both ends before it":             {incident.Days{From: day("2016-01-01"), To: day("2016-12-31")}, "2016"},
		"no end, after collection":        {incident.Days{From: day("2026-04-01")}, "From 1 April 2026 on"},
		"the first of all days":           {incident.Days{From: incident.FirstDay, To: day("2021-03-15")}, "1 February to 15 March 2021"},
		"the last of all days":            {incident.Days{From: day("2026-03-01"), To: incident.LastDay}, "1 to 16 March 2026"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := w.asked(tc.days); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

func TestWhatEndsBeforeTheCollectionIsNotCountedAndSaysSo(t *testing.T) {
	at := site(t)
	for _, path := range []string{"/totals", "/histogram", "/collections/districts/items", "/collections/crossings/items",
		"/collections/crossings/items/torkham", "/embed.svg"} {
		_, body := get(t, at+path+"?datetime=../2017-01-01", "Accept", "text/html,image/svg+xml;q=0.9,*/*;q=0.1")
		if strings.Contains(body, "1 February 2021 ·") || strings.Contains(body, "within 1 February 2021") || strings.Contains(body, "matches..") {
			t.Errorf("%s speaks of another period", path)
		}
		if !strings.Contains(body, "ntil 1 January 2017") && !strings.Contains(body, "ends before the collection begins, on 1 February 2021") {
			t.Errorf("%s doesn't name the period", path)
		}
	}
}

func TestSumsSayWhatIsLaterThanTheCollection(t *testing.T) {
	at := site(t)
	for _, path := range []string{"/totals", "/histogram", "/collections/incidents/items", "/collections/districts/items/bannu", "/embed.svg"} {
		_, body := get(t, at+path, "Accept", "text/html,image/svg+xml;q=0.9")
		if !strings.Contains(body, "later than 16 March 2026") && !regexp.MustCompile(`16 March 2026, [0-9]+ later`).MatchString(body) {
			t.Errorf("%s doesn't say what is later than its period", path)
		}
	}
}
