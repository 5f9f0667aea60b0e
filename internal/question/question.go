// Package question is what one reader asks, understood: what is asked, of which version of the dataset, in which
// language, from which address. It stands between the protocol and those who answer: package ogc reads an address, web
// knows how it came, and answers and pages are made of what matches. It knows nothing of HTTP and writes no bytes.
package question

import (
	"context"
	"fmt"
	"io"

	"khyberatlas/internal/atlas"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/wording"
)

// Question is one question. Its address is valid and its version is held; what it names may yet be missing (see Exists).
type Question struct {
	Operation *ogc.Operation
	Asked     ogc.Resource
	Atlas     *atlas.Atlas // the facts of the version; nil before About
	Wording   wording.Wording
	// Base is scheme and host for links that must be absolute, Site the path of the base address, below which the whole
	// site lies, and Prefix what stands before every path within a page: Site, and "/v/{version}" where the address
	// named a version.
	Base, Site, Prefix string
	// At is the path as the reader gave it, to name it in a report of an error.
	At string

	// A question lives as long as its reader waits for the answer, like the HTTP request that it came with.
	ctx      context.Context
	answerer Answerer
	divided  *incident.Chart
	memory   memory
	err      error // the first search that failed
	// What an answer says both in its head and in its body is found out once.
	credit *Credit
	self   []ogc.Link
	filter *string
	// withholds keeps records out that may not be passed on.
	withholds bool
	// unnames leaves them without their words.
	unnames bool
}

// New is a question of which nothing is decided but who waits for the answer.
func New(ctx context.Context) *Question { return &Question{ctx: ctx} }

// Instead is the same reader's question for something else.
func (q *Question) Instead(asked ogc.Resource) *Question {
	of := *q
	of.Asked, of.credit, of.self, of.filter = asked, nil, nil, nil
	return &of
}

// Outliving asks the same question for more than the one who asked it: it ends with another context.
func (q *Question) Outliving(ctx context.Context) *Question {
	of := *q
	of.ctx = ctx
	return &of
}

// Context ends when nobody waits for the answer any more.
func (q *Question) Context() context.Context { return q.ctx }

// Gone reports, once in a hundred rows, whether the reader has gone: what is made from many rows then stops.
func (q *Question) Gone(row int) bool { return row%100 == 99 && q.ctx.Err() != nil }

// Meta says what the dataset is.
func (q *Question) Meta() incident.Meta {
	meta, collected := q.Atlas.Data().Meta, q.Atlas.Days()
	meta.CollectedFrom, meta.CollectedTo = collected.From, collected.To
	return meta
}

// Writer is where an answer is written to: writing stops where the reader has gone, and where a search has failed. Who
// searches before the first byte so writes nothing of an answer that isn't one.
func (q *Question) Writer(w io.Writer) io.Writer { return stopping{q, w} }

type stopping struct {
	q *Question
	w io.Writer
}

func (s stopping) Write(p []byte) (int, error) {
	if err := s.q.ctx.Err(); err != nil {
		return 0, fmt.Errorf("the reader has gone: %w", err)
	}
	if s.q.err != nil {
		return 0, s.q.err
	}
	return s.w.Write(p)
}
