package web

import (
	"net/http"
	"strconv"

	"khyberatlas/internal/web/head"
	"khyberatlas/internal/web/hot"
)

// mostHot is what answers that are asked for again may take: some hundred lists, or thousands of sums.
const mostHot = 16 << 20

// again is how an answer may be kept for those who ask the same.
type again struct {
	version string // that is served
	key     string
	wanted  bool // it was asked for before
}

// sendAgain answers with what was made for somebody who asked the same; false says that it is to be made. The key stands for all
// that head and body depend on: an ETag for what is asked, in which form and language, of which version, at which address. Pages,
// and what they fetch by themselves, are made for each: how fast one comes would tell what somebody looked at before.
func (x *exchange) sendAgain() (bool, error) {
	if x.http.Method != http.MethodGet || x.Operation.Watch || x.Operation.File || x.shown() {
		return false, nil
	}
	served := x.server.Current.Load()
	if served == nil {
		return false, nil
	}
	x.again.version, x.again.key = served.Version(), x.keptKey()
	var found *hot.Answer
	if found, x.again.wanted = x.server.hot.Find(x.again.version, x.again.key); found == nil {
		return false, nil
	}
	h := x.writer.Header()
	for name, values := range found.Head {
		h[name] = values[:len(values):len(values)]
	}
	x.head.Set(head.ContentLength, strconv.Itoa(len(found.Body)))
	x.writer.WriteHeader(http.StatusOK)
	if _, err := x.writer.Write(found.Body); err != nil {
		return true, cutShort(x.http, err)
	}
	return true, nil
}

// keepAgain keeps a whole answer that was asked for before, unless it is kept better compressed.
func (x *exchange) keepAgain(made []byte) {
	if !x.again.wanted || x.common() && len(made) > worthCompressing {
		return
	}
	lines := x.writer.Header()
	if x.coding() != "" && len(made) > worthCompressing && lines["Content-Encoding"] == nil {
		return // all compressors were lent, which is no reason to send it so to others
	}
	if lines["Connection"] != nil { // that is between two hops
		lines = lines.Clone()
		lines.Del("Connection")
	}
	x.server.hot.Keep(x.again.version, x.again.key, lines, made)
}
