package web

import (
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"unicode/utf8"

	"khyberatlas/internal/incident"
)

// isHost reports whether a text is a name or an address with perhaps a port: all that a Host header may bring into our links.
// Every request asks it, so that it takes no regular expression.
func isHost(s string) bool {
	if i := strings.LastIndexAny(s, ":]"); i >= 0 && s[i] == ':' {
		if !allOf(s[i+1:], 1, 5, isDigit) {
			return false
		}
		s = s[:i]
	}
	if address, ok := strings.CutPrefix(s, "["); ok {
		address, ok = strings.CutSuffix(address, "]")
		return ok && allOf(address, 2, 45, func(c byte) bool {
			return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' || c == ':' || c == '.'
		})
	}
	alnum := func(c byte) bool { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'z' }
	return allOf(s, 1, 253, func(c byte) bool { return alnum(c) || c == '.' || c == '-' }) && alnum(s[0])
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// allOf reports whether a text has so many bytes and each is of a kind.
func allOf(s string, least, most int, is func(byte) bool) bool {
	if len(s) < least || len(s) > most {
		return false
	}
	for i := range len(s) {
		if !is(s[i]) {
			return false
		}
	}
	return true
}

// basePath is the path of the base address: a proxy may have put the site below one.
func (s *Server) basePath() string {
	if s.base == nil {
		return ""
	}
	return s.base.EscapedPath()
}

// baseOf is scheme and host of absolute links: of the base address, else of the request's Host. Forwarded headers
// count only where they come from a proxy that is trusted.
func (s *Server) baseOf(r *http.Request) (string, error) {
	if s.base != nil {
		return s.base.Scheme + "://" + s.base.Host, nil
	}
	scheme, name := "http", r.Host
	if r.TLS != nil {
		scheme = "https"
	}
	if s.trusted(r.RemoteAddr) {
		if v := firstOf(r.Header.Get("X-Forwarded-Proto")); v == "http" || v == "https" {
			scheme = v
		}
		if v := firstOf(r.Header.Get("X-Forwarded-Host")); v != "" {
			name = v
		}
	}
	if !isHost(name) {
		return "", errHost
	}
	return scheme + "://" + name, nil
}

func (s *Server) trusted(remote string) bool {
	if len(s.TrustProxy) == 0 {
		return false
	}
	at, err := netip.ParseAddrPort(remote)
	if err != nil {
		return false
	}
	for _, p := range s.TrustProxy {
		if p.Contains(at.Addr().Unmap()) {
			return true
		}
	}
	return false
}

func firstOf(list string) string {
	first, _, _ := strings.Cut(list, ",")
	return strings.ToLower(strings.TrimSpace(first))
}

// tileHost is the source of online tiles as a policy names it: {s} stands for any name, and nothing of the address can
// end the policy or begin another.
func tileHost(address string) string {
	if !incident.IsAddress(strings.NewReplacer("{s}", "s", "{z}", "z", "{x}", "x", "{y}", "y").Replace(address)) {
		return ""
	}
	u, err := url.Parse(strings.Replace(address, "{s}", "*", 1))
	if err != nil || strings.Contains(strings.TrimPrefix(u.Host, "*."), "*") ||
		strings.ContainsFunc(u.Host, func(c rune) bool { return c >= utf8.RuneSelf }) {
		return ""
	}
	return u.Scheme + "://" + u.Host
}
