package main

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// slopes are figures of the program by the number of incidents, as a table of a document holds them.
type slopes struct {
	names   map[string]string // what each figure is, by its key
	order   []string          // of keys
	figures map[string]map[int]float64
}

// beyond is a number of incidents that nothing is measured with here: what stands for it is reckoned.
const beyond = 10_000_000

func newSlopes() *slopes {
	return &slopes{names: map[string]string{}, figures: map[string]map[int]float64{}}
}

// put keeps a figure as it is written, in the place of one before: all that follows from it follows from the table.
func (s *slopes) put(key, name string, rows int, figure float64) {
	if s.figures[key] == nil {
		s.figures[key] = map[int]float64{}
		s.order = append(s.order, key)
	}
	figure, _ = strconv.ParseFloat(short(figure), 64) // what short writes is one
	s.names[key], s.figures[key][rows] = name, figure
}

// sizes are the numbers of incidents that anything is known of.
func (s *slopes) sizes() []int {
	all := map[int]bool{}
	for _, f := range s.figures {
		for n := range f {
			all[n] = true
		}
	}
	return slices.Sorted(maps.Keys(all))
}

// exponent is the power of the number of incidents with which a figure grows from the smallest to the largest: the slope of the
// straight line that fits the logarithms best. ok is false of less than two figures.
func (s *slopes) exponent(key string) (slope float64, ok bool) {
	var n, x, y, xx, xy float64
	for rows, f := range s.figures[key] {
		if f <= 0 {
			continue
		}
		a, b := math.Log(float64(rows)), math.Log(f)
		n, x, y, xx, xy = n+1, x+a, y+b, xx+a*a, xy+a*b
	}
	if n < 2 {
		return 0, false
	}
	return (n*xy - x*y) / (n*xx - x*x), true
}

// at is a figure of so many incidents: as it was measured, or reckoned from the largest number that was, along the line from the
// number before it: what a figure does in the end is what counts there.
func (s *slopes) at(key string, rows int) float64 {
	if f, ok := s.figures[key][rows]; ok {
		return f
	}
	of := slices.Sorted(maps.Keys(s.figures[key]))
	if len(of) == 0 {
		return 0
	}
	last := of[len(of)-1]
	f := s.figures[key][last]
	if len(of) == 1 {
		return f
	}
	before := of[len(of)-2]
	slope := math.Log(f/s.figures[key][before]) / math.Log(float64(last)/float64(before))
	if math.IsNaN(slope) || math.IsInf(slope, 0) {
		return f
	}
	return f * math.Pow(float64(rows)/float64(last), max(slope, 0))
}

const (
	slopesHead = "| key | what | "
	growsHead  = "grows with n to the | "
)

func (s *slopes) String() string {
	var out strings.Builder
	sizes := s.sizes()
	out.WriteString(slopesHead)
	for _, n := range sizes {
		out.WriteString(grouped(n) + " | ")
	}
	out.WriteString(growsHead + grouped(beyond) + ", reckoned |\n" + strings.Repeat("|---", len(sizes)+4) + "|\n")
	for _, key := range s.order {
		fmt.Fprintf(&out, "| `%s` | %s | ", key, s.names[key])
		for _, n := range sizes {
			if f, ok := s.figures[key][n]; ok {
				out.WriteString(short(f))
			}
			out.WriteString(" | ")
		}
		if slope, ok := s.exponent(key); ok {
			fmt.Fprintf(&out, "%.2f", slope)
		}
		fmt.Fprintf(&out, " | %s |\n", short(s.at(key, beyond)))
	}
	return out.String()
}

// readSlopes reads a table as String writes it, wherever in a document it stands.
func readSlopes(text string) (*slopes, error) {
	s := newSlopes()
	_, table, found := strings.Cut(text, slopesHead)
	if !found {
		return s, nil
	}
	lines := strings.Split(table, "\n")
	named, _, _ := strings.Cut(lines[0], growsHead)
	var sizes []int
	for _, cell := range strings.Split(strings.Trim(named, "| "), "|") {
		n, err := strconv.Atoi(strings.ReplaceAll(strings.TrimSpace(cell), ",", ""))
		if err != nil {
			return nil, fmt.Errorf("a column of the table of slopes is called %q, not by a number of incidents", cell)
		}
		sizes = append(sizes, n)
	}
	for _, line := range lines[2:] {
		cells := strings.Split(line, "|")
		if len(cells) != len(sizes)+6 {
			break
		}
		key := strings.Trim(cells[1], " `")
		for i, n := range sizes {
			if cell := strings.TrimSpace(cells[3+i]); cell != "" {
				f, err := strconv.ParseFloat(cell, 64)
				if err != nil {
					return nil, fmt.Errorf("%s of %d incidents is %q, which is no figure", key, n, cell)
				}
				s.put(key, strings.TrimSpace(cells[2]), n, f)
			}
		}
	}
	return s, nil
}

// grouped is a number as people read it.
func grouped(n int) string {
	digits := strconv.Itoa(n)
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + "," + digits[at:]
	}
	return digits
}
