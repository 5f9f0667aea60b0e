package cluster

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// Standby makes a copy of a cluster that follows it, and has a commit wait until that has it too, as far as the cluster
// waits for its own disk.
func (c *Cluster) Standby(ctx context.Context, name string) (*Cluster, error) {
	s, err := place(Options{Password: c.made.Password, Durable: c.made.Durable})
	if err != nil {
		return nil, err
	}
	s.Name = name
	err = s.run(ctx, "pg_basebackup", "-D", s.data(), "-X", "stream", "-c", "fast", "-R", "-C", "-S", name, "--no-sync",
		"-d", c.socket("")+" application_name="+name)
	if err == nil {
		err = s.Resume(ctx)
	}
	if err == nil {
		err = c.cover(ctx, name)
	}
	if err != nil {
		return nil, errors.Join(err, s.Remove())
	}
	return s, nil
}

// cover has the cluster's commits wait for a standby, and waits until they do.
func (c *Cluster) cover(ctx context.Context, name string) error {
	if err := c.exec(ctx, "postgres", "ALTER SYSTEM SET synchronous_standby_names = '\""+name+"\"'",
		"SELECT pg_reload_conf()"); err != nil {
		return err
	}
	return c.until(ctx, name+" follows", "SELECT count(*) > 0 FROM pg_stat_replication WHERE application_name = '"+name+
		"' AND sync_state = 'sync' AND state = 'streaming'")
}

// primary reports whether the cluster can be written to.
func (c *Cluster) primary(ctx context.Context) (yes bool) {
	conn, err := c.connect(ctx, "postgres")
	if err != nil {
		return false
	}
	defer conn.Close(context.WithoutCancel(ctx))
	return conn.QueryRow(ctx, "SELECT NOT pg_is_in_recovery()").Scan(&yes) == nil && yes
}

// until waits for a query to give true.
func (c *Cluster) until(ctx context.Context, what, query string) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	conn, err := c.connect(ctx, "postgres")
	if err != nil {
		return err
	}
	defer conn.Close(context.WithoutCancel(ctx))
	for {
		var yes bool
		if err := conn.QueryRow(ctx, query).Scan(&yes); err != nil || yes {
			return err
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("waiting until %s: %w", what, ctx.Err())
		case <-time.After(20 * time.Millisecond):
		}
	}
}

// Promote makes a standby the one that is written to. It waits for no standby of its own until it has one.
func (c *Cluster) Promote(ctx context.Context) error {
	if err := c.exec(ctx, "postgres", "ALTER SYSTEM RESET synchronous_standby_names", "SELECT pg_reload_conf()",
		"SELECT pg_promote()"); err != nil {
		return err
	}
	return c.until(ctx, c.Name+" is written to", "SELECT NOT pg_is_in_recovery()")
}

// Rewind makes a cluster that has ended the standby of the one that was promoted in its place. What it had written that never
// came there is undone.
func (c *Cluster) Rewind(ctx context.Context, from *Cluster) error {
	// Without a checkpoint since it was promoted, the file by which pg_rewind knows its timeline still names the old one.
	if err := from.exec(ctx, "postgres", "CHECKPOINT", "SELECT pg_create_physical_replication_slot('"+c.Name+"', true) "+
		"WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = '"+c.Name+"')"); err != nil {
		return err
	}
	if err := c.run(ctx, "pg_rewind", "--target-pgdata="+c.data(), "--source-server="+from.socket("postgres")+
		" application_name="+c.Name, "--write-recovery-conf", "--no-sync"); err != nil {
		return err
	}
	if err := c.add("postgresql.auto.conf", "primary_slot_name = '"+c.Name+"'\n"); err != nil {
		return err
	}
	if err := c.Resume(ctx); err != nil {
		return err
	}
	return from.cover(ctx, c.Name)
}
