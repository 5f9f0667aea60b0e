package web

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"khyberatlas/internal/answer"
	"khyberatlas/internal/coding"
	"khyberatlas/internal/i18n"
	"khyberatlas/internal/incident"
	"khyberatlas/internal/page"
	"khyberatlas/internal/served"
	"khyberatlas/internal/shelf"
	"khyberatlas/internal/web/figures"
	"khyberatlas/internal/web/hot"
)

// Versions are the dataset versions that are held.
type Versions interface {
	// Load is the version that is served; nil before there is one.
	Load() *served.Version
	// Version finds one that is still held; incident.ErrGone for any other.
	Version(version string) (*served.Version, error)
}

// Config is what the operator decides and what the wiring brings.
type Config struct {
	Current    Versions
	State      func() served.State // how the store stands to what is served; nil: nothing ever is wrong with it
	Assets     fs.FS               // the bundle with its manifest.json; empty or nil: pages without script and style
	BaseURL    string              // scheme, host and path prefix of absolute links; blank: by the request's Host
	TrustProxy []netip.Prefix      // from whom X-Forwarded-Proto and X-Forwarded-Host are believed
	Contact    string              // an address or a mailbox for reports of errors; blank hides them
	Tiles      page.Tiles
	Program    string // the program's version, as pages show it
	Build      string // differs for any two builds that may answer differently
	Log        *slog.Logger
	Patience   time.Duration // without progress, before a reader is given up; 0: three minutes
	// MostConnections are open at once, watchers' included; 0: as many as come.
	MostConnections int
	// Documents are what dataset.zip holds beside the data; nil is nothing.
	Documents func(*incident.Dataset) []incident.File
}

// Server answers requests about the dataset versions that are held.
type Server struct {
	Config
	base        *url.URL // of BaseURL; nil where there is none
	shown       string   // a digest of the configuration that shows in answers
	assets      map[string]*asset
	names       map[string]string                // from an asset's logical name to its file
	makes       func(*exchange, io.Writer) error // the answer to a question
	speaks      func(i18n.Lang) *i18n.Printer
	answers     *answer.Maker
	site        *page.Site
	compressors coding.Pool
	shelf       *shelf.Shelf // of files of which parts can be asked for
	manyRows    int
	patience    time.Duration // of whoever waits for a file that lasts
	kept        kept
	hot         *hot.Answers
	figures     *figures.Figures
	gate        *gate
	held        atomic.Int64 // bytes of answers that are made and not yet sent
	handler     http.Handler
}

// New makes a server; it fails where the configuration can't work.
func New(c Config) (*Server, error) {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.State == nil {
		c.State = func() served.State { return served.State{} }
	}
	if c.Patience == 0 {
		c.Patience = 3 * time.Minute
	}
	s := &Server{Config: c, makes: (*exchange).write, speaks: i18n.For, shelf: shelf.New(shelfBounds), kept: newKept(),
		hot: hot.New(mostHot), gate: newGate(longestQueue), manyRows: manyRows, patience: longestMaking,
		answers: &answer.Maker{Program: c.Program, Contact: c.Contact, Documents: c.Documents, MostBytes: mostBuilt},
		site:    &page.Site{Program: c.Program, Contact: c.Contact, Tiles: c.Tiles}}
	if c.BaseURL != "" {
		u, err := url.Parse(strings.TrimRight(c.BaseURL, "/"))
		if err != nil || !incident.IsAddress(c.BaseURL) || u.RawQuery != "" || u.Fragment != "" {
			return nil, fmt.Errorf("the base address %q is not http(s)://host with perhaps a path", c.BaseURL)
		}
		s.base = u
	}
	if c.Tiles.URL != "" && tileHost(c.Tiles.URL) == "" {
		return nil, fmt.Errorf("the address of the tiles %q is not http(s)://host/…", c.Tiles.URL)
	}
	if err := s.loadAssets(); err != nil {
		return nil, err
	}
	s.site.Assets = s
	s.shown = digest(c.Build, c.BaseURL, c.Contact, c.Tiles.URL, c.Tiles.Attribution, c.Program, s.assetDigest())
	s.figures = figures.New(c.Current, c.State)
	s.handler = s.guard(s.routes())
	return s, nil
}

// Handler answers the public port.
func (s *Server) Handler() http.Handler { return s.handler }

// digest hashes texts so that no two lists of them look alike.
func digest(parts ...string) string {
	all := make([]byte, 0, 512)
	for _, p := range parts {
		all = strconv.AppendInt(all, int64(len(p)), 10)
		all = append(all, ':')
		all = append(all, p...)
	}
	sum := sha256.Sum256(all)
	return hex.EncodeToString(sum[:12])
}
