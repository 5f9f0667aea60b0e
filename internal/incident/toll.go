package incident

// Toll is a count of people as reports give it. Low and High span what the sources say; Best is the figure of the most
// authoritative one. A nil means that no source gives it, which is not zero.
type Toll struct{ Low, Best, High *int }

// Bounds is the range that the toll adds to a sum: its own where it has one, else the lone best on both sides. Beneath a
// lone high lies no one for certain; above a lone low lies nothing that could be summed, which Open says.
// known is false where nothing is given at all.
func (t Toll) Bounds() (low, high int, known bool) {
	lo, hi := first(t.Low, t.Best), first(first(t.High, t.Best), t.Low)
	if lo == nil && hi != nil {
		return 0, *hi, true
	}
	if hi == nil {
		return 0, 0, false
	}
	return *lo, *hi, true
}

// Told is the toll as it is told in words: its bounds, and no high end where it is open.
func (t Toll) Told() Toll {
	low, high, known := t.Bounds()
	switch {
	case !known:
		return Toll{}
	case t.Open():
		return Toll{Low: &low}
	}
	return Toll{Low: &low, Best: t.Best, High: &high}
}

// Open reports whether the toll is "at least" and no more: a low figure with nothing above it.
func (t Toll) Open() bool { return t.Low != nil && t.Best == nil && t.High == nil }

// AtLeast is what killed_min compares: the best figure, else the low one; nil matches no minimum.
func (t Toll) AtLeast() *int { return first(t.Best, t.Low) }

func first(a, b *int) *int {
	if a != nil {
		return a
	}
	return b
}
