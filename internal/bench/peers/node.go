package peers

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"

	"khyberatlas/internal/bench/serving"
	"khyberatlas/internal/postgis/cluster"
)

//go:embed items.cjs
var itemsScript []byte

// itemsSQL has PostGIS do for the answer what it can: the features come out as one text. Which of them are wanted is settled
// before any is written.
const itemsSQL = `SELECT count(*), string_agg('{"type":"Feature","id":"' || id || '","geometry":' || ST_AsGeoJSON(geom) ||
	',"properties":' || properties || '}', E',\n')
FROM (SELECT id, geom, properties FROM incidents
	WHERE geom && ST_MakeEnvelope($1, $2, $3, $4, 4326) AND days && daterange($5, $6, '[]')
	ORDER BY first, id LIMIT $7) AS found`

// StartNode starts a server of plain Node over a database. Its client of PostgreSQL is the one that Node finds; where it finds
// none, and that is allowed, one is fetched into the folder.
func StartNode(ctx context.Context, folder string, over *PostGIS, fetch bool) (*Peer, error) {
	program, err := exec.LookPath("node")
	if err != nil {
		return nil, errors.New("it isn't installed (on Debian: apt install nodejs node-pg)")
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	script := filepath.Join(folder, "items.cjs")
	if err := os.WriteFile(script, itemsScript, 0o600); err != nil {
		return nil, err
	}
	p := &Peer{Codings: []string{"gzip", "br"}, asked: question.toNode}
	var zstd bool
	p.Version, zstd, err = versionsOfNode(ctx, program, folder)
	if err != nil && fetch {
		if text, err := exec.CommandContext(ctx, "npm", "install", "--prefix", folder, "--cache", filepath.Join(folder, "cache"),
			"--no-audit", "--no-fund", "--ignore-scripts", "pg@8").CombinedOutput(); err != nil {
			return nil, fmt.Errorf("npm: %w: %s", err, text)
		}
		p.Version, zstd, err = versionsOfNode(ctx, program, folder)
	}
	if err != nil {
		return nil, errors.New("it finds no client of PostgreSQL (on Debian: apt install node-pg; with --fetch-pg npm fetches " +
			"one into the folder of the run)")
	}
	if zstd {
		p.Codings = append(p.Codings, "zstd")
	}
	port, err := serving.FreePort()
	if err != nil {
		return nil, err
	}
	at := fmt.Sprintf("127.0.0.1:%d", port)
	first := question{box: [4]string{"0", "0", "1", "1"}, from: "2000-01-01", to: "2000-01-01", limit: "1"}
	p.Server, err = serving.Program{Name: program,
		Args: []string{script, over.cluster.Folder, cluster.Owner, strconv.Itoa(port), itemsSQL},
		Env:  []string{"NODE_ENV=production", fmt.Sprintf("PGPORT=%d", over.cluster.Port)}, Log: filepath.Join(folder, "log"),
		Ready:  serving.Answering(func() string { return at }, p.asked(first)),
		Behind: []*serving.Server{over.Server}}.Start(ctx)
	if err != nil {
		return nil, err
	}
	return p, nil
}

// versionsOfNode asks Node which one it is, and which client of PostgreSQL it finds from a folder, and whether it codes zstd.
func versionsOfNode(ctx context.Context, program, folder string) (versions string, zstd bool, err error) {
	cmd := exec.CommandContext(ctx, program, "-p", "`Node ${process.versions.node} with pg ${require('pg/package.json').version};"+
		"${typeof require('zlib').zstdCompress}`")
	cmd.Dir = folder
	text, err := cmd.Output()
	versions, kind, _ := strings.Cut(strings.TrimSpace(string(text)), ";")
	return versions, kind == "function", err
}

// toNode is a question as our script reads it.
func (q question) toNode() string {
	return "/?bbox=" + strings.Join(q.box[:], ",") + "&from=" + q.from + "&to=" + q.to + "&limit=" + q.limit
}
