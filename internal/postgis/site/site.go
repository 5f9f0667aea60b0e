// Package site starts a site of several servers: the program, as often as wanted, over one store, and nginx in front, which asks
// them in turn, and another where one doesn't answer. It is for tests and to try that out; a site that stays is a
// service manager's.
package site

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"khyberatlas/internal/bench/load"
	"khyberatlas/internal/bench/serving"
)

// Options say of what a site is made.
type Options struct {
	Program string   // of the atlas
	Serve   []string // what serve is told beside where it listens
	Servers int
	Addr    string // host:port of nginx; "": it is left out
	Folder  string // where all work, and log
}

// Site is what runs.
type Site struct {
	Servers []*serving.Server
	Proxy   *serving.Server // nil where there is none
	o       Options
	ports   []int
}

// Start starts the servers, and nginx when they answer. Where that fails nothing is left running.
func Start(ctx context.Context, o Options) (*Site, error) {
	s := &Site{o: o, Servers: make([]*serving.Server, o.Servers), ports: make([]int, o.Servers)}
	if err := s.start(ctx); err != nil {
		s.Stop()
		return nil, err
	}
	return s, nil
}

func (s *Site) start(ctx context.Context) (err error) {
	for n := range s.ports {
		if s.ports[n], err = serving.FreePort(); err != nil {
			return err
		}
		if err := s.Serve(ctx, n); err != nil {
			return err
		}
	}
	if s.o.Addr == "" {
		return nil
	}
	return s.front(ctx)
}

// Serve starts a server that doesn't run.
func (s *Site) Serve(ctx context.Context, n int) (err error) {
	at := fmt.Sprintf("127.0.0.1:%d", s.ports[n])
	s.Servers[n], err = serving.Program{Name: s.o.Program, Args: append([]string{"serve", "--addr", at}, s.o.Serve...),
		Dir: s.o.Folder, Log: s.Log(n), Ready: serving.Answering(func() string { return at }, "/readyz")}.Start(ctx)
	return err
}

// Log is the file of what a server says.
func (s *Site) Log(n int) string { return filepath.Join(s.o.Folder, fmt.Sprintf("server-%d.log", n+1)) }

// No server is passed over for a while after it failed: that one doesn't answer costs the next request a millisecond, but while
// it is passed over a fault of the other would be the reader's.
const config = `daemon off;
%[1]spid %[2]s/nginx.pid;
error_log stderr emerg;
events { worker_connections 1024; }
http {
	access_log off;
	gzip off;
	client_body_temp_path %[2]s/t1; proxy_temp_path %[2]s/t2; fastcgi_temp_path %[2]s/t3;
	uwsgi_temp_path %[2]s/t4; scgi_temp_path %[2]s/t5;
	upstream khyberatlas {
%[3]s		keepalive 16;
	}
	server {
		listen %[4]s;
		client_max_body_size 1k;
		large_client_header_buffers 4 32k;
		location / {
			proxy_pass http://khyberatlas;
			proxy_http_version 1.1;
			proxy_set_header Connection "";
			proxy_set_header Host $http_host;
			proxy_connect_timeout 2s;
			proxy_next_upstream error timeout invalid_header http_502 http_503 http_504;
			proxy_buffers 32 32k;
			proxy_busy_buffers_size 64k;
			proxy_max_temp_file_size 0;
		}
	}
}
`

// front starts nginx.
func (s *Site) front(ctx context.Context) error {
	// Debian has it where only root's path leads.
	path, err := exec.LookPath("nginx")
	if err != nil {
		path, err = exec.LookPath("/usr/sbin/nginx")
	}
	if err != nil {
		return errors.New("nginx isn't installed (on Debian: apt install nginx-light)")
	}
	// Of one that is taken nginx would speak at length.
	l, err := net.Listen("tcp", s.o.Addr)
	if err != nil {
		return fmt.Errorf("%w: choose another address", err)
	}
	_ = l.Close()
	user := ""
	if os.Getuid() == 0 {
		user = "user root;\n" // else its workers may not read the folder
	}
	var behind strings.Builder
	for _, server := range s.Servers {
		fmt.Fprintf(&behind, "\t\tserver %s max_fails=0;\n", server.At)
	}
	file := filepath.Join(s.o.Folder, "nginx.conf")
	text := fmt.Sprintf(config, user, s.o.Folder, behind.String(), s.o.Addr)
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		return err
	}
	s.Proxy, err = serving.Program{Name: path, Args: []string{"-c", file, "-p", s.o.Folder}, Dir: s.o.Folder,
		Log: filepath.Join(s.o.Folder, "nginx.log"), Ready: func(context.Context) string {
			if _, err := load.Get(s.o.Addr, "/readyz", ""); err != nil {
				return ""
			}
			return s.o.Addr
		}}.Start(ctx)
	return err
}

// Stop ends all, nginx first.
func (s *Site) Stop() {
	for _, server := range append([]*serving.Server{s.Proxy}, s.Servers...) {
		if server != nil {
			server.Stop()
		}
	}
}
