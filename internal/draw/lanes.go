package draw

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"khyberatlas/internal/incident"
)

// Event is something that a chart shows beside its counts: a truce, talks, an operation.
type Event struct {
	incident.Days
	Lane        int // its row, from above
	Title       string
	Name        string // what stands in the lane where there is room
	Href        string
	from, until float64 // where its bar stands
}

const (
	laneRow   = 14.0
	laneBar   = 10.0
	laneSize  = 10.5 // height of a name's letters
	laneLeft  = 74.0 // the column of the lanes' names
	leastName = 14   // a shorter beginning of a name says nothing
	leastBar  = 3.0
	longBar   = 60.0 // a longer one may hold its name
)

// lanes draws the events that share a day with the axis, a row for each lane, and names those that have room.
func (s *svg) lanes(names []string, events []Event, x axis) {
	for i, name := range names {
		y := float64(i)*laneRow + 1
		s.Text("text", name, "class", "lane-name", "x", "0", "y", num(y+laneBar/2+3.5))
		s.Leaf("path", "class", "lane", "d", "M"+num(x.left)+" "+num(y+laneBar+1.5)+"h"+num(x.width))
		s.lane(eventsOf(events, i, x), y, x)
	}
}

func eventsOf(events []Event, lane int, x axis) []Event {
	var out []Event
	for _, e := range events {
		if e.Lane == lane && e.Meets(x.days) {
			e.from = x.of(e.From)
			e.until = max(x.of(e.To+1), e.from+leastBar)
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b Event) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To)) })
	return out
}

func (s *svg) lane(events []Event, y float64, x axis) {
	spots := nameEvents(events, x)
	for i, e := range events {
		class := "day"
		if e.To > e.From {
			class = "lasting"
		}
		end := s.Link(e.Href, e.Title, "class", "event")
		s.Leaf("rect", "class", class, "x", num(e.from), "y", num(y), "width", num(e.until-e.from), "height", num(laneBar))
		if n := spots[i]; n.text != "" {
			s.Text("text", n.text, "x", num(n.at), "y", num(y+laneBar/2+3.5))
		}
		s.End(end)
	}
}

// named is a name in its place: it begins at a length.
type named struct {
	text string
	at   float64
}

// nameEvents gives names to those events of a lane that have room: first to those that last longest, then to the last.
// A name stands wholly within its bar, after it or before it, never across its edge, and covers neither another bar nor
// another name.
func nameEvents(events []Event, x axis) []named {
	out := make([]named, len(events))
	order := make([]int, len(events))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(events[b].Len(), events[a].Len()), cmp.Compare(b, a))
	})
	var taken [][2]float64
	for _, i := range order {
		e := events[i]
		others := slices.Clone(taken)
		for j, o := range events {
			if j != i {
				others = append(others, [2]float64{o.from, o.until})
			}
		}
		low, high, within := x.left, x.left+x.width, e.until-5
		for _, o := range others {
			low, high, within = e.clear(low, high, within, o[0], o[1])
		}
		text, at := "", e.from+5
		if e.until-e.from > longBar {
			text = cut(e.Name, within-at)
		}
		if after := cut(e.Name, high-e.until-3); utf8.RuneCountInString(after) > utf8.RuneCountInString(text) {
			text, at = after, e.until+3
		}
		if before := cut(e.Name, e.from-4-low); utf8.RuneCountInString(before) > utf8.RuneCountInString(text) {
			text, at = before, e.from-4-nameWidth(before)
		}
		if text != "" {
			out[i] = named{text, at}
			taken = append(taken, [2]float64{at - 4, at + nameWidth(text) + 4})
		}
	}
	return out
}

// clear narrows the room left and right of a bar, and within it, by what stands there.
func (e Event) clear(low, high, within, left, right float64) (float64, float64, float64) {
	switch {
	case right <= e.from:
		return max(low, right+3), high, within
	case left >= e.until+3:
		return low, min(high, left-3), within
	case e.until-e.from > longBar && left > e.from && right < e.until: // on a long bar, whose sides stay free
		return low, high, min(within, left-3)
	}
	return e.from, e.until, min(within, left-3)
}

func nameWidth(text string) float64 { return float64(utf8.RuneCountInString(text)) * laneSize * 0.53 }

// cut is a name, or as many of its first words as have room.
func cut(name string, room float64) string {
	if nameWidth(name) <= room {
		return name
	}
	for words := strings.Fields(name); len(words) > 1; {
		words = words[:len(words)-1]
		short := strings.TrimRight(strings.Join(words, " "), ",;:") + "…"
		if utf8.RuneCountInString(short) < leastName {
			break
		}
		if nameWidth(short) <= room {
			return short
		}
	}
	return ""
}
