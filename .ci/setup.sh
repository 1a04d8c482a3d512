# shellcheck shell=bash
# Sourced by ./certify, ./test and .ci/run: everything between a fresh Debian 12 machine and a built program.
# Prints nothing if all is well; otherwise says what is wrong and what to do, and exits with 2.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build
# If ccache is installed, a second clone of the same sources reuses the objects of the first.
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1

packages=(cmake g++ git pkg-config ninja-build libcpp-httplib-dev nlohmann-json3-dev libsimdjson-dev
  libgoogle-perftools-dev librapidcheck-dev libgtest-dev libbenchmark-dev libsqlite3-dev libexpected-dev libfmt-dev
  libcli11-dev libtomlplusplus-dev libssl-dev zlib1g-dev libbrotli-dev libboost-dev)

say() { printf 'vendorproof: %s\n' "$*" >&2; }
give_up() {
  say "$@"
  exit 2
}

# Explains the usual causes of a failure from a log, and names the log.
explain_log() {
  local log=$1 free_kb
  free_kb=$(df -k --output=avail "$build" | tail -1)
  if ((free_kb < 20000)) || grep -q 'No space left on device' "$log" 2>/dev/null; then
    say "The disk is full: $((free_kb / 1024)) MB left where $build is. Free some space."
  elif grep -qE 'Killed signal terminated program|cc1plus.*[Kk]illed|std::bad_alloc' "$log" 2>/dev/null; then
    say "The compiler ran out of memory. Try again with one job: VENDORPROOF_JOBS=1 $0"
  fi
  say "The whole log is $log"
}

# Prints those of the given packages that are not installed, one per line.
missing_packages() {
  local package
  for package in "$@"; do
    [[ $(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || echo "$package"
  done
}

# Installs those of the given Debian packages that are missing.
install_packages() {
  local missing as_root=() log command
  mapfile -t missing < <(missing_packages "$@")
  ((${#missing[@]})) || return 0
  command="apt-get update && apt-get install --no-install-recommends ${missing[*]}"
  if ((EUID != 0)); then
    if ! sudo -n true 2>/dev/null; then
      give_up "These Debian packages are missing: ${missing[*]}
Install them as root, then try again:
  sudo sh -c '$command'"
    fi
    as_root=(sudo -n)
  fi
  say "installing ${#missing[@]} Debian packages: ${missing[*]}"
  log=$build/packages.log
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300)
  # A fresh machine has no package lists, an old one has outdated lists: an update helps in both cases.
  if ! { "${apt[@]}" install -y --no-install-recommends "${missing[@]}" ||
    { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${missing[@]}"; }; } \
    >"$log" 2>&1 </dev/null; then
    tail -n 15 "$log" >&2
    explain_log "$log"
    give_up "These Debian packages could not be installed: ${missing[*]}
Install them by hand, then try again:
  $command"
  fi
}

# Asks dpkg only if the list of packages has changed since the last complete check.
ensure_packages() {
  local stamp=$build/packages.complete
  [[ -f $stamp && $(<"$stamp") == "${packages[*]}" ]] && return 0
  if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
    install_packages "${packages[@]}"
  else
    say "This is not Debian. The libraries of these packages are needed, but were not checked: ${packages[*]}"
  fi
  printf '%s' "${packages[*]}" >"$stamp"
}

# One job per core, and at most one per 800 MB of free memory: a large source needs half a GB.
jobs_of_machine() {
  local cores memory_kb limit
  cores=$(nproc)
  memory_kb=$(awk '/^MemAvailable:/ { print $2 }' /proc/meminfo)
  limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null || echo max)
  if [[ $limit =~ ^[0-9]+$ ]] && ((limit / 1024 < memory_kb)); then memory_kb=$((limit / 1024)); fi
  local by_memory=$((memory_kb / 800000))
  ((by_memory >= 1)) || by_memory=1
  echo $((cores < by_memory ? cores : by_memory))
}

# Whether build/ was configured by this source tree, with this compiler and these options.
is_configured() {
  [[ -f $build/build.ninja && -f $build/CMakeCache.txt ]] || return 1
  local name value directory="" home="" generator="" type="" flags="" compiler="" tests=""
  while IFS='=' read -r name value; do
    case $name in
      CMAKE_CACHEFILE_DIR:*) directory=$value ;;
      CMAKE_HOME_DIRECTORY:*) home=$value ;;
      CMAKE_GENERATOR:*) generator=$value ;;
      CMAKE_BUILD_TYPE:*) type=$value ;;
      CMAKE_CXX_FLAGS:*) flags=$value ;;
      CMAKE_CXX_COMPILER:*) compiler=$value ;;
      VENDORPROOF_TESTS:*) tests=$value ;;
    esac
  done <"$build/CMakeCache.txt"
  local wanted=${CXX:-c++}
  [[ $directory == "$build" && $home == "$root" && $generator == Ninja && $type == Release && $tests == ON ]] &&
    [[ $flags == "${CXXFLAGS:-}" && $(readlink -f "$compiler") == "$(readlink -f "$(command -v "${wanted%% *}")")" ]]
}

configure() {
  local log=$build/configure.log
  is_configured && return 0
  # --fresh deletes the state of another compiler, generator, option or folder.
  if ! cmake --fresh -S "$root" -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DVENDORPROOF_TESTS=ON >"$log" 2>&1; then
    grep -v '^-- ' "$log" | tail -n 30 >&2
    explain_log "$log"
    rm -f "$build/packages.complete" "$build/build.ninja"
    give_up "CMake could not configure the build."
  fi
}

# Shows ninja's progress from its log: on a terminal one line, rewritten; elsewhere a new line every ten seconds.
tell_progress() {
  local log=$1 line last="" shown=0
  while sleep 0.5 >/dev/null 2>&1 9>&-; do
    line=$(grep -E '^\[[0-9]+/[0-9]+\]' "$log" 2>/dev/null | tail -1)
    [[ -n $line && $line != "$last" ]] || continue
    if [[ -t 2 ]]; then
      printf '\r\033[K%.100s' "building $line" >&2
    elif ((SECONDS - shown >= 10)); then
      say "building ${line%% *} after $SECONDS s"
      shown=$SECONDS
    else
      continue
    fi
    last=$line
  done
}

# What a group of the project's sources takes on average, in hundredths of what the timed source takes alone.
share_of_timed=310

# Says how long the first build takes on this machine, before it begins: one source is compiled and timed. A compiler
# cache makes it shorter.
tell_duration() {
  local files began ended jobs seconds
  [[ ! -x $build/vendorproof ]] || return 0
  files=$(ninja -C "$build" -t commands "$@" 2>/dev/null | grep -c -- ' -c ') || return 0
  began=$(date +%s%N)
  ${CXX:-c++} -std=c++20 -O2 -I"$root" -c "$root/core/flow/orders.cpp" -o "$build/timed.o" 2>/dev/null || return 0
  ended=$(date +%s%N)
  rm -f "$build/timed.o"
  jobs=${VENDORPROOF_JOBS:-$(jobs_of_machine)}
  [[ $jobs =~ ^[1-9][0-9]*$ ]] || return 0
  seconds=$((files * (ended - began) / 1000000 * share_of_timed / 100 / 1000 / jobs))
  say "The first build takes about $((seconds / 60 + 1)) min on this machine: $files groups of sources, $jobs at a time."
}

# Builds the given targets. If they are up to date, this takes milliseconds.
build_targets() {
  local log=$build/build.log status=0 teller
  tell_duration "$@"
  SECONDS=0
  tell_progress "$log" &
  teller=$!
  NINJA_STATUS='[%f/%t] ' ninja -C "$build" -j "${VENDORPROOF_JOBS:-$(jobs_of_machine)}" "$@" >"$log" 2>&1 || status=$?
  { kill "$teller" && wait "$teller"; } 2>/dev/null || true
  if [[ -t 2 ]] && ((SECONDS > 0)); then printf '\r\033[K' >&2; fi
  ((status == 0)) && return 0
  sed -n '/^FAILED:/,$p' "$log" | grep -v '^\[[0-9]*/[0-9]*\]' | cut -c 1-300 | head -n 40 >&2
  explain_log "$log"
  give_up "The build failed."
}

# Everything: packages, configuration, the given targets.
set_up() {
  if ! { mkdir -p "$build" 2>/dev/null && [[ -w $build ]]; }; then
    give_up "Cannot write to $build: is the disk full, or does the folder belong to another user?"
  fi
  local free_mb
  free_mb=$(($(df -k --output=avail "$build" | tail -1) / 1024))
  if ((free_mb < 500)) && [[ ! -x $build/vendorproof ]]; then
    give_up "Only $free_mb MB are free where $build is; the build needs about 500 MB. Free some space."
  fi
  exec 9>"$build/lock"
  if ! flock -n 9; then
    say "waiting for another build in $build"
    flock 9
  fi
  ensure_packages
  local tool compiler=${CXX:-c++}
  for tool in "${compiler%% *}" cmake ninja; do
    if ! command -v "$tool" >/dev/null; then
      rm -f "$build/packages.complete"
      give_up "The program '$tool' is not in the PATH. On Debian: apt-get install g++ cmake ninja-build"
    fi
  done
  configure
  build_targets "$@"
  exec 9>&-
}
