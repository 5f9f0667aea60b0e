package web

import (
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	dto "github.com/prometheus/client_model/go"
)

// metrics are the figures for the operator.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.CounterVec
	bytes    *prometheus.CounterVec
	took     *prometheus.HistogramVec

	mu   sync.Mutex
	rest map[string]int64 // bytes by operation that are no whole step yet
}

// byteStep is how coarsely bytes are counted, and steps of seconds how coarsely times are: between two looks at the
// figures there may have been one request, and each of a thousand pages has a size of its own.
const byteStep = 1 << 20

var secondSteps = []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 5, 30, 120}

func newMetrics(versions Versions, behind func() bool) *metrics {
	m := &metrics{
		rest:     map[string]int64{},
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "khyberatlas_requests_total",
			Help: "Requests by operation and status; status 0 stands for answers that never began."}, []string{"operation", "status"}),
		bytes: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "khyberatlas_response_bytes_total",
			Help: "Bytes of answers by operation, as sent, in whole steps of 1048576."}, []string{"operation"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "khyberatlas_request_seconds",
			Help:    "Seconds from a request to the end of its answer, by operation, each rounded up to a bucket's bound.",
			Buckets: secondSteps}, []string{"operation"}),
	}
	m.registry.MustRegister(m.requests, m.bytes, m.took, &served{versions, behind},
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

// ofTheProcess are the figures of the runtime and the process that are told. What grows by the bytes of each answer
// (network traffic, memory allocated) isn't: it would tell exactly what our own figures tell in steps.
var ofTheProcess = []string{"go_gc_duration_seconds", "go_gc_gogc_percent", "go_gc_gomemlimit_bytes", "go_goroutines", "go_info",
	"go_sched_gomaxprocs_threads", "go_threads", "process_cpu_seconds_total", "process_max_fds", "process_open_fds",
	"process_resident_memory_bytes", "process_start_time_seconds", "process_virtual_memory_bytes",
	"process_virtual_memory_max_bytes"}

// Gather implements prometheus.Gatherer.
func (m *metrics) Gather() ([]*dto.MetricFamily, error) {
	all, err := m.registry.Gather()
	told := slices.DeleteFunc(all, func(f *dto.MetricFamily) bool {
		return !strings.HasPrefix(f.GetName(), "khyberatlas_") && !slices.Contains(ofTheProcess, f.GetName())
	})
	return told, err
}

func (m *metrics) observe(operation string, status int, bytes int64, took time.Duration) {
	m.requests.WithLabelValues(operation, strconv.Itoa(status)).Inc()
	m.bytes.WithLabelValues(operation).Add(float64(m.steps(operation, bytes)))
	m.took.WithLabelValues(operation).Observe(coarse(took))
}

// steps are the whole steps that an operation's bytes have come to since the last one.
func (m *metrics) steps(operation string, bytes int64) int64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	all := m.rest[operation] + bytes
	m.rest[operation] = all % byteStep
	return all - all%byteStep
}

// coarse is a time in seconds as the bound of its bucket, or in whole minutes where it is longer than any.
func coarse(took time.Duration) float64 {
	seconds := took.Seconds()
	i := sort.SearchFloat64s(secondSteps, seconds)
	if i == len(secondSteps) {
		return 60 * math.Ceil(seconds/60)
	}
	return secondSteps[i]
}

// served tells which version is served, at the moment of asking.
type served struct {
	versions Versions
	behind   func() bool
}

var (
	behindDesc = prometheus.NewDesc("khyberatlas_database_behind",
		"1 while the database can't be loaded and the version before is served.", nil, nil)
	infoDesc = prometheus.NewDesc("khyberatlas_dataset_info", "The dataset version that is served.",
		[]string{"version", "released"}, nil)
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
	// Four are enough to see that a version came whole, and each is a series for ever. "version --json" has the rows of every table.
	counts := ds.Counts()
	for _, table := range []string{"incidents", "crossings", "districts", "tehsils"} {
		ch <- prometheus.MustNewConstMetric(recordsDesc, prometheus.GaugeValue, float64(counts[table]), table)
	}
}
