//go:build extra

package e2e

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"io/fs"
	"math/big"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"khyberatlas/internal/needs"
)

// proxies are the configurations of docs/hosting/, each with what it takes to run it on a port of its own.
var proxies = map[string]func(t *testing.T, place proxyPlace) *exec.Cmd{"nginx": nginx, "caddy": caddy}

// proxyPlace is where a proxy runs and what it stands in front of.
type proxyPlace struct{ dir, address, upstream, certificate, key string }

func nginx(t *testing.T, at proxyPlace) *exec.Cmd {
	config := swap(t, hosting(t, "nginx.conf"), "127.0.0.1:8080", at.upstream,
		"listen 80;\n", "listen "+freeAddress(t)+";\n", "listen [::]:80;\n", "",
		"listen 443 ssl", "listen "+at.address+" ssl", "listen [::]:443 ssl http2;\n", "",
		"/var/log/nginx/", at.dir+"/log/",
		"/etc/letsencrypt/live/atlas.example.org/fullchain.pem", at.certificate,
		"/etc/letsencrypt/live/atlas.example.org/privkey.pem", at.key)
	frame := "daemon off; pid nginx.pid; error_log log/error.log; events {}\n" +
		"http {\naccess_log log/access.log; client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path f;\n" +
		"uwsgi_temp_path u; scgi_temp_path s;\n" + config + "}\n"
	return exec.Command("nginx", "-p", at.dir, "-e", filepath.Join(at.dir, "log", "error.log"), "-c",
		put(t, at.dir, "nginx.conf", frame))
}

func caddy(t *testing.T, at proxyPlace) *exec.Cmd {
	_, port, err := net.SplitHostPort(at.address)
	if err != nil {
		t.Fatal(err)
	}
	config := swap(t, hosting(t, "Caddyfile"), "127.0.0.1:8080", at.upstream,
		"atlas.example.org {", "https://localhost:"+port+" {\n\ttls "+at.certificate+" "+at.key,
		"\n{\n\tlog", "\n{\n\tadmin off\n\tauto_https disable_redirects\n\tlog")
	cmd := exec.Command("caddy", "run", "--adapter", "caddyfile", "--config", put(t, at.dir, "Caddyfile", config))
	cmd.Env = append(os.Environ(), "HOME="+at.dir, "XDG_DATA_HOME="+at.dir, "XDG_CONFIG_HOME="+at.dir)
	return cmd
}

// hosting is a file of docs/hosting/.
func hosting(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "docs", "hosting", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// proxied is a site behind a proxy.
type proxied struct {
	base, dir string
	client    *http.Transport
}

// inFront runs a proxy with the configuration of the docs before an address, and waits until it listens.
func inFront(t *testing.T, name, upstream string) proxied {
	t.Helper()
	at := proxyPlace{dir: t.TempDir(), address: freeAddress(t), upstream: upstream}
	if err := os.Mkdir(filepath.Join(at.dir, "log"), 0o755); err != nil {
		t.Fatal(err)
	}
	roots := certify(t, &at)
	cmd := proxies[name](t, at)
	said, err := os.Create(filepath.Join(at.dir, "log", "said"))
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = said, said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		_ = cmd.Wait()
		said.Close()
	})
	for deadline := time.Now().Add(20 * time.Second); ; {
		conn, err := net.Dial("tcp", at.address)
		if err == nil {
			conn.Close()
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s doesn't listen:\n%s", name, logs(t, at.dir))
		}
		<-time.After(20 * time.Millisecond) // between two tries, so as not to take the core that it starts on
	}
	_, port, _ := net.SplitHostPort(at.address)
	return proxied{base: "https://localhost:" + port, dir: at.dir, client: &http.Transport{
		TLSClientConfig: &tls.Config{RootCAs: roots}, DisableCompression: true, ForceAttemptHTTP2: true,
		DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, network, at.address)
		}}}
}

// certify makes a certificate for localhost and lays it down.
func certify(t *testing.T, at *proxyPlace) *x509.CertPool {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	form := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "localhost"},
		DNSNames: []string{"localhost"}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, form, form, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	certificate := pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
	at.certificate = put(t, at.dir, "certificate.pem", string(certificate))
	at.key = put(t, at.dir, "key.pem", string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret})))
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(certificate)
	return roots
}

func (p proxied) get(t *testing.T, path string, header ...string) (*http.Response, []byte) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, p.base+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	resp, err := p.client.RoundTrip(req)
	if err != nil {
		t.Fatalf("%v\n%s", err, logs(t, p.dir))
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp, body
}

// logs is all that a proxy has written down.
func logs(t *testing.T, dir string) string {
	t.Helper()
	var all strings.Builder
	err := filepath.WalkDir(filepath.Join(dir, "log"), func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		all.Write(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

func TestTheAtlasWorksBehindAProxyThatKeepsQuiet(t *testing.T) {
	for name := range proxies {
		t.Run(name, func(t *testing.T) {
			needs.Tool(t, name)
			s := serve(t, "--trust-proxy", "127.0.0.1/32")
			p := inFront(t, name, strings.TrimPrefix(s.URL, "http://"))
			passesAnswersOn(t, s, p)
			namesThePublicAddress(t, p, p.base)
			stranger := "zzstranger"
			p.get(t, "/collections/incidents/items?f=csv&q="+stranger, "Referer", "https://"+stranger+".example")
			p.get(t, "/collections/incidents/items?nonsense="+stranger)
			refusesTidily(t, name, stranger)
			if said := logs(t, p.dir); strings.Contains(said, stranger) || strings.Contains(said, "client: ") ||
				strings.Contains(said, "remote_ip") {
				t.Errorf("the proxy has written down who looked at what:\n%s", said)
			}
			based := serve(t, "--base-url", "https://atlas.example.org")
			namesThePublicAddress(t, inFront(t, name, strings.TrimPrefix(based.URL, "http://")), "https://atlas.example.org")
		})
	}
}

// passesAnswersOn compares what comes through the proxy with what the program says.
func passesAnswersOn(t *testing.T, s server, p proxied) {
	t.Helper()
	const path = "/downloads/incidents.geojson?datetime=2025-01-01/.."
	direct, want := s.get(t, path, "Accept-Encoding", "identity")
	plain, got := p.get(t, path, "Accept-Encoding", "identity")
	if plain.StatusCode != http.StatusOK || !bytes.Equal(got, want) {
		t.Errorf("GET %s: %s and %d bytes through the proxy, want the %d that the program sends", path, plain.Status, len(got),
			len(want))
	}
	for _, name := range []string{"ETag", "Content-Type", "Content-Security-Policy", "Khyberatlas-Version", "Content-Disposition",
		"Vary"} {
		if direct.Header.Get(name) == "" || plain.Header.Get(name) != direct.Header.Get(name) {
			t.Errorf("%s is %q through the proxy, want %q", name, plain.Header.Get(name), direct.Header.Get(name))
		}
	}
	small, packed := p.get(t, path, "Accept-Encoding", "br")
	if small.Header.Get("Content-Encoding") != "br" {
		t.Errorf("Content-Encoding is %q, want br", small.Header.Get("Content-Encoding"))
	}
	if unpacked, err := io.ReadAll(brotli.NewReader(bytes.NewReader(packed))); err != nil || !bytes.Equal(unpacked, want) {
		t.Errorf("what came packed unpacks to %d bytes (%v), want the same %d", len(unpacked), err, len(want))
	}
	if again, body := p.get(t, path, "Accept-Encoding", "br", "If-None-Match",
		small.Header.Get("ETag")); again.StatusCode != http.StatusNotModified || len(body) > 0 {
		t.Errorf("with the ETag: %s and %d bytes, want 304 and none", again.Status, len(body))
	}
	if long, body := p.get(t, "/totals?q="+strings.Repeat("X", 16<<10)); !strings.Contains(long.Header.Get("Content-Type"),
		"problem+json") {
		t.Errorf("an address that is too long: %s as %s, want the program's own words: %.200s", long.Status,
			long.Header.Get("Content-Type"), body)
	}
	if post, err := p.client.RoundTrip(must(http.NewRequestWithContext(t.Context(), http.MethodPost, p.base+"/totals",
		nil))); err != nil || post.StatusCode != http.StatusMethodNotAllowed {
		t.Errorf("POST: %v, want 405", err)
	}
}

func must(r *http.Request, err error) *http.Request {
	if err != nil {
		panic(err)
	}
	return r
}

// namesThePublicAddress checks the absolute links, also where a stranger claims to be a proxy.
func namesThePublicAddress(t *testing.T, p proxied, public string) {
	t.Helper()
	resp, body := p.get(t, "/collections/incidents/items?f=geojson&limit=1", "X-Forwarded-Host", "stranger.example",
		"Forwarded", "host=stranger.example")
	text := string(body)
	if resp.StatusCode != http.StatusOK || !strings.Contains(text, `"href":"`+public+`/v/`) {
		t.Errorf("%s: the links don't begin with %s: %.500s", resp.Status, public, text)
	}
	if strings.Contains(text, "http://127.0.0.1") || strings.Contains(text, "stranger.example") {
		t.Errorf("a link leads elsewhere: %.1000s", text)
	}
}

// refusesTidily asks through a proxy behind which nothing answers: the fault itself must not tell what was asked.
func refusesTidily(t *testing.T, name, stranger string) {
	t.Helper()
	p := inFront(t, name, freeAddress(t))
	resp, _ := p.get(t, "/totals?q="+stranger)
	if resp.StatusCode != http.StatusBadGateway {
		t.Errorf("with nothing behind it: %s, want 502", resp.Status)
	}
	if said := logs(t, p.dir); strings.Contains(said, stranger) {
		t.Errorf("a fault has written down what was asked:\n%s", said)
	}
}
