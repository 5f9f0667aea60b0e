package incident

// Toll is a count of people as reports give it. Low and High span what the sources say; Best is the figure of the most
// authoritative one. A nil means that no source gives it, which is not zero.
type Toll struct{ Low, Best, High *int }

// Bounds is the range that the toll adds to a sum: its own where it has one, else the lone best on both sides.
// known is false where nothing is given at all.
func (t Toll) Bounds() (low, high int, known bool) {
	lo, hi := t.Low, t.High
	if lo == nil {
		lo = first(t.Best, t.High)
	}
	if hi == nil {
		hi = first(t.Best, t.Low)
	}
	if lo == nil || hi == nil {
		return 0, 0, false
	}
	return *lo, *hi, true
}

// AtLeast is what killed_min compares: the best figure, else the low one; nil matches no minimum.
func (t Toll) AtLeast() *int { return first(t.Best, t.Low) }

func first(a, b *int) *int {
	if a != nil {
		return a
	}
	return b
}
