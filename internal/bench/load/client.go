package load

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net"
	"strconv"
	"sync"
	"time"
)

// client has one connection, made when it is wanted and kept as long as it holds.
type client struct {
	server, head string
	keep         bool // bodies are given back
	mu           sync.Mutex
	conn         net.Conn
	closed       bool
	in           *bufio.Reader
	out          []byte
}

// answer is what came back.
type answer struct {
	status int
	length int64
	wait   time.Duration
	body   []byte
}

// ask sends one question and reads its answer to the end.
func (c *client) ask(path string) (a answer, err error) {
	if err := c.connect(); err != nil {
		return a, err
	}
	began := time.Now()
	if err := c.conn.SetDeadline(began.Add(patience)); err != nil {
		return a, c.broke(err)
	}
	c.out = append(append(append(c.out[:0], "GET "...), path...), " HTTP/1.1\r\nHost: "...)
	c.out = append(append(append(append(c.out, c.server...), "\r\n"...), c.head...), "\r\n"...)
	if _, err := c.conn.Write(c.out); err != nil {
		return a, c.broke(err)
	}
	h, err := readHead(c.in)
	if err != nil {
		return a, c.broke(err)
	}
	var body io.Writer = io.Discard
	var kept bytes.Buffer
	if c.keep {
		body = &kept
	}
	a.status = h.status
	if h.chunked {
		a.length, err = chunks(c.in, body)
	} else if h.length < 0 {
		a.length, err = io.Copy(body, c.in)
	} else {
		a.length, err = io.CopyN(body, c.in, h.length)
	}
	if err != nil {
		return a, c.broke(err)
	}
	a.wait, a.body = time.Since(began), kept.Bytes()
	if h.last {
		c.drop()
	}
	return a, nil
}

func (c *client) connect() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.closed {
		return errors.New("the client was closed")
	}
	if c.conn != nil {
		return nil
	}
	conn, err := dialer.Dial("tcp", c.server)
	if err != nil {
		return err
	}
	c.conn = conn
	if c.in == nil {
		c.in = bufio.NewReaderSize(nil, 64<<10)
	}
	c.in.Reset(conn)
	return nil
}

// broke ends a connection that can't be used any more.
func (c *client) broke(err error) error {
	c.drop()
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return err
}

func (c *client) drop() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.conn != nil {
		_ = c.conn.Close()
		c.conn = nil
	}
}

// close ends the client, from any goroutine.
func (c *client) close() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.closed = true
	if c.conn != nil {
		_ = c.conn.Close() // what waits for it ends with an error; it is set to nil by whom it belongs to
	}
}

// head is what of an answer's head says where the answer ends.
type head struct {
	status        int
	length        int64 // -1: until the connection ends
	chunked, last bool
}

func readHead(in *bufio.Reader) (h head, err error) {
	line, err := in.ReadSlice('\n')
	if err != nil {
		return h, err
	}
	if len(line) < 12 || !bytes.HasPrefix(line, []byte("HTTP/1.1 ")) && !bytes.HasPrefix(line, []byte("HTTP/1.0 ")) {
		return h, fmt.Errorf("no head of HTTP/1.1 begins with %q", line)
	}
	// One of the version before may end its answers by closing the connection.
	h.last = line[len("HTTP/1.")] == '0'
	closing := h.last
	if h.status, err = strconv.Atoi(string(line[9:12])); err != nil {
		return h, err
	}
	h.length = -1
	for {
		if line, err = in.ReadSlice('\n'); err != nil {
			return h, err
		}
		name, value, ok := bytes.Cut(line, []byte(":"))
		if !ok {
			break
		}
		value = bytes.TrimSpace(value)
		switch {
		case bytes.EqualFold(name, []byte("Content-Length")):
			if h.length, err = strconv.ParseInt(string(value), 10, 64); err != nil {
				return h, err
			}
		case bytes.EqualFold(name, []byte("Transfer-Encoding")):
			h.chunked = bytes.EqualFold(value, []byte("chunked"))
		case bytes.EqualFold(name, []byte("Connection")):
			h.last = bytes.EqualFold(value, []byte("close"))
		}
	}
	if h.status == 304 { // it has no body, whatever it says of the one that is kept
		h.chunked, h.length = false, 0
	}
	if !h.chunked && h.length < 0 && !closing {
		return h, errors.New("the answer doesn't say how long it is")
	}
	return h, nil
}

// chunks reads a body in chunks to its end.
func chunks(in *bufio.Reader, to io.Writer) (all int64, err error) {
	for {
		line, err := in.ReadSlice('\n')
		if err != nil {
			return all, err
		}
		size, _, _ := bytes.Cut(bytes.TrimSpace(line), []byte(";"))
		n, err := strconv.ParseInt(string(size), 16, 64)
		if err != nil || n < 0 {
			return all, fmt.Errorf("a chunk's length is %q", size)
		}
		if _, err := io.CopyN(to, in, n); err != nil {
			return all, err
		}
		all += n
		if _, err := in.Discard(2); err != nil {
			return all, err
		}
		if n == 0 {
			return all, nil
		}
	}
}
