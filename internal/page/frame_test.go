package page

import (
	"testing"

	"khyberatlas/internal/question"
)

func TestAReportGoesToTheContactAsOneValue(t *testing.T) {
	for contact, want := range map[string]string{
		"desk@example.org":                       "mailto:desk@example.org?subject=x",
		"desk?bcc=all&body=b@example.org":        "mailto:desk%3Fbcc%3Dall%26body%3Db@example.org?subject=x",
		"https://example.org/new?labels=a&c=%20": "https://example.org/new?c=+&labels=a&title=x",
		`javascript:alert(1)`:                    "mailto:javascript%3Aalert%281%29@?subject=x",
	} {
		c := &call{question.New(t.Context()), &Site{Contact: contact}}
		if got := c.report("x"); got != want {
			t.Errorf("%s: got %s, want %s", contact, got, want)
		}
	}
}
