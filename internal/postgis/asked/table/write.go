package table

import (
	"encoding/json"
	"unicode/utf8"

	"github.com/paulmach/orb"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/geo"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/spot"
)

// inOrder is a number without a sign in the order that numbers with one have.
func inOrder(n uint64) int64 { return int64(n ^ 1<<63) }

// Curve is where a point is along the web's map, as the column has it.
func Curve(along uint64) int64 { return inOrder(along) }

// Along is what Curve was made of.
func Along(curve int64) uint64 { return uint64(curve) ^ 1<<63 }

// row writes the columns of rows.
func (f *Facts) row(l *line, r *atlas.Row) error {
	l.begin()
	l.point(r.At)
	shared := false
	if r.At != nil && r.Badge < 0 {
		along := geo.WebCurve(geo.WebMap(*r.At))
		shared = f.places.shared(along)
		l.int(int(inOrder(along)))
		l.int(int(inOrder(spot.Lot(along))))
	} else {
		l.none()
		l.none()
	}
	s := r.Span()
	f.took(s, r.At, len(r.Before) > 0)
	l.int(r.Number)
	for _, d := range [...]incident.Day{r.Date, s.From, s.To, r.Changed} {
		l.day(d)
	}
	var codes [lists]int
	for n, v := range [lists]string{Type: string(r.Type), Actor: string(r.Actor), Confidence: string(r.Confidence),
		Precision: string(r.GeoPrecision), Dated: string(r.DatePrecision), Country: string(r.Country), Origin: r.Origin,
		Crossing: r.CrossingID, Admin1: r.Admin1, District: r.District, InDistrict: r.InDistrict(), Tehsil: r.TehsilID} {
		c, err := f.numbered(List(n), v)
		if err != nil {
			return err
		}
		codes[n] = c
	}
	for _, c := range codes[short:] {
		l.int(c)
	}
	for _, n := range [...]*int{r.Killed.Best, r.Killed.Low, r.Killed.High, r.Civilians, r.Forces, r.Militants, r.Injured} {
		l.figure(n)
	}
	l.int(r.Publishers)
	l.int(len(r.Sources))
	l.int(len(r.Claims))
	if r.Badge < 0 {
		l.none()
	} else {
		l.int(r.Badge)
	}
	if r.Event == 0 && len(r.Others) == 0 {
		l.none()
		l.none()
	} else {
		l.int(r.Event)
		l.int(r.Rank)
	}
	for _, c := range codes[:Crossing] {
		l.int(c)
	}
	if r.Distances {
		l.int(codes[Crossing])
	} else {
		l.none()
	}
	l.truth(shared)
	l.list(r.Before)
	l.geometry(r.At)
	l.end()
	return nil
}

// more is what of a row has no column.
type more struct {
	Sources []incident.Source `json:",omitempty"`
	Claims  []incident.Claim  `json:",omitempty"`
	Others  []incident.Other  `json:",omitempty"`
}

// longest is how many bytes a word has at most that an index holds; of a longer one its beginning is found.
const longest = 2000

// text writes the columns of texts.
func text(l *line, r *atlas.Row) error {
	l.begin()
	l.int(r.Number)
	l.day(r.EndDate)
	for _, n := range [...]int{r.EventClarity, r.WherePrec, r.DatePrec} {
		l.int(n)
	}
	if r.Distances {
		l.float(r.CrossingKm)
		l.float(r.FrontierKm)
	} else {
		l.none()
		l.none()
	}
	var own *orb.Point
	if r.Point != nil && (r.At == nil || *r.Point != *r.At) {
		own = r.Point
	}
	l.point(own)
	for _, s := range [...]string{r.ID, r.Title, r.Summary, r.Place, r.Target, r.CodedAs, r.Violence, r.SideA, r.SideB,
		r.ActorName, r.CameIn, r.ChangedIn} {
		l.text(s)
	}
	l.texts(r.Sayers)
	if len(r.Sources)+len(r.Claims)+len(r.Others) == 0 {
		l.none()
	} else {
		rest, err := json.Marshal(more{r.Sources, r.Claims, r.Others})
		if err != nil {
			return err
		}
		l.bytes(rest)
	}
	var room []byte
	for _, s := range [...]string{r.Title, r.Summary, r.Place} {
		room = incident.EachWord(s, room, func(word []byte) {
			*l = append(append(append(*l, '\''), Word(string(word))...), '\'', ' ')
		})
	}
	*l = append(*l, '\t')
	l.end()
	return nil
}

// Word is as much of a folded word as the index holds.
func Word(word string) string {
	if len(word) <= longest {
		return word
	}
	end := longest
	for !utf8.RuneStart(word[end]) {
		end--
	}
	return word[:end]
}
