package web

import (
	"net/http"
	"strings"
	"testing"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

func TestAnIncidentsPageShowsEverySourceAndEveryClaim(t *testing.T) {
	srv, a := site(t), odd(t).Load()
	for i, r := range a.Search(incident.Query{}, incident.SortDate).All() {
		if i%37 != 0 && r.Confidence != "contested" {
			continue
		}
		if i%5 != 0 && r.Confidence == "contested" {
			continue
		}
		doc := read(t, srv+ogc.Request{Operation: "item", Collection: "incidents", ID: r.ID}.Path())
		if got := doc.Find(".sources li").Length(); got != len(r.Sources) {
			t.Errorf("%s: %d sources, want %d", r.ID, got, len(r.Sources))
		}
		if got := doc.Find(".side li").Length(); got != len(r.Claims) {
			t.Errorf("%s: %d claims, want %d", r.ID, got, len(r.Claims))
		}
		sides := map[incident.Side]bool{}
		for _, c := range r.Claims {
			sides[c.Side] = true
		}
		if got := doc.Find(".side").Length(); got != len(sides) {
			t.Errorf("%s: claims stand in %d columns, want one for each of %d sides", r.ID, got, len(sides))
		}
		if got := doc.Find(".contested").Length() > 0; r.Confidence == "contested" && !got {
			t.Errorf("%s is contested and the page doesn't say so", r.ID)
		}
	}
}

func TestABlankFigureIsNotReportedAndNeverZero(t *testing.T) {
	srv, a := site(t), odd(t).Load()
	for _, r := range a.Search(incident.Query{}, incident.SortDate).All() {
		if _, _, known := r.Killed.Bounds(); known || r.KilledUnagreed() != nil {
			continue
		}
		doc := read(t, srv+ogc.Request{Operation: "item", Collection: "incidents", ID: r.ID}.Path())
		if got := strings.TrimSpace(doc.Find(".toll-best").Text()); got != "–" {
			t.Errorf("%s: no figure is shown as %q", r.ID, got)
		}
		if !strings.Contains(doc.Find(".toll").Text(), "That is not zero") {
			t.Errorf("%s: the page doesn't say that nobody gives a figure", r.ID)
		}
		return
	}
	t.Error("no incident without a figure was found")
}

func TestASourceWithoutAnAddressOrADaySaysSo(t *testing.T) {
	w := wording{p: i18n.For(i18n.En)}
	for name, tc := range map[string]struct {
		address    string
		published  incident.Day
		none, date string
		host       string
	}{
		"neither":   {"", 0, "no link", "undated", ""},
		"a day":     {"", incident.MustDay("2025-10-08"), "no link", "8 October 2025", ""},
		"a address": {"https://www.dawn.com/x?y=1", 0, "", "undated", "dawn.com"},
	} {
		o := w.cite("Dawn", tc.published, tc.address)
		if o.None != tc.none || o.Date != tc.date || o.Host != tc.host || o.Text != "Dawn" {
			t.Errorf("%s: %+v", name, o)
		}
	}
}

func TestFiguresOfTwoSidesThatExcludeEachOtherAreNamed(t *testing.T) {
	w := wording{p: i18n.For(i18n.En)}
	n := func(n int) *int { return &n }
	claim := func(side incident.Side, low, high *int) incident.Claim {
		return incident.Claim{Side: side, Subject: "forces_pk", KilledLow: low, KilledHigh: high}
	}
	for name, tc := range map[string]struct {
		claims []incident.Claim
		named  bool
	}{
		"far apart":            {[]incident.Claim{claim("pakistan_state", n(23), n(23)), claim("afghan_state", n(58), n(58))}, true},
		"one within the other": {[]incident.Claim{claim("pakistan_state", n(20), n(60)), claim("afghan_state", n(58), n(58))}, false},
		"at least":             {[]incident.Claim{claim("pakistan_state", n(20), nil), claim("afghan_state", n(58), n(58))}, false},
		"one side alone":       {[]incident.Claim{claim("local", n(2), n(2)), claim("local", n(9), n(9))}, false},
		"no figures":           {[]incident.Claim{claim("local", nil, nil), claim("media", nil, nil)}, false},
	} {
		got := w.rivals(tc.claims, "forces_pk")
		if (got != "") != tc.named {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := w.rivals([]incident.Claim{claim("pakistan_state", n(23), n(23)), claim("afghan_state", n(58), nil)}, "forces_pk"); got !=
		"The sides give different figures of the killed (Pakistani forces): Pakistan’s state (23) and Afghan authorities (at least 58)." {
		t.Errorf("got %q", got)
	}
}

func TestTorkhamIsPartlyOpenInNovemberAndUnknownInSeptember2025(t *testing.T) {
	srv := site(t)
	november := read(t, srv+"/collections/crossings/items/torkham?datetime=2025-11-01")
	if got := strings.TrimSpace(november.Find(".state-now .word").Text()); got != "Partly open" {
		t.Errorf("on 1 November it is %q", got)
	}
	if closed, open := november.Find(".states > .s-closed").Length(), november.Find(".states > .s-open").Length(); closed != 3 || open != 1 {
		t.Errorf("on 1 November %d kinds of traffic are closed and %d open", closed, open)
	}
	if november.Find(".states .source-name").Length() != 4 {
		t.Error("a state on 1 November has no source")
	}
	september := read(t, srv+"/collections/crossings/items/torkham?datetime=2025-09-30").Find(".state-now").Text()
	if !strings.Contains(september, "No closure on record") || !strings.Contains(september, "10 May 2025") {
		t.Errorf("on 30 September it says %q", september)
	}
}

func TestAnErrorsPageSaysWhatIsWrongAndHowToMendIt(t *testing.T) {
	res, body := get(t, site(t)+"/collections/incidents/items?form=2024", "Accept", "text/html")
	if res.StatusCode != http.StatusBadRequest {
		t.Fatalf("status %d", res.StatusCode)
	}
	doc := parsed(t, body)
	if text := doc.Find("main").Text(); !strings.Contains(text, "form") || !strings.Contains(text, "did you mean") {
		t.Errorf("the page says %q", text)
	}
	if doc.Find(".allowed code").Length() < 5 || doc.Find("main a[href='/']").Length() == 0 {
		t.Error("the page doesn't list what is allowed, or has no way back")
	}
}
