package asked

import (
	"cmp"
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"

	"khyberatlas/internal/incident"
	"khyberatlas/internal/postgis/asked/table"
	"khyberatlas/internal/store"
)

// split is the list of a split and its values in the order of the series; -1 for a chart of one series.
func (a *Answerer) split(by incident.By) (table.List, []string) {
	vocab := a.atlas.Vocabulary()
	switch by {
	case "":
		return -1, nil
	case "type":
		return table.Type, incident.Texts(incident.Types)
	case "actor":
		return table.Actor, incident.Texts(incident.Actors)
	case "confidence":
		return table.Confidence, incident.Texts(incident.Confidences)
	case "origin":
		return table.Origin, ids(vocab.Origins)
	}
	return table.InDistrict, append(ids(vocab.Districts), "")
}

func ids(list []incident.Named) []string {
	out := make([]string, len(list))
	for i, n := range list {
		out[i] = n.ID
	}
	return out
}

// Chart divides the matches by time, and by the values that occur.
func (a *Answerer) Chart(ctx context.Context, q incident.Query, every incident.Interval, by incident.By) (incident.Chart, error) {
	f, err := a.found(ctx, q)
	if err != nil {
		return incident.Chart{}, err
	}
	c := incident.Chart{Interval: every, By: by, Period: q.Days, Days: q.Days}
	list, values := a.split(by)
	occurs, spanned, err := a.occurring(ctx, q, f, list)
	if err != nil {
		return incident.Chart{}, err
	}
	c.Days = closed(q, spanned)
	bins := &bins{a: a, ctx: ctx, q: q, f: f, of: c, list: list}
	if list < 0 {
		c.Series = []incident.ChartSeries{{Bins: bins.series(0)}}
		return c, nil
	}
	for _, v := range values {
		if code := a.facts.Code(list, v); code >= 0 && occurs[code] {
			c.Series = append(c.Series, incident.ChartSeries{Value: v, Bins: bins.series(code)})
		}
	}
	return c, nil
}

// occurring are the codes of a list that occur among the matches, and the days of these where a chart's period has an open end.
func (a *Answerer) occurring(ctx context.Context, q incident.Query, f found, list table.List) (occurs map[int]bool,
	spanned incident.Days, err error) {
	occurs = map[int]bool{}
	e, known := a.extentOfAll(q)
	if _, _, plain := a.plain(q, list); plain && (known || q.Days.From != 0 && q.Days.To != 0) {
		if list == table.All {
			return occurs, e.Days, nil
		}
		sums, err := a.sumsBy(ctx, q, list, whole)
		for key, s := range sums {
			occurs[key[0]] = s.count > 0
		}
		return occurs, e.Days, err
	}
	sql := "SELECT " + column(list) + " AS code, min(r.first), max(r.last)" + f.where() + " GROUP BY code"
	err = a.each(ctx, sql, f.Args, func(rows pgx.Rows) error {
		var code int
		var d incident.Days
		if err := rows.Scan(&code, &d.From, &d.To); err != nil {
			return err
		}
		occurs[code] = true
		if spanned.From == 0 || d.From < spanned.From {
			spanned.From = d.From
		}
		spanned.To = max(spanned.To, d.To)
		return nil
	})
	return occurs, spanned, err
}

// closed is the stretch of days that a chart covers: the period, an open end of it closed by the first or the last day of the
// matches. It is all of time, and then has no bins, where there is nothing to close it with.
func closed(q incident.Query, spanned incident.Days) incident.Days {
	switch {
	case q.Never:
		return incident.Days{}
	case q.Days.From != 0 && q.Days.To != 0:
		return q.Days
	case spanned.All():
		return incident.Days{}
	}
	return incident.CloseEnds(q.Days, spanned)
}

// bins are counted when they are first read: all series of a chart of usual size by one look, which is kept as long as the chart;
// of one with more bins each series by a look of its own, bin by bin.
type bins struct {
	a    *Answerer
	ctx  context.Context // of who reads
	q    incident.Query
	f    found
	of   incident.Chart
	list table.List

	lock sync.Mutex
	held map[int][]binned // by series
}

type binned struct {
	bin int
	sum
}

// series are the bins of a code.
func (b *bins) series(code int) iter.Seq2[incident.Bin, error] {
	return func(yield func(incident.Bin, error) bool) {
		next, stop := iter.Pull2(b.filled(code))
		defer stop()
		full, err, more := next()
		for i := range b.of.Bins() {
			if err == nil && i%100 == 0 {
				err = b.ctx.Err()
			}
			if err != nil {
				yield(incident.Bin{}, err)
				return
			}
			bin := incident.Bin{Days: b.of.BinDays(i)}
			if more && full.bin == i {
				bin.Totals = full.totals()
				full, err, more = next()
			}
			if !yield(bin, nil) {
				return
			}
		}
	}
}

// filled are those of a series that hold any, in order.
func (b *bins) filled(code int) iter.Seq2[binned, error] {
	if b.of.Bins() > incident.MostBins {
		return b.streamed(code)
	}
	return func(yield func(binned, error) bool) {
		held, err := b.all()
		if err != nil {
			yield(binned{}, err)
			return
		}
		for _, one := range held[code] {
			if !yield(one, nil) {
				return
			}
		}
	}
}

// all counts once for all series.
func (b *bins) all() (map[int][]binned, error) {
	b.lock.Lock()
	defer b.lock.Unlock()
	if b.held != nil {
		return b.held, nil
	}
	sums, err := b.a.sumsBy(b.ctx, b.q, b.list, b.binning())
	if err != nil {
		return nil, err
	}
	held := map[int][]binned{}
	for key, s := range sums {
		held[key[0]] = append(held[key[0]], binned{key[1], *s})
	}
	for _, list := range held {
		slices.SortFunc(list, func(x, y binned) int { return cmp.Compare(x.bin, y.bin) })
	}
	b.held = held
	return held, nil
}

// binning tells bins by the first day, or the first month, of each.
func (b *bins) binning() (of binning) {
	days, months := make([]string, b.of.Bins()), make([]string, b.of.Bins())
	for i := range days {
		d := b.of.BinDays(i).From
		days[i], months[i] = decimal(int(d)), decimal(table.Month(d))
	}
	// A row that doesn't count may begin before all that do, by which the chart's days are found.
	first := b.of.Days.From
	of.rows = fmt.Sprintf("width_bucket(greatest(r.first, %d), '{%s}'::int4[]) - 1", first, strings.Join(days, ","))
	if b.of.Interval != "day" && b.of.Interval != "week" {
		of.months = fmt.Sprintf("width_bucket(greatest(s.month, %d), '{%s}'::int4[]) - 1", table.Month(first),
			strings.Join(months, ","))
	}
	return of
}

// streamed counts a series day by day, in a connection of its own: of so many bins none is held but the one that is read.
func (b *bins) streamed(code int) iter.Seq2[binned, error] {
	return func(yield func(binned, error) bool) {
		conn, err := b.a.pool.Acquire(b.ctx)
		if err != nil {
			yield(binned{}, failed(b.ctx, err))
			return
		}
		own, end := b.a.forLong(b.ctx, conn)
		if own == nil {
			conn.Release()
			yield(binned{}, store.ErrCrowded)
			return
		}
		defer end()
		sql := "SELECT " + b.a.sums() + ", greatest(r.first, " + decimal(int(b.of.Period.From)) + ") AS day" + b.f.where() +
			" AND " + column(b.list) + " = " + decimal(code) + " GROUP BY day ORDER BY day"
		rows, err := own.Query(b.ctx, sql, append([]any{described}, b.f.Args...)...)
		var now *binned
		for err == nil && rows.Next() {
			var s sum
			var day incident.Day
			if err = rows.Scan(append(s.into(), &day)...); err != nil {
				break
			}
			one := binned{b.of.BinOf(day), s}
			if now != nil && now.bin == one.bin {
				now.add(&s, 1)
				continue
			}
			if now != nil && !yield(*now, nil) {
				return
			}
			now = &one
		}
		if err == nil {
			err = rows.Err()
		}
		if err != nil {
			yield(binned{}, failed(b.ctx, err))
		} else if now != nil {
			yield(*now, nil)
		}
	}
}
