package logline_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"pgregory.net/rapid"

	"khyberatlas/internal/logline"
)

func ExampleNew() {
	h := logline.New(os.Stdout)
	r := slog.NewRecord(time.Date(2026, 5, 1, 12, 0, 0, 987e6, time.UTC), slog.LevelInfo, "request", 0)
	r.AddAttrs(slog.String("method", "GET"), slog.Int("status", 200), slog.Duration("took", 100*time.Millisecond))
	_ = h.Handle(context.Background(), r)
	// Output: time=2026-05-01T12:00:00Z level=INFO msg=request method=GET status=200 took=100ms
}

// slogs is slog's own handler with lines dated to the second.
func slogs(w io.Writer) slog.Handler {
	return slog.NewTextHandler(w, &slog.HandlerOptions{ReplaceAttr: func(groups []string, a slog.Attr) slog.Attr {
		if len(groups) == 0 && a.Key == slog.TimeKey && a.Value.Kind() == slog.KindTime {
			return slog.String(a.Key, a.Value.Time().UTC().Format(time.RFC3339))
		}
		return a
	}})
}

func TestALineIsWhatSlogWrites(t *testing.T) {
	text := rapid.OneOf(rapid.StringMatching(`[a-z0-9./:_-]{0,12}`), rapid.String(), rapid.SampledFrom([]string{"a=b", `"`, " ", "\n", "é"}))
	key := rapid.OneOf(rapid.StringMatching(`[a-z]{1,8}`), rapid.StringMatching(`[a-z=" ]{1,4}`), rapid.Just("level"))
	value := rapid.Custom(func(t *rapid.T) slog.Value {
		switch rapid.IntRange(0, 6).Draw(t, "kind") {
		case 0:
			return slog.IntValue(rapid.Int().Draw(t, "int"))
		case 1:
			return slog.BoolValue(rapid.Bool().Draw(t, "bool"))
		case 2:
			return slog.DurationValue(time.Duration(rapid.Int64().Draw(t, "duration")))
		case 3:
			return slog.AnyValue(errors.New(text.Draw(t, "error")))
		case 4:
			return slog.GroupValue(slog.String("of", text.Draw(t, "text")))
		case 5:
			return slog.TimeValue(time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "time"), 5e8))
		}
		return slog.StringValue(text.Draw(t, "text"))
	})
	rapid.Check(t, func(t *rapid.T) {
		var got, want bytes.Buffer
		var at time.Time
		if rapid.Bool().Draw(t, "dated") {
			at = time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "at"), rapid.Int64Range(0, 1e9-1).Draw(t, "nanoseconds"))
		}
		r := slog.NewRecord(at, slog.Level(rapid.IntRange(-5, 9).Draw(t, "level")), text.Draw(t, "message"), 0)
		for range rapid.IntRange(0, 6).Draw(t, "attributes") {
			r.AddAttrs(slog.Attr{Key: key.Draw(t, "key"), Value: value.Draw(t, "value")})
		}
		var ours, theirs slog.Handler = logline.New(&got), slogs(&want)
		if rapid.Bool().Draw(t, "with") {
			ours, theirs = ours.WithAttrs([]slog.Attr{slog.Int("n", 1)}), theirs.WithAttrs([]slog.Attr{slog.Int("n", 1)})
		}
		if rapid.Bool().Draw(t, "grouped") {
			ours, theirs = ours.WithGroup("g"), theirs.WithGroup("g")
		}
		if a, b := ours.Handle(t.Context(), r), theirs.Handle(t.Context(), r); a != nil || b != nil {
			t.Fatal(a, b)
		}
		if got.String() != want.String() {
			t.Fatalf("got  %swant %s", got.String(), want.String())
		}
	})
}

func TestLinesOfManyAtOnceStayWhole(t *testing.T) {
	var out bytes.Buffer
	log := slog.New(logline.New(&out))
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 200 {
				log.Info("plain", "n", 1)
				log.Info("not plain", "text", "a b")
			}
		})
	}
	all.Wait()
	for line := range strings.Lines(out.String()) {
		if !strings.HasSuffix(line, " msg=plain n=1\n") && !strings.HasSuffix(line, ` msg="not plain" text="a b"`+"\n") {
			t.Fatal(line)
		}
	}
	if n := strings.Count(out.String(), "\n"); n != 8*400 {
		t.Errorf("%d lines", n)
	}
}

func BenchmarkALine(b *testing.B) {
	for name, h := range map[string]slog.Handler{"ours": logline.New(io.Discard), "slog's": slogs(io.Discard)} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				r := slog.NewRecord(time.Now(), slog.LevelInfo, "request", 0)
				r.AddAttrs(slog.String("method", "GET"), slog.String("operation", "item"), slog.Int("status", 200),
					slog.Duration("took", 0), slog.String("version", "0123456789abcdef"))
				_ = h.Handle(b.Context(), r)
			}
		})
	}
}
