package web

import (
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
)

// metrics are the figures for the operator.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	bytes    *prometheus.CounterVec
	took     *prometheus.HistogramVec
}

func newMetrics(versions Versions, behind func() bool) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "khyberatlas_requests_total",
			Help: "Requests by operation and status; status 0 stands for answers that never began."}, []string{"operation", "status"}),
		bytes: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "khyberatlas_response_bytes_total",
			Help: "Bytes of answers by operation, as sent."}, []string{"operation"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "khyberatlas_request_seconds",
			Help:    "Seconds from a request to the end of its answer, by operation.",
			Buckets: []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 5, 30, 120}}, []string{"operation"}),
	}
	m.registry.MustRegister(m.requests, m.bytes, m.took, &served{versions, behind},
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) observe(operation string, status int, bytes int64, took time.Duration) {
	m.requests.WithLabelValues(operation, strconv.Itoa(status)).Inc()
	m.bytes.WithLabelValues(operation).Add(float64(bytes))
	m.took.WithLabelValues(operation).Observe(took.Seconds())
}

// served tells which version is served, at the moment of asking.
type served struct {
	versions Versions
	behind   func() bool
}

var (
	behindDesc  = prometheus.NewDesc("khyberatlas_database_behind", "1 while the database can't be loaded and the version before is served.", nil, nil)
	infoDesc    = prometheus.NewDesc("khyberatlas_dataset_info", "The dataset version that is served.", []string{"version", "released"}, nil)
	recordsDesc = prometheus.NewDesc("khyberatlas_dataset_records", "Records of the version that is served.", []string{"table"}, nil)
)

// Describe implements prometheus.Collector.
func (d *served) Describe(ch chan<- *prometheus.Desc) {
	ch <- behindDesc
	ch <- infoDesc
	ch <- recordsDesc
}

// Collect implements prometheus.Collector.
func (d *served) Collect(ch chan<- prometheus.Metric) {
	behind := 0.0
	if d.behind() {
		behind = 1
	}
	ch <- prometheus.MustNewConstMetric(behindDesc, prometheus.GaugeValue, behind)
	a := d.versions.Load()
	if a == nil {
		return
	}
	ds := a.Data()
	ch <- prometheus.MustNewConstMetric(infoDesc, prometheus.GaugeValue, 1, a.Version(), ds.Meta.Released.String())
	for _, t := range []struct {
		table string
		n     int
	}{{"incidents", len(ds.Incidents)}, {"crossings", len(ds.Crossings)}, {"districts", len(ds.Districts)}, {"tehsils", len(ds.Tehsils)}} {
		ch <- prometheus.MustNewConstMetric(recordsDesc, prometheus.GaugeValue, float64(t.n), t.table)
	}
}
