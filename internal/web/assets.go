package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"path"
	"slices"
	"strconv"
	"strings"

	"khyberatlas/internal/coding"
	"khyberatlas/internal/format"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/ogc"
	"khyberatlas/internal/question"
)

// asset is a file of the bundle, with the twins that were compressed when it was made.
type asset struct {
	bytes     map[string][]byte // by content coding; "" as it is
	mediaType string
	etag      string
	hashed    bool // the name changes with the bytes
}

// twins are the endings of files that hold another file compressed.
var twins = map[string]string{".br": "br", ".zst": "zstd", ".gz": "gzip"}

// loadAssets reads the bundle: it is small. An empty folder is a bundle that was not made yet.
func (s *Server) loadAssets() error {
	s.assets, s.names = map[string]*asset{}, map[string]string{}
	if s.Assets == nil {
		return nil
	}
	raw, err := fs.ReadFile(s.Assets, "manifest.json")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("read the bundle's manifest: %w", err)
	}
	if err := json.Unmarshal(raw, &s.names); err != nil {
		return fmt.Errorf("read the bundle's manifest: %w", err)
	}
	hashed := map[string]bool{}
	for _, name := range s.names {
		hashed[name] = true
	}
	return fs.WalkDir(s.Assets, ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		b, err := fs.ReadFile(s.Assets, name)
		if err != nil {
			return fmt.Errorf("read the bundle: %w", err)
		}
		coding := twins[path.Ext(name)]
		if coding != "" {
			name = strings.TrimSuffix(name, path.Ext(name))
		}
		a := s.assets[name]
		if a == nil {
			a = &asset{bytes: map[string][]byte{}, mediaType: typeOf(name), hashed: hashed[name]}
			s.assets[name] = a
		}
		a.bytes[coding] = b
		if coding == "" {
			a.etag = `"` + digest(string(b)) + `"`
		}
		return nil
	})
}

// typeOf doesn't ask the system, whose tables differ.
func typeOf(name string) string {
	switch path.Ext(name) {
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".json", ".map":
		return "application/json"
	case ".svg":
		return "image/svg+xml"
	case ".webp":
		return "image/webp"
	case ".png":
		return "image/png"
	case ".woff2":
		return "font/woff2"
	case ".webmanifest":
		return "application/manifest+json"
	}
	return "text/plain; charset=utf-8"
}

// Address is where a file of the bundle lies, by its logical name; blank where the bundle has none.
func (s *Server) Address(name string) string {
	file, ok := s.names[name]
	if !ok {
		return ""
	}
	return s.basePath() + "/assets/" + file
}

// Present are the addresses of those files that the bundle has.
func (s *Server) Present(names ...string) []string {
	var out []string
	for _, name := range names {
		if address := s.Address(name); address != "" {
			out = append(out, address)
		}
	}
	return out
}

func (s *Server) assetDigest() string {
	var tags []string
	for _, name := range slices.Sorted(maps.Keys(s.assets)) {
		tags = append(tags, name, s.assets[name].etag)
	}
	return digest(tags...)
}

// serveAsset answers with a file of the bundle.
func (s *Server) serveAsset(w http.ResponseWriter, r *http.Request, name string) error {
	entryOf(r).operation = ogc.OpAsset
	if r.Method == http.MethodOptions {
		preflight(w)
		return nil
	}
	if r.URL.RawQuery != "" {
		_, _, faults := ogc.Parse(ogc.Raw{Operation: ogc.OpAsset, RawQuery: r.URL.RawQuery}, incident.Vocabulary{})
		if len(faults) > 0 {
			return faults
		}
	}
	a, ok := s.assets[name]
	if !ok || a.bytes[""] == nil {
		return &question.Missing{What: "file", Value: name}
	}
	var offers []string
	for _, c := range coding.Codings {
		if a.bytes[c] != nil {
			offers = append(offers, c)
		}
	}
	coding := format.Encoding(r.Header.Get("Accept-Encoding"), offers)
	h := w.Header()
	h.Set("Vary", "Accept-Encoding")
	h.Set("Content-Type", a.mediaType)
	h.Set("Cache-Control", "no-cache")
	if a.hashed {
		h.Set("Cache-Control", "public, max-age=31536000, immutable")
	}
	h.Set("ETag", a.etag)
	if coding != "" {
		h.Set("ETag", "W/"+a.etag)
		h.Set("Content-Encoding", coding)
	}
	if matches(r.Header, a.etag) {
		h.Del("Content-Encoding")
		w.WriteHeader(http.StatusNotModified)
		return nil
	}
	h.Set("Content-Length", strconv.Itoa(len(a.bytes[coding])))
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return nil
	}
	if _, err := w.Write(a.bytes[coding]); err != nil {
		return cutShort(r, err)
	}
	return nil
}

// cutShort gives up an answer whose head has gone out.
func cutShort(r *http.Request, err error) error {
	entryOf(r).cut(err)
	panic(http.ErrAbortHandler)
}
