package cluster

import (
	"context"
	"fmt"
	"net"
	"net/url"
	"path/filepath"
	"syscall"
	"testing"

	"khyberatlas/internal/bench/serving"
	"khyberatlas/internal/needs"
)

// Poolings are how long a client of a pooler keeps a connection to the server: until it goes, or until its transaction ends.
type Pooling string

const (
	OfSessions     Pooling = "session"
	OfTransactions Pooling = "transaction"
)

const poolerConfig = `[databases]
* = host=%s port=%d
[pgbouncer]
pool_mode = %s
listen_addr = 127.0.0.1
listen_port = %d
unix_socket_dir =
auth_type = trust
auth_file = %s
default_pool_size = 4
`

// Pooler puts a pooler in front of the cluster for a test, with its defaults where a test doesn't need others and few
// connections, so that clients share them. It gives a database's address there for its address at the cluster.
func (c *Cluster) Pooler(t testing.TB, how Pooling) func(address string) string {
	t.Helper()
	program := needs.Tool(t, "pgbouncer")
	port, err := serving.FreePort()
	if err != nil {
		t.Fatal(err)
	}
	at := fmt.Sprintf("127.0.0.1:%d", port)
	file := func(kind string) string { return filepath.Join(c.Folder, fmt.Sprintf("pooler-%d.%s", port, kind)) }
	for kind, text := range map[string]string{
		"users": fmt.Sprintf("%q \"\"\n", Owner),
		"ini":   fmt.Sprintf(poolerConfig, c.Folder, c.Port, how, port, file("users")),
	} {
		if err := c.write(file(kind), text); err != nil {
			t.Fatal(err)
		}
	}
	s, err := serving.Program{Name: program, Args: []string{file("ini")}, Dir: c.Folder, As: c.as, Log: file("log"),
		Ready: func(context.Context) string { return listening(at) }, End: syscall.SIGINT}.Start(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Stop)
	return func(address string) string { return moved(t, address, at) }
}

// listening is an address as long as someone listens there.
func listening(at string) string {
	conn, err := net.Dial("tcp", at)
	if err != nil {
		return ""
	}
	_ = conn.Close()
	return at
}

// moved is an address with another host.
func moved(t testing.TB, address, host string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	u.Host = host
	return u.String()
}
