package web

import (
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// span is a stretch of a file's bytes.
type span struct{ from, size int64 }

// errRange says that no byte of a file lies in the range that is asked for.
var errRange = errors.New("no byte of the file lies in this range")

// partOf finds the part of a file that a request asks for. partial is false where it asks for the whole, or for
// something that a server may answer with the whole: several ranges, another unit, a part of other bytes than these.
func partOf(r *http.Request, tag string, size int64) (part span, partial bool, err error) {
	whole := span{0, size}
	ask := strings.Join(r.Header.Values("Range"), ",")
	if r.Method != http.MethodGet || ask == "" {
		return whole, false, nil
	}
	// A weak tag and a date don't say that the bytes are the same.
	if held := r.Header.Get("If-Range"); held != "" && (held != tag || strings.HasPrefix(tag, "W/")) {
		return whole, false, nil
	}
	unit, bounds, ok := strings.Cut(ask, "=")
	if !ok || !strings.EqualFold(strings.TrimSpace(unit), "bytes") {
		return whole, false, nil
	}
	first, last, ok := strings.Cut(strings.TrimSpace(bounds), "-")
	from, fromOK := position(first)
	to, toOK := position(last)
	switch {
	case !ok || strings.Contains(bounds, ",") || !fromOK && first != "" || !toOK && last != "" || first == "" && last == "":
		return whole, false, nil
	case first == "" && to == 0, first != "" && from >= size, size == 0:
		return whole, false, errRange
	case first == "":
		to = min(to, size)
		return span{size - to, to}, true, nil
	case last == "":
		return span{from, size - from}, true, nil
	case to < from:
		return whole, false, nil
	}
	return span{from, min(to, size-1) - from + 1}, true, nil
}

// position reads the place of a byte; one too great to hold is beyond the end of every file.
func position(s string) (int64, bool) {
	s = strings.TrimSpace(s)
	if s == "" || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return 1<<63 - 1, true
	}
	return n, true
}

func (s span) contentRange(size int64) string {
	return fmt.Sprintf("bytes %d-%d/%d", s.from, s.from+s.size-1, size)
}
