package incident_test

import (
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
)

func TestAnAddressIsWholeAndCanStandAnywhere(t *testing.T) {
	for _, s := range []string{
		"https://example.org", "http://example.org/", "HTTPS://Example.org/a", "https://example.org:8443/a/b.html?c=1&d=%20;e#f",
		"https://192.0.2.7/", "https://[2001:db8::7]:80/a", "https://example.org/a(b),c;d=e!*$@~:+", "https://example.org/?ids[]=7",
		"https://example.org/عربي/پشاور", "https://پاکستان.example/",
	} {
		if !incident.IsAddress(s) {
			t.Errorf("%q is refused", s)
		}
	}
	for name, s := range map[string]string{
		"blank":                    "",
		"no scheme":                "example.org/a",
		"no scheme but a host":     "//example.org/a",
		"a script":                 "javascript:alert(1)",
		"data":                     "data:text/html,x",
		"no host":                  "https:///a",
		"a port and no host":       "https://:80/",
		"opaque":                   "https:example.org",
		"a blank inside":           "https://example.org/a b",
		"a blank before":           " https://example.org/",
		"a blank after":            "https://example.org/ ",
		"a no-break space":         "https://example.org/a\u00a0b",
		"a quote":                  `https://example.org/"`,
		"a single quote":           "https://example.org/it's",
		"an angle bracket":         "https://example.org/<b",
		"the end of a link":        `https://example.org/>; rel="preconnect", <https://elsewhere.example/x.js`,
		"a backslash":              `https://example.org\@elsewhere.example/`,
		"a line feed":              "https://example.org/\nX: y",
		"a carriage return":        "https://example.org/\r",
		"a tab":                    "https://example.org/\t",
		"NUL":                      "https://example.org/\x00",
		"a second control area":    "https://example.org/\u0085",
		"an override of direction": "https://example.org/\u202egpj.exe",
		"a mark without width":     "https://example.org/\u200b",
		"no UTF-8":                 "https://example.org/\xff",
		"a user's name":            "https://example.com@elsewhere.example/",
		"a broken escape":          "https://example.org/?q=100%",
		"a half escape":            "https://example.org/?q=%2",
		"a policy's end in a host": "https://example.org;script-src/",
		"a host of any name":       "https://*/",
	} {
		if incident.IsAddress(s) {
			t.Errorf("%s: %q is taken", name, s)
		}
	}
}

func TestNoAddressHoldsWhatEndsOneElsewhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := "https://example.org/" + rapid.String().Draw(t, "rest")
		if !incident.IsAddress(s) {
			return
		}
		for _, c := range s {
			if unicode.IsControl(c) || unicode.IsSpace(c) || unicode.Is(unicode.Cf, c) || c == '"' || c == '\'' || c == '<' || c == '>' {
				t.Fatalf("%q holds %q", s, c)
			}
		}
	})
}
