package format_test

import (
	"testing"

	"khyberatlas/internal/format"
)

var offers = []string{"application/geo+json", "application/json", "text/html", "text/csv"}

func TestAcceptChoosesTheForm(t *testing.T) {
	for accept, want := range map[string]int{
		"":                     0,
		"*/*":                  0,
		"application/json":     1,
		"APPLICATION/JSON":     1,
		"application/geo+json": 0,
		"text/html":            2,
		"text/*":               2,
		"text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8": 2,
		"application/geo+json, application/json;q=0.8, */*;q=0.1":                               0,
		"text/html;q=0.5, application/json":                                                     1,
		"text/html, */*":                                                                        2,
		"text/html;q=0.9, text/csv;q=0.9":                                                       2,
		"text/html;q=0, */*":                                                                    0,
		"text/csv;charset=utf-8":                                                                3,
		"*/*, application/geo+json;q=0":                                                         1,
		"image/png":                                                                             -1,
		"text/html;q=0":                                                                         -1,
		"*/*;q=0":                                                                               -1,
		"*":                                                                                     0,
		"*; q=.2":                                                                               0,
		"nonsense":                                                                              -1,
		",,text/html,":                                                                          2,
		"text/html;q=nonsense":                                                                  2,
		"application/problem+json":                                                              -1,
	} {
		if got := format.Negotiate(accept, offers); got != want {
			t.Errorf("%q: got %d, want %d", accept, got, want)
		}
	}
}

func TestAcceptEncodingChoosesTheCoding(t *testing.T) {
	for accept, want := range map[string]string{
		"":                             "",
		"gzip":                         "gzip",
		"gzip, deflate, br, zstd":      "br",
		"gzip, deflate, br;q=0.5":      "gzip",
		"GZIP":                         "gzip",
		"br;q=0, gzip;q=0":             "",
		"*":                            "br",
		"*;q=0":                        "",
		"*;q=0.5, br;q=0":              "zstd",
		"identity":                     "",
		"identity;q=1, gzip;q=0.5":     "",
		"identity;q=0.5, gzip;q=0.8":   "gzip",
		"identity;q=0, zstd":           "zstd",
		"deflate":                      "",
		"gzip;q=1.5":                   "gzip",
		"gzip ; q=0.3 , zstd ; q=0.2,": "gzip",
	} {
		if got := format.Encoding(accept, []string{"br", "zstd", "gzip"}); got != want {
			t.Errorf("%q: got %q, want %q", accept, got, want)
		}
	}
}

func FuzzAccept(f *testing.F) {
	f.Fuzz(func(t *testing.T, accept string) {
		if i := format.Negotiate(accept, offers); i < -1 || i >= len(offers) {
			t.Fatalf("%q: %d", accept, i)
		}
		switch c := format.Encoding(accept, []string{"br", "gzip"}); c {
		case "", "br", "gzip":
		default:
			t.Fatalf("%q: %q", accept, c)
		}
	})
}
