package raw

import "iter"

// batch rows go from one goroutine to another at a time.
const batch = 128

// Ahead goes over rows in a goroutine of its own, some rows before who takes them.
func Ahead[T any](rows iter.Seq[*T]) iter.Seq[*T] {
	return func(yield func(*T) bool) {
		batches, stop := make(chan []T, 4), make(chan struct{})
		go func() {
			defer close(batches)
			at := make([]T, 0, batch)
			hand := func() bool {
				select {
				case batches <- at:
					at = make([]T, 0, batch)
					return true
				case <-stop:
					return false
				}
			}
			for row := range rows {
				if at = append(at, *row); len(at) == batch && !hand() {
					return
				}
			}
			hand()
		}()
		defer func() {
			close(stop)
			for range batches { // until the rows are left
			}
		}()
		for at := range batches {
			for i := range at {
				if !yield(&at[i]) {
					return
				}
			}
		}
	}
}
