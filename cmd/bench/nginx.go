package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"khyberatlas/internal/bench/load"
	"khyberatlas/internal/bench/serving"
)

// fileServer is nginx over answers of ours that were saved as files: what the same bytes cost where nothing is to be done
// for them.
type fileServer struct {
	*serving.Server
	folder string
}

const nginxConf = `daemon off;
%spid %s/nginx.pid;
error_log stderr warn;
worker_processes auto;
events { worker_connections 1024; }
http {
	access_log off;
	sendfile on;
	tcp_nopush on;
	keepalive_requests 1000000000;
	open_file_cache max=10000;
	default_type application/octet-stream;
	client_body_temp_path %[2]s/t1; proxy_temp_path %[2]s/t2; fastcgi_temp_path %[2]s/t3;
	uwsgi_temp_path %[2]s/t4; scgi_temp_path %[2]s/t5;
	server { listen 127.0.0.1:%[3]d; root %[2]s/files; }
}
`

func startNginx(ctx context.Context, folder string) (*fileServer, error) {
	path, err := exec.LookPath("nginx")
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Join(folder, "files"), 0o700); err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(folder, "files", "ready"), []byte("ready\n"), 0o600); err != nil {
		return nil, err
	}
	port, err := serving.FreePort()
	if err != nil {
		return nil, err
	}
	user := ""
	if os.Getuid() == 0 {
		user = "user root;\n" // else its workers may not read the folder
	}
	conf := filepath.Join(folder, "nginx.conf")
	if err := os.WriteFile(conf, fmt.Appendf(nil, nginxConf, user, folder, port), 0o600); err != nil {
		return nil, err
	}
	at := func() string { return fmt.Sprintf("127.0.0.1:%d", port) }
	s, err := serving.Program{Name: path, Args: []string{"-c", conf, "-p", folder}, Log: filepath.Join(folder, "log"),
		Ready: serving.Answering(at, "/ready")}.Start(ctx)
	if err != nil {
		return nil, err
	}
	return &fileServer{s, folder}, nil
}

// Of a line, so many answers and so many bytes are saved.
const (
	mostSaved      = 400
	mostSavedBytes = 400 << 20
)

// save has some answers of a line at hand as files, and gives their paths.
func (f *fileServer) save(from *serving.Server, l line, paths []string) (saved []string, err error) {
	var bytes int64
	for i, path := range paths[:min(len(paths), mostSaved)] {
		body, err := load.Get(from.At, path, l.head)
		if err != nil {
			return nil, err
		}
		name := fmt.Sprintf("%s-%d", l.key, i)
		if err := os.WriteFile(filepath.Join(f.folder, "files", name), body, 0o600); err != nil {
			return nil, err
		}
		saved = append(saved, "/"+name)
		if bytes += int64(len(body)); bytes > mostSavedBytes {
			break
		}
	}
	return saved, nil
}

// drop removes what was saved of a line.
func (f *fileServer) drop(saved []string) {
	for _, path := range saved {
		_ = os.Remove(filepath.Join(f.folder, "files", strings.TrimPrefix(path, "/")))
	}
}
