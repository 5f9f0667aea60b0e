package web

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/http/pprof"
	"time"

	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// Serve answers on a listener until the context ends, then lets running answers finish for ten seconds.
// It holds no more connections than the configuration allows.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	if s.MostConnections == 0 {
		return serveOn(ctx, l, s.Handler(), s.Log, nil)
	}
	r := newRoom(l, s.MostConnections)
	return serveOn(ctx, r, s.Handler(), s.Log, r.watch)
}

// ServeAdmin answers the operator's port likewise.
func (s *Server) ServeAdmin(ctx context.Context, l net.Listener) error {
	return serveOn(ctx, l, s.AdminHandler(), s.Log, nil)
}

func serveOn(ctx context.Context, l net.Listener, h http.Handler, log *slog.Logger, watch func(net.Conn, http.ConnState)) error {
	srv := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: 10 * time.Second,
		IdleTimeout:       2 * time.Minute,
		MaxHeaderBytes:    32 << 10,
		ConnState:         watch,
		ErrorLog:          slog.NewLogLogger(log.Handler(), slog.LevelWarn),
	}
	stopped := make(chan error, 1)
	go func() { stopped <- srv.Serve(l) }()
	select {
	case err := <-stopped:
		return fmt.Errorf("serve %s: %w", l.Addr(), err)
	case <-ctx.Done():
	}
	// The context that ended must not end the grace.
	grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), 10*time.Second)
	defer cancel()
	if err := srv.Shutdown(grace); err != nil {
		srv.Close()
		if !errors.Is(err, context.DeadlineExceeded) {
			return fmt.Errorf("stop serving %s: %w", l.Addr(), err)
		}
		log.Warn("answers were still running after ten seconds and were cut")
	}
	return nil
}

// AdminHandler answers the operator's port: metrics and profiles, never on the public one.
func (s *Server) AdminHandler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(s.figures, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /debug/pprof/", pprof.Index)
	mux.HandleFunc("GET /debug/pprof/cmdline", pprof.Cmdline)
	mux.HandleFunc("GET /debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("GET /debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("GET /debug/pprof/trace", pprof.Trace)
	return mux
}
