package web

import (
	"strconv"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
)

// In every month what is in both records and what is only in one make up what each has, and the months together hold pairs.
func TestRecordsBesideEachOtherAddUp(t *testing.T) {
	at := listen(t, build(t, func(c *Config) { c.Current = toldTwice(t) }))
	rows, pairs := 0, 0
	read(t, at+"/coverage").Find("#records tbody tr").Each(func(_ int, row *goquery.Selection) {
		cells := row.Find("td").Map(func(_ int, cell *goquery.Selection) string { return strings.TrimSpace(cell.Text()) })
		var n [5]int
		for i := range n {
			figure, err := strconv.Atoi(cells[i])
			if err != nil {
				return // a month that one of them has not collected
			}
			n[i] = figure
		}
		if ours, theirs, both := n[0], n[1], n[2]; ours != both+n[3] || theirs != both+n[4] {
			t.Errorf("%s: %v don't add up", row.Find("th").Text(), n)
		}
		rows, pairs = rows+1, pairs+n[2]
	})
	if rows < 40 || pairs < 50 {
		t.Errorf("%d months are beside each other, %d events in both", rows, pairs)
	}
	if read(t, site(t)+"/coverage").Find("#records").Length() > 0 {
		t.Error("a record alone is beside others")
	}
}
