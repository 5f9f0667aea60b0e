# Khyber Atlas. "make run" serves the map, "make test" runs every test; both install what they need first.

GO_NEED   := 1.26
NODE_NEED := 20
SHELL     := /bin/sh
export CGO_ENABLED := 1

PROGRAM := $(shell git describe --tags --always --dirty 2>/dev/null || echo devel)
MODULES := assets/node_modules/.installed
BUNDLE  := assets/dist/manifest.json
TS      := $(shell find assets/src -type f 2>/dev/null)

.PHONY: help run build check test test-go test-ts test-extra test-postgis run-postgis postgis lint bundle basemap generate conformance test-qgis bench bench-parts bench-postgis bench-scale clean tools browser screenshots gallery

help: tools
	@echo 'make run        build everything and serve the map on http://127.0.0.1:8080'
	@echo 'make run-postgis  the same map by two servers over PostgreSQL, behind nginx'
	@echo 'make check      quick lint and the short tests: what to run after every change'
	@echo 'make test       every test, those that drive a browser, GDAL and LibreOffice included'
	@echo 'make test-postgis  the tests that want PostgreSQL with PostGIS, pgbouncer, Patroni and etcd'
	@echo 'make test-extra  the tests that want QGIS, R, nginx and the like'
	@echo 'make build      bin/khyberatlas'
	@echo 'make lint       gofmt, vet, staticcheck, deadcode, templ, tsc, html-validate, generated files, links in docs'
	@echo 'make bundle     scripts, styles and basemap into assets/dist'
	@echo 'make basemap    the basemap alone'
	@echo 'make generate   the Go files that templ writes'
	@echo 'make conformance  docs/conformance.md, by a run of its tests'
	@echo 'make test-qgis  the layers, the GeoPackage and the views in QGIS itself (Debian: python3-qgis)'
	@echo 'make bench      the built program with a million incidents beside nginx, into docs/benchmarks.md'
	@echo 'make bench-parts  the benchmarks beside the code'
	@echo 'make bench-postgis  the store in PostgreSQL beside psql, SQLite and Node over PostGIS, into docs/postgis.md'
	@echo 'make bench-scale  what grows how with the number of incidents, into docs/scale.md'
	@echo 'make screenshots  the pictures in docs/'
	@echo 'make gallery    the pictures of docs/gallery.md, on three screens, light and dark'
	@echo 'make clean      remove what was built'

run: build
	./bin/khyberatlas serve

# PostgreSQL, two servers over it and nginx in front; all of it goes with Ctrl-C. STORE=folder keeps the database for the next time.
ADDR  := 127.0.0.1:8080
STORE :=
run-postgis: build
	@sh .ci/packages trypostgis
	go build -o bin/trypostgis ./cmd/trypostgis
	@./bin/trypostgis --addr '$(ADDR)' $(if $(STORE),--data '$(STORE)')

build: tools $(BUNDLE)
	go build -ldflags '-X main.program=$(PROGRAM)' -o bin/khyberatlas ./cmd/khyberatlas

# What is missing is named with the command that installs it, before anything else can fail.
tools:
	@sh .ci/tools $(GO_NEED) $(NODE_NEED)

$(MODULES): assets/package.json assets/package-lock.json | tools
	cd assets && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

$(BUNDLE): $(MODULES) $(TS) $(wildcard cmd/bundle/*.go internal/geo/*.go geodata/*.geojson geodata/basemap/*)
	go run ./cmd/bundle

bundle: tools $(BUNDLE)

basemap: tools $(MODULES)
	go run ./cmd/bundle -only basemap

generate:
	go tool templ generate

# The browser, the GIS tools and the spreadsheet that the tests drive: installed where that is allowed, else named and skipped.
browser:
	@sh .ci/packages browser

# What a change must pass before it is shown to anyone. "go test" runs again only what the change can have touched.
check: tools $(BUNDLE) test-ts
	@sh .ci/lint quick
	go test -short ./...

test: tools browser $(BUNDLE) test-ts test-go

test-ts: $(MODULES)
	go run ./cmd/bundle -test

# The browser's tests build the program by a command, where the cache of results can't see what it is made of.
test-go: build
	go test -timeout 20m $$(go list ./... | grep -v -E '/(e2e|postgis/site|trypostgis)$$')
	go test -count=1 -timeout 25m ./internal/e2e

postgis:
	@sh .ci/packages postgis

# What wants PostgreSQL, and what runs the built program over it, where no cache of results can see what that is made of. Tests
# start clusters of their own on loopback, each in a folder that goes with it. The first are among "make test" too, which skips
# what isn't installed, and finds their results after this. LOGS=folder keeps what the servers logged.
WITH_POSTGIS := ./internal/throwaway ./internal/stores $(shell go list ./internal/postgis/... 2>/dev/null | grep -v /site$$)
SITES := ./internal/postgis/site ./cmd/trypostgis
LOGS :=
ifneq ($(LOGS),)
test-postgis: export KHYBERATLAS_TEST_LOGS := $(abspath $(LOGS))
endif
test-postgis: tools postgis build
	@echo 'logs of PostgreSQL: $(or $(LOGS),/tmp/khyberatlas-*/log while a test runs; LOGS=folder keeps them)'
	@$(if $(LOGS),mkdir -p '$(LOGS)')
	go test -timeout 20m $(WITH_POSTGIS)
	go test -count=1 -run Postgres ./cmd/khyberatlas
	go test -count=1 -p 1 $(SITES)

# Tests that want more on the machine: QGIS, R, geopandas, nginx, Caddy, systemd, musl, schemathesis. What is missing is
# skipped aloud, in CI too.
test-extra: build
	CI= go test -tags extra -v -run 'QGIS|Recipes|Proxy|Nginx|Unit|Container|Schemathesis' ./internal/...

lint: tools $(BUNDLE)
	@sh .ci/lint

# Every point of OGC API - Features with what became of its test.
conformance: browser
	go test -count=1 -run '^TestConformance$$' ./internal/web -conformance

# QGIS is large and not part of make test; there its requests are replayed.
test-qgis:
	go test -tags extra -count=1 -run QGIS ./internal/gpkg ./internal/web ./internal/postgis

# The built program with made incidents, beside nginx where that is installed. DATA keeps the databases for the next time.
ROWS  := 1000000
LINES :=
OUT   := docs/benchmarks.md
DATA  :=
FETCH_PG :=
bench: build
	go run ./cmd/bench run --rows $(ROWS) --out '$(OUT)' $(if $(LINES),--lines '$(LINES)') $(if $(DATA),--data '$(DATA)') $(if $(FETCH_PG),--fetch-pg)

# The store in PostgreSQL, on a cluster that goes with it and keeps what it acknowledges, beside what psql, SQLite and Node do with
# the same rows.
bench-postgis: build
	go run ./cmd/bench postgis --rows $(ROWS) --out '$(if $(filter docs/benchmarks.md,$(OUT)),docs/postgis.md,$(OUT))' \
		$(if $(FETCH_PG),--fetch-pg)

# SIZES are numbers of incidents; of others the document keeps what stands there. A million take 10 GB of a disk, three million 25.
SIZES := 10000,100000,1000000
bench-scale: build
	go run ./cmd/bench scale --rows $(SIZES)

# Beside the code: BENCH and PARTS say which. Two files of it are compared by "benchstat old new".
BENCH := .
BENCHSTAT := v0.0.0-20260908200009-22c9c6c9d4da
PARTS := ./internal/...
bench-parts: $(BUNDLE)
	@mkdir -p bin
	go test -run '^$$' -bench '$(BENCH)' -benchmem -count 6 $(PARTS) | tee bin/bench-parts.txt
	go run golang.org/x/perf/cmd/benchstat@$(BENCHSTAT) bin/bench-parts.txt

screenshots: build browser
	go test -tags screenshots ./internal/e2e -run 'Screenshot'

gallery: build browser
	go test -tags screenshots -count=1 -timeout 30m ./internal/e2e -run 'Gallery'

clean:
	rm -rf bin assets/node_modules
	find assets/dist -mindepth 1 -not -name .gitkeep -delete
