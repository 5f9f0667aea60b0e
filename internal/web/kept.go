package web

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"runtime/debug"
	"strconv"
	"sync/atomic"

	"khyberatlas/internal/coding"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/shelf"
	"khyberatlas/internal/web/head"
)

// kept has the answers that are the same for everybody, compressed as well as can be: that makes the map page and its
// records an eighth smaller, and takes fifty times as long, so that it is done once and while nobody waits for it. Until
// then, readers get what is made for each of them. Whoever takes no compression gets what was made for another: a picture
// takes tens of milliseconds to draw.
type kept struct {
	shelf *shelf.Shelf
	busy  atomic.Bool       // one is being made: of the others no copy is held meanwhile
	aside func(work func()) // has work done for which no reader waits
}

// keptBounds have room for the pages without a filter, at several addresses and of several versions.
var keptBounds = shelf.Bounds{Memory: 8 << 20, AtOnce: 1}

// mostPressed is how long an answer is kept: ours are shorter, and a longer one would take a processor for seconds.
const mostPressed = 1 << 20

func newKept() kept {
	return kept{shelf: shelf.New(keptBounds), aside: func(work func()) { go work() }}
}

// common reports whether the answer is the same for everybody who comes to its address, head and all.
func (x *exchange) common() bool {
	return x.plain() && x.http.Method == http.MethodGet && !x.Operation.File && !x.Operation.Watch &&
		// What is found says more in the head of lists and feeds.
		(x.headIsWhole() || !x.Operation.Features && x.Asked.Operation != ogc.OpFeedAtom && x.Asked.Operation != ogc.OpFeedJSON)
}

// keptKey stands for all that the compressed bytes depend on.
func (x *exchange) keptKey() string { return x.key() + " " + x.coding() }

// sendKept answers with what is kept; false says that nothing is.
func (x *exchange) sendKept() (bool, error) {
	if !x.common() {
		return false, nil
	}
	file, ok := x.server.kept.shelf.Find(x.keptKey())
	if !ok {
		return false, nil
	}
	defer file.Close()
	x.head.Set(head.ContentType, x.Asked.Form.MediaType())
	if coding := x.coding(); coding != "" {
		x.head.Set(head.ContentEncoding, coding)
	}
	x.head.Set(head.ContentLength, strconv.FormatInt(file.Size(), 10))
	x.writer.WriteHeader(http.StatusOK)
	if _, err := io.Copy(x.writer, file); err != nil {
		return true, cutShort(x.http, err)
	}
	return true, nil
}

// copied is what was made of an answer that is to be kept.
type copied struct {
	made   bytes.Buffer
	server *Server
	key    string // blank where it got too long
	coding string
	taken  bool // it is being compressed
}

// copied begins the copy of an answer that is to be kept; nil where it isn't, or where another one is being made.
func (x *exchange) copied() *copied {
	if !x.common() || !x.server.kept.busy.CompareAndSwap(false, true) {
		return nil
	}
	return &copied{server: x.server, key: x.keptKey(), coding: x.coding()}
}

// of is where the answer is written to, with a copy for later.
func (c *copied) of(w io.Writer) io.Writer {
	if c == nil {
		return w
	}
	return io.MultiWriter(w, c)
}

func (c *copied) Write(p []byte) (int, error) {
	if c.made.Len()+len(p) > mostPressed {
		c.key = ""
		c.made.Reset()
	}
	if c.key == "" {
		return len(p), nil
	}
	return c.made.Write(p)
}

// keep has a whole answer kept, aside: its reader waits for nothing.
func (c *copied) keep() {
	if c == nil || c.made.Len() <= worthCompressing {
		return
	}
	c.taken = true
	c.server.kept.aside(func() {
		defer c.server.kept.busy.Store(false)
		if err := c.press(); err != nil {
			c.server.Log.Warn("an answer for everybody is not kept, and compressed for each", "error", err)
		}
	})
}

// drop makes way for other copies, where this one was of no use.
func (c *copied) drop() {
	if c != nil && !c.taken {
		c.server.kept.busy.Store(false)
	}
}

// press compresses the copy when its turn comes.
func (c *copied) press() (err error) {
	defer func() {
		if fault := recover(); fault != nil { // nobody is above who would, and it would end the program
			err = fmt.Errorf("panic: %v\n%s", fault, debug.Stack())
		}
	}()
	turn, err := c.server.gate.enter(context.Background(), ogc.Heavy)
	if err != nil {
		return err
	}
	defer turn.giveBack()
	file, err := c.server.kept.shelf.Open(context.Background(), c.key, func(w io.Writer) error {
		if c.coding == "" {
			_, err := c.made.WriteTo(w)
			return err
		}
		z := coding.Best(c.coding, w)
		if _, err := c.made.WriteTo(z); err != nil {
			return err
		}
		return z.Close()
	})
	if err != nil {
		return err
	}
	file.Close()
	return nil
}
