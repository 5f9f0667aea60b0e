package ledger_test

import (
	"database/sql/driver"
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"khyberatlas/internal/store/ledger"
)

func sumOf(rows ...[]driver.Value) *ledger.Sum {
	s := &ledger.Sum{}
	for _, r := range rows {
		s.Add(r)
	}
	return s
}

func TestASumHangsOnItsRowsAndOnNoOrder(t *testing.T) {
	value := rapid.OneOf(rapid.Map(rapid.StringN(0, 3, 4), func(s string) driver.Value { return s }),
		rapid.Map(rapid.Int64Range(-2, 2), func(n int64) driver.Value { return n }), rapid.Just[driver.Value](nil))
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(value, 1, 3), 1, 20).Draw(t, "rows")
		whole := sumOf(rows...).String()
		cut := rapid.IntRange(0, len(rows)).Draw(t, "cut")
		parts := sumOf(rows[cut:]...)
		parts.Join(sumOf(rows[:cut]...))
		if parts.String() != whole || parts.Rows != len(rows) {
			t.Fatalf("in two parts it is %s of %d rows, whole %s of %d", parts, parts.Rows, whole, len(rows))
		}
		rand.Shuffle(len(rows), func(i, j int) { rows[i], rows[j] = rows[j], rows[i] })
		if sumOf(rows...).String() != whole {
			t.Fatal("another order has another sum")
		}
		if fewer := sumOf(rows[1:]...).String(); fewer == whole {
			t.Fatal("a row less has the same sum")
		}
	})
}

func TestRowsThatLookAlikeHaveSumsOfTheirOwn(t *testing.T) {
	seen := map[string][]driver.Value{}
	for _, row := range [][]driver.Value{{nil}, {int64(0)}, {0.0}, {math.Copysign(0, -1)}, {""}, {[]byte{}}, {"0"}, {"", ""},
		{"ab", "c"}, {"a", "bc"}, {"abc"}, {[]byte("abc")}, {"i\x00\x00\x00\x00\x00\x00\x00\x00"}, {nil, nil}} {
		sum := sumOf(row).String()
		if before, ok := seen[sum]; ok || len(sum) != 64 {
			t.Errorf("%v and %v are both %s", before, row, sum)
		}
		seen[sum] = row
	}
}
