package postgis

import (
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAnAddressIsToldFromAPath(t *testing.T) {
	for s, want := range map[string]bool{
		"postgres://": true, "postgresql://h1:5432,h2:5433/db": true, "service=atlas": true, "host=/tmp dbname=x": true,
		" dbname = x": true, "khyberatlas.db": false, "/var/lib/postgres://x": false, "host.db": false, "my host=1.db": false,
		"x=y.db": false, "": false, "postgre://h/db": true, "PostgreSQL://h/db": true, "://": false,
	} {
		if got := IsAddress(s); got != want {
			t.Errorf("%q is an address: %t", s, got)
		}
	}
}

func TestANameHoldsNoPassword(t *testing.T) {
	for address, want := range map[string]string{
		"postgres://u:secret@h1:5432,h2:5433/db?sslmode=require": "postgres://u:***@h1:5432,h2:5433/db?sslmode=require",
		"postgres://u@h/db":                         "postgres://u@h/db",
		"postgres://h:5432/db":                      "postgres://h:5432/db",
		"postgres://u:sec@ret@h/db":                 "postgres://u:***@h/db",
		"postgres://u:sec/ret?@h/db":                "postgres://u:***@h/db",
		"postgresql:///db?user=u&password=secret":   "postgresql:///db?user=u&password=***",
		"postgresql:///db?sslpassword=secret&a=b":   "postgresql:///db?sslpassword=***&a=b",
		"host=h password=secret dbname=x":           "host=h password=*** dbname=x",
		"host=h password = 'sec ret\\' x' dbname=x": "host=h password = *** dbname=x",
		`host=h password=sec\ ret&x dbname=x`:       "host=h password=*** dbname=x",
		"host=h password='secret dbname=x":          "host=h password=***",
		"service=atlas":                             "service=atlas",
		"postgre://u:secret@h/db":                   "postgre://u:***@h/db",
		"host=h pasword=secret dbname=x":            "host=h pasword=*** dbname=x",
		"host=h PASSWD=secret dbname=x":             "host=h PASSWD=*** dbname=x",
	} {
		if got := Name(address); got != want {
			t.Errorf("%s is called %s, want %s", address, got, want)
		}
	}
}

func TestNoPasswordOfAnyLettersComesThrough(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		secret := "Zq7" + rapid.StringMatching(`[a-z@:/?&=' ]{0,8}`).Draw(t, "secret") + "Zq8"
		quoted := "'" + strings.ReplaceAll(secret, "'", `\'`) + "'"
		for _, address := range []string{
			"postgres://u:" + secret + "@h:1/db",
			"postgres://u:" + url.QueryEscape(secret) + "@h,i/db?sslmode=disable",
			"postgres://h/db?password=" + url.QueryEscape(secret) + "&connect_timeout=1",
			"host=h password=" + quoted + " user=u",
			"password=" + quoted,
		} {
			if name := Name(address); strings.Contains(name, "Zq7") || strings.Contains(name, "Zq8") {
				t.Fatalf("%s is called %s", address, name)
			}
		}
	})
}
