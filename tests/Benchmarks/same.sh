#!/usr/bin/env bash
# same.sh COMMIT: shows that this tree answers as that commit does, byte for byte: the demo's documents and mails, "inspect --json" of every sample,
# and the reports of every period out of a store that the commit filled. Builds must be there for this tree; that of the commit is made here.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
commit=$(git -C "$root" rev-parse --verify "$1^{commit}")
work=$(mktemp -d /tmp/mcpe-same.XXXXXX)
trap 'git -C "$root" worktree remove --force "$work/former" 2>/dev/null || true; rm -rf "$work"' EXIT

git -C "$root" worktree add -q --detach "$work/former" "$commit"
printf 'Building %s …\n' "${commit:0:7}" >&2
dotnet build -c Release -v quiet -clp:NoSummary "$work/former/worker" >&2

past() { (cd "$work/former" && dotnet artifacts/bin/worker/release/worker.dll "$@"); }
ours() { (cd "$root" && dotnet artifacts/bin/worker/release/worker.dll "$@"); }
same() { dotnet "$root/artifacts/bin/Benchmarks/release/Benchmarks.dll" same "$1" "$2"; }

# The words of a run: its report on the screen, without the folder it names.
failed=0
for side in past ours; do
  mkdir -p "$work/results/$side"
  "$side" demo --out "$work/results/$side/demo" 2>/dev/null | sed "s#$work/results/$side##g" >"$work/results/$side/demo.txt"
  (cd "$root/tests/samples" && find cases reports q1-2024 -type f -regex '.*\.\(xls\|xlsx\|xlsm\|xlsb\|ods\|csv\)' -print0 | sort -z) |
    sed -z "s#^#$root/tests/samples/#" >"$work/names"
  mapfile -d '' names <"$work/names"
  "$side" inspect --json "${names[@]}" >"$work/results/$side/inspect.json" 2>/dev/null || true
done
[[ -s $work/results/ours/inspect.json ]]
printf 'demo, inspect --json of %s files: ' "${#names[@]}" && same "$work/results/past" "$work/results/ours" || failed=1

# A store that the former commit filled: it prints every period first, for it may not know a newer form of the store.
store=$work/store
cp -a "$work/results/past/demo" "$store"
export Store__ConnectionString="Data Source=$store/demo.db" Keys__File=$store/demo.keys Inbox__Folder=$store/inbox Inbox__Archive=$store/archive \
  Documents__Folder=$store/documents Mail__Transport=pickup Mail__PickupFolder=$store/mail
mkdir -p "$work/printed/before" "$work/printed/after"
mapfile -t periods < <(cd "$store/documents" && ls)
for period in "${periods[@]}"; do past report "$period" --json >"$work/printed/before/$period.json"; done
ours migrate >&2
for period in "${periods[@]}"; do
  ours report "$period" --json >"$work/printed/after/$period.json"
  ours report "$period" --edition 1 >/dev/null || failed=1
  if [[ $period == *-W* ]]; then
    ours close "$period" >"$work/close" || failed=1
    head -n 1 "$work/close" | tee -a "$work/closed"
  fi
done
[[ -s $work/closed ]] || failed=1
! grep -v 'lần phát hành 1, không có gì thay đổi' "$work/closed" || failed=1
printf 'report --json out of the former store: ' && same "$work/printed/before" "$work/printed/after" || failed=1
printf 'documents after report and close: ' && same "$work/results/past/demo/documents" "$work/store/documents" || failed=1
exit "$failed"
