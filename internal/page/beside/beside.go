// Package beside makes the parts of pages that lay one thing beside another: districts in two periods, quarter beside
// quarter, what the dataset holds beside what others count. What is reckoned for it package compare reckons.
package beside

import (
	"math"

	"khyberatlas/internal/compare"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
	"khyberatlas/internal/wording"
	"khyberatlas/views"
)

// to is a link to a page of this version under a filter.
func to(q *question.Question, path string, filter incident.Query, text string) views.Link {
	return views.Link{Href: q.Path(path, filter), Text: text}
}

// percent is a share in words; small ones have a decimal, so that none is rounded up to a bound that it is under.
func percent(w wording.Wording, share float64) string {
	return w.Text("coverage.percent", "value", hundredths(w, share))
}

func hundredths(w wording.Wording, share float64) string {
	if share > 0 && share < compare.Thin {
		return w.Decimal(max(share*100, 0.1), 1)
	}
	return w.Number(int(math.Round(share * 100)))
}

// percents is a share that is a range where others' counts differ.
func percents(w wording.Wording, s compare.Share) string {
	low, high := hundredths(w, s.Low), percent(w, s.High)
	if low == hundredths(w, s.High) {
		return high
	}
	return w.Text("compare.percents", "low", low, "high", high)
}

// theirs is the count that a share is of.
func theirs(w wording.Wording, s compare.Share) string {
	least, most := w.Number(int(math.Round(s.Least))), w.Number(int(math.Round(s.Most)))
	if least == most {
		return least
	}
	return w.Text("words.range", "low", least, "high", most)
}
