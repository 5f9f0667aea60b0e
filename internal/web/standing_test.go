package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"khyberatlas/internal/incident"
)

// A paired record that another one stands for on the map has no card of its own there: its address opens that of the other.
func TestTheMapOpensTheRecordThatStandsForAnother(t *testing.T) {
	current := toldTwice(t)
	at := listen(t, build(t, func(c *Config) { c.Current = current }))
	q := asking(t, current)
	usual := incident.Query{}.Within(incident.Days{To: q.Atlas.Days().To})
	var lead, follower *incident.Record
	for _, r := range q.Search(usual, incident.SortDate) {
		if len(r.Others) == 1 && r.Others[0].Verdict == incident.Same && r.Rank == 0 {
			other, _ := q.Record(r.Others[0].ID)
			lead, follower = r, other
		}
	}
	for query, want := range map[string]string{
		"":                             lead.ID,
		"&map=9.00/34.0000/71.0000":    lead.ID,
		"&pairs=apart":                 "",
		"&origin=theirs":               "",
		"&origin=atlas":                "", // it isn't in that filter at all
		"&datetime=1990-01-01":         "",
		"&datetime=../" + "2030-01-01": lead.ID,
	} {
		address := at + "/?f=html&sel=" + follower.ID + query
		res, _ := get(t, address)
		if want == "" {
			if res.StatusCode != http.StatusOK {
				t.Errorf("%s answers %d %s, want the page", query, res.StatusCode, res.Header.Get("Location"))
			}
			continue
		}
		to, err := url.Parse(res.Header.Get("Location"))
		if err != nil || res.StatusCode != http.StatusSeeOther || to.Query().Get("sel") != want {
			t.Errorf("%s answers %d and leads to %q, want %s chosen", query, res.StatusCode, to, want)
			continue
		}
		if to.Query().Get("map") == "" == strings.Contains(query, "map=") {
			t.Errorf("%s leads to %s: the view is lost", query, to)
		}
		card := read(t, at+to.String()).Find(".card:not([hidden]) .card-title")
		if got := strings.TrimSpace(card.Text()); got != lead.Title {
			t.Errorf("%s opens the card of %q, want %q", query, got, lead.Title)
		}
	}
	if res, _ := get(t, at+"/?f=html&sel="+lead.ID); res.StatusCode != http.StatusOK {
		t.Errorf("what stands itself answers %d", res.StatusCode)
	}
}
