package peers

import (
	"net/url"
	"slices"
	"strings"

	"khyberatlas/internal/bench/serving"
)

// Peer is a server that answers questions of ours in its own way.
type Peer struct {
	*serving.Server
	Version string
	Codings []string // that it can send, the first where another is wanted
	asked   func(question) string
	parts   []*serving.Server // what is ended after it
}

// Asked is a path of ours, one of a box and a period, as the peer is asked it.
func (p *Peer) Asked(path string) string { return p.asked(read(path)) }

// Coding is how the peer sends what is wanted in a coding: that or, where it can't, the one it can.
func (p *Peer) Coding(wanted string) string {
	if slices.Contains(p.Codings, wanted) {
		return wanted
	}
	return p.Codings[0]
}

// Stop ends all of it but the database.
func (p *Peer) Stop() {
	if p.Server != nil {
		p.Server.Stop()
	}
	for _, s := range p.parts {
		s.Stop()
	}
}

// question is what is asked: a box in degrees, west, south, east and north, and the first and the last day.
type question struct {
	box             [4]string
	from, to, limit string
}

// read takes a question from a path of ours.
func read(path string) question {
	_, query, _ := strings.Cut(path, "?")
	values, _ := url.ParseQuery(query) // of what it can't read it gives the rest
	q := question{limit: values.Get("limit")}
	copy(q.box[:], strings.Split(values.Get("bbox"), ","))
	var two bool
	if q.from, q.to, two = strings.Cut(values.Get("datetime"), "/"); !two {
		q.to = q.from
	}
	return q
}
