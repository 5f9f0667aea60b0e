package incident

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsAddress reports whether a text is a whole http or https address that can be followed and can stand between angle
// brackets or quotes as it is: with a host, without a user's name, and without blanks, quotes, brackets of markup,
// backslashes, control characters or characters that show nothing. Letters of any script may stand in it.
func IsAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.User == nil && isHost(u.Hostname()) &&
		utf8.ValidString(s) && !strings.ContainsFunc(s, breaksAddress) && !brokenEscape(s)
}

// isHost is a name or an address of the network; url.Parse takes almost anything for one.
func isHost(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(c rune) bool {
		return c < utf8.RuneSelf && !unicode.IsLetter(c) && !unicode.IsDigit(c) && !strings.ContainsRune("-._:", c)
	})
}

// breaksAddress finds what RFC 3986 has in no address, and the single quote, which it has: it ends an attribute.
func breaksAddress(c rune) bool {
	return strings.ContainsRune("\"'<>\\^`{|}", c) || unicode.IsSpace(c) || !unicode.IsGraphic(c)
}

// brokenEscape finds a percent sign that no two hexadecimal digits follow; url.Parse lets it pass in a query.
func brokenEscape(s string) bool {
	for {
		_, after, found := strings.Cut(s, "%")
		if !found {
			return false
		}
		if len(after) < 2 || !isHex(after[0]) || !isHex(after[1]) {
			return true
		}
		s = after
	}
}

func isHex(c byte) bool { return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F' }
