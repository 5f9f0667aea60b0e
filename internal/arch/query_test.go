package arch

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	domain   = "khyberatlas/internal/incident"
	protocol = "khyberatlas/internal/ogc"
)

// TestAQueryIsChangedByItsOwnMethodsOnly: incident changes a valid query, ogc makes one from what a person typed, and all
// others ask those two.
func TestAQueryIsChangedByItsOwnMethodsOnly(t *testing.T) {
	compiled := compiledPackages(t)
	checked := 0
	for _, p := range compiled {
		if !slices.Contains(p.imports, domain) || p.path == protocol {
			continue
		}
		checked++
		for _, where := range queryChanges(t, p, compiled) {
			t.Errorf("%s changes a field of an incident.Query", where)
		}
	}
	if checked < 5 {
		t.Errorf("only %d packages were looked at", checked)
	}
}

// compiledPackage is one of ours as go list tells of it, or one of others, of which only the compiled form counts.
type compiledPackage struct {
	path, compiled, dir string
	files, imports      []string
}

func compiledPackages(t *testing.T) map[string]compiledPackage {
	t.Helper()
	const form = "{{.ImportPath}}\t{{.Export}}\t{{.Dir}}\t{{join .GoFiles \" \"}}\t{{join .Imports \" \"}}"
	list := exec.Command("go", "list", "-export", "-deps", "-f", form, "./...")
	list.Dir, list.Stderr = root, os.Stderr
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]compiledPackage{}
	for line := range strings.Lines(string(out)) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		p := compiledPackage{path: f[0], compiled: f[1], dir: f[2], files: strings.Fields(f[3])}
		if strings.HasPrefix(p.path, "khyberatlas/") {
			p.imports = strings.Fields(f[4])
		}
		all[p.path] = p
	}
	return all
}

// queryChanges are the places where a package assigns to a field of a query, counts one up, or takes its address.
func queryChanges(t *testing.T, p compiledPackage, compiled map[string]compiledPackage) (where []string) {
	t.Helper()
	fset := token.NewFileSet()
	var files []*ast.File
	for _, name := range p.files {
		file, err := parser.ParseFile(fset, filepath.Join(p.dir, name), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	load := importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(compiled[path].compiled) })
	info := &types.Info{Selections: map[*ast.SelectorExpr]*types.Selection{}}
	if _, err := (&types.Config{Importer: load}).Check(p.path, fset, files, info); err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			for _, to := range written(n) {
				if ofQuery(info, to) {
					where = append(where, fmt.Sprint(fset.Position(to.Pos())))
				}
			}
			return true
		})
	}
	return where
}

// written are the expressions that a piece of code writes to, or lets others write to.
func written(n ast.Node) []ast.Expr {
	switch n := n.(type) {
	case *ast.AssignStmt:
		return n.Lhs
	case *ast.IncDecStmt:
		return []ast.Expr{n.X}
	case *ast.RangeStmt:
		return []ast.Expr{n.Key, n.Value}
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			return []ast.Expr{n.X}
		}
	}
	return nil
}

// ofQuery reports whether an expression is a field of a query, or a part of one.
func ofQuery(info *types.Info, e ast.Expr) bool {
	switch e := e.(type) {
	case *ast.SelectorExpr:
		s := info.Selections[e]
		return s != nil && throughQuery(s) || ofQuery(info, e.X)
	case *ast.IndexExpr:
		return ofQuery(info, e.X)
	case *ast.StarExpr:
		return ofQuery(info, e.X)
	case *ast.ParenExpr:
		return ofQuery(info, e.X)
	}
	return false
}

// throughQuery reports whether a selected field is a query's, also where the query is embedded in something else.
func throughQuery(s *types.Selection) bool {
	in := s.Recv()
	for _, i := range s.Index() {
		if p, ok := in.Underlying().(*types.Pointer); ok {
			in = p.Elem()
		}
		if in.String() == domain+".Query" {
			return true
		}
		st, ok := in.Underlying().(*types.Struct)
		if !ok {
			return false // a method
		}
		in = st.Field(i).Type()
	}
	return false
}

func TestAChangeOfAQueryIsFound(t *testing.T) {
	dir := t.TempDir()
	const code = `package changes

import "khyberatlas/internal/incident"

type asked struct{ Query incident.Query }

type holder struct{ *incident.Query }

func change(q incident.Query, p *incident.Query, a *asked, h holder) {
	q.Days.From = 1
	p.Types[0] = "ied"
	a.Query.Near = nil
	*q.KilledMin = 3
	h.Never = true
	(q.Days).To++
	days := &q.Days
	for q.Never = range map[bool]int{} {
	}
	days.From = h.Within(*days).Days.From
	a.Query = q.Within(incident.Days{})
	_ = incident.Query{Never: true}
}
`
	if err := os.WriteFile(filepath.Join(dir, "changes.go"), []byte(code), 0o600); err != nil {
		t.Fatal(err)
	}
	p := compiledPackage{path: "changes", dir: dir, files: []string{"changes.go"}}
	if found := queryChanges(t, p, compiledPackages(t)); len(found) != 8 {
		t.Errorf("of eight changes %d were found: %q", len(found), found)
	}
}
