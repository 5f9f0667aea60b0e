package web

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"time"

	"khyberatlas/internal/answer"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/shelf"
	"khyberatlas/internal/web/head"
	"khyberatlas/internal/web/ranges"
)

// shelfBounds leave as much of the disk for GeoPackages on their way to the shelf as for files on it: each is built in a
// temporary file of its own. The shipped dataset makes files of 2 MB, so that hardly one is sent from the disk.
var shelfBounds = shelf.Bounds{Memory: 64 << 20, Disk: 4 << 30, Files: 14, AtOnce: 2, Lasting: 4}

// mostBuilt is the size of the temporary file that each of those gets which are built at once.
const mostBuilt = (4 << 30) / 2

// sendFile answers with a file as it is, so that a reader knows its length and can ask for parts of it: a broken
// download goes on where it stopped, and GDAL opens the file where it lies.
func (x *exchange) sendFile() error {
	file, err := x.file()
	if err != nil {
		return err
	}
	defer file.Close()
	x.head.Set(head.ContentType, x.Asked.Form.MediaType())
	err = ranges.Send(x.writer, x.http, file, file.Size())
	if cut, ok := errors.AsType[*ranges.Cut](err); ok {
		return cutShort(x.http, cut.Err)
	}
	return err
}

// manyRows are so many that a file of them goes out while they are found.
const manyRows = 20000

// flows reports whether the answer is a file that goes out as it is made, and so without its length: one of many rows, in a
// form that needs no file of its own to be made in. Of what is asked for in parts the shelf has the whole.
func (x *exchange) flows() bool {
	if x.flowing == nil {
		x.flowing = new(x.Operation.File && x.Asked.Form != ogc.GPKG && x.Asked.Form != ogc.Zip &&
			x.http.Header.Get("Range") == "" && x.Rows() >= x.server.manyRows)
	}
	return *x.flowing
}

// inParts reports whether the answer is a file as it is, of which parts can be asked for.
func (x *exchange) inParts() bool { return x.Operation.File && x.coding() == "" && !x.flows() }

// longestMaking is how long a reader waits for a file that lasts: less than a proxy does.
const longestMaking = 45 * time.Second

// lasts reports whether the answer is a file that takes long to build and is the same for everybody.
func (x *exchange) lasts() bool {
	return x.Operation.File && x.plain() && (x.Asked.Form == ogc.GPKG || x.Asked.Form == ogc.Zip) && x.Rows() >= x.server.manyRows
}

// await has such a file made for all who wait for it, and goes on with that when they have gone.
func (x *exchange) await() (*shelf.File, error) {
	aside := *x
	asked := x.http.Clone(context.WithoutCancel(x.Context()))
	asked.Method = http.MethodGet
	asked.Header.Del("Accept-Encoding")
	aside.http, aside.Question = asked, x.Outliving(asked.Context())
	return x.server.shelf.Keep(x.Context(), x.key(), x.server.patience, func(_ context.Context, w io.Writer) error {
		turn, err := x.server.gate.enter(asked.Context(), aside.weight())
		if err != nil {
			return err
		}
		defer turn.giveBack()
		return x.server.makes(&aside, w)
	})
}

// file finds the answer on the shelf, or makes it when its turn comes.
func (x *exchange) file() (*shelf.File, error) {
	if file, ok := x.server.shelf.Find(x.key()); ok {
		return file, nil
	}
	turn, err := x.server.gate.enter(x.Context(), x.weight())
	if err != nil {
		return nil, err
	}
	defer turn.giveBack() // before the first byte goes out: a slow reader holds up nobody
	return x.server.shelf.Open(x.Context(), x.key(), func(w io.Writer) error { return x.server.makes(x, w) })
}

// costly passes on what takes long to build. It isn't built for somebody who only wants the head, and comes from the shelf
// where the whole answer isn't made for it anyway.
func (x *exchange) costly(w io.Writer, build func(io.Writer) error) error {
	switch {
	case x.inParts():
		return build(w)
	case x.http.Method == http.MethodHead:
		return answer.ErrHeadOnly
	}
	file, err := x.server.shelf.Open(x.Context(), x.key(), build)
	if err != nil {
		return err
	}
	defer file.Close()
	_, err = io.Copy(w, file)
	return err
}

// key stands for all that the bytes of the answer depend on before they are compressed.
func (x *exchange) key() string { return strings.TrimPrefix(x.head.Get(head.ETag), "W/") }
