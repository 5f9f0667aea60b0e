package web

import (
	"net/http"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
)

func TestAnIncidentsPageShowsEverySourceAndEveryClaim(t *testing.T) {
	srv, a := site(t), asking(t, odd(t))
	for i, r := range a.Search(incident.Query{}, incident.SortDate) {
		if i%37 != 0 && r.Confidence != "contested" {
			continue
		}
		if i%5 != 0 && r.Confidence == "contested" {
			continue
		}
		doc := read(t, srv+ogc.Resource{Operation: "item", Collection: "incidents", ID: r.ID}.Path())
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
	srv, a := site(t), asking(t, odd(t))
	for _, r := range a.Search(incident.Query{}, incident.SortDate) {
		if _, _, known := r.Killed.Bounds(); known || r.KilledUnagreed() != nil {
			continue
		}
		doc := read(t, srv+ogc.Resource{Operation: "item", Collection: "incidents", ID: r.ID}.Path())
		got := strings.TrimSpace(doc.Find(".toll-none > strong").Text())
		if !strings.HasPrefix(got, "No figure of people killed") {
			t.Errorf("%s: no figure is shown as %q", r.ID, got)
		}
		if !strings.Contains(doc.Find(".toll").Text(), "That is not zero") {
			t.Errorf("%s: the page doesn't say that nobody gives a figure", r.ID)
		}
		return
	}
	t.Error("no incident without a figure was found")
}

func TestATableOfIncidentsIsHeadedByItsFilter(t *testing.T) {
	srv := site(t)
	for path, want := range map[string][3]string{
		"/collections/incidents/items?f=html": {"Incidents", "February 2021 to May 2026, 6 later", ""},
		"/collections/incidents/items?f=html&datetime=2025-10-01/2025-10-31&in_district=bannu": {"Bannu, October 2025", "Incidents",
			"Bannu October 2025"},
		"/collections/strikes/items?f=html&country=AF": {"Afghan soil, February 2021 to May 2026, 3 later", "Strike sites",
			"Afghan soil"},
	} {
		doc := read(t, srv+path)
		chips := strings.Join(doc.Find(".chip bdi").Map(func(_ int, s *goquery.Selection) string { return s.Text() }), " ")
		got := [3]string{doc.Find("h1").Text(), doc.Find(".headline .kicker").Text(), chips}
		if got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
		if title := doc.Find("title").First().Text(); !strings.HasPrefix(title, want[0]) {
			t.Errorf("%s: the title is %q", path, title)
		}
	}
}

func TestNoHeadingOfTheFilterStandsAloneAboveNothing(t *testing.T) {
	doc := read(t, site(t)+"/collections/incidents/items?f=html&datetime=2025-10-01/2025-10-31&in_district=bannu")
	hollow := 0
	doc.Find(".group-under").Each(func(_ int, s *goquery.Selection) {
		_, hidden := s.Attr("hidden")
		some := s.NextUntil(".group-under").Filter(".option:not([hidden])").Length() > 0
		if hidden == some {
			t.Errorf("%s: hidden %v, options beneath it %v", s.Text(), hidden, some)
		}
		if hidden {
			hollow++
		}
	})
	if hollow == 0 {
		t.Error("no heading is without options: the filter tells nothing")
	}
}

func TestTorkhamIsClosedExceptForDeporteesInNovemberAndUnknownInSeptember2025(t *testing.T) {
	srv := site(t)
	november := read(t, srv+"/collections/crossings/items/torkham?datetime=2025-11-01")
	if got := strings.TrimSpace(november.Find(".state-now .word").Text()); got != "Closed, except for deportees" {
		t.Errorf("on 1 November it is %q", got)
	}
	if closed, open := november.Find(".states > .s-closed").Length(), november.Find(".states > .s-open").Length(); closed != 3 ||
		open != 1 {
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

func TestACrossingAfterTheCollectionIsWhatWasReportedLast(t *testing.T) {
	srv := site(t)
	late := read(t, srv+"/collections/crossings/items/torkham?datetime=2030-01-01")
	got := strings.TrimSpace(late.Find(".state-now .word").Text())
	if !strings.HasPrefix(got, "Last reported closed, except for deportees (") {
		t.Errorf("in 2030 it is %q", got)
	}
	if main := late.Find("main").Text(); !strings.Contains(main, "On 1 January 2030 (not collected: the collection ends on "+
		"31 May 2026)") {
		t.Error("the page doesn't say that the day was not collected")
	}
	list := read(t, srv+"/collections/crossings/items?datetime=2030-01-01").Find("main").Text()
	if !strings.Contains(list, "(not collected: ") || strings.Count(list, "Last reported closed") < 2 {
		t.Error("the strips don't say that the day was not collected, or what was reported last")
	}
}

func TestTheDataPageWordsItsFilter(t *testing.T) {
	doc := read(t, site(t)+"/data?datetime=2025-10-01/2025-10-31&in_district=bannu")
	if got := doc.Find(".filtered").Text(); !strings.HasSuffix(got, "hold what matches: Bannu, October 2025") {
		t.Errorf("it says %q", got)
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
