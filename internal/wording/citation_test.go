package wording_test

import (
	"testing"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/wording"
)

func TestASourceWithoutAnAddressOrADaySaysSo(t *testing.T) {
	w := wording.Wording{Printer: i18n.For(i18n.En)}
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
		o := w.Cite("Dawn", tc.published, tc.address)
		if o.None != tc.none || o.Date != tc.date || o.Host != tc.host || o.Text != "Dawn" {
			t.Errorf("%s: %+v", name, o)
		}
	}
}
