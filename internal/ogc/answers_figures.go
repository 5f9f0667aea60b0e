package ogc

// Sums are the figures of a set of incidents: a best figure is null where no incident gives one.
type Sums struct {
	Count         int  `json:"count"`
	Vague         int  `json:"vague"`
	KilledLow     int  `json:"killed_low"`
	Killed        *int `json:"killed"`
	KilledHigh    int  `json:"killed_high"`
	WithoutBest   int  `json:"without_best"`
	WithoutFigure int  `json:"without_figure"`
}

// Provenance is what the figures are of. What lies after the last day of collection is not yet counted.
type Provenance struct {
	Version       string `json:"version"`
	Filter        string `json:"filter,omitempty"`
	Licence       string `json:"licence"`
	Attribution   string `json:"attribution"`
	CollectedFrom string `json:"collected_from"`
	CollectedTo   string `json:"collected_to"`
}

// Part is a figure of the breakdown: the sum of the best figures and how many incidents give none.
type Part struct {
	Sum     *int `json:"sum"`
	Without int  `json:"without"`
}

// TotalsAnswer are the sums over what matches.
type TotalsAnswer struct {
	Provenance
	Sums
	CiviliansKilled Part `json:"civilians_killed"`
	ForcesKilled    Part `json:"forces_killed"`
	MilitantsKilled Part `json:"militants_killed"`
	Injured         Part `json:"injured"`
	PublishersOne   int  `json:"publishers_one"`
	ProvinceLevel   int  `json:"province_level"`
	WithoutPlace    int  `json:"without_place"`
}

// BinAnswer is one bar of a chart.
type BinAnswer struct {
	From string `json:"from"`
	To   string `json:"to"`
	Sums
}
