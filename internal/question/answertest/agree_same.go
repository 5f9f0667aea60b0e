package answertest

import (
	"context"
	"reflect"

	"pgregory.net/rapid"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/question"
)

// agreeOnRecords: what all records together count is what each counts, less what the leading one tells of too: a pair inside
// the filter is one incident. A record's own rows are as many events as it says. Apart, they count as many as there are.
func agreeOnRecords(t *rapid.T, a question.Answerer, n *rows, q incident.Query) {
	ctx := context.Background()
	counts := func(q incident.Query) map[string]int {
		bins := 0
		for _, s := range must(must(a.Chart(ctx, q, "month", "type"))(t).Whole())(t).Series {
			for _, b := range s.Bins {
				bins += b.Count
			}
		}
		return map[string]int{"totals": must(a.Totals(ctx, q))(t).Count, "chart": bins,
			"search": must(a.Search(ctx, q, incident.Page{Limit: 1}))(t).Matched}
	}
	set := func(apart bool) { reflect.ValueOf(&q).Elem().FieldByName("Apart").SetBool(apart) }
	set(false)
	sum, apart := map[string]int{}, 0
	leads, pairs := map[string]string{}, 0 // the first record that tells of an event inside the filter
	for _, o := range n.ds.AllOrigins() {
		if !listed(q.Origins, o.ID) {
			continue
		}
		one := q
		reflect.ValueOf(&one).Elem().FieldByName("Origins").Set(reflect.ValueOf([]string{o.ID}))
		for form, count := range counts(one) {
			sum[form] += count
		}
		for _, r := range n.each(one) {
			apart++
			switch lead, told := leads[n.event[r.ID]]; {
			case !told:
				leads[n.event[r.ID]] = o.ID
			case lead != o.ID:
				pairs++
			}
		}
		for form := range sum {
			if sum[form] != apart {
				t.Fatalf("%s of %+v counts %d by itself up to %s, want its %d rows", form, q, sum[form], o.ID, apart)
			}
		}
	}
	for form, count := range counts(q) {
		if count != sum[form]-pairs {
			t.Fatalf("%s of %+v counts %d; each record counts %d in all, with %d pairs", form, q, count, sum[form], pairs)
		}
	}
	set(true)
	for form, count := range counts(q) {
		if count != apart {
			t.Fatalf("%s of %+v counts %d apart, want %d", form, q, count, apart)
		}
	}
}
