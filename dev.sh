#!/usr/bin/env bash
# The one door to building, trying and testing. "./dev.sh help" lists what it does.
# Needs git and the .NET 10 SDK; the rest comes from the Debian (or Ubuntu) distribution, as root or through sudo.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
readonly root
readonly solution=$root/MongCai.Poverty.Etl.sln

# What is needed beside the SDK: the package, and a file (pattern) by which it is recognised.
readonly demo_packages=(
  "tzdata                   /usr/share/zoneinfo/Asia/Ho_Chi_Minh"
  "libreoffice-writer-nogui /usr/lib/libreoffice/program/libswlo.so"
  "fonts-liberation2        /usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf"
)
readonly test_packages=(
  "${demo_packages[@]}"
  "libreoffice-calc-nogui   /usr/lib/libreoffice/program/libsclo.so"
  "postgresql               /usr/lib/postgresql/*/bin/initdb"
  "strace                   /usr/bin/strace"
)

readonly bench_packages=(
  "${test_packages[@]}"
  "python3-openpyxl         /usr/lib/python3/dist-packages/openpyxl/__init__.py"
  "python3-pandas           /usr/lib/python3/dist-packages/pandas/__init__.py"
  "python3-psycopg2         /usr/lib/python3/dist-packages/psycopg2/__init__.py"
  "python3-sqlalchemy       /usr/lib/python3/dist-packages/sqlalchemy/__init__.py"
)

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1
export DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false MSBUILDDISABLENODEREUSE=1

help() {
  cat <<'TEXT'
./dev.sh demo [args]    the whole job on the sample quarter with the embedded store
./dev.sh test [filter]  all tests, or those whose full name contains the filter, with a private PostgreSQL
./dev.sh check          locked restore, formatting, build and tests: what must hold before a merge
./dev.sh golden         writes the expected documents in tests/goldens anew (look at the diff)
./dev.sh fuzz [N] [S]  reads N damaged workbooks made from seed S (20000 and 1) and checks each answer;
                       fuzz repeat S NUMBER makes one again, fuzz try FOLDER reads the files of a folder
./dev.sh compare [N] [S]  holds N generated workbooks (2000, seed S = 1) against what LibreOffice shows of them;
                       what differs without an explanation fails and is kept in artifacts/compare
./dev.sh same COMMIT    shows that this tree gives the same bytes as that commit: demo, inspect --json, and reports out of its store
./dev.sh bench [args]   workbooks from folder to PostgreSQL, side by side: floor, scripts, ours; tests/Benchmarks/RESULTS.md tells of more:
                       bench trace (where the time of ingest goes), bench growth, bench mail
./dev.sh shape          counts files, types and which folders name each other
./dev.sh run [args]     the service, with the embedded store unless the settings say otherwise
./dev.sh help           this text
TEXT
}

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# --- packages -----------------------------------------------------------------------------------

# Prints the packages whose file is not there. Arguments: "package pattern" pairs.
missing_packages() {
  local pair package pattern
  for pair in "$@"; do
    read -r package pattern <<<"$pair"
    compgen -G "$pattern" >/dev/null || printf '%s\n' "$package"
  done
}

# Sets as_root to the words that run a command as root; fails without rights.
find_root_rights() {
  if ((EUID == 0)); then as_root=()
  elif sudo -n true 2>/dev/null; then as_root=(sudo -n)
  elif [[ -t 0 ]] && command -v sudo >/dev/null; then as_root=(sudo)
  else return 1
  fi
}

# Servers of the distribution stay off while they are installed (policy-rc.d is its switch for that): the tests start private ones.
# shellcheck disable=SC2016  # The inner shell expands.
apt_install() {
  "${as_root[@]}" flock -o "$root" env DEBIAN_FRONTEND=noninteractive sh -euc '
    policy=/usr/sbin/policy-rc.d
    trap "exit 1" INT TERM
    if [ ! -e "$policy" ]; then
      trap "rm -f $policy" EXIT
      printf "#!/bin/sh\nexit 101\n" >"$policy"
      chmod 755 "$policy"
    fi
    apt-get -qq -o DPkg::Lock::Timeout=300 update
    apt-get -qq -o DPkg::Lock::Timeout=300 install -y --no-install-recommends "$@"' apt_install "$@" </dev/null
}

# Installs what is missing. Never fails: the caller goes on with less and says so.
install_missing() {
  local missing as_root log
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  if ! command -v apt-get >/dev/null || ! find_root_rights; then
    say "Not installed, and no rights to install: ask the administrator of this machine for ${missing[*]}."
    return 0
  fi
  say "Installing from the distribution, which takes some minutes: ${missing[*]}"
  if log=$(apt_install "${missing[@]}" 2>&1); then return 0; fi
  tail -n 20 <<<"$log" >&2
  say "Could not install ${missing[*]}; going on without."
}

# The mail tests talk to Debian's Exim. Unpacked, not installed: it would push aside the machine's own mail server.
fetch_mail_server() {
  local target=$root/artifacts/tools/exim as_root log
  [[ ! -x /usr/sbin/exim4 && ! -x $target/usr/sbin/exim4 ]] || return 0
  if ! command -v apt-get >/dev/null || ! find_root_rights; then
    say "No mail server for the tests, and no rights to fetch it: ask the administrator of this machine for exim4-daemon-light."
    return 0
  fi
  say "Fetching a mail server for the tests: exim4-daemon-light"
  mkdir -p "$target"
  # shellcheck disable=SC2016  # The inner shell expands.
  if log=$("${as_root[@]}" flock -o "$root" sh -euc '
    "$1" "$2" || { apt-get -qq update; "$1" "$2"; }
    chown -R --reference="$1" "$2"' sh "$root/tests/Kit/Mail/fetch-exim.sh" "$target" </dev/null 2>&1); then return 0; fi
  tail -n 20 <<<"$log" >&2
  say "Could not fetch it; going on without."
}

# --- build --------------------------------------------------------------------------------------

require_sdk() { command -v dotnet >/dev/null || die "The .NET 10 SDK is missing: see https://dot.net/download."; }

# One build at a time in this folder, so that two runs do not write the same files.
build() {
  say "Building …"
  flock -o "$root" dotnet build -c Release -v quiet -clp:NoSummary "$@" >&2
}

worker() {
  require_sdk
  build "$root/worker"
  cd "$root"
  exec dotnet run --project worker -c Release --no-build -- "$@"
}

# --- private PostgreSQL -------------------------------------------------------------------------

server_folder=""
child=""
results=""
server_user=()

as_server() { (cd "$server_folder" && "${server_user[@]}" "$@"); }

# PostgreSQL refuses root: give it a user of its own.
choose_server_user() {
  ((EUID == 0)) || return 0
  local user=postgres
  if ! id "$user" &>/dev/null; then
    user=mcpe-postgres
    id "$user" &>/dev/null || useradd --system --no-create-home "$user"
  fi
  chown -R "$user" "$server_folder"
  server_user=(runuser -u "$user" --)
}

# Text is compared as in Vietnamese where the server can (15 and later): an order that only holds byte by byte shows in the tests.
create_cluster() {
  local binaries=$1 locale=(--locale=C.UTF-8)
  if "$binaries/initdb" --help | grep -q -- --locale-provider; then
    locale+=(--locale-provider=icu --icu-locale=vi-VN)
  fi
  as_server "$binaries/initdb" -D "$server_folder/data" -U postgres -A scram-sha-256 \
    --pwfile="$server_folder/password" -E UTF8 "${locale[@]}" --no-sync >"$server_folder/initdb.log"
}

# The server itself takes the port or fails: no other program can come in between.
start_on_free_port() {
  local binaries=$1 options attempt
  for attempt in {1..20}; do
    port=$((20000 + SRANDOM % 12000))
    options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c timezone=UTC -c max_connections=200"
    options+=" -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
    as_server "$binaries/pg_ctl" start -w -s -D "$server_folder/data" -l "$server_folder/server.log" -o "$options" \
      2>/dev/null && return 0
    say "PostgreSQL did not start on port $port (attempt $attempt)."
  done
  cat "$server_folder/server.log" >&2
  return 1
}

newest_postgres() { printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1; }

start_postgres() {
  local binaries port password
  binaries=$(newest_postgres)
  [[ -x $binaries/initdb ]] || { say "No PostgreSQL here: its tests are skipped."; return 0; }
  server_folder=$(mktemp -d /tmp/mcpe-postgres.XXXXXX)
  password=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
  printf '%s\n' "$password" >"$server_folder/password"
  choose_server_user && create_cluster "$binaries" && start_on_free_port "$binaries" || return 1
  export MCPE_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=postgres;Password=$password;Database=postgres"
}

# Ends what this run started, by its id, also after Ctrl-C and failures.
stop_all() {
  local id
  [[ -z $child ]] || kill "$child" 2>/dev/null || true
  [[ -z $results ]] || rm -rf "$results"
  [[ -n $server_folder ]] || return 0
  if id=$(head -n 1 "$server_folder/data/postmaster.pid" 2>/dev/null); then
    kill -INT "$id" 2>/dev/null || true
    timeout 20 tail --pid="$id" -f /dev/null || kill -QUIT "$id" 2>/dev/null || true
  fi
  rm -rf "$server_folder"
  server_folder=""
}

# --- tests --------------------------------------------------------------------------------------

passed=0
failed=0
skipped=0

# Prints the names of the test executables: folders of tests/ whose project is a program of xunit.
test_projects() {
  local project
  for project in "$root"/tests/*/*.csproj; do
    grep -q '<OutputType>Exe' "$project" && grep -q '"xunit\.v3' "$project" && basename "$project" .csproj
  done
}

# Prints the number in an attribute of the result file's <assembly>.
result() { sed -n "s/.*<assembly [^>]* $2=\"\([0-9]*\)\".*/\1/p" "$1"; }

# In the background, so that a signal is answered at once and not after the last test.
run_tests() {
  local project=$1 file=$2
  shift 2
  "$root/artifacts/bin/$project/release/$project" -noLogo -noColor -result-xml "$file" "$@" </dev/null &
  child=$!
  wait "$child" || true
  child=""
}

# A project that does not come to its end counts as one failure.
count() {
  local project=$1 file=$2
  if [[ -z $(result "$file" total 2>/dev/null) ]]; then
    say "$project ended without a result."
    failed=$((failed + 1))
    return 0
  fi
  passed=$((passed + $(result "$file" passed)))
  failed=$((failed + $(result "$file" failed) + $(result "$file" errors)))
  skipped=$((skipped + $(result "$file" skipped)))
}

run_all_tests() {
  local project filter=()
  [[ -z ${1:-} ]] || filter=(-method "*$1*")
  results=$(mktemp -d /tmp/mcpe-results.XXXXXX)
  for project in $(test_projects); do
    run_tests "$project" "$results/$project.xml" "${filter[@]}"
    count "$project" "$results/$project.xml"
  done
}

# The last line, and the exit status. Nothing run, or something skipped where nobody would notice, is not a success.
finish() {
  local line="$passed passed, $failed failed"
  ((skipped == 0)) || line+=", $skipped skipped"
  stop_all
  ((passed + failed > 0)) || say "No test ran."
  [[ ${CI:-} != true ]] || ((skipped == 0)) || say "Skipped tests are failures when CI=true."
  printf '%s\n' "$line"
  ((failed == 0 && passed > 0)) && [[ ${CI:-} != true || $skipped == 0 ]]
}

run_test() {
  trap stop_all EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  require_sdk
  install_missing "${test_packages[@]}"
  fetch_mail_server
  if build "$solution"; then
    start_postgres || failed=$((failed + 1))
    run_all_tests "${1:-}"
  else
    failed=1
  fi
  finish
}

# --- commands -----------------------------------------------------------------------------------

run_demo() {
  install_missing "${demo_packages[@]}"
  worker demo "$@"
}

# Analyzers and code style are errors of the build; what they cannot see is looked at first.
run_check() {
  require_sdk
  if ! { dotnet restore --locked-mode "$solution" && dotnet format whitespace "$solution" --verify-no-changes --no-restore &&
    dotnet format style "$solution" --verify-no-changes --no-restore; } >&2; then
    say "Restore or formatting does not hold: dotnet format $solution mends the latter."
    failed=1
    finish
    return 1
  fi
  run_test
}

run_fuzz() {
  require_sdk
  build "$root/tests/Fuzz"
  cd "$root"
  exec "$root/artifacts/bin/Fuzz/release/Fuzz" "$@"
}

run_compare() {
  install_missing "${test_packages[@]}"
  run_fuzz compare "$@"
}

run_same() {
  (($# == 1)) || die "usage: ./dev.sh same COMMIT"
  install_missing "${demo_packages[@]}"
  require_sdk
  build "$solution"
  exec bash "$root/tests/Benchmarks/same.sh" "$1"
}

run_bench() {
  trap stop_all EXIT
  install_missing "${bench_packages[@]}"
  [[ ${1:-} != mail ]] || fetch_mail_server
  require_sdk
  build "$solution"
  start_postgres || die "PostgreSQL did not start."
  (($#)) || set -- ingest
  dotnet "$root/artifacts/bin/Benchmarks/release/Benchmarks.dll" "$@"
}

run_shape() {
  require_sdk
  build "$root/tests/Benchmarks"
  exec dotnet "$root/artifacts/bin/Benchmarks/release/Benchmarks.dll" shape "$root"
}

run_golden() {
  [[ ${CI:-} != true ]] || die "Expected documents are not written when CI=true."
  export MCPE_GOLDEN=write
  run_test
}

main() {
  local command=${1:-help}
  (($# == 0)) || shift
  case $command in
    demo) run_demo "$@" ;;
    test) run_test "$@" ;;
    check) run_check ;;
    golden) run_golden ;;
    fuzz) run_fuzz "$@" ;;
    compare) run_compare "$@" ;;
    same) run_same "$@" ;;
    bench) run_bench "$@" ;;
    shape) run_shape ;;
    run) worker serve "$@" ;;
    help | -h | --help) help ;;
    *) help >&2; exit 2 ;;
  esac
}

main "$@"
