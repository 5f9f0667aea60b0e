package answer

import (
	"cmp"
	"errors"
	"io"

	"khyberatlas/internal/format"
)

// ErrHeadOnly ends the making of an answer of which only the head was wanted, when that is known.
var ErrHeadOnly = errors.New("only the head was asked for")

// longList has more bytes than any head hangs on: of a shorter one it does whether compressing it was worth it.
const longList = 20

// items answers with a window on a layer's features.
func items(c *call, w io.Writer) error {
	if c.to.HeadOnly {
		if h := c.counted(c.Count(string(c.Asked.Collection))); h.Returned >= longList {
			return cmp.Or(c.announce(h), ErrHeadOnly)
		}
	}
	shown, err := c.matching(c.Asked.Collection, c.Asked.Page)
	if err != nil {
		return err
	}
	h := c.counted(shown.matched())
	if err := c.announce(h); err != nil {
		return err
	}
	links := append(append(c.Self(), h.Links...), c.collectionLink(), c.queryables(c.Asked.Collection))
	return shown.write(c, w, format.Head{About: c.about(), Matched: shown.matched(), Links: linksOf(links)}, false)
}

// counted is the head of a list on a window of so many features.
func (c *call) counted(matched int) Head {
	from, to := c.Asked.Page.Window(matched)
	return Head{Links: c.Present().Paging(c.Asked, matched, c.Atlas.Version()), Counted: true, Matched: matched, Returned: to - from}
}
