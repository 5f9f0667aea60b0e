// Package figures is how the API gives sums and counts: the answers of /totals and /histogram as JSON has them. The tags describe
// them, as those of package ogc do.
package figures

import "khyberatlas/internal/incident"

// Sums are the figures of a set of incidents: a best figure is null where no incident gives one.
type Sums struct {
	Count         int  `json:"count" doc:"Incidents."`
	Vague         int  `json:"vague" doc:"Incidents of which only the week or the month is known."`
	KilledLow     int  `json:"killed_low" doc:"The sum of the lowest figures of people killed."`
	Killed        *int `json:"killed" doc:"The sum of the best figures; null where no incident gives one."`
	KilledHigh    int  `json:"killed_high" doc:"The sum of the highest figures."`
	WithoutBest   int  `json:"without_best" doc:"Incidents that give a range and no best figure, or nothing."`
	WithoutFigure int  `json:"without_figure" doc:"Incidents that give no figure of people killed."`
}

// Provenance is what the figures are of. What lies after the last day of collection is not yet counted.
type Provenance struct {
	Version       string `json:"version" doc:"The version of the dataset."`
	Filter        string `json:"filter,omitempty" doc:"The filter as a query string."`
	Licence       string `json:"licence" doc:"The licence of the data."`
	Attribution   string `json:"attribution" doc:"Whom it is owed to."`
	CollectedFrom string `json:"collected_from" format:"date" doc:"The first day of the collection."`
	CollectedTo   string `json:"collected_to" format:"date" doc:"The last day of the collection."`
	// The records that the filter chooses, or all. On days that none of them collected, no incident means nothing.
	Collected []Collected `json:"collected"`
}

// Collected is a stretch of days that a record has collected.
type Collected struct {
	Origin       string `json:"origin" doc:"The record, of those that the filter chooses."`
	From         string `json:"from" format:"date" doc:"The first day that it has collected."`
	To           string `json:"to" format:"date" doc:"The last day."`
	Completeness string `json:"completeness" doc:"complete by its own rules, a sample of what was found, or preliminary."`
}

// Part is a figure of the breakdown: the sum of the best figures and how many incidents give none.
type Part struct {
	Sum     *int `json:"sum" doc:"The sum of the best figures."`
	Without int  `json:"without" doc:"Incidents that give none."`
}

// Totals are the sums over what matches.
type Totals struct {
	Provenance
	Sums
	CiviliansKilled Part `json:"civilians_killed"`
	ForcesKilled    Part `json:"forces_killed"`
	MilitantsKilled Part `json:"militants_killed"`
	Injured         Part `json:"injured"`
	PublishersOne   int  `json:"publishers_one" doc:"Incidents with one publisher."`
	ProvinceLevel   int  `json:"province_level" doc:"Incidents that no district counts."`
	WithoutPlace    int  `json:"without_place" doc:"Incidents without a point."`
}

// Histogram is a chart: an undivided one has bins, every other one a series of them for each value. It is written
// bin by bin.
type Histogram struct {
	HistogramHead
	Bins   []Bin    `json:"bins,omitempty"`
	Series []Series `json:"series,omitempty"`
}

// HistogramHead is what a chart says before its bins.
type HistogramHead struct {
	Provenance
	Interval incident.Interval `json:"interval"`
	By       incident.By       `json:"by,omitempty"`
}

// Series are the bins of one value of what a chart is divided by.
type Series struct {
	SeriesHead
	Bins []Bin `json:"bins"`
}

// SeriesHead is what a series says before its bins.
type SeriesHead struct {
	Value string `json:"value" doc:"A value of what the chart is split by; blank for incidents without one."`
}

// Bin is one bar of a chart.
type Bin struct {
	From string `json:"from" format:"date" doc:"The first day."`
	To   string `json:"to" format:"date" doc:"The last day."`
	Sums
}
