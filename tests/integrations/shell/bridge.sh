#!/usr/bin/env bash
# A vendor's integration with Amazon for cron: bash and curl. Its ERP is a text file of items and stock. Each run asks
# Amazon once, does what is due, and ends; the next run goes on. A folder for each order remembers what was sent.
# BRIDGE_DEFECT makes it do one thing wrong.
set -euo pipefail

defect=${BRIDGE_DEFECT:-}
state=$TRIAL_STATE
mkdir -p "$state/orders"
declare -A json # a JSON document, flat: json[payload.orders.0.purchaseOrderNumber]
status=''
answer=$state/answer

# Tells people: yours sends a mail. kind, order, text
show() {
  grep -qs "^$1 $2 " "$state/for-people.txt" || printf '%s %s %s\n' "$1" "$2" "$3" >>"$state/for-people.txt"
}

# Ends this run: the next one tries again.
later() {
  printf '%s later: %s\n' "${now:-}" "$*"
  exit 0
}

# Amazon answers ten requests a second of each operation: what is more waits for two seconds. Yours sleeps; here the
# clock of the trial is moved. The operation is the first words of the path.
declare -A asked
count() {
  local operation
  operation=$(cut -d/ -f4-7 <<<"$1/////")
  asked[$operation]=$((${asked[$operation]:-0} + 1))
  ((asked[$operation] <= 10)) && return
  asked=([$operation]=1)
  now=$(plus "$now" '2 seconds')
  curl -sS --max-time 30 -o "$state/idle" -H 'content-type: application/json' \
    -d "{\"poll\":\"1h\",\"until\":\"$now\"}" "$TRIAL_CONTROL/idle" || later 'the clock'
}

# method, url, body: $status is the HTTP status, and the file $answer has the body
call() {
  local more=()
  count "${2%%\?*}"
  [[ -n ${3:-} ]] && more=(--data-binary "$3" -H 'content-type: application/json')
  status=$(curl -sS --max-time 30 -o "$answer" -w '%{http_code}' -X "$1" -H "x-amz-access-token: ${token:-}" \
    "${more[@]}" "$2") || later "$1 $2"
}

get() {
  call GET "$@"
  [[ $status == 200 ]] || later "GET $1: $status $(head -c 200 "$answer")"
}

# Reads the file $answer into json.
read_json() {
  json=()
  local path value
  while IFS=$'\t' read -r path value; do json[$path]=$value; done < <(
    grep -oE '"([^"\\]|\\.)*"|[][{}:,]|[^][{}:,"[:space:]]+' "$answer" | awk '
      function path(  text, i) {
        for (i = 1; i <= depth; ++i) text = text "." (kind[i] == "[" ? count[i] : key[i])
        return substr(text, 2)
      }
      /^[{[]$/ { kind[++depth] = $0; count[depth] = 0; is_key = $0 == "{"; next }
      /^[]}]$/ { --depth; is_key = 0; next }
      /^,$/ { if (kind[depth] == "[") ++count[depth]; else is_key = 1; next }
      /^:$/ { is_key = 0; next }
      {
        gsub(/^"|"$/, "")
        if (is_key) key[depth] = $0; else print path() "\t" $0
      }')
}

# A moment, and what is added to it: plus "$now" "2 days"
plus() { date -u -d "$1 $2" +%Y-%m-%dT%H:%M:%SZ; }

# Sends a document once: file (without .json), path, order. After a lost answer the same bytes go again. FILE.doubted is
# there until Amazon's answer is heard, and says when it was sent. FILE.id has the transaction, FILE.accepted says that
# Amazon has processed it, FILE.refused that it never will.
send() {
  [[ -e $1.id || -e $1.refused ]] && return
  printf '%s' "$now" >"$1.doubted"
  call POST "$TRIAL_AMAZON$2" "$(<"$1.json")"
  case $status in
    202)
      field transactionId >"$1.id.new"
      touch -d "$now" "$1.id.new"
      mv "$1.id.new" "$1.id"
      rm "$1.doubted"
      ;;
    400)
      grep -q '"errors"' "$answer" || later "POST $2: a page of something in between" # it says nothing of the document
      cp "$answer" "$1.refused"
      rm "$1.doubted"
      show request-refused "$3" "$(basename "$1") is refused"
      ;;
    4*)
      rm "$1.doubted" # Amazon has not taken it
      later "POST $2: $status"
      ;;
    *) later "POST $2: $status" ;;
  esac
}

# Whether an acknowledgement may be sent: file, order. After a lost answer Amazon is asked before, so that what it took is
# not sent again. It shows an acknowledgement when it has processed it, within half an hour.
may_acknowledge() {
  [[ -e $1.doubted && ! -e $1.id ]] || return 0
  get "$TRIAL_AMAZON/vendor/orders/v1/purchaseOrdersStatus?purchaseOrderNumber=$2"
  if grep -qE '"confirmationStatus":"(ACCEPTED|PARTIALLY_ACCEPTED|REJECTED)"' "$answer"; then
    touch "$1.accepted"
    mv "$1.doubted" "$1.id"
    return 1
  fi
  [[ ! $now < $(plus "$(<"$1.doubted")" '45 minutes') ]]
}

# Asks what became of a document: file, order
follow() {
  [[ -e $1.id && ! -e $1.accepted && ! -e $1.refused ]] || return 0
  call GET "$TRIAL_AMAZON/vendor/transactions/v1/transactions/$(<"$1.id")"
  if [[ $status == 404 ]]; then
    rm "$1.id" # Amazon has lost it: send it again
  elif grep -qE '"status":"Success"|DUPLICATE' "$answer"; then
    touch "$1.accepted"
  elif grep -q '"status":"Failure"' "$answer"; then
    cp "$answer" "$1.refused"
    show "${3:-ship-notice-failed}" "$2" "$(basename "$1") failed"
  elif [[ $(date -u -r "$1.id" +%Y-%m-%dT%H:%M:%SZ) < $(plus "$now" '2 hours ago') ]]; then
    touch "$1.accepted" # Amazon does not always tell a success
  fi
}

# The 18 digits of a carton's label, with the GS1 check digit: number of the carton
sscc() {
  local digits sum=0 i
  digits=$(printf '09506000%09d' "$1")
  for ((i = 0; i < 17; ++i)); do ((sum += ${digits:i:1} * (i % 2 == 0 ? 3 : 1))) || true; done
  printf '%s%d' "$digits" $(((10 - sum % 10) % 10))
}

# Takes eaches of an item from the stock, as far as it has them: item, wanted. Prints how many.
take_stock() {
  local has=0 taken
  has=$(awk -v item="$1" '$1 == item { print $2 }' "$state/items.txt")
  taken=$((${has:-0} < $2 ? ${has:-0} : $2))
  awk -v item="$1" -v taken="$taken" '$1 == item { $2 -= taken } { print }' "$state/items.txt" >"$state/items.new"
  mv "$state/items.new" "$state/items.txt"
  printf '%d' "$taken"
}

# An order of json becomes a folder: `order` with its head, `lines` with a row for each line, acknowledgement.json
take_order() {
  local number=${json[$1.purchaseOrderNumber]} details=$1.orderDetails line items='' folder
  folder=$state/orders/$number
  mkdir -p "$folder"
  [[ -e $folder/acknowledgement.json ]] && return
  : >"$folder/lines"
  for ((line = 0; ; ++line)); do
    local row=$details.items.$line ordered=$details.items.$line.orderedQuantity parts='' reason=TemporarilyUnavailable
    [[ -n ${json[$row.itemSequenceNumber]:-} ]] || break
    local item=${json[$row.amazonProductIdentifier]:-${json[$row.vendorProductIdentifier]:-}} size=1 accepted amount
    local unit=${json[$ordered.unitOfMeasure]} cost=${json[$row.netCost.amount]} code=amazonProductIdentifier
    [[ -n ${json[$row.amazonProductIdentifier]:-} ]] || code=vendorProductIdentifier
    [[ $unit == Cases ]] && size=${json[$ordered.unitSize]}
    amount=${json[$ordered.amount]}
    ((amount > 0)) || continue # Amazon cancelled the line
    if ! grep -q "^$item " "$state/items.txt"; then
      reason=InvalidProductIdentifier
      show unknown-item "$number" "$item"
    fi
    accepted=$(($(take_stock "$item" $((amount * size))) / size))
    if ((accepted > 0)); then
      parts="{\"acknowledgementCode\":\"Accepted\",\"acknowledgedQuantity\":$(quantity "$accepted" "$unit" "$size")}"
    fi
    if ((accepted < amount)); then
      parts+="${parts:+,}{\"acknowledgementCode\":\"Rejected\",\"rejectionReason\":\"$reason\","
      parts+="\"acknowledgedQuantity\":$(quantity $((amount - accepted)) "$unit" "$size")}"
    fi
    printf '%s %s %s %s %s\n' "${json[$row.itemSequenceNumber]}" "$code" "$item" $((accepted * size)) "$cost" \
      >>"$folder/lines"
    [[ $defect == forgets-a-line && $line -gt 0 ]] && continue
    items+="${items:+,}{\"itemSequenceNumber\":\"${json[$row.itemSequenceNumber]}\",\"$code\":\"$item\","
    items+="\"netCost\":{\"amount\":\"$cost\",\"currencyCode\":\"$TRIAL_CURRENCY\"},"
    items+="\"orderedQuantity\":$(quantity "$amount" "$unit" "$size"),\"itemAcknowledgements\":[$parts]}"
  done
  [[ -n $items ]] || return 0
  local seller=${json[$details.sellingParty.partyId]} window=${json[$details.deliveryWindow]:-$now}
  # the truck needs two days
  printf '%s\n' "$seller" "${json[$details.billToParty.partyId]}" "${json[$details.shipToParty.partyId]}" \
    "$(plus "${window%%--*}" '2 days ago')" "${json[$details.purchaseOrderDate]}" >"$folder/order"
  write "$folder/acknowledgement" "{\"acknowledgements\":[{\"purchaseOrderNumber\":\"$number\",
    \"sellingParty\":{\"partyId\":\"$seller\"},\"acknowledgementDate\":\"$now\",\"items\":[$items]}]}"
}

# amount, unit, unit size
quantity() { printf '{"amount":%d,"unitOfMeasure":"%s","unitSize":%d}' "$1" "$2" "$3"; }

# A document is written once, as a whole: file (without .json), text
write() {
  printf '%s\n' "$2" >"$1.new"
  mv "$1.new" "$1.json"
}

# One carton for each line with goods: order, its folder
write_notice() {
  local folder=$2 code item eaches items='' cartons='' contents='' carton=0 label goods head
  mapfile -t head <"$folder/order"
  while read -r _ code item eaches _; do
    ((eaches > 0)) || continue
    carton=$((carton + 1))
    echo >>"$state/cartons" # counts all cartons
    label=$(sscc "$(wc -l <"$state/cartons")")
    goods="\"shippedQuantity\":$(quantity "$eaches" Eaches 1),\"itemDetails\":{\"purchaseOrderNumber\":\"$1\"}"
    items+="${items:+,}{\"itemSequenceNumber\":\"$carton\",\"$code\":\"$item\",$goods}"
    cartons+="${cartons:+,}{\"cartonSequenceNumber\":\"$carton\",\"cartonIdentifiers\":[{
      \"containerIdentificationType\":\"SSCC\",\"containerIdentificationNumber\":\"00$label\"}],
      \"items\":[{\"itemReference\":\"$carton\",$goods}]}"
    contents+="${contents:+,}{\"sscc\":\"$label\",\"contents\":[
      {\"item\":\"$item\",\"purchase_order\":\"$1\",\"eaches\":$eaches}]}"
  done <"$folder/lines"
  [[ -n $items ]] || return 0
  if [[ ${BRIDGE_TELLS_TRUCKS:-} == yes ]]; then # the warehouse says what is really in the truck
    write "$folder/truck" "{\"load_number\":\"LOAD-$1\",\"bill_of_lading\":\"BOL-$1\",\"ship_to\":\"${head[2]}\",
      \"cartons\":[$contents]}"
  fi
  write "$folder/notice" "{\"shipmentConfirmations\":[{\"shipmentIdentifier\":\"SHIP-$1\",
    \"shipmentConfirmationType\":\"Original\",\"shipmentConfirmationDate\":\"$now\",\"shippedDate\":\"$now\",
    \"estimatedDeliveryDate\":\"$(plus "$now" '2 days')\",\"sellingParty\":{\"partyId\":\"${head[0]}\"},
    \"shipFromParty\":{\"partyId\":\"WHSE1\",\"address\":{\"name\":\"Warehouse\",\"addressLine1\":\"1 Dock Road\",
      \"city\":\"Reno\",\"stateOrRegion\":\"NV\",\"postalCode\":\"89501\",\"countryCode\":\"US\"}},
    \"shipToParty\":{\"partyId\":\"${head[2]}\"},\"transportationDetails\":{\"carrierScac\":\"ABFS\",
      \"carrierShipmentReferenceNumber\":\"PRO-$1\",\"billOfLadingNumber\":\"BOL-$1\"},
    \"shipmentMeasurements\":{\"cartonCount\":$carton,\"palletCount\":0},
    \"shippedItems\":[$items],\"cartons\":[$cartons]}]}"
}

# order, its folder
write_invoice() {
  local code item eaches cost items='' total=0 index=0 head
  mapfile -t head <"$2/order"
  while read -r _ code item eaches cost; do
    ((eaches > 0)) || continue
    index=$((index + 1))
    items+="${items:+,}{\"itemSequenceNumber\":$index,\"$code\":\"$item\",\"purchaseOrderNumber\":\"$1\",
      \"invoicedQuantity\":$(quantity "$eaches" Eaches 1),
      \"netCost\":{\"amount\":\"$cost\",\"currencyCode\":\"$TRIAL_CURRENCY\"}}"
    total=$(awk -v total="$total" -v cost="$cost" -v eaches="$eaches" 'BEGIN { printf "%.2f", total + cost * eaches }')
  done <"$2/lines"
  write "$2/invoice" "{\"invoices\":[{\"invoiceType\":\"Invoice\",\"id\":\"INV-$1\",\"date\":\"$now\",
    \"remitToParty\":{\"partyId\":\"${head[0]}\"},\"billToParty\":{\"partyId\":\"${head[1]}\"},
    \"invoiceTotal\":{\"amount\":\"$total\",\"currencyCode\":\"$TRIAL_CURRENCY\"},\"items\":[$items]}]}"
}

# Answers an order: its folder
acknowledge() {
  local folder=$1 number=${1##*/} head answered_from
  mapfile -t head <"$folder/order"
  case $defect in
    late-acknowledgement) answered_from=$(plus "${head[4]}" '30 hours') ;;
    notice-first) answered_from=$(plus "${head[4]}" '20 hours') ;;
    *) answered_from=$now ;;
  esac
  if [[ ! $now < $answered_from ]] && may_acknowledge "$folder/acknowledgement" "$number"; then
    send "$folder/acknowledgement" /vendor/orders/v1/acknowledgements "$number"
  fi
}

# The next step of an order: its folder
advance() {
  local folder=$1 number=${1##*/} head
  mapfile -t head <"$folder/order"
  follow "$folder/acknowledgement" "$number" acknowledgement-failed
  [[ -e $folder/acknowledgement.id || $defect == notice-first ]] || return 0
  [[ ! -e $folder/acknowledgement.refused && ! $now < ${head[3]} ]] || return 0
  [[ -e $folder/notice.json ]] || write_notice "$number" "$folder"
  [[ -e $folder/notice.json ]] || return 0 # nothing ships
  if [[ -e $folder/truck.json && ! -e $folder/truck.told ]]; then
    call POST "$TRIAL_CONTROL/trucks" "$(<"$folder/truck.json")"
    [[ $status == 201 ]] || later "POST /trucks: $status $(<"$answer")"
    touch "$folder/truck.told"
  fi
  send "$folder/notice" /vendor/shipping/v1/shipmentConfirmations "$number"
  follow "$folder/notice" "$number" ship-notice-failed
  [[ -e $folder/notice.accepted || $defect == invoice-before-notice ]] || return 0
  [[ -e $folder/invoice.json ]] || write_invoice "$number" "$folder"
  send "$folder/invoice" /vendor/payments/v1/invoices "$number"
  [[ -e $folder/invoice.id ]] && touch "$folder/done"
  if [[ $defect == acknowledges-again ]]; then
    cp "$folder/acknowledgement.json" "$folder/again.json"
    send "$folder/again" /vendor/orders/v1/acknowledgements "$number"
  fi
}

# The text of a field of the answer: "name"
field() {
  local text
  text=$(<"$answer")
  [[ $text =~ \"$1\":\"([^\"]*)\" ]] && printf '%s' "${BASH_REMATCH[1]}"
}

# The stock: in the beginning what the list of items says; a blocked item has none. Texts with commas need a real CSV
# reader.
if [[ ! -e $state/items.txt ]]; then
  awk -F, 'NR > 1 { print ($2 == "" ? $3 : $2), ($9 == "yes" ? 0 : $7) }' "$TRIAL_ITEMS" >"$state/items.new"
  mv "$state/items.new" "$state/items.txt"
fi
get "$TRIAL_CONTROL/clock"
now=$(field now)
now=${now%%[.Z]*}Z
status=$(curl -sS --max-time 30 -o "$answer" -w '%{http_code}' "$TRIAL_AMAZON/auth/o2/token" \
  -d grant_type=refresh_token --data-urlencode "refresh_token=$TRIAL_REFRESH_TOKEN" \
  --data-urlencode "client_id=$TRIAL_CLIENT_ID" --data-urlencode "client_secret=$TRIAL_CLIENT_SECRET") ||
  later 'no token'
[[ $status == 200 ]] || later "no token: $status"
token=$(field access_token)

query="createdAfter=$(plus "$now" '6 days ago')&createdBefore=$now&limit=100"
get "$TRIAL_AMAZON/vendor/orders/v1/purchaseOrders?$query"
if ! cmp -s "$answer" "$state/orders.json"; then
  cp "$answer" "$state/orders.new"
  read_json
  for ((order = 0; ; ++order)); do
    [[ -n ${json[payload.orders.$order.purchaseOrderNumber]:-} ]] || break
    take_order "payload.orders.$order"
  done
  mv "$state/orders.new" "$state/orders.json"
fi
# All answers first: they have a deadline.
for step in acknowledge advance; do
  for folder in "$state"/orders/*/; do
    folder=${folder%/}
    if [[ -e $folder/acknowledgement.json && ! -e $folder/done ]]; then "$step" "$folder"; fi
  done
done
