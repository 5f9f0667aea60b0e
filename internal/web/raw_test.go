package web

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"
)

// raw sends bytes as they are and gives all answers that come before the server closes the connection.
func raw(t *testing.T, at, text string) (answers []*http.Response, bodies []string) {
	t.Helper()
	c, err := net.Dial("tcp", strings.TrimPrefix(at, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	if err := c.SetDeadline(time.Now().Add(20 * time.Second)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(c, text); err != nil {
		t.Fatal(err)
	}
	in := bufio.NewReader(c)
	for {
		if _, err := in.Peek(1); err != nil {
			var late net.Error
			if errors.As(err, &late) && late.Timeout() {
				t.Errorf("the connection stays open after %.80q", text)
			}
			return answers, bodies
		}
		res, err := http.ReadResponse(in, nil)
		if err != nil {
			t.Fatalf("%v after %.80q", err, text)
		}
		body, err := io.ReadAll(res.Body)
		if err != nil {
			t.Fatal(err)
		}
		answers, bodies = append(answers, res), append(bodies, string(body))
	}
}

// A proxy in front may see one request where we see two. Each of these has one answer, and then the connection is closed.
func TestNoRequestIsHiddenInAnother(t *testing.T) {
	at := site(t)
	const hidden = "GET /healthz HTTP/1.1\r\nHost: example.org\r\n\r\n"
	for name, head := range map[string]string{
		"length and chunks":                  "Content-Length: 49\r\nTransfer-Encoding: chunked\r\n",
		"two lengths":                        "Content-Length: 0\r\nContent-Length: 49\r\n",
		"a list of lengths":                  "Content-Length: 0, 49\r\n",
		"a length with a sign":               "Content-Length: +49\r\n",
		"a blank before the colon":           "Transfer-Encoding : chunked\r\n",
		"a coding that isn't known":          "Transfer-Encoding: xchunked\r\n",
		"chunks and something after":         "Transfer-Encoding: chunked, identity\r\n",
		"chunks twice":                       "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
		"a folded line":                      "X: y\r\n Content-Length: 49\r\nTransfer-Encoding:\r\n chunked\r\n",
		"a length that covers the hidden":    "Content-Length: 49\r\n",
		"a line that ends with a return":     "X: y\rContent-Length: 49\r\n",
		"a name with a zero byte":            "Content-Length\x00: 49\r\n",
		"a length in another numeral":        "Content-Length: 0x31\r\n",
		"chunks in a form that isn't a word": "Transfer-Encoding: \"chunked\"\r\n",
	} {
		answers, _ := raw(t, at, "GET /totals HTTP/1.1\r\nHost: example.org\r\n"+head+"\r\n0\r\n\r\n"+hidden)
		if len(answers) != 1 || answers[0].StatusCode == http.StatusInternalServerError {
			t.Errorf("%s: %v", name, answers)
		}
	}
}

func TestAHostThatIsNoneIsRefusedAndLedToByNoLink(t *testing.T) {
	at := site(t)
	for _, host := range []string{"", "Host:", "Host: evil.example/x", "Host: evil.example\r\nHost: example.org",
		"Host: evil example",
		`Host: evil.example"`, "Host: evil.example<b>", "Host: user@evil.example", "Host: evil.example#x", "Host: evil.example?x",
		`Host: evil.example\x`, "Host: evil.example:x", "Host: evil.example:80:80", "Host: [::1", "Host: evil.example,example.org",
		"Host: evil.example;x", "Host: evil.example%0d%0aX:y", "Host: evil.example\tx", "Host: http://evil.example"} {
		if host != "" {
			host += "\r\n"
		}
		answers, bodies := raw(t, at, "GET /?f=json HTTP/1.1\r\n"+host+"Connection: close\r\n\r\n")
		if len(answers) != 1 || answers[0].StatusCode != http.StatusBadRequest {
			t.Errorf("%q: %d answers, %v", host, len(answers), answers)
			continue
		}
		if links := strings.Join(answers[0].Header.Values("Link"), ""); strings.Contains(links+bodies[0], `"http://evil`) {
			t.Errorf("%q is led to: %s %s", host, links, bodies[0])
		}
	}
}

func TestMethodsThatOnlyProxiesNeedAreRefused(t *testing.T) {
	at := site(t)
	for line, want := range map[string]int{
		"TRACE / HTTP/1.1":                       http.StatusMethodNotAllowed,
		"TRACE /totals HTTP/1.1":                 http.StatusMethodNotAllowed,
		"CONNECT elsewhere.example:443 HTTP/1.1": http.StatusNotFound,
		"CONNECT / HTTP/1.1":                     http.StatusMethodNotAllowed,
		"TRACK / HTTP/1.1":                       http.StatusMethodNotAllowed,
	} {
		answers, bodies := raw(t, at, line+"\r\nHost: example.org\r\nX-Secret: 4711\r\nConnection: close\r\n\r\n")
		if len(answers) != 1 || answers[0].StatusCode != want || strings.Contains(bodies[0], "4711") {
			t.Errorf("%s: %v %.200q", line, answers, bodies)
		}
	}
}
