package web

import (
	"net/url"
	"testing"
)

// Where a layer isn't of incidents, an expression is of its features: it is a part that can be taken away, and stays where
// another part is.
func TestAnExpressionOfALayersOwnFeaturesIsAPartThatCanBeTakenAway(t *testing.T) {
	t.Parallel()
	at := site(t)
	for layer, expression := range map[string]string{"districts": "merged_2018 = TRUE", "tehsils": "incidents > 0",
		"crossings": "category = 'official'"} {
		query := url.Values{"filter": {expression}, "bbox": {"69,31,73,35"}}
		_, body := get(t, at+"/collections/"+layer+"/items?"+query.Encode(), "Accept", "text/html")
		page, left := parsed(t, body), map[string]string{"filter": "bbox", "bbox": "filter"}
		for part, other := range left {
			chip := page.Find("[data-part=" + part + "]")
			u, err := url.Parse(chip.AttrOr("href", ""))
			if err != nil || chip.Length() != 1 {
				t.Errorf("%s has %d chips of %s", layer, chip.Length(), part)
				continue
			}
			if q := u.Query(); q.Has(part) || q.Get(other) == "" {
				t.Errorf("%s without %s is %s", layer, part, u)
			}
		}
	}
}
