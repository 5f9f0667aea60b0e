package cluster

import (
	"fmt"
	"net"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5/pgproto3"
)

// Old is the address of a server that says it is a version of PostgreSQL from before ours, as "12.9". It lets everyone in,
// says which version it is in every way that one can ask, and refuses all else that it is asked.
func Old(t testing.TB, version string) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	var running sync.WaitGroup
	var mu sync.Mutex
	var all []net.Conn
	running.Go(func() {
		for {
			conn, err := l.Accept()
			if err != nil {
				return
			}
			mu.Lock()
			all = append(all, conn)
			mu.Unlock()
			running.Go(func() {
				defer conn.Close()
				old{version, pgproto3.NewBackend(conn, conn)}.serve(conn)
			})
		}
	})
	t.Cleanup(func() {
		_ = l.Close()
		mu.Lock()
		for _, conn := range all {
			_ = conn.Close()
		}
		mu.Unlock()
		running.Wait()
	})
	return fmt.Sprintf("postgres://%s@%s/postgres", Owner, l.Addr())
}

type old struct {
	version string
	*pgproto3.Backend
}

// serve speaks the protocol with one client until it goes.
func (o old) serve(conn net.Conn) {
	for {
		first, err := o.ReceiveStartupMessage()
		if err != nil {
			return
		}
		if _, starts := first.(*pgproto3.StartupMessage); starts {
			break
		}
		if _, err := conn.Write([]byte{'N'}); err != nil { // no encryption
			return
		}
	}
	o.Send(&pgproto3.AuthenticationOk{})
	for _, p := range [][2]string{{"server_version", o.version}, {"server_encoding", "UTF8"}, {"client_encoding", "UTF8"},
		{"standard_conforming_strings", "on"}, {"integer_datetimes", "on"}, {"TimeZone", "UTC"}} {
		o.Send(&pgproto3.ParameterStatus{Name: p[0], Value: p[1]})
	}
	o.Send(&pgproto3.BackendKeyData{ProcessID: 1, SecretKey: []byte{0, 0, 0, 1}})
	o.Send(&pgproto3.ReadyForQuery{TxStatus: 'I'})
	asked, failed := "", false // failed: what follows is skipped until the client has read of it
	for o.Flush() == nil {
		message, err := o.Receive()
		if err != nil {
			return
		}
		switch m := message.(type) {
		case *pgproto3.Terminate:
			return
		case *pgproto3.Query:
			if o.describes(m.String) {
				o.answers(m.String)
			}
			o.Send(&pgproto3.ReadyForQuery{TxStatus: 'I'})
		case *pgproto3.Sync:
			failed = false
			o.Send(&pgproto3.ReadyForQuery{TxStatus: 'I'})
		case *pgproto3.Parse:
			if asked = m.Query; !failed {
				o.Send(&pgproto3.ParseComplete{})
			}
		case *pgproto3.Bind:
			if !failed {
				o.Send(&pgproto3.BindComplete{})
			}
		case *pgproto3.Describe:
			if !failed {
				if m.ObjectType == 'S' {
					o.Send(&pgproto3.ParameterDescription{})
				}
				failed = !o.describes(asked)
			}
		case *pgproto3.Execute:
			if !failed {
				o.answers(asked)
			}
		}
	}
}

// says is what it answers; "" where it refuses to.
func (o old) says(asked string) string {
	asked = strings.ToLower(asked)
	switch {
	case strings.Contains(asked, "server_version_num"):
		major, minor, _ := strings.Cut(o.version, ".")
		return fmt.Sprintf("%s%04s", major, minor)
	case strings.Contains(asked, "server_version"):
		return o.version
	case strings.Contains(asked, "version()"):
		return "PostgreSQL " + o.version + " on x86_64-pc-linux-gnu, 64-bit"
	}
	return ""
}

// describes tells of the column that an answer has, or that there is none.
func (o old) describes(asked string) bool {
	if o.says(asked) == "" {
		o.Send(&pgproto3.ErrorResponse{Severity: "ERROR", Code: "0A000",
			Message: "PostgreSQL " + o.version + " can't do this: " + asked})
		return false
	}
	const oidOfText = 25
	o.Send(&pgproto3.RowDescription{Fields: []pgproto3.FieldDescription{{Name: []byte("version"), DataTypeOID: oidOfText,
		DataTypeSize: -1, TypeModifier: -1}}})
	return true
}

func (o old) answers(asked string) {
	o.Send(&pgproto3.DataRow{Values: [][]byte{[]byte(o.says(asked))}})
	o.Send(&pgproto3.CommandComplete{CommandTag: []byte("SELECT 1")})
}
