package main

import (
	"errors"
	"net"
	"net/mail"
	"net/url"
	"path/filepath"
	"strings"
	"unicode"

	"khyberatlas/internal/descriptors"
	"khyberatlas/internal/following"
	"khyberatlas/internal/incident"
)

// check finds what is wrong with the flags before anything is opened.
func (v *serveVerb) check() error {
	return errors.Join(checkListener("--addr", v.Addr), checkListener("--admin-addr", v.AdminAddr), checkBase(v.BaseURL),
		checkContact(v.Contact), checkTiles(v.Tiles, v.TilesAttribution), checkConnections(v.MaxConnections), v.checkKeep())
}

// checkKeep refuses a folder in which the copy would take the place of the database.
func (v *serveVerb) checkKeep() error {
	if v.Keep == "" {
		return nil
	}
	if v.InMemory == "never" {
		return misused("--keep: a copy is served from memory, which --in-memory=never rules out; leave one of them out")
	}
	kept, err := filepath.Abs(following.NewKeeper(v.Keep).Path())
	if err != nil {
		return misused("--keep: %w", err)
	}
	if db, err := filepath.Abs(v.place().File()); err == nil && db == kept {
		return misused("--keep: %s is the database itself; name another folder", v.DB)
	}
	return nil
}

// usualConnections are open at once where the operator says nothing. A proxy needs one for each reader at work.
const usualConnections = 1024

// mostConnections is the operator's choice, else what leaves half of the descriptors for the database, for files that
// are made and for the operator's own port.
func (v *serveVerb) mostConnections() int {
	if v.MaxConnections > 0 {
		return v.MaxConnections
	}
	return int(max(8, min(usualConnections, descriptors.Most()/2)))
}

// checkConnections refuses a number that would lock everybody out.
func checkConnections(most int) error {
	if most < 0 {
		return misused("--max-connections: %d is less than one", most)
	}
	return nil
}

func checkListener(flag, addr string) error {
	if _, _, err := net.SplitHostPort(addr); err != nil && addr != "" {
		return misused("%s: %q is not HOST:PORT: %w", flag, addr, err)
	}
	return nil
}

func checkBase(base string) error {
	if base == "" {
		return nil
	}
	u, err := url.Parse(base)
	if err != nil || !incident.IsAddress(base) || u.RawQuery != "" || u.Fragment != "" {
		return misused("--base-url: %q is not http(s)://host, perhaps with a path", base)
	}
	return nil
}

func checkContact(contact string) error {
	if contact == "" || incident.IsAddress(contact) {
		return nil
	}
	if a, err := mail.ParseAddress(contact); err == nil && a.Address == contact {
		return nil
	}
	return misused("--contact: %q is neither an http(s) address nor a mailbox such as errors@example.org", contact)
}

// checkTiles refuses what the map couldn't fill in, and a host that the content policy couldn't name.
func checkTiles(tiles, attribution string) error {
	switch {
	case tiles == "" && attribution == "":
		return nil
	case tiles == "":
		return misused("--tiles-attribution is of no use without --tiles")
	case attribution == "":
		return misused("--tiles needs --tiles-attribution: whoever makes the tiles is named on the map")
	case strings.ContainsFunc(attribution, unicode.IsControl):
		return misused("--tiles-attribution: %q has a control character", attribution)
	}
	plain := tiles
	for _, part := range []string{"{z}", "{x}", "{y}"} {
		if strings.Count(tiles, part) != 1 {
			return misused("--tiles: %q lacks %s, or has it twice", tiles, part)
		}
		plain = strings.Replace(plain, part, "0", 1)
	}
	u, err := url.Parse(plain)
	if err != nil || !incident.IsAddress(plain) || !strings.Contains(tiles, u.Host+"/") {
		return misused("--tiles: %q is not http(s)://host/…{z}…{x}…{y}…", tiles)
	}
	return nil
}
