package views

// TotalsView is the sums of a filter.
type TotalsView struct {
	Frame Frame
	Headed
	Filter FilterForm
	Table  Table
	Facts  []Fact
	Others []Link
}

// HistogramView is a filter over time.
type HistogramView struct {
	Frame Frame
	Headed
	Filter       FilterForm
	Interval, By []Option
	Action       string
	Kept         []FilterField
	Chart        Drawing
	Tables       []Table
	TooMany      string
	Others       []Link
}

// Option is an option of a select.
type Option struct {
	Value, Text string
	Chosen      bool
}
