package e2e

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// told is what a page of the map says of its filter.
type told struct {
	Title, Heading, Count        string
	Chips, Notes, Controls, Rows []string
}

// tells reads it off a document: off the one that the script has taken over as off the one that the server sent.
const tells = `((doc) => {
	const texts = (selector) => [...doc.querySelectorAll(selector)].map((e) => e.textContent.trim());
	return {
		Title: doc.title, Heading: doc.querySelector('[data-heading]').textContent, Count: doc.querySelector('.panel-count').textContent,
		Chips: texts('[data-chips] [data-part]'), Notes: texts('[data-notes] [data-note]'),
		Controls: [...doc.querySelectorAll('[data-filter] input[name]')].filter((e) => e.type === 'checkbox' ? e.checked : e.value)
			.map((e) => e.name + '=' + e.value),
		Rows: [...doc.querySelectorAll('[data-rows] li')].slice(0, 50).map((e) => e.dataset.id),
	};
})`

// sent is the document that the server sends for an address, in a browser whose script doesn't run.
const sent = `((address) => {
	const ask = new XMLHttpRequest();
	ask.open('GET', address, false);
	ask.setRequestHeader('Accept', 'text/html');
	ask.send();
	return new DOMParser().parseFromString(ask.responseText, 'text/html');
})`

// The server understands more spellings of a filter than the script writes: whatever it understands, the page shows with
// script as without, and its address says it in the one spelling.
func TestThePageUnderstandsEveryAddressThatTheServerDoes(t *testing.T) {
	s := serve(t)
	b := browse(t, desktop)
	for query, address := range map[string]string{
		"datetime=2025-10-01T00:00:00Z/..":                                 "?datetime=2025-10-01/..",
		"datetime=/2024-12-31T23:59:59%2B05:00":                            "?datetime=../2024-12-31",
		"datetime=../2026-05-31&lang=en":                                   "?lang=en",
		"datetime=2025-10-01&datetime=2025-11-01":                          "?datetime=0000-12-31",
		"from=2026-02-01&to=2026-02-28&country=AF":                         "?datetime=2026-02-01/2026-02-28&country=AF",
		"in_district=Bannu":                                                "?in_district=bannu",
		"in_district=NORTH+WAZIRISTAN,bannu&datetime=2025-10-08T12:00:00Z": "?datetime=2025-10-08&in_district=bannu,north-waziristan",
		"district=bannu":                                                   "?district=Bannu",
		"district=South-Waziristan-Lower&type=suicide_bombing,ied":         "?type=ied,suicide_bombing&district=South+Waziristan+Lower",
		"admin1=khyber+pakhtunkhwa":                                        "?admin1=Khyber+Pakhtunkhwa",
		"type=ied&type=drone_strike&utm_source=mail":                       "?type=drone_strike,ied",
		"q=TEAM++Polio":                                                    "?q=polio+team",
		"bbox=%2B69.5,32.0,0,71.50,34,100":                                 "?bbox=69.5,32,71.5,34",
		"near=%2B69.57,32.30,20.0&killed_min=002":                          "?killed_min=2&near=69.57,32.3,20",
		"limit=5&f=html&layers=incidents,crossings&shade=killed":           "?layers=crossings&shade=killed",
	} {
		b.open(s, "/?"+query)
		if got := eval[string](b, `location.search`); got != address {
			t.Errorf("%s: the address is %s, want %s", query, got, address)
		}
		want, got := eval[told](b, tells+`(`+sent+`('/?`+query+`'))`), eval[told](b, tells+`(document)`)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: with script (+) the page says other things than without: %s", query, diff)
		}
	}
}
