# usage: guard FOLDER keep|remove
# Its input ends when whoever made the folder closes it or is gone, however that came. Then it ends every process that works
# in the folder, and removes that.
trap '' HUP INT TERM
while read -r _; do :; done

# Who works there and has no terminal: a person's shell that looks into the folder stays.
within() {
	find /proc -mindepth 2 -maxdepth 2 -path '/proc/[0-9]*/cwd' \( -lname "$1" -o -lname "$1 (deleted)" -o -lname "$1/*" \) 2>/dev/null |
		while IFS=/ read -r _ _ pid _; do
			stat=$(cat "/proc/$pid/stat" 2>/dev/null) || continue
			# The name of a program may hold anything: the fields begin behind its last bracket.
			set -- ${stat##*) }
			[ "$5" != 0 ] || echo "$pid"
		done
}

# PostgreSQL gives shared memory back when it ends by SIGQUIT, which waits for nobody; who stays after two seconds is killed.
rounds=0
while pids=$(within "$1"); [ -n "$pids" ]; do
	if [ $rounds = 0 ]; then kill -s QUIT $pids; elif [ $rounds -ge 40 ]; then kill -s KILL $pids; fi 2>/dev/null
	rounds=$((rounds + 1))
	sleep 0.05
done
[ "$2" = remove ] || exit 0

# One that was killed has left a segment, whose number stands in its file.
find "$1" -name postmaster.pid -exec sed -n 7p {} \; 2>/dev/null | while read -r _ id; do ipcrm -m "$id" 2>/dev/null; done
rm -rf -- "$1"
