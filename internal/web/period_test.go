package web

import (
	"regexp"
	"strings"
	"testing"
)

func TestWhatEndsBeforeTheCollectionIsNotCountedAndSaysSo(t *testing.T) {
	at := site(t)
	for _, path := range []string{"/totals", "/histogram", "/collections/districts/items", "/collections/crossings/items",
		"/collections/crossings/items/torkham", "/embed.svg"} {
		_, body := get(t, at+path+"?datetime=../2017-01-01", "Accept", "text/html,image/svg+xml;q=0.9,*/*;q=0.1")
		if strings.Contains(body, "1 February 2021 ·") || strings.Contains(body, "within 1 February 2021") ||
			strings.Contains(body, "matches..") {
			t.Errorf("%s speaks of another period", path)
		}
		if !strings.Contains(body, "ntil 1 January 2017") && !strings.Contains(body,
			"ends before the collection begins, on 1 February 2021") {
			t.Errorf("%s doesn't name the period", path)
		}
	}
}

func TestSumsSayWhatIsLaterThanTheCollection(t *testing.T) {
	at := site(t)
	for _, path := range []string{"/totals", "/histogram", "/collections/incidents/items", "/collections/districts/items/bajaur",
		"/embed.svg"} {
		_, body := get(t, at+path, "Accept", "text/html,image/svg+xml;q=0.9")
		if !strings.Contains(body, "later than 31 May 2026") && !regexp.MustCompile(`May 2026, [0-9]+ later`).MatchString(body) {
			t.Errorf("%s doesn't say what is later than its period", path)
		}
	}
}
