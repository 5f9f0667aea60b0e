package peers

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"

	"khyberatlas/internal/bench/serving"
)

// mapFile offers the rows by WFS 2.0 as GeoJSON, written as it comes. Its OGC API - Features gives the same, but counts all
// matches first and puts the answer together in memory: that took twice the time. The period is substituted in the layer's
// query, where PostGIS finds both by one index; a filter in the question can't say that two spans meet.
const mapFile = `MAP
	NAME "atlas"
	EXTENT -180 -90 180 90
	UNITS DD
	PROJECTION
		"init=epsg:4326"
	END
	WEB
		METADATA
			"ows_title" "atlas"
			"ows_enable_request" "*"
			"ows_onlineresource" "http://%[1]s/"
			"ows_srs" "EPSG:4326"
			"wfs_getfeature_formatlist" "geojson"
			"wfs_compute_number_matched" "false"
		END
	END
	OUTPUTFORMAT
		NAME "geojson"
		DRIVER "OGR/GEOJSON"
		MIMETYPE "application/geo+json"
		FORMATOPTION "STORAGE=stream"
		FORMATOPTION "FORM=simple"
	END
	LAYER
		NAME "incidents"
		TYPE POINT
		STATUS ON
		TEMPLATE "without one nothing can be asked of a layer"
		EXTENT -180 -90 180 90
		PROJECTION
			"init=epsg:4326"
		END
		CONNECTIONTYPE POSTGIS
		CONNECTION "%[2]s"
		PROCESSING "CLOSE_CONNECTION=DEFER"
		DATA "geom FROM (%[3]s) AS t USING UNIQUE id USING SRID=4326"
		VALIDATION
			"from" "^[0-9-]{10}$"
			"default_from" "0001-01-01"
			"to" "^[0-9-]{10}$"
			"default_to" "9999-12-31"
		END
		METADATA
			"ows_title" "incidents"
			"gml_include_items" "all"
			"gml_types" "auto"
		END
	END
END
`

// mapSQL is what the layer is made of.
func mapSQL(columns []column) string {
	var names strings.Builder
	for _, c := range columns {
		names.WriteString(c.name + ", ")
	}
	return "SELECT " + names.String() + "geom FROM apart WHERE days && daterange('%from%', '%to%', '[]') ORDER BY first, id"
}

const mapConfig = `CONFIG
	MAPS
		"atlas" "%s/atlas.map"
	END
END
`

const mapNginx = `daemon off;
%[1]spid %[2]s/nginx.pid;
error_log stderr warn;
worker_processes auto;
events { worker_connections 1024; }
http {
	access_log off;
	keepalive_requests 1000000000;
	gzip on;
	gzip_comp_level 1;
	gzip_types application/geo+json;
	fastcgi_buffers 64 64k;
	fastcgi_max_temp_file_size 0;
	client_body_temp_path %[2]s/t1; proxy_temp_path %[2]s/t2; fastcgi_temp_path %[2]s/t3;
	uwsgi_temp_path %[2]s/t4; scgi_temp_path %[2]s/t5;
	server {
		listen 127.0.0.1:%[3]d;
		location / {
			fastcgi_pass unix:%[2]s/fastcgi;
			fastcgi_param REQUEST_METHOD $request_method;
			fastcgi_param QUERY_STRING $query_string;
			fastcgi_param SERVER_NAME 127.0.0.1;
			fastcgi_param SERVER_PORT $server_port;
			fastcgi_param SERVER_PROTOCOL $server_protocol;
		}
	}
}
`

// mapServers is how many processes of MapServer answer; each answers one question at a time.
const mapServers = 8

// StartMapServer starts nginx before processes of MapServer over a database.
func StartMapServer(ctx context.Context, folder string, over *PostGIS) (*Peer, error) {
	program, version, err := mapServer(ctx)
	if err != nil {
		return nil, err
	}
	front, err := exec.LookPath("nginx")
	if err != nil {
		return nil, errors.New("nginx, which stands before it, isn't installed (on Debian: apt install nginx-light)")
	}
	port, err := serving.FreePort()
	if err != nil {
		return nil, err
	}
	at, user := fmt.Sprintf("127.0.0.1:%d", port), ""
	if os.Getuid() == 0 {
		user = "user root;\n" // else its workers may not reach the folder
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, err
	}
	for name, text := range map[string]string{
		"atlas.map":      fmt.Sprintf(mapFile, at, over.connection(), mapSQL(over.columns)),
		"mapserver.conf": fmt.Sprintf(mapConfig, folder),
		"nginx.conf":     fmt.Sprintf(mapNginx, user, folder, port),
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			return nil, err
		}
	}
	p := &Peer{Version: version, Codings: []string{"gzip"}, asked: question.toMapServer}
	if p.parts, err = startProcesses(ctx, program, folder); err != nil {
		p.Stop()
		return nil, err
	}
	first := question{box: [4]string{"0", "0", "1", "1"}, from: "2000-01-01", to: "2000-01-01", limit: "1"}
	p.Server, err = serving.Program{Name: front, Args: []string{"-c", filepath.Join(folder, "nginx.conf"), "-p", folder},
		Log:    filepath.Join(folder, "nginx.log"),
		Ready:  serving.Answering(func() string { return at }, p.asked(first)),
		Behind: append(p.parts, over.Server)}.Start(ctx)
	if err != nil {
		p.Stop()
		return nil, err
	}
	return p, nil
}

// mapServer is where its program is and which one.
func mapServer(ctx context.Context) (program, version string, err error) {
	for _, name := range []string{"mapserv", "/usr/lib/cgi-bin/mapserv"} {
		if program, err = exec.LookPath(name); err == nil {
			break
		}
	}
	if err != nil {
		return "", "", errors.New("it isn't installed (on Debian: apt install cgi-mapserver)")
	}
	said, err := exec.CommandContext(ctx, program, "-v").Output()
	if err != nil {
		return "", "", fmt.Errorf("%s: %w", program, err)
	}
	for _, part := range []string{"SUPPORTS=FASTCGI", "INPUT=POSTGIS", "INPUT=OGR"} {
		if !strings.Contains(string(said), part) {
			return "", "", fmt.Errorf("%s was built without %s", program, part)
		}
	}
	version, _, _ = strings.Cut(strings.TrimPrefix(string(said), "MapServer version "), " ")
	return program, version + " behind nginx", nil
}

// startProcesses starts those that share a socket, which is the first of their files, as FastCGI has it.
func startProcesses(ctx context.Context, program, folder string) (all []*serving.Server, err error) {
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: filepath.Join(folder, "fastcgi"), Net: "unix"})
	if err != nil {
		return nil, err
	}
	l.SetUnlinkOnClose(false)
	defer l.Close()
	socket, err := l.File()
	if err != nil {
		return nil, err
	}
	defer socket.Close()
	for n := range mapServers {
		s, err := serving.Program{Name: program, In: socket, Log: filepath.Join(folder, fmt.Sprintf("log-%d", n)),
			Env:   []string{"MAPSERVER_CONFIG_FILE=" + filepath.Join(folder, "mapserver.conf")},
			Ready: func(context.Context) string { return folder },
			End:   syscall.SIGKILL}.Start(ctx) // of any other it takes note when it is asked the next time
		if err != nil {
			return all, err
		}
		all = append(all, s)
	}
	return all, nil
}

// toMapServer is a question as WFS has it: there the axes of EPSG:4326 are latitude and longitude.
func (q question) toMapServer() string {
	return "/?map=atlas&service=WFS&version=2.0.0&request=GetFeature&typenames=incidents&outputformat=geojson&count=" + q.limit +
		"&bbox=" + strings.Join([]string{q.box[1], q.box[0], q.box[3], q.box[2]}, ",") + ",urn:ogc:def:crs:EPSG::4326" +
		"&from=" + q.from + "&to=" + q.to
}
