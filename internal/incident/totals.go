package incident

// Totals sums incidents without passing blanks off as zero.
type Totals struct {
	Count int // incidents
	Vague int // of which the day is not known

	KilledLow, KilledHigh int
	Killed                *int // the sum of the best figures; nil where no incident gives one
	WithoutBest           int  // incidents that give no best figure (a range, or nothing)
	WithoutFigure         int  // incidents that give no figure at all
	Open                  int  // incidents that give only "at least": KilledHigh takes in their low, so it is no upper end

	Civilians, Forces, Militants, Injured Part
	PublishersOne                         int // incidents with one publisher
	ProvinceLevel                         int // those that no district counts
	WithoutPlace                          int
}

// Part is a figure of the breakdown: the sum of what is given, and how many incidents give none.
type Part struct {
	Sum     *int
	Without int
}

// Add counts one more record in.
func (t *Totals) Add(r *Record) {
	t.Count++
	if r.Vague() {
		t.Vague++
	}
	if low, high, known := r.Killed.Bounds(); known {
		t.KilledLow += low
		t.KilledHigh += high
	} else {
		t.WithoutFigure++
	}
	if r.Killed.Open() {
		t.Open++
	}
	if r.Killed.Best == nil {
		t.WithoutBest++
	} else {
		t.Killed = plus(t.Killed, *r.Killed.Best)
	}
	t.Civilians.add(r.Civilians)
	t.Forces.add(r.Forces)
	t.Militants.add(r.Militants)
	t.Injured.add(r.Injured)
	if r.Publishers == 1 {
		t.PublishersOne++
	}
	if r.GeoPrecision.Wide() {
		t.ProvinceLevel++
	}
	if r.At == nil {
		t.WithoutPlace++
	}
}

// OnlyRange is how many incidents give a range and no best figure.
func (t Totals) OnlyRange() int { return t.WithoutBest - t.WithoutFigure }

// Toll is the sum as it is told in words. It has a best figure only where every incident that gives any figure gives a
// best one: else the sum of the best leaves out whom the ranges take in, and can lie below the sum of the lows.
func (t Totals) Toll() Toll {
	if t.WithoutFigure == t.Count {
		return Toll{}
	}
	sum := Toll{Low: &t.KilledLow, High: &t.KilledHigh}
	if t.OnlyRange() == 0 {
		sum.Best = t.Killed
	}
	if t.Open > 0 {
		sum.High = nil
	}
	return sum
}

func (p *Part) add(n *int) {
	if n == nil {
		p.Without++
		return
	}
	p.Sum = plus(p.Sum, *n)
}

func plus(sum *int, n int) *int {
	if sum != nil {
		n += *sum
	}
	return &n
}

// Bin is one bar of a chart. Each event stands in exactly one bin: that of its first span day inside the period.
type Bin struct {
	Days
	Totals
}

// Series is one list of bins; Value is blank where the chart isn't split.
type Series struct {
	Value string
	Bins  []Bin
}

// Histogram is a chart over time. Every series has the same bins.
type Histogram struct {
	Interval Interval
	By       By // blank where the chart isn't split
	Series   []Series
}

// Facet counts the matches that a value would give, all other filters kept.
type Facet struct {
	Value string
	Count int
}

// Facets are the counts beside the form's options.
type Facets struct {
	Types, Actors, InDistricts, Confidences, Precisions, Countries, Origins []Facet
}

// Area is a district or a tehsil with its figures in a period.
type Area struct {
	District  *District // the district, or the one that the tehsil is part of
	Tehsil    *Tehsil   // nil for a district
	Totals    Totals
	Per100k   *float64 // killed best per 100,000 of the census of 2023; nil for tehsils and without a best figure
	TooCoarse int      // tehsils: how many incidents of the district are not precise enough for a tehsil
}
