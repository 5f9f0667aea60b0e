package wording_test

import (
	"fmt"

	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/wording"
)

// A wording says facts in one language.
func Example() {
	w := wording.Wording{Printer: i18n.English()}
	week := &incident.Incident{Date: incident.MustDay("2025-06-10"), DatePrecision: incident.WeekOnly}
	fmt.Println(w.When(week))
	fmt.Println(w.Span(new(2), new(5)))
	// Output:
	// Week of 10 Jun 2025
	// 2–5
}
