package web

import (
	"net/http"
	"net/url"

	"github.com/labstack/echo/v4"

	"khyberatlas/internal/ogc"
	"khyberatlas/internal/ogc/route"
)

const allowed = "GET, HEAD, OPTIONS"

// routes binds every operation of the table to the one handler of all of them.
func (s *Server) routes() http.Handler {
	e := echo.New()
	e.HTTPErrorHandler = func(err error, ec echo.Context) { s.fail(ec.Response().Writer, ec.Request(), err) }
	for i := range ogc.Operations() {
		op := &ogc.Operations()[i]
		path := route.Of(op.Path)
		s.bind(e, path, op)
		if op.Pinned {
			s.bind(e, "/v/:version"+path, op)
		}
	}
	return e
}

func (s *Server) bind(e *echo.Echo, path string, op *ogc.Operation) {
	h := func(ec echo.Context) error {
		at := func(name string) string { return route.Value(op.Path, name, param(ec, name)) }
		if op.Bundled {
			return s.serveAsset(ec.Response().Writer, ec.Request(), at("file"))
		}
		return s.handle(ec.Response().Writer, ec.Request(), op, at)
	}
	for _, method := range []string{http.MethodGet, http.MethodHead, http.MethodOptions} {
		e.Add(method, path, h)
	}
	if path == "/v/:version/" {
		s.bind(e, "/v/:version", op)
	}
}

// param is a path parameter, decoded: echo matches the path as it was sent where its encoding matters.
func param(ec echo.Context, name string) string {
	v := ec.Param(name)
	if ec.Request().URL.RawPath == "" {
		return v
	}
	if plain, err := url.PathUnescape(v); err == nil {
		return plain
	}
	return v
}
