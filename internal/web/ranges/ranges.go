// Package ranges reads what parts of a file a reader asks for, and sends them.
package ranges

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

var (
	// ErrNone says that no byte of a file lies in the ranges that are asked for.
	ErrNone  = errors.New("no byte of the file lies in this range")
	oneRange = regexp.MustCompile(`^\s*(\d*)-(\d*)\s*$`)
)

// Of is what a Range header asks for of a file, with both ends of each range within it. Blank is the whole, which RFC
// 9110 has answered where the unit isn't bytes or a range is none. http.ServeContent would refuse these, and numbers too
// great to hold.
func Of(header string, size int64) (string, error) {
	unit, list, _ := strings.Cut(header, "=")
	if !strings.EqualFold(strings.TrimSpace(unit), "bytes") {
		return "", nil
	}
	var within []string
	for one := range strings.SplitSeq(list, ",") {
		ends := oneRange.FindStringSubmatch(one)
		if ends == nil || ends[1] == "" && ends[2] == "" {
			return "", nil
		}
		from, _ := strconv.ParseInt(ends[1], 10, 64) // 0 where it is blank, the greatest there is where it is too great
		to, _ := strconv.ParseInt(ends[2], 10, 64)
		switch {
		case ends[1] == "":
			from, to = max(size-to, 0), size-1
		case ends[2] == "":
			to = size - 1
		case to < from && from < size:
			return "", nil
		}
		if to = min(to, size-1); from <= to {
			within = append(within, fmt.Sprintf("%d-%d", from, to))
		}
	}
	if len(within) == 0 {
		return "", ErrNone
	}
	return "bytes=" + strings.Join(within, ","), nil
}
