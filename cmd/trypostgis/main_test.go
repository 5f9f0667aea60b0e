package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"khyberatlas/internal/bench/serving"
	"khyberatlas/internal/needs"
	"khyberatlas/internal/postgis/cluster"
	"khyberatlas/internal/postgis/site"
)

func TestTheMapIsShownAndNothingIsLeft(t *testing.T) {
	needs.Tool(t, "nginx")
	if _, err := cluster.Programs(); err != nil {
		needs.Missing(t, "%v", err)
	}
	port, err := serving.FreePort()
	if err != nil {
		t.Fatal(err)
	}
	addr := fmt.Sprintf("127.0.0.1:%d", port)
	ctx, interrupt := context.WithCancel(t.Context())
	out, say := io.Pipe()
	ended := make(chan error)
	go func() {
		err := run(ctx, []string{"--addr", addr, "--program", site.Program(t), "--dataset", filepath.Join("..", "..", "geodata")}, say)
		say.Close()
		ended <- err
	}()
	var said strings.Builder
	for buffer := make([]byte, 4096); !strings.Contains(said.String(), "Ctrl-C"); {
		n, err := out.Read(buffer)
		said.Write(buffer[:n])
		if err != nil {
			t.Fatalf("%v: %s", <-ended, &said)
		}
	}
	go func() { _, _ = io.Copy(io.Discard, out) }()
	for range 4 { // of each server twice
		response, err := (&http.Client{Timeout: 10 * time.Second}).Get("http://" + addr + "/?f=html")
		if err != nil {
			t.Fatal(err)
		}
		page, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil || response.StatusCode != http.StatusOK || !strings.Contains(string(page), "<svg") {
			t.Errorf("status %d, %v: %.200s", response.StatusCode, err, page)
		}
	}
	interrupt()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	for _, log := range regexp.MustCompile(`/\S+/(\*\.)?log`).FindAllString(said.String(), -1) {
		if _, err := os.Stat(filepath.Dir(log)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s is still there: %v", filepath.Dir(log), err)
		}
	}
}
