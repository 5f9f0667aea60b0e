package web

import (
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestAHostIsANameOrAnAddressWithPerhapsAPort(t *testing.T) {
	said := regexp.MustCompile(`^([A-Za-z0-9]([A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?$`)
	same := func(t interface{ Errorf(string, ...any) }, s string) {
		if got, want := isHost(s), said.MatchString(s); got != want {
			t.Errorf("%q is a host: %t, want %t", s, got, want)
		}
	}
	name, address := strings.Repeat("a", 252), strings.Repeat("f", 44)
	for _, s := range []string{"", "a", "-a", ".", "a-", "example.org", "Example.org:8080", "a:", "a:123456", "a:8o", "a:80:80",
		"a\n", "a_b", "a@b", "a`b", "a{b", "é", "[::1]", "[::1]:80", "[::1", "::1]", "[:]", "[::g]", "[::1]80", "[::1]:", "[]",
		"[[::1]]", "]", ":80", name, name + "a", name + "aa", "[" + address + "]", "[" + address + "f]", "[" + address + "ff]"} {
		same(t, s)
	}
	piece := rapid.OneOf(rapid.SampledFrom([]string{"[", "]", ":", ".", "-", "a", "Z", "f", "G", "9", "80", "::1", "@",
		"\x00", "\x1a"}), rapid.String())
	rapid.Check(t, func(t *rapid.T) { same(t, strings.Join(rapid.SliceOfN(piece, 0, 8).Draw(t, "pieces"), "")) })
}
