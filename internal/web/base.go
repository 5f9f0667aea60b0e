package web

import (
	"net/http"
	"net/netip"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"khyberatlas/internal/incident"
)

// host is a name or an address with perhaps a port: all that a Host header may bring into our links.
var host = regexp.MustCompile(`^([A-Za-z0-9]([A-Za-z0-9.-]{0,252})|\[[0-9A-Fa-f:.]{2,45}\])(:[0-9]{1,5})?$`)

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
	if !host.MatchString(name) {
		return "", errHost
	}
	return scheme + "://" + name, nil
}

func (s *Server) trusted(remote string) bool {
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
